import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { EDGE_HEADER, EDGE_SECRET } from '../../functions/http/edge.ts';
import { OPERATIONS, operations } from '../../functions/http/operations.ts';
import { problemCodeOf } from '../../functions/http/problem.ts';
import { TILE_MAX_AGE } from '../../functions/http/tile-operations.ts';
import { earlyRefusals } from '../../infra/constructs/early-refusals.ts';
import { EDGE_MAX_AGE, TILES_PATH } from '../../infra/constructs/edge.ts';
import { API_SECURITY_HEADERS } from '../../infra/constructs/edge-headers.ts';
import { CAPTCHA_LIMIT, COUNTED_RULES, RATE_LIMIT } from '../../infra/edge-stack.ts';
import { scopeName } from '../../infra/identity.ts';
import { composed, LIEGE, type Resource, resources } from './composed.ts';

const IDENTITY = { issuer: 'https://login.example.org', audience: 'site' };

function only(template: ReturnType<typeof composed>['application'], type: string) {
  const [[, resource] = [], ...others] = resources(template, type);
  if (resource === undefined || others.length > 0) throw new Error(`There is not exactly one ${type}.`);
  return resource.Properties;
}

/** The one that is no bucket. */
function apiOriginOf({ Origins }: { Origins: Resource['Properties'][] }) {
  const api = Origins.find(({ CustomOriginConfig }) => CustomOriginConfig !== undefined);
  if (api === undefined) throw new Error('Every origin is a bucket.');
  return api;
}

const { application } = composed({ identity: IDENTITY });
const distribution = only(application, 'AWS::CloudFront::Distribution').DistributionConfig;
const behaviors = [distribution.DefaultCacheBehavior, ...distribution.CacheBehaviors];

function cachePolicyOf(path: string) {
  const { CachePolicyId: id } = behaviors.find(({ PathPattern }) => PathPattern === path);
  const [, policy] = resources(application, 'AWS::CloudFront::CachePolicy').find(([name]) => name === id.Ref) ?? [];
  return policy?.Properties.CachePolicyConfig;
}

