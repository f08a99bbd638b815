import { Annotations, Duration } from 'aws-cdk-lib';
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { allow } from './allow.ts';

/** Where open data are found; also how the names of their objects begin. */
export const OPEN_DATA_PATH = '/open-data/*';
/** The bucket's ARN as it comes from the data stack, which is how the rule packs name it. */
const BUCKET = 'reinventons-data:ExportsOutputFnGetAttopendata7C8D63A2Arn386D1D28';
/** A version's files never change. */
export const OPEN_DATA_MAX_AGE = Duration.days(365);
/**
 * One of the files is a page, which checks the others. `sandbox` gives it an origin of its own: whatever it does, it
 * cannot reach what the site keeps in the browser. It runs what stands in itself and loads nothing but open data.
 */
const CONTENT_SECURITY_POLICY =
  "sandbox allow-scripts allow-downloads; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; " +
  "img-src data:; worker-src blob:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Lets a function write open data and read what it has written. */
export function allowOpenData(fn: IFunction & { readonly executionRole: IRole }, bucket: IBucket): void {
  const objects = OPEN_DATA_PATH.slice(1);
  allow(fn, ['s3:GetObject', 's3:PutObject'], bucket.arnForObjects(objects));
  acknowledge(fn.executionRole, {
    [`AwsSolutions-IAM5[Resource::${BUCKET}/${objects}]`]:
      'The names of objects are not known beforehand; all of them are public, and none can be deleted.',
  });
}

/**
 * How the distribution answers with open data: out of the bucket, as long kept as each object says, and readable by
 * pages of every origin. Nothing of a request but its path reaches the bucket.
 */
export function openDataBehavior(scope: Construct, bucket: IBucket): BehaviorOptions {
  // As if it were foreign: for a bucket of ours the library would write the distribution into the bucket's policy, and
  // that is in the stack that this one needs. The policy there lets distributions of the account read.
  const imported = Bucket.fromBucketAttributes(scope, 'open-data', {
    bucketArn: bucket.bucketArn,
    bucketRegionalDomainName: bucket.bucketRegionalDomainName,
  });
  Annotations.of(scope).acknowledgeWarning(
    '@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac',
    'The data stack lets distributions of the account read.',
  );
  return {
    origin: S3BucketOrigin.withOriginAccessControl(imported),
    allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
    viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    cachePolicy: new CachePolicy(scope, 'as-the-object-says', {
      comment: 'Keeps an object as long as it says, the same for everybody.',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: OPEN_DATA_MAX_AGE,
      cookieBehavior: CacheCookieBehavior.none(),
      headerBehavior: CacheHeaderBehavior.none(),
      queryStringBehavior: CacheQueryStringBehavior.none(),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    }),
    responseHeadersPolicy: new ResponseHeadersPolicy(scope, 'open-data-headers', {
      comment: 'Open data: for pages of every origin.',
      corsBehavior: {
        accessControlAllowCredentials: false,
        accessControlAllowOrigins: ['*'],
        accessControlAllowMethods: ['GET', 'HEAD'],
        accessControlAllowHeaders: ['*'],
        accessControlExposeHeaders: ['Content-Length', 'Content-Range', 'ETag'],
        originOverride: true,
      },
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: CONTENT_SECURITY_POLICY, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
      },
      customHeadersBehavior: {
        customHeaders: [{ header: 'cross-origin-resource-policy', value: 'cross-origin', override: true }],
      },
    }),
  };
}
