import { createHash } from 'node:crypto';
import { BUCKET_DEPLOYMENT } from '../bucket-deployment-type.ts';
import { display, type Json, type JsonObject } from '../json.ts';

/** What `Ref` and `Fn::GetAtt` of one resource are computed from. */
export interface AttributeContext {
  readonly stack: string;
  readonly logicalId: string;
  /** The physical name: the one the template gives, or `<stack>-<logicalId>`. */
  readonly name: string;
  readonly region: string;
  readonly account: string;
  /** Where the gateway answers, without a slash at the end. */
  readonly url: string;
  /** The local OpenID Connect issuer, which stands in the user pool's place. */
  readonly issuer: string;
}

export interface TypeRules {
  /** Property that holds the physical name, when the template gives one. */
  readonly nameProperty?: string;
  readonly lowerCase?: boolean;
  readonly ref: (context: AttributeContext, properties: JsonObject) => Json;
  readonly attributes: Readonly<Record<string, (context: AttributeContext) => Json>>;
}

const arn = (service: string, rest: (context: AttributeContext) => string) => (context: AttributeContext) =>
  `arn:aws:${service}:${context.region}:${context.account}:${rest(context)}`;
const name = (context: AttributeContext): string => context.name;

/** Short and stable, for ids that AWS makes up: `2v5hj1k0ab`. */
export const stableId = (context: { readonly stack: string; readonly logicalId: string }, length = 10): string =>
  BigInt(`0x${createHash('sha256').update(`${context.stack}/${context.logicalId}`).digest('hex')}`)
    .toString(36)
    .slice(0, length);

const tableArn = arn('dynamodb', (context) => `table/${context.name}`);
const table: TypeRules = {
  nameProperty: 'TableName',
  ref: name,
  attributes: {
    Arn: tableArn,
    StreamArn: (context) => `${tableArn(context)}/stream/local`,
    TableId: (context) => stableId(context),
  },
};

const secretArn = (context: AttributeContext): string =>
  arn('secretsmanager', () => `secret:${context.name}-${stableId(context, 6)}`)(context);

const id: TypeRules = { ref: (context) => stableId(context), attributes: {} };
const bucketHost = (context: AttributeContext): string => `${context.name}.s3.${context.region}.amazonaws.com`;

const edgeFunctionArn = (context: AttributeContext): string =>
  `arn:aws:cloudfront::${context.account}:function/${context.name}`;

