import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { SCOPES } from '../../functions/http/operations.ts';
import { site } from '../../functions/http/site-operations.ts';
import { FILLED_IN_PATHS } from '../../infra/constructs/edge.ts';
import { PAGE_SECONDS } from '../../infra/constructs/site.ts';
import { siteContentSecurityPolicy } from '../../infra/constructs/site-headers.ts';
import { scopeName } from '../../infra/identity.ts';
import { composed, type Resource, resources } from './composed.ts';

const TILES = { url: 'https://tiles.example.org/{z}/{x}/{y}.png', attribution: 'The city' };
const IDENTITY = { issuer: 'https://login.example.org/citizens', audience: 'api', client: 'the-site' };
const { application, data } = composed();
const own = composed({ identity: IDENTITY, tiles: TILES }).application;

function only(template: typeof application, type: string, id: RegExp): Resource {
  const [[, resource] = [], ...others] = resources(template, type).filter(([name]) => id.test(name));
  if (resource === undefined || others.length > 0) throw new Error(`There is not exactly one ${type} ${id}.`);
  return resource;
}

function policyOf(template: typeof application): string {
  const { Properties } = only(template, 'AWS::CloudFront::ResponseHeadersPolicy', /^siteheaders/);
  const { SecurityHeadersConfig } = Properties.ResponseHeadersPolicyConfig;
  return JSON.stringify(SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy);
}

