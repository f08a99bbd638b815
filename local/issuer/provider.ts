import { decodeJwt } from 'jose';
import Provider, { type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import * as z from 'zod';
import type { IssuerOptions } from '../issuer.ts';
import type { SignAccessToken } from './access-token.ts';
import type { Account, Accounts } from './accounts.ts';
import type { IssuerKeys } from './keys.ts';
import { Memory } from './memory.ts';
import { noticePage, signOutPage } from './sign-in-page.ts';

/** Seconds; the defaults of a user pool client. */
export const ACCESS_TOKEN_SECONDS = 3_600;
const REFRESH_TOKEN_SECONDS = 30 * 24 * 3_600;
const SIGN_IN_SECONDS = 3_600;
const OPENID_SCOPES = ['openid', 'email', 'profile'] as const;

const tokenResponse = z.looseObject({ access_token: z.string() });
const providersToken = z.looseObject({ sub: z.string(), client_id: z.string(), scope: z.string().default('') });

export interface ProviderOptions extends Pick<IssuerOptions, 'clients' | 'scopes' | 'claimsOf'> {
  readonly issuer: string;
  readonly keys: IssuerKeys;
  readonly accounts: Accounts;
  readonly signAccessToken: SignAccessToken;
  /** Path of the sign-in page of an interaction. */
  readonly signInPath: (uid: string) => string;
}

/** The authorization server: code flow with PKCE for public clients, paths as Cognito's. Its state lives in memory. */
export function createProvider(options: ProviderOptions): Provider {
  const provider = new Provider(options.issuer, configurationOf(options));
  provider.use(async (context: KoaContextWithOIDC, next: () => Promise<void>) => {
    await next();
    if (context.oidc?.route === 'token') context.body = await withPoolToken(context.body, options);
  });
  return provider;
}

/** The provider's JWTs must have an audience and Cognito's have none, so the token is signed anew. */
async function withPoolToken(
  body: unknown,
  { accounts, signAccessToken, claimsOf }: ProviderOptions,
): Promise<unknown> {
  const response = tokenResponse.safeParse(body);
  if (!response.success) return body;
  const token = providersToken.parse(decodeJwt(response.data.access_token));
  const account = accounts.find(token.sub);
  const further = account === undefined ? {} : await claimsOf?.(account, token.client_id, token.scope);
  const access_token = await signAccessToken({
    further,
    sub: token.sub,
    clientId: token.client_id,
    scope: token.scope,
    groups: account?.groups ?? [],
    expiresIn: ACCESS_TOKEN_SECONDS,
  });
  return { ...response.data, access_token };
}

function configurationOf(options: ProviderOptions): Configuration {
  const { issuer, keys, clients, scopes, accounts } = options;
  const allScopes = [...OPENID_SCOPES, ...scopes];
  return {
    adapter: () => new Memory(),
    clients: clients.map((client) => ({
      client_id: client.clientId,
      application_type: 'web',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      redirect_uris: [...client.redirectUris],
      post_logout_redirect_uris: [...(client.postLogoutRedirectUris ?? [])],
    })),
    jwks: { keys: [keys.signing] },
    cookies: { keys: keys.cookies },
    scopes: allScopes,
    claims: {
      openid: ['sub', 'token_use', 'cognito:username', 'cognito:groups'],
      email: ['email', 'email_verified'],
      profile: [],
    },
    conformIdTokenClaims: false,
    clientBasedCORS: () => true,
    features: {
      devInteractions: { enabled: false },
      // In the place of the library's own pages, which ask a font of somebody else.
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (context, form) => {
          context.body = signOutPage(form);
        },
        postLogoutSuccessSource: async (context) => {
          context.body = noticePage('You are signed out.');
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => issuer,
        getResourceServerInfo: () => ({
          scope: allScopes.join(' '),
          audience: issuer,
          accessTokenFormat: 'jwt',
          accessTokenTTL: ACCESS_TOKEN_SECONDS,
        }),
        useGrantedResource: () => true,
      },
    },
    findAccount: (_context, sub) => {
      const account = accounts.find(sub);
      return account === undefined ? undefined : { accountId: sub, claims: () => idTokenClaimsOf(account) };
    },
    interactions: { url: (_context, interaction) => options.signInPath(interaction.uid) },
    issueRefreshToken: (_context, client) => client.grantTypeAllowed('refresh_token'),
    loadExistingGrant: grantEverything(options),
    pkce: { required: () => true },
    renderError: async (context, { error, error_description: detail = '' }) => {
      context.type = 'html';
      context.body = noticePage(`${error}: ${detail}`);
    },
    routes: {
      authorization: '/oauth2/authorize',
      token: '/oauth2/token',
      revocation: '/oauth2/revoke',
      userinfo: '/oauth2/userInfo',
      end_session: '/logout',
      jwks: '/.well-known/jwks.json',
    },
    ttl: {
      AccessToken: ACCESS_TOKEN_SECONDS,
      AuthorizationCode: 60,
      Grant: REFRESH_TOKEN_SECONDS,
      IdToken: ACCESS_TOKEN_SECONDS,
      Interaction: SIGN_IN_SECONDS,
      RefreshToken: REFRESH_TOKEN_SECONDS,
      Session: REFRESH_TOKEN_SECONDS,
    },
  };
}

/** A user pool asks nobody for consent: whatever the client may ask for is granted. */
function grantEverything({ issuer, scopes }: ProviderOptions): Configuration['loadExistingGrant'] {
  return async (context) => {
    const { client, session, provider } = context.oidc;
    const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
    const scope = [...OPENID_SCOPES, ...scopes].join(' ');
    grant.addOIDCScope(scope);
    grant.addResourceScope(issuer, scope);
    await grant.save();
    return grant;
  };
}

function idTokenClaimsOf(account: Account): { sub: string; [claim: string]: unknown } {
  return {
    sub: account.sub,
    token_use: 'id',
    'cognito:username': account.sub,
    ...(account.groups.length === 0 ? {} : { 'cognito:groups': account.groups }),
    email: account.email,
    email_verified: true,
  };
}