/** The types that the local platform runs, or that others refer to. */
export const TYPES: Readonly<Record<string, TypeRules>> = {
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::Lambda::Function': {
    nameProperty: 'FunctionName',
    ref: name,
    attributes: { Arn: arn('lambda', (context) => `function:${context.name}`) },
  },
  'AWS::Lambda::Version': {
    ref: (context, properties) =>
      arn('lambda', () => `function:${display(properties.FunctionName).split(':').at(-1)}:1`)(context),
    attributes: { Version: () => '1' },
  },
  'AWS::Lambda::Alias': {
    ref: (context, properties) =>
      arn(
        'lambda',
        () => `function:${display(properties.FunctionName).split(':').at(-1)}:${display(properties.Name)}`,
      )(context),
    attributes: {},
  },
  'AWS::Lambda::Permission': id,
  'AWS::Lambda::EventInvokeConfig': id,
  'AWS::Lambda::EventSourceMapping': { ...id, attributes: { Id: (context) => stableId(context) } },
  'AWS::IAM::Role': {
    nameProperty: 'RoleName',
    ref: name,
    attributes: {
      Arn: (context) => `arn:aws:iam::${context.account}:role/${context.name}`,
      RoleId: (context) => stableId(context),
    },
  },
  'AWS::IAM::Policy': { nameProperty: 'PolicyName', ref: name, attributes: {} },
  'AWS::IAM::ManagedPolicy': {
    nameProperty: 'ManagedPolicyName',
    ref: (context) => `arn:aws:iam::${context.account}:policy/${context.name}`,
    attributes: {},
  },
  'AWS::S3::Bucket': {
    nameProperty: 'BucketName',
    lowerCase: true,
    ref: name,
    attributes: {
      Arn: (context) => `arn:aws:s3:::${context.name}`,
      DomainName: (context) => `${context.name}.s3.amazonaws.com`,
      RegionalDomainName: bucketHost,
    },
  },
  'AWS::S3::BucketPolicy': id,
  'AWS::SecretsManager::Secret': { nameProperty: 'Name', ref: secretArn, attributes: { Id: secretArn } },
  'AWS::SQS::Queue': {
    nameProperty: 'QueueName',
    ref: (context) => `https://sqs.${context.region}.amazonaws.com/${context.account}/${context.name}`,
    attributes: {
      Arn: arn('sqs', name),
      QueueName: name,
      QueueUrl: (context) => `https://sqs.${context.region}.amazonaws.com/${context.account}/${context.name}`,
    },
  },
  'AWS::SQS::QueuePolicy': id,
  'AWS::Scheduler::Schedule': {
    nameProperty: 'Name',
    ref: name,
    attributes: { Arn: arn('scheduler', (context) => `schedule/default/${context.name}`) },
  },
  'AWS::Scheduler::ScheduleGroup': {
    nameProperty: 'Name',
    ref: name,
    attributes: { Arn: arn('scheduler', (context) => `schedule-group/${context.name}`) },
  },
  'AWS::Events::Rule': {
    nameProperty: 'Name',
    ref: name,
    attributes: { Arn: arn('events', (context) => `rule/${context.name}`) },
  },
  'AWS::Cognito::UserPool': {
    ref: (context) => `${context.region}_${stableId(context, 9)}`,
    attributes: {
      Arn: arn('cognito-idp', (context) => `userpool/${context.region}_${stableId(context, 9)}`),
      ProviderName: (context) =>
        `cognito-idp.${context.region}.amazonaws.com/${context.region}_${stableId(context, 9)}`,
      ProviderURL: (context) => context.issuer,
      UserPoolId: (context) => `${context.region}_${stableId(context, 9)}`,
    },
  },
  'AWS::Cognito::UserPoolClient': {
    ref: (context) => stableId(context, 26),
    attributes: { ClientId: (context) => stableId(context, 26) },
  },
  'AWS::Cognito::UserPoolResourceServer': { nameProperty: 'Identifier', ref: name, attributes: {} },
  'AWS::Cognito::UserPoolGroup': { nameProperty: 'GroupName', ref: name, attributes: {} },
  'AWS::ApiGatewayV2::Api': {
    ref: (context) => stableId(context),
    attributes: { ApiEndpoint: (context) => context.url, ApiId: (context) => stableId(context) },
  },
  'AWS::ApiGatewayV2::Stage': { nameProperty: 'StageName', ref: name, attributes: {} },
  'AWS::ApiGatewayV2::Route': id,
  'AWS::ApiGatewayV2::Integration': id,
  'AWS::ApiGatewayV2::Authorizer': { ...id, attributes: { AuthorizerId: (context) => stableId(context) } },
  'AWS::CloudFront::Distribution': {
    ref: (context) => stableId(context).toUpperCase(),
    attributes: {
      DomainName: (context) => new URL(context.url).host,
      Id: (context) => stableId(context).toUpperCase(),
    },
  },
  'AWS::CloudFront::CachePolicy': id,
  'AWS::CloudFront::ResponseHeadersPolicy': id,
  'AWS::CloudFront::OriginAccessControl': { ...id, attributes: { Id: (context) => stableId(context) } },
  'AWS::CloudFront::Function': {
    nameProperty: 'Name',
    ref: edgeFunctionArn,
    attributes: { Arn: edgeFunctionArn, FunctionARN: edgeFunctionArn },
  },
  'AWS::Lambda::LayerVersion': { ref: arn('lambda', (context) => `layer:${context.name}:1`), attributes: {} },
  [BUCKET_DEPLOYMENT]: id,
  /** Counts synthesized apps for AWS and does nothing else. */
  'AWS::CDK::Metadata': id,
};

const serviceOf = (type: string): string => (type.split('::')[1] ?? 'unknown').toLowerCase();

/** Types that do not run here still get names, so that what refers to them resolves. */
export const rulesOf = (type: string): TypeRules =>
  TYPES[type] ?? { ref: name, attributes: { Arn: (context) => arn(serviceOf(type), name)(context) } };
