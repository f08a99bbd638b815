import { describe, expect, it } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { itemOf } from '../../functions/stores/proposal-items.ts';
import { compose, createApp } from '../../infra/compose.ts';
import { FAILURES_KEPT, QUEUE_ATTRIBUTES, SUMMARY_ATTRIBUTES } from '../../infra/data-stack.ts';
import { composed, emptyBundles, LIEGE, resources } from './composed.ts';

const { data, application } = composed();
const TABLE = 'AWS::DynamoDB::GlobalTable';

/** Renaming any of these makes a new, empty resource, and the old one is left behind with what it holds. */
const STATEFUL = {
  campaignsA18008CC: TABLE,
  proposals27E47187: TABLE,
  ballotsFF58F37E: TABLE,
  tallies17837797: TABLE,
  comments7413A3C5: TABLE,
  auditA48D740E: TABLE,
  failuresAA6B3872: 'AWS::S3::Bucket',
  opendata7C8D63A2: 'AWS::S3::Bucket',
  votersreinventonsliege20176D5D627F: 'AWS::SecretsManager::Secret',
  signingB60554FF: 'AWS::SecretsManager::Secret',
  identityusers2CBFE500: 'AWS::Cognito::UserPool',
};

describe('the data stack', () => {
  it('keeps the logical ids of all that holds data', () => {
    const stateful = new Set(Object.values(STATEFUL));
    const found = resources(data).filter(([, { Type }]) => stateful.has(Type));
    expect(Object.fromEntries(found.map(([id, { Type }]) => [id, Type]))).toEqual(STATEFUL);
  });

  it.each(Object.keys(STATEFUL))('keeps %s when the stack is deleted or the resource replaced', (id) => {
    const [, resource] = resources(data).find(([logicalId]) => logicalId === id) ?? [];
    expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  it.each(resources(data, TABLE))('makes table %s restorable, protected and on demand', (_id, { Properties }) => {
    expect(Properties.BillingMode).toBe('PAY_PER_REQUEST');
    expect(Properties.Replicas).toHaveLength(1);
    expect(Properties.Replicas).toMatchObject([
      {
        Region: { Ref: 'AWS::Region' },
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      },
    ]);
  });

  it('streams ballots with both images, and no other table', () => {
    const streams = resources(data, TABLE).flatMap(([id, { Properties }]) =>
      Properties.StreamSpecification ? [[id, Properties.StreamSpecification]] : [],
    );
    expect(streams).toEqual([['ballotsFF58F37E', { StreamViewType: 'NEW_AND_OLD_IMAGES' }]]);
  });

  it('indexes proposals by their last change, with what lists show, and by their author', () => {
    data.hasResourceProperties(TABLE, {
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      GlobalSecondaryIndexes: [
        {
          IndexName: 'changes',
          KeySchema: [
            { AttributeName: 'campaign', KeyType: 'HASH' },
            { AttributeName: 'changedAt', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: SUMMARY_ATTRIBUTES },
        },
        {
          IndexName: 'authors',
          KeySchema: [
            { AttributeName: 'authorKey', KeyType: 'HASH' },
            { AttributeName: 'campaign', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
        {
          IndexName: 'answers',
          KeySchema: [
            { AttributeName: 'answeredIn', KeyType: 'HASH' },
            { AttributeName: 'answeredAt', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['answerKind', 'revision'] },
        },
        {
          IndexName: 'queue',
          KeySchema: [
            { AttributeName: 'queue', KeyType: 'HASH' },
            { AttributeName: 'queuedAt', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: QUEUE_ATTRIBUTES },
        },
        {
          IndexName: 'places',
          KeySchema: [
            { AttributeName: 'placedIn', KeyType: 'HASH' },
            { AttributeName: 'changedAt', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['place', 'revision'] },
        },
        {
          IndexName: 'costs',
          KeySchema: [
            { AttributeName: 'costedIn', KeyType: 'HASH' },
            { AttributeName: 'changedAt', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['cost', 'revision'] },
        },
      ],
    });
  });

  it('indexes all that a summary is made of', () => {
    const summary = { title: '', summary: '', theme: '', district: null, author: '', language: 'fr' } as const;
    const times = { createdAt: 0, changedAt: 0 };
    const proposal = {
      ...summary,
      ...times,
      number: 1,
      status: 'published',
      revision: 1,
      text: '',
      format: 'plain',
      place: null,
    } as const;
    const { text, format, authorKey, ...indexed } = itemOf('campaign', proposal, 'author');
    const projected = [...SUMMARY_ATTRIBUTES, 'campaign', 'number', 'changedAt'];
    expect(projected.toSorted()).toEqual(Object.keys(indexed).toSorted());
    expect({ text, format, authorKey }).toEqual({ text: '', format: 'plain', authorKey: 'author' });
  });

  it('gives every campaign a secret of its own, under the name that vote looks for', () => {
    data.resourceCountIs('AWS::SecretsManager::Secret', LIEGE.length + 1);
    data.hasResourceProperties('AWS::SecretsManager::Secret', {
      Name: 'reinventons/voters/reinventons-liege-2017',
      GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true },
    });
  });

  it('has one secret that all receipts are signed with, under the name that vote is given', () => {
    data.hasResourceProperties('AWS::SecretsManager::Secret', {
      Name: 'reinventons/signing',
      GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true },
    });
    application.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ SIGNING_SECRET: 'reinventons/signing' }) },
    });
  });

  it('keeps failures private, encrypted and for a limited time', () => {
    data.hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: Match.anyValue(),
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      LifecycleConfiguration: { Rules: [{ ExpirationInDays: FAILURES_KEPT.toDays(), Status: 'Enabled' }] },
    });
    data.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: [{ Effect: 'Deny', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
      },
    });
  });

  it('lets citizens sign in with a code by e-mail and protects their directory against deletion', () => {
    data.hasResourceProperties('AWS::Cognito::UserPool', {
      UserPoolTier: 'ESSENTIALS',
      DeletionProtection: 'ACTIVE',
      UsernameAttributes: ['email'],
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
    });
  });

  it('gives the site tokens by the code flow, without a secret to keep', () => {
    data.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      AllowedOAuthFlows: ['code'],
      GenerateSecret: false,
      PreventUserExistenceErrors: 'ENABLED',
    });
  });

  it('knows the scopes of the API and the groups of the staff', () => {
    data.hasResourceProperties('AWS::Cognito::UserPoolResourceServer', {
      Identifier: 'participation',
      Scopes: ['propose', 'me', 'vote', 'moderate'].map((ScopeName) => Match.objectLike({ ScopeName })),
    });
    const groups = resources(data, 'AWS::Cognito::UserPoolGroup').map(([, { Properties }]) => Properties.GroupName);
    expect(groups).toEqual(['moderators', 'operators']);
  });

  it('lets access tokens tell the e-mail address only where a campaign asks for its domain', () => {
    const trigger = Match.objectLike({
      PreTokenGenerationConfig: { LambdaArn: Match.anyValue(), LambdaVersion: 'V2_0' },
    });
    data.resourcePropertiesCountIs('AWS::Cognito::UserPool', { LambdaConfig: trigger }, 0);
    data.resourceCountIs('AWS::Lambda::Function', 0);
    const [first] = LIEGE;
    if (!first) throw new Error('There is no campaign.');
    const asking = { ...first, eligibility: { rule: 'email-domain', domains: ['liege.be'], for: ['vote'] } } as const;
    const { data: telling } = composed({ campaigns: [asking], check: true });
    telling.hasResourceProperties('AWS::Cognito::UserPool', { LambdaConfig: trigger });
    telling.hasResourceProperties('AWS::Lambda::Function', { Handler: 'index.handler', Timeout: 5 });
  });

  it('makes no user pool when another issuer vouches for citizens', () => {
    const identity = { issuer: 'https://login.example.org', audience: 'site' };
    const app = createApp({ check: false });
    const stacks = compose(app, { campaigns: LIEGE, bundles: emptyBundles(), now: new Date(0), identity });
    Template.fromStack(stacks.data).resourceCountIs('AWS::Cognito::UserPool', 0);
    Template.fromStack(stacks.application).hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      JwtConfiguration: { Issuer: identity.issuer, Audience: [identity.audience] },
    });
  });
});
