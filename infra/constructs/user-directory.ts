import { fileURLToPath } from 'node:url';
import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  FeaturePlan,
  LambdaVersion,
  ManagedLoginVersion,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  UserPoolClient,
  UserPoolClientIdentityProvider,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { LANGUAGES } from '../../functions/core/campaign.ts';
import { GROUPS, type Identity, RESOURCE_SERVER, SCOPE_DESCRIPTIONS } from '../identity.ts';
import { acknowledge } from './acknowledge.ts';
import { HouseFunction } from './house-function.ts';

/** Where the site runs while it is being made; Cognito takes plain http for localhost alone. */
export const DEFAULT_SITES = ['http://localhost:8080/'];

/** Where the site takes its tokens, below its language. */
export const SIGNED_IN_PATH = '/signed-in';

export interface UserDirectoryProps {
  /** Addresses of sites at which sign-in and sign-out may end. Default: the local one. */
  readonly sites?: readonly string[];
  /** Whether access tokens tell the e-mail address and whether it is verified. Default: they do not. */
  readonly emailInTokens?: boolean;
}

/**
 * The user pool: one signs in with an e-mail address and a code sent to it (the Essentials tier, free up to 10,000
 * users a month; the library demands a password among the first factors as well). The site gets its tokens by the
 * code flow with PKCE, having no secret. Every client may ask for every scope, so a scope alone never makes a
 * moderator: the group does.
 */
export class UserDirectory extends Construct {
  readonly identity: Identity;

  constructor(scope: Construct, id: string, props: UserDirectoryProps = {}) {
    super(scope, id);
    const pool = new UserPool(this, 'users', {
      featurePlan: FeaturePlan.ESSENTIALS,
      signInPolicy: { allowedFirstAuthFactors: { password: true, emailOtp: true } },
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      keepOriginal: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    if (props.emailInTokens) this.putEmailIntoTokens(pool);
    for (const [groupName, description] of Object.entries(GROUPS)) pool.addGroup(groupName, { groupName, description });

    const scopes = Object.entries(SCOPE_DESCRIPTIONS).map(
      ([scopeName, scopeDescription]) => new ResourceServerScope({ scopeName, scopeDescription }),
    );
    const api = pool.addResourceServer(RESOURCE_SERVER, { identifier: RESOURCE_SERVER, scopes });
    const sites = props.sites ?? DEFAULT_SITES;
    const inEachLanguage = (path: string) =>
      sites.flatMap((site) => LANGUAGES.map((language) => new URL(`${language}${path}`, site).href));
    const site = new UserPoolClient(this, 'site', {
      userPool: pool,
      generateSecret: false,
      authFlows: { user: true, userSrp: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, ...scopes.map((scope) => OAuthScope.resourceServer(api, scope))],
        callbackUrls: inEachLanguage(SIGNED_IN_PATH),
        logoutUrls: inEachLanguage(''),
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(30),
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
    });
    // Prefixes are unique in a region, over all accounts.
    const domainPrefix = `reinventons-${Aws.ACCOUNT_ID}`;
    pool.addDomain('sign-in', {
      cognitoDomain: { domainPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    // The newer pages are not served to a client without a style.
    new CfnManagedLoginBranding(this, 'style', {
      userPoolId: pool.userPoolId,
      clientId: site.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    acknowledge(pool, {
      'AwsSolutions-COG2':
        'A code by e-mail is the sign-in itself; Cognito does not offer it as a first factor where a second one is required.',
      'AwsSolutions-COG8':
        'The Plus tier adds threat protection, which profiles citizens; Essentials has what is used here.',
    });
    this.identity = {
      issuer: pool.userPoolProviderUrl,
      audience: site.userPoolClientId,
      // The pool's own address has its description and its keys; pages and tokens come from its domain.
      origins: [
        `https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}`,
        `https://${domainPrefix}.auth.${Aws.REGION}.amazoncognito.com`,
      ],
    };
  }

  private putEmailIntoTokens(pool: UserPool): void {
    const addEmail = new HouseFunction(this, 'add-email', {
      bundles: fileURLToPath(new URL('../user-pool', import.meta.url)),
      description: 'Puts the verified e-mail address into access tokens, for campaigns that ask for its domain.',
      // Cognito waits no longer.
      timeout: Duration.seconds(5),
    });
    pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, addEmail, LambdaVersion.V2_0);
  }
}
