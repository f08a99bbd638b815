import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Buckets } from '../../local/buckets.ts';
import { type Platform, startPlatform } from '../../local/platform.ts';
import { functionWithRole, httpApi, temporaryFolder, writeAssembly } from './support/assembly.ts';

const OWN_HEADERS = `
  export const handler = async () => ({ statusCode: 200, headers: { 'x-kind': 'own', 'X-Place': 'own', 'x-powered-by': 'x' } });
`;

const SHOW = `
  export const handler = async (event) => ({ told: event.headers['x-told'], header: event.headers['x-from-edge'], variable: process.env.EDGE, user: process.env.USER_PART });
`;

const REFUSE = `
  function handler(event) {
    if (event.request.headers['x-stop'] && event.request.querystring.why) {
      return {
        statusCode: 418,
        headers: { 'x-refused': { value: event.request.uri } },
        body: { encoding: 'text', data: event.request.querystring.why.value + event.request.cookies.a.value },
      };
    }
    event.request.headers['x-told'] = { value: event.request.headers.host.value };
    return event.request;
  }
`;

const REWRITE = `
  function handler(event) {
    event.request.uri = '/data/a%20b.csv';
    return event.request;
  }
`;

const secret = (name: string, key = ''): object => ({
  'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: name }, `:SecretString:${key}::}}`]],
});

const resources = {
  Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { GenerateSecretString: { ExcludePunctuation: true } } },
  Login: { Type: 'AWS::SecretsManager::Secret', Properties: { SecretString: '{"user":"anna"}' } },
  ...functionWithRole('Show', { variables: { EDGE: secret('Secret'), USER_PART: secret('Login', 'user') } }),
  ...functionWithRole('Own'),
  ...httpApi({ 'GET /show': 'Show', 'GET /own': 'Own' }),
  Refuse: {
    Type: 'AWS::CloudFront::Function',
    Properties: { Name: 'refuse', FunctionCode: REFUSE, FunctionConfig: { Runtime: 'cloudfront-js-2.0' } },
  },
  Rewrite: {
    Type: 'AWS::CloudFront::Function',
    Properties: { Name: 'rewrite', FunctionCode: REWRITE, FunctionConfig: { Runtime: 'cloudfront-js-2.0' } },
  },
  Headers: {
    Type: 'AWS::CloudFront::ResponseHeadersPolicy',
    Properties: {
      ResponseHeadersPolicyConfig: {
        Name: 'headers',
        SecurityHeadersConfig: {
          ContentTypeOptions: { Override: true },
          FrameOptions: { FrameOption: 'DENY', Override: true },
          StrictTransportSecurity: {
            AccessControlMaxAgeSec: 60,
            IncludeSubdomains: true,
            Preload: true,
            Override: true,
          },
        },
        CustomHeadersConfig: {
          Items: [
            { Header: 'X-Kind', Value: 'of the policy', Override: false },
            { Header: 'X-Place', Value: 'of the policy', Override: true },
          ],
        },
        RemoveHeadersConfig: { Items: [{ Header: 'X-Powered-By' }] },
      },
    },
  },
  Store: { Type: 'AWS::S3::Bucket', Properties: {} },
  Shared: {
    Type: 'AWS::CloudFront::ResponseHeadersPolicy',
    Properties: {
      ResponseHeadersPolicyConfig: {
        Name: 'shared',
        CorsConfig: {
          AccessControlAllowCredentials: false,
          AccessControlAllowHeaders: { Items: ['*'] },
          AccessControlAllowMethods: { Items: ['GET'] },
          AccessControlAllowOrigins: { Items: ['*'] },
          AccessControlExposeHeaders: { Items: ['ETag', 'Content-Range'] },
          OriginOverride: true,
        },
      },
    },
  },
  Distribution: {
    Type: 'AWS::CloudFront::Distribution',
    Properties: {
      DistributionConfig: {
        Origins: [
          {
            Id: 'api',
            DomainName: { 'Fn::Select': [2, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] }] }] },
            OriginCustomHeaders: [{ HeaderName: 'X-From-Edge', HeaderValue: secret('Secret') }],
          },
          { Id: 'store', DomainName: { 'Fn::GetAtt': ['Store', 'RegionalDomainName'] }, S3OriginConfig: {} },
        ],
        CacheBehaviors: [
          { PathPattern: '/open/*', TargetOriginId: 'api' },
          {
            PathPattern: '/pages/*',
            TargetOriginId: 'store',
            ResponseHeadersPolicyId: { Ref: 'Headers' },
            FunctionAssociations: [
              { EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': ['Rewrite', 'FunctionARN'] } },
            ],
          },
          { PathPattern: '/data/*', TargetOriginId: 'store', ResponseHeadersPolicyId: { Ref: 'Shared' } },
        ],
        DefaultCacheBehavior: {
          ResponseHeadersPolicyId: { Ref: 'Headers' },
          TargetOriginId: 'api',
          FunctionAssociations: [
            { EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': ['Refuse', 'FunctionARN'] } },
          ],
        },
      },
    },
  },
};

