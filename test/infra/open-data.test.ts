import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { OPEN_DATA } from '../../functions/core/open-data/files.ts';
import { OPEN_DATA_MAX_AGE, OPEN_DATA_PATH } from '../../infra/constructs/open-data.ts';
import { composed, resources } from './composed.ts';

const { data, application } = composed();
const [bucket = ''] = resources(data, 'AWS::S3::Bucket').flatMap(([id]) => (id.startsWith('opendata') ? [id] : []));

describe('the bucket of open data', () => {
  it('is private, encrypted, and keeps what was overwritten', () => {
    data.hasResourceProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: Match.anyValue(),
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
  });

  it('is read by distributions of the account alone', () => {
    const [, policy] =
      resources(data, 'AWS::S3::BucketPolicy').find(([, { Properties }]) => Properties.Bucket.Ref === bucket) ?? [];
    const allowed = policy?.Properties.PolicyDocument.Statement.filter(
      ({ Effect }: { Effect: string }) => Effect === 'Allow',
    );
    expect(allowed.map(({ Action }: { Action: string }) => Action)).toEqual(['s3:GetObject', 's3:ListBucket']);
    for (const statement of allowed) {
      expect(statement).toMatchObject({
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      });
    }
  });
});

describe('the distribution', () => {
  const [[, distribution] = []] = resources(application, 'AWS::CloudFront::Distribution');
  const { CacheBehaviors, Origins } = distribution?.Properties.DistributionConfig ?? {};
  const behavior = CacheBehaviors.find(({ PathPattern }: { PathPattern: string }) => PathPattern === OPEN_DATA_PATH);
  const named = (id: string) => resources(application).find(([name]) => name === id)?.[1].Properties;

  it('reads open data out of their bucket, with requests that it signs, and nothing of the API takes part', () => {
    const origin = Origins.find(({ Id }: { Id: string }) => Id === behavior.TargetOriginId);
    expect(JSON.stringify(origin.DomainName)).toContain(`GetAtt${bucket}RegionalDomainName`);
    expect(named(origin.OriginAccessControlId['Fn::GetAtt'][0])?.OriginAccessControlConfig).toMatchObject({
      OriginAccessControlOriginType: 's3',
      SigningBehavior: 'always',
    });
    expect(behavior).toMatchObject({ AllowedMethods: ['GET', 'HEAD'], Compress: true });
    expect(behavior.FunctionAssociations).toBeUndefined();
    expect(behavior.OriginRequestPolicyId).toBeUndefined();
    expect(OPEN_DATA_PATH).toBe(`/${OPEN_DATA}/*`);
  });

  it('keeps them as long as they say, up to a year', () => {
    const { MinTTL, DefaultTTL, MaxTTL } = named(behavior.CachePolicyId.Ref)?.CachePolicyConfig ?? {};
    expect([MinTTL, DefaultTTL, MaxTTL]).toEqual([0, 0, OPEN_DATA_MAX_AGE.toSeconds()]);
  });

  it('lets pages of every origin read them, and a page among them reach nothing of the site', () => {
    const config = named(behavior.ResponseHeadersPolicyId.Ref)?.ResponseHeadersPolicyConfig;
    expect(config.CorsConfig).toMatchObject({
      AccessControlAllowOrigins: { Items: ['*'] },
      AccessControlAllowCredentials: false,
    });
    const { ContentSecurityPolicy: policy } = config.SecurityHeadersConfig.ContentSecurityPolicy;
    expect(policy).toMatch(/^sandbox allow-scripts/);
    expect(policy).not.toContain('allow-same-origin');
  });
});