describe('the distribution', () => {
  it('speaks TLS alone, and HTTP/2 and 3', () => {
    expect(distribution.HttpVersion).toBe('http2and3');
    for (const behavior of behaviors) expect(behavior.ViewerProtocolPolicy).toBe('redirect-to-https');
    expect(apiOriginOf(distribution).CustomOriginConfig).toEqual({
      OriginProtocolPolicy: 'https-only',
      OriginSSLProtocols: ['TLSv1.2'],
    });
  });

  it('keeps answers of the API for ten seconds at most, and never one for somebody else', () => {
    const { MinTTL, DefaultTTL, MaxTTL, ParametersInCacheKeyAndForwardedToOrigin: key } = cachePolicyOf('/api/*');
    expect([MinTTL, DefaultTTL, MaxTTL]).toEqual([0, 0, EDGE_MAX_AGE.toSeconds()]);
    expect(key.QueryStringsConfig).toEqual({ QueryStringBehavior: 'all' });
    expect(key.HeadersConfig).toEqual({ HeaderBehavior: 'whitelist', Headers: ['Authorization'] });
  });

  it('keeps the keys of receipts for an hour, under one name whatever was sent with the request', () => {
    const { MaxTTL, ParametersInCacheKeyAndForwardedToOrigin: key } = cachePolicyOf('/.well-known/jwks.json');
    expect(MaxTTL).toBe(OPERATIONS.getReceiptKeys.maxAge);
    expect(key.QueryStringsConfig).toEqual({ QueryStringBehavior: 'none' });
    expect(key.HeadersConfig).toEqual({ HeaderBehavior: 'none' });
  });

  it('keeps pictures of the map for weeks, and lets nothing of a request but its path reach them', () => {
    const { MaxTTL, ParametersInCacheKeyAndForwardedToOrigin: key } = cachePolicyOf(TILES_PATH);
    expect(MaxTTL).toBeGreaterThan(TILE_MAX_AGE);
    expect(key).toMatchObject({
      CookiesConfig: { CookieBehavior: 'none' },
      HeadersConfig: { HeaderBehavior: 'none' },
      QueryStringsConfig: { QueryStringBehavior: 'none' },
    });
    const behavior = behaviors.find(({ PathPattern }) => PathPattern === TILES_PATH);
    expect(behavior).toMatchObject({ AllowedMethods: ['GET', 'HEAD'], TargetOriginId: apiOriginOf(distribution).Id });
    expect(behavior).not.toHaveProperty('OriginRequestPolicyId');
  });

  it('keeps no error longer than the error says', () => {
    const { CustomErrorResponses: responses } = distribution;
    expect(responses.map(({ ErrorCode }: { ErrorCode: number }) => ErrorCode)).toEqual(
      expect.arrayContaining([404, 414, 500, 501, 502, 503, 504]),
    );
    for (const response of responses) {
      expect(response).toEqual({ ErrorCode: expect.any(Number), ErrorCachingMinTTL: 0 });
    }
  });

  it('tells the functions behind the API, and nobody else, what only it can send', () => {
    const [header] = apiOriginOf(distribution).OriginCustomHeaders;
    expect(header.HeaderName).toBe(EDGE_HEADER);
    expect(JSON.stringify(header.HeaderValue)).toMatch(
      /\{\{resolve:secretsmanager:.*"edgesecret.*:SecretString:::\}\}/,
    );
    const told = resources(application, 'AWS::Lambda::Function').filter(
      ([, { Properties }]) => EDGE_SECRET in Properties.Environment.Variables,
    );
    const names: string[] = told.map(([, { Properties }]) => Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME);
    expect(new Set(names)).toEqual(new Set(operations.map((operation) => operation.function)));
    for (const [, { Properties }] of told) {
      expect(Properties.Environment.Variables[EDGE_SECRET]).toEqual(header.HeaderValue);
    }
  });

  it('is where the platform is said to answer', () => {
    const { url, apiUrl } = application.toJSON().Outputs;
    expect(JSON.stringify(url.Value)).toContain('edgedistribution');
    expect(JSON.stringify(apiUrl.Value)).toContain('apihttp');
  });
});

describe('an address of its own', () => {
  const address = { domain: 'ideas.example.org', certificate: 'arn:aws:acm:us-east-1:1:certificate/a' };

  it('has TLS 1.2 at least', () => {
    const own = composed({ address }).application;
    expect(only(own, 'AWS::CloudFront::Distribution').DistributionConfig).toMatchObject({
      Aliases: ['ideas.example.org'],
      ViewerCertificate: { AcmCertificateArn: address.certificate, MinimumProtocolVersion: 'TLSv1.2_2021' },
    });
    expect(own.toJSON().Outputs.url.Value).toBe('https://ideas.example.org/');
  });

  it("closes the API's public one, given a certificate for the host behind it", () => {
    const apiHost = { name: 'origin.ideas.example.org', certificate: 'arn:aws:acm:eu-west-1:1:certificate/b' };
    const own = composed({ address, apiHost }).application;
    expect(only(own, 'AWS::ApiGatewayV2::Api').DisableExecuteApiEndpoint).toBe(true);
    const { DistributionConfig: config } = only(own, 'AWS::CloudFront::Distribution');
    expect(apiOriginOf(config).DomainName).toBe(apiHost.name);
    expect(only(own, 'AWS::ApiGatewayV2::ApiMapping').Stage).toBe('$default');
  });
});

describe('the firewall', () => {
  it('is there when it is asked for, in the region where CloudFront looks for it', () => {
    expect(composed().firewall).toBeUndefined();
    const { firewall } = composed({ firewall: true });
    if (firewall === undefined) throw new Error('There is no firewall.');
    const { Scope, Rules: rules } = only(firewall, 'AWS::WAFv2::WebACL');
    expect(Scope).toBe('CLOUDFRONT');
    expect(rules[0]).toMatchObject({
      Action: { Block: { CustomResponse: { ResponseCode: 429 } } },
      Statement: { RateBasedStatement: { AggregateKeyType: 'IP', Limit: RATE_LIMIT } },
    });
    expect(JSON.stringify(rules)).toContain('AWSManagedRulesKnownBadInputsRuleSet');
    const [, common] = rules;
    expect(common.Statement.ManagedRuleGroupStatement.RuleActionOverrides).toEqual(
      COUNTED_RULES.map((Name) => ({ Name, ActionToUse: { Count: {} } })),
    );
    for (const { VisibilityConfig } of rules) expect(VisibilityConfig.SampledRequestsEnabled).toBe(false);
  });

  it('asks for a CAPTCHA in the campaigns that want it, and in no other', () => {
    expect(JSON.stringify(composed({ firewall: true }).firewall?.toJSON())).not.toContain('Captcha');
    const [liege] = LIEGE;
    if (liege === undefined) throw new Error('There is no campaign.');
    const pathsAsked = (...wanting: string[]) => {
      const campaigns = ['one', 'two', 'three'].map((id) => ({ ...liege, id, captcha: wanting.includes(id) }));
      const rule = only(composed({ firewall: true, campaigns }).firewall!, 'AWS::WAFv2::WebACL').Rules[1];
      expect(rule).toMatchObject({
        Action: { Captcha: {} },
        Statement: { RateBasedStatement: { Limit: CAPTCHA_LIMIT } },
      });
      const { ScopeDownStatement: scope } = rule.Statement.RateBasedStatement;
      const statements: { ByteMatchStatement: { SearchString: string } }[] = scope.OrStatement?.Statements ?? [scope];
      return statements.map(({ ByteMatchStatement }) => ByteMatchStatement.SearchString);
    };
    expect(pathsAsked('two')).toEqual(['/api/campaigns/two/']);
    expect(pathsAsked('one', 'three')).toEqual(['/api/campaigns/one/', '/api/campaigns/three/']);
  });

  it('protects the distribution that is given it', () => {
    const webAcl = 'arn:aws:wafv2:us-east-1:1:global/webacl/rules/a';
    const own = composed({ webAcl }).application;
    expect(only(own, 'AWS::CloudFront::Distribution').DistributionConfig.WebACLId).toBe(webAcl);
  });
});

interface Refusal {
  readonly statusCode?: number;
  readonly headers: Record<string, { value: string }>;
  readonly body: { data: string };
}

describe('early refusals', () => {
  const source = earlyRefusals({ operations, identity: IDENTITY });
  const run: (event: object) => Refusal = runInContext(`${source}; handler`, createContext({ Buffer }));
  const call = (method: string, uri: string, authorization?: string): Refusal =>
    run({
      context: { requestId: 'r-1' },
      request: { method, uri, headers: authorization === undefined ? {} : { authorization: { value: authorization } } },
    });
  const tokenOf = (claims: unknown) => `Bearer e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;
  const inAnHour = Math.floor(Date.now() / 1000) + 3600;
  const claims = { iss: IDENTITY.issuer, client_id: 'site', exp: inAnHour, scope: 'openid participation/vote' };
  const ballot = '/api/campaigns/a/ballot/1';

  it('fit into a CloudFront function', () => {
    expect(Buffer.byteLength(source)).toBeLessThan(10_240);
  });

  it('keep to the syntax that CloudFront has', () => {
    expect(source).not.toMatch(/\.\.\.|\?\.|\?\?|\bof\b \w+\)|\bclass\b|,\s*\)/);
  });

  it.each(operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
    'ask for a token at %s exactly if it needs one',
    (_, { method, path, scope }) => {
      const uri = path.replaceAll(/\{[^}]+\}/g, '1');
      const answer = call(method, uri);
      if (scope === null) expect(answer).toHaveProperty('uri', uri);
      else expect(answer.statusCode).toBe(401);
      const granted = tokenOf({ ...claims, scope: scope === null ? '' : scopeName(scope) });
      expect(call(method, uri, granted)).toHaveProperty('uri', uri);
    },
  );

  it.each([
    ['no token', undefined, 401, 'missing-token'],
    ['an empty token', 'Bearer ', 401, 'missing-token'],
    ['what is no token', 'Bearer abc', 401, 'invalid-token'],
    ['what only looks like one', 'Bearer a.b.c', 401, 'invalid-token'],
    ['claims that are none', tokenOf(null), 401, 'invalid-token'],
    ['an expired one', tokenOf({ ...claims, exp: 1 }), 401, 'invalid-token'],
    ['one that never expires', tokenOf({ ...claims, exp: undefined }), 401, 'invalid-token'],
    ['one of another issuer', tokenOf({ ...claims, iss: 'https://evil.example' }), 401, 'invalid-token'],
    ['one for another client', tokenOf({ ...claims, client_id: 'shop' }), 401, 'invalid-token'],
    ['one for another audience', tokenOf({ ...claims, aud: 'shop' }), 401, 'invalid-token'],
    ['one without a scope', tokenOf({ ...claims, scope: undefined }), 403, 'insufficient-scope'],
    ['one with another scope', tokenOf({ ...claims, scope: 'participation/votes' }), 403, 'insufficient-scope'],
  ])('answer %s as the API would, if it could', (_, authorization, status, code) => {
    const { statusCode, headers, body } = call('PUT', ballot, authorization);
    expect(statusCode).toBe(status);
    expect(JSON.parse(body.data)).toMatchObject({ status, code, type: `/api/problems/${code}`, requestId: 'r-1' });
    expect(problemCodeOf(code)).toBe(code);
    expect(headers).toMatchObject({
      'content-type': { value: 'application/problem+json' },
      'cache-control': { value: 'no-store' },
      'www-authenticate': { value: expect.stringMatching(/^Bearer/) },
      ...Object.fromEntries(Object.entries(API_SECURITY_HEADERS).map(([name, value]) => [name, { value }])),
    });
  });

  it('let the authorizer decide on everything that may be good', () => {
    const { scope, ...unscoped } = claims;
    for (const good of [
      claims,
      { ...claims, client_id: undefined, aud: ['shop', 'site'] },
      { ...unscoped, scp: scope.split(' ') },
    ]) {
      expect(call('PUT', ballot, tokenOf(good))).toHaveProperty('uri', ballot);
    }
    expect(call('PUT', ballot, tokenOf(claims).replace('Bearer ', ''))).toHaveProperty('uri', ballot);
    expect(call('GET', '/nowhere')).toHaveProperty('uri', '/nowhere');
  });
});
