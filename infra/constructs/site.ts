import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { LANGUAGES } from '../../functions/core/campaign.ts';
import { acknowledge } from './acknowledge.ts';
import { edgeCode } from './edge-code.ts';
import { LOG_RETENTION } from './house-function.ts';
import { type SitePolicyProps, siteHeaders } from './site-headers.ts';

/** How long the edge keeps a page, in seconds; browsers ask each time, so that a new version of the site shows soon. */
export const PAGE_SECONDS = 60;
/** A file's name changes with its content. */
export const ASSETS_MAX_AGE = Duration.days(365);
/** Names of the files that are kept so long begin with it. */
const ASSETS = 'assets/*';

/** Memory of the function that copies files; with the library's default, 128 MB, it is slow. */
const COPYING_MEMORY_MB = 1024;

export interface SiteProps extends SitePolicyProps {
  /** The built site: index.html and assets/. */
  readonly folder: string;
}

/** The site's files in a private bucket, which the distribution alone reads, and how it answers with them. */
export class Site extends Construct {
  /** For the distribution's default: every address that nothing else answers is a page or a file of the site. */
  readonly behavior: BehaviorOptions;
  /** What a page carries, wherever it comes from. */
  readonly headers: ResponseHeadersPolicy;

  constructor(scope: Construct, id: string, { folder, ...policy }: SiteProps) {
    super(scope, id);
    // A deployment makes it again: nothing in it would be missed.
    const bucket = new Bucket(this, 'files', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    acknowledge(bucket, {
      'AwsSolutions-S1': 'It holds what anyone may fetch; who fetched what is nobody’s business.',
    });
    this.deploy(bucket, folder);

    this.headers = new ResponseHeadersPolicy(this, 'headers', siteHeaders(policy));
    const paths = new EdgeFunction(this, 'paths', {
      comment: 'Leads / to a language, and every page to the one file that they are.',
      code: FunctionCode.fromInline(edgeCode('site-paths.js', { LANGUAGES })),
      runtime: FunctionRuntime.JS_2_0,
    });
    this.behavior = {
      origin: S3BucketOrigin.withOriginAccessControl(bucket),
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: this.headers,
      cachePolicy: new CachePolicy(this, 'as-the-file-says', {
        comment: 'Keeps a file as long as it says, the same for everybody.',
        minTtl: Duration.seconds(0),
        defaultTtl: Duration.seconds(0),
        maxTtl: ASSETS_MAX_AGE,
        cookieBehavior: CacheCookieBehavior.none(),
        headerBehavior: CacheHeaderBehavior.none(),
        queryStringBehavior: CacheQueryStringBehavior.none(),
        enableAcceptEncodingGzip: true,
        enableAcceptEncodingBrotli: true,
      }),
      functionAssociations: [{ function: paths, eventType: FunctionEventType.VIEWER_REQUEST }],
    };
  }

  /** Files before pages: a page that is there names files that are. Files of the version before stay for open pages. */
  private deploy(bucket: Bucket, folder: string): void {
    const common = {
      sources: [Source.asset(folder)],
      destinationBucket: bucket,
      retainOnDelete: false,
      memoryLimit: COPYING_MEMORY_MB,
      logGroup: new LogGroup(this, 'logs', { retention: LOG_RETENTION, removalPolicy: RemovalPolicy.DESTROY }),
    };
    const assets = new BucketDeployment(this, 'assets', {
      ...common,
      exclude: ['*'],
      include: [ASSETS],
      prune: false,
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(ASSETS_MAX_AGE), CacheControl.immutable()],
    });
    const pages = new BucketDeployment(this, 'pages', {
      ...common,
      exclude: [ASSETS],
      cacheControl: [
        CacheControl.setPublic(),
        CacheControl.maxAge(Duration.seconds(0)),
        CacheControl.sMaxAge(Duration.seconds(PAGE_SECONDS)),
        CacheControl.mustRevalidate(),
      ],
    });
    pages.node.addDependency(assets);
    acknowledgeCopying(Stack.of(this), bucket);
  }
}

/** The function that the library brings along to copy files while the stack is deployed; nothing else ever calls it. */
function acknowledgeCopying(stack: Stack, bucket: Bucket): void {
  const [copying] = stack.node.children.filter(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment'));
  if (copying === undefined)
    throw new Error(`No function copies files in ${stack.node.path}: the library has changed.`);
  const library = 'The library grants it so: it reads the deployment’s assets and writes into the bucket of the site.';
  const files = stack.resolve(bucket.bucketArn)['Fn::GetAtt'].join('.');
  const wildcards = [
    'Action::s3:Abort*',
    'Action::s3:DeleteObject*',
    'Action::s3:GetBucket*',
    'Action::s3:GetObject*',
    'Action::s3:List*',
    'Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*',
    `Resource::<${files}>/*`,
  ];
  const runtime = 'The library decides which Python it is written for.';
  acknowledge(copying, {
    ...Object.fromEntries(wildcards.map((wildcard) => [`AwsSolutions-IAM5[${wildcard}]`, library])),
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]': library,
    'AwsSolutions-L1': runtime,
    'Serverless-LambdaLatestVersion': runtime,
    'Serverless-LambdaDLQ': 'CloudFormation calls it and gets the error.',
    'Serverless-LambdaTracing': 'It runs while the stack is deployed, and CloudFormation tells what it did.',
  });
}