describe('the bucket of the site', () => {
  const [[bucketId] = ['']] = resources(application, 'AWS::S3::Bucket').filter(([id]) => id.startsWith('sitefiles'));

  it('is private: the distribution alone reads it', () => {
    const { Properties } = only(application, 'AWS::S3::Bucket', /^sitefiles/);
    expect(Object.values(Properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
    const { PolicyDocument } = only(application, 'AWS::S3::BucketPolicy', /^sitefiles/).Properties;
    const allowed = PolicyDocument.Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Allow');
    expect(allowed).toEqual([
      expect.objectContaining({
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Action: 's3:GetObject',
        Condition: { StringEquals: { 'AWS:SourceArn': expect.anything() } },
      }),
    ]);
  });

  it('is the one thing that the copying function may write to', () => {
    const { PolicyDocument } = only(application, 'AWS::IAM::Policy', /^CustomCDKBucketDeployment/).Properties;
    const writing: { Resource: unknown }[] = PolicyDocument.Statement.filter(({ Action }: { Action: string[] }) =>
      Action.some((action) => action.startsWith('s3:Put')),
    );
    expect(writing).toHaveLength(1);
    expect(JSON.stringify(writing[0]?.Resource).match(/GetAtt":\["\w+/g)).toEqual([
      `GetAtt":["${bucketId}`,
      `GetAtt":["${bucketId}`,
    ]);
  });

  it('gets files whose names tell their content for a year, and pages for a minute', () => {
    const { Properties: assets } = only(application, 'Custom::CDKBucketDeployment', /^siteassets/);
    const { Properties: pages } = only(application, 'Custom::CDKBucketDeployment', /^sitepages/);
    expect(assets).toMatchObject({ Exclude: ['*'], Include: ['assets/*'], Prune: false });
    expect(assets.SystemMetadata['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(pages).toMatchObject({ Exclude: ['assets/*'], Prune: true });
    expect(pages.SystemMetadata['cache-control']).toContain(`max-age=0, s-maxage=${PAGE_SECONDS}`);
  });
});

describe('the policy of a page', () => {
  it('lets nothing run or load but files of the site, and nothing that stands in the page', () => {
    const policy = siteContentSecurityPolicy({ signIn: [] });
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
  });

  it("lets it speak to the user pool and to its pages' host, or to the issuer of one's own", () => {
    expect(policyOf(application)).toMatch(/connect-src 'self' https:\/\/cognito-idp\.[^;]+\.amazoncognito\.com;/);
    expect(policyOf(own)).toContain("connect-src 'self' https://login.example.org;");
  });

  it('lets it load no picture of anybody else, also where there is a map', () => {
    expect(policyOf(own)).toContain("img-src 'self' data:;");
    expect(JSON.stringify(resources(own, 'AWS::CloudFront::Distribution'))).not.toContain('tiles.example.org');
  });
});

describe('what the site is told', () => {
  it('are the issuer, its own name there, what to ask for, and the map', () => {
    const browse = only(own, 'AWS::Lambda::Function', /^browse/);
    expect(site.parse(JSON.parse(browse.Properties.Environment.Variables.SITE))).toEqual({
      issuer: IDENTITY.issuer,
      clientId: 'the-site',
      scopes: ['openid', 'email', ...SCOPES.map(scopeName)],
      tiles: { url: '/tiles/{z}/{x}/{y}.png', attribution: 'The city', maxZoom: 19 },
    });
  });

  it('comes from a user pool that knows where each language takes its tokens', () => {
    const client = only(data, 'AWS::Cognito::UserPoolClient', /./).Properties;
    expect(client.CallbackURLs).toContain('http://localhost:8080/de/signed-in');
    expect(client.LogoutURLs).toContain('http://localhost:8080/de');
    const address = { domain: 'ideas.example.org', certificate: 'arn:aws:acm:us-east-1:1:certificate/a' };
    const clientThere = only(composed({ address }).data, 'AWS::Cognito::UserPoolClient', /./).Properties;
    expect(clientThere.CallbackURLs).toContain('https://ideas.example.org/nl/signed-in');
  });
});

describe('the distribution', () => {
  const { DistributionConfig } = only(application, 'AWS::CloudFront::Distribution', /./).Properties;

  it('asks the API for data first, then for the pages that it fills in, and has files for all the rest', () => {
    const paths: string[] = DistributionConfig.CacheBehaviors.map(
      ({ PathPattern }: { PathPattern: string }) => PathPattern,
    );
    expect(paths.slice(-FILLED_IN_PATHS.length)).toEqual(FILLED_IN_PATHS);
    expect(paths[0]).toBe('/api/*');
    const origins: Record<string, unknown>[] = DistributionConfig.Origins;
    const files = origins.find(({ Id }) => Id === DistributionConfig.DefaultCacheBehavior.TargetOriginId);
    expect(JSON.stringify(files?.DomainName)).toContain('sitefiles');
  });
});

describe('addresses of pages', () => {
  const source: string = only(application, 'AWS::CloudFront::Function', /^sitepaths/).Properties.FunctionCode;
  const run: (event: object) => { uri?: string; statusCode?: number; headers: Record<string, { value: string }> } =
    runInContext(`${source}; handler`, createContext({}));
  const ask = (uri: string, language?: string) =>
    run({ request: { uri, headers: language === undefined ? {} : { 'accept-language': { value: language } } } });

  it.each([
    ['de-BE,de;q=0.9,fr;q=0.5', '/de'],
    ['es,en;q=0.3, nl ;q=0.8', '/nl'],
    ['es', '/fr'],
    ['*', '/fr'],
    ['', '/fr'],
    [undefined, '/fr'],
  ])('lead who reads %s from / to %s', (language, path) => {
    const { statusCode, headers } = ask('/', language);
    expect([statusCode, headers.location?.value]).toEqual([302, path]);
  });

  it.each(['/fr', '/fr/', '/nl/a-campaign/proposals', '/de/a-campaign/desk/queue', '/nowhere'])(
    'are one file: %s',
    (uri) => expect(ask(uri).uri).toBe('/index.html'),
  );

  it.each(['/assets/index-1.js', '/icon.svg', '/index.html'])('are not those of files: %s', (uri) =>
    expect(ask(uri).uri).toBe(uri),
  );

  it('keep to the syntax that CloudFront has', () => {
    expect(source).not.toMatch(/\.\.\.|\?\.|\?\?|\bof\b \w+\)|\bclass\b|,\s*\)/);
  });
});