let platform: Platform;
const dataDir = temporaryFolder();
const lines: string[] = [];

beforeAll(async () => {
  platform = await startPlatform({
    assembly: writeAssembly({ app: { Resources: resources } }, { Show: SHOW, Own: OWN_HEADERS }),
    port: 0,
    dataDir,
    clock: null,
    log: (line) => lines.push(line),
  });
});
afterAll(() => platform.stop());

describe('a distribution in front of the API', () => {
  it("gives the origin its headers, in the place of a viewer's own, with secrets resolved as in variables", async () => {
    const response = await fetch(`${platform.url}/show`, { headers: { 'x-from-edge': 'forged' } });
    const { header, variable, user } = (await response.json()) as Record<string, string>;
    expect(header).toMatch(/^[A-Za-z0-9]{32}$/);
    expect([variable, user]).toEqual([header, 'anna']);
  });

  it('lets its viewer-request function answer, on the paths of its behaviour', async () => {
    const headers = { 'x-stop': 'yes', cookie: 'a=b' };
    const refused = await fetch(`${platform.url}/show?why=tea`, { headers });
    expect([refused.status, refused.headers.get('x-refused'), await refused.text()]).toEqual([418, '/show', 'teab']);
    expect((await fetch(`${platform.url}/open/show?why=tea`, { headers })).status).toBe(404);
    expect((await fetch(`${platform.url}/show`, { headers })).status).toBe(200);
  });

  it('lets its viewer-request function tell the origin something, whatever the viewer says of it', async () => {
    const response = await fetch(`${platform.url}/show`, { headers: { 'x-told': 'forged' } });
    expect(await response.json()).toMatchObject({ told: new URL(platform.url).host });
  });

  it('adds, replaces and takes away headers of answers by its policy', async () => {
    const { headers } = await fetch(`${platform.url}/own`);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'strict-transport-security': 'max-age=60; includeSubDomains; preload',
      'x-kind': 'own',
      'x-place': 'of the policy',
    });
    expect(headers.has('x-powered-by')).toBe(false);
    const plain = await fetch(`${platform.url}/show`);
    expect(plain.headers.get('x-kind')).toBe('of the policy');
  });

  it('can be gone round, as on AWS: the API has an address of its own, where none of that happens', async () => {
    expect(platform.originUrl).not.toBe(platform.url);
    const response = await fetch(`${platform.originUrl}/show?why=tea`, { headers: { 'x-stop': 'yes' } });
    expect(response.status).toBe(200);
    expect(response.headers.has('x-frame-options')).toBe(false);
    expect(await response.json()).not.toHaveProperty('header');
  });

  it('is named at start as run in part', () => {
    expect(lines[0]).toMatch(/^not run locally: AWS::CloudFront::Distribution \(its functions and headers are run/);
  });
});

describe('a path that leads to a bucket', () => {
  const headers = { 'content-type': 'text/csv', 'cache-control': 'public, max-age=60' };
  beforeAll(async () => {
    await new Buckets(join(dataDir, 'buckets'), ['app-store']).put('app-store', 'data/a b.csv', '0123456789', headers);
  });
  const ask = (given: Record<string, string> = {}, method = 'GET') =>
    fetch(`${platform.url}/data/a%20b.csv`, { headers: given, method });

  it('gives the object with the headers that it was stored with, to pages of other origins as well', async () => {
    const answer = await ask({ origin: 'https://elsewhere.example' });
    expect([answer.status, await answer.text()]).toEqual([200, '0123456789']);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      ...headers,
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'ETag, Content-Range',
    });
    expect((await ask()).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('is found under the address that a function makes of it, by the rules of the address that was asked for', async () => {
    const answer = await fetch(`${platform.url}/pages/any?a=b`);
    expect([answer.status, await answer.text()]).toEqual([200, '0123456789']);
    expect(answer.headers.get('x-frame-options')).toBe('DENY');
  });

  it('gives a part of it, or nothing where it is known already', async () => {
    const part = await ask({ range: 'bytes=2-4' });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 2-4/10', '234']);
    expect(await (await ask({ range: 'bytes=-3' })).text()).toBe('789');
    expect((await ask({ range: 'bytes=10-' })).status).toBe(416);
    const etag = (await ask({}, 'HEAD')).headers.get('etag') ?? '';
    expect((await ask({ 'if-none-match': etag })).status).toBe(304);
  });

  it('has nothing else, takes nothing, and leaves the other paths alone', async () => {
    expect((await fetch(`${platform.url}/data/none`)).status).toBe(404);
    expect((await fetch(`${platform.url}/data/..%2F..%2Faws.json`)).status).toBe(404);
    expect((await ask({}, 'PUT')).status).toBe(403);
    expect((await fetch(`${platform.url}/show`)).status).toBe(200);
  });
});
