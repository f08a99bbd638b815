import { describe, expect, it } from '@jest/globals';
import { operations } from '../../functions/http/operations.ts';
import { GUESS_THROTTLE, READ_THROTTLE, WRITE_THROTTLES } from '../../infra/constructs/throttles.ts';
import { composed, type Resource, resources } from './composed.ts';

const { application } = composed();
const routes = new Map<string, Resource['Properties']>(
  resources(application, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => [Properties.RouteKey, Properties]),
);
const [[, stage] = []] = resources(application, 'AWS::ApiGatewayV2::Stage');
const settings = stage?.Properties.RouteSettings;

const keyOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
const named = operations.map((operation) => [keyOf(operation), operation] as const);

describe('the routes', () => {
  it('are those of the operations and no others', () => {
    expect([...routes.keys()].sort()).toEqual(operations.map(keyOf).sort());
  });

  it.each(named.filter(([, { method }]) => method !== 'GET'))('%s writes, so it demands a scope', (key, { scope }) => {
    expect(scope).not.toBeNull();
    expect(routes.get(key)).toMatchObject({
      AuthorizationType: 'JWT',
      AuthorizerId: { Ref: expect.any(String) },
      AuthorizationScopes: [`participation/${scope}`],
    });
  });

  it.each(named.filter(([, { method }]) => method === 'GET'))(
    '%s demands a scope only for what is personal',
    (key, { scope }) => {
      expect(routes.get(key)).toMatchObject(
        scope === null
          ? { AuthorizationType: 'NONE' }
          : { AuthorizationType: 'JWT', AuthorizationScopes: [`participation/${scope}`] },
      );
    },
  );

  it('lead to the function that answers', () => {
    const integrations = new Map(resources(application, 'AWS::ApiGatewayV2::Integration'));
    for (const [key, operation] of named) {
      const integration = integrations.get(routes.get(key)?.Target['Fn::Join'][1][1].Ref);
      expect(integration?.Properties).toMatchObject({
        PayloadFormatVersion: '2.0',
        IntegrationUri: { 'Fn::GetAtt': [expect.stringMatching(new RegExp(`^${operation.function}`)), 'Arn'] },
      });
    }
  });
});

describe('the authorizer', () => {
  it("takes the user pool's tokens for the site", () => {
    const [[, authorizer] = []] = resources(application, 'AWS::ApiGatewayV2::Authorizer');
    expect(authorizer?.Properties).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: {
        Issuer: { 'Fn::ImportValue': expect.stringMatching(/users.*ProviderURL/) },
        Audience: [{ 'Fn::ImportValue': expect.stringMatching(/site/) }],
      },
    });
  });
});

describe('the stage', () => {
  it('throttles what has no throttle of its own', () => {
    expect(stage?.Properties.DefaultRouteSettings).toEqual({
      ThrottlingRateLimit: READ_THROTTLE.rate,
      ThrottlingBurstLimit: READ_THROTTLE.burst,
    });
  });

  it('has a throttle for every route, and none for a route that does not exist', () => {
    expect(Object.keys(settings).sort()).toEqual([...routes.keys()].sort());
  });

  it.each([
    ['PUT /api/campaigns/{campaign}/ballot/{number}', WRITE_THROTTLES.vote],
    ['DELETE /api/campaigns/{campaign}/ballot/{number}', WRITE_THROTTLES.vote],
    ['POST /api/campaigns/{campaign}/proposals', WRITE_THROTTLES.propose],
    ['POST /api/campaigns/{campaign}/voucher', GUESS_THROTTLE],
    ['DELETE /api/me', WRITE_THROTTLES.me],
    ['GET /api/campaigns/{campaign}/ballot', READ_THROTTLE],
    ['GET /api/campaigns/{campaign}/proposals', READ_THROTTLE],
  ])('throttles %s', (key, { rate, burst }) => {
    expect(settings[key]).toEqual({ ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst });
  });

  it('waits for the routes that its settings name', () => {
    const ids = resources(application, 'AWS::ApiGatewayV2::Route').map(([id]) => id);
    expect(stage?.DependsOn).toEqual(expect.arrayContaining(ids));
  });

  it('logs neither who asked nor which ballot was changed', () => {
    const { Format } = stage?.Properties.AccessLogSettings ?? {};
    expect(Object.values<string>(JSON.parse(Format)).sort()).toEqual([
      '$context.authorizer.error',
      '$context.error.message',
      '$context.integrationErrorMessage',
      '$context.integrationLatency',
      '$context.requestId',
      '$context.requestTimeEpoch',
      '$context.responseLatency',
      '$context.responseLength',
      '$context.routeKey',
      '$context.status',
    ]);
  });
});
