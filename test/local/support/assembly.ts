import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Template = { Resources: Record<string, object> } & Record<string, unknown>;

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'local-'));

/**
 * Writes a cloud assembly by hand, as `cdk synth` lays it out.
 * @param functions source of each function's index.mjs, by the name of its asset
 */
export const writeAssembly = (
  stacks: Record<string, Template>,
  functions: Record<string, string> = {},
  dependencies: Record<string, string[]> = {},
): string => {
  const folder = temporaryFolder();
  const write = (name: string, value: unknown): void => writeFileSync(join(folder, name), JSON.stringify(value));
  const files: Record<string, unknown> = {};
  for (const [name, source] of Object.entries(functions)) {
    mkdirSync(join(folder, `asset.${name}`));
    writeFileSync(join(folder, `asset.${name}`, 'index.mjs'), source);
    files[name] = {
      source: { path: `asset.${name}`, packaging: 'zip' },
      destinations: { here: { bucketName: 'assets', objectKey: `${name}.zip` } },
    };
  }
  const artifacts: Record<string, unknown> = {
    'all.assets': { type: 'cdk:asset-manifest', properties: { file: 'all.assets.json' } },
  };
  write('all.assets.json', { files });
  for (const [name, template] of Object.entries(stacks)) {
    write(`${name}.template.json`, template);
    artifacts[name] = {
      type: 'aws:cloudformation:stack',
      environment: 'aws://unknown-account/unknown-region',
      properties: { templateFile: `${name}.template.json` },
      dependencies: dependencies[name] ?? [],
      metadata: Object.fromEntries(
        Object.keys(template.Resources).map((id) => [
          `/${name}/${id}/Resource`,
          [{ type: 'aws:cdk:logicalId', data: id }],
        ]),
      ),
    };
  }
  write('manifest.json', { version: '55.0.0', artifacts });
  return folder;
};

/** A function with its role, which may do what the statements say. */
export const functionWithRole = (
  name: string,
  options: { statements?: object[]; variables?: object; properties?: object; asset?: string } = {},
): Record<string, object> => ({
  [`${name}Role`]: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {},
      ManagedPolicyArns: [
        {
          'Fn::Join': [
            '',
            ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
          ],
        },
      ],
    },
  },
  [`${name}Policy`]: {
    Type: 'AWS::IAM::Policy',
    Properties: {
      PolicyName: `${name}Policy`,
      PolicyDocument: { Version: '2012-10-17', Statement: options.statements ?? [] },
      Roles: [{ Ref: `${name}Role` }],
    },
  },
  [name]: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Code: { S3Bucket: { 'Fn::Sub': 'assets-${AWS::AccountId}' }, S3Key: `${options.asset ?? name}.zip` },
      Role: { 'Fn::GetAtt': [`${name}Role`, 'Arn'] },
      Timeout: 10,
      Environment: { Variables: options.variables ?? {} },
      ...options.properties,
    },
  },
});

/** An HTTP API whose routes go to functions of the same template: `{ 'GET /hello': 'Hello' }`. */
export const httpApi = (
  routes: Record<string, string | { function: string; scopes: string[] }>,
  options: { api?: object; stage?: object; issuer?: unknown; audience?: unknown; timeout?: number } = {},
): Record<string, object> => {
  const resources: Record<string, object> = {
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'Api', ProtocolType: 'HTTP', ...options.api } },
    Stage: {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: { ApiId: { Ref: 'Api' }, StageName: '$default', AutoDeploy: true, ...options.stage },
    },
    Authorizer: {
      Type: 'AWS::ApiGatewayV2::Authorizer',
      Properties: {
        ApiId: { Ref: 'Api' },
        AuthorizerType: 'JWT',
        IdentitySource: ['$request.header.Authorization'],
        JwtConfiguration: { Issuer: options.issuer ?? 'https://nobody.example', Audience: options.audience ?? [] },
        Name: 'jwt',
      },
    },
  };
  for (const [index, [key, target]] of Object.entries(routes).entries()) {
    const name = typeof target === 'string' ? target : target.function;
    resources[`Integration${index}`] = {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId: { Ref: 'Api' },
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: { 'Fn::GetAtt': [name, 'Arn'] },
        PayloadFormatVersion: '2.0',
        ...(options.timeout !== undefined && { TimeoutInMillis: options.timeout }),
      },
    };
    resources[`Route${index}`] = {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        ApiId: { Ref: 'Api' },
        RouteKey: key,
        Target: { 'Fn::Join': ['', ['integrations/', { Ref: `Integration${index}` }]] },
        ...(typeof target !== 'string' && {
          AuthorizationType: 'JWT',
          AuthorizerId: { Ref: 'Authorizer' },
          AuthorizationScopes: target.scopes,
        }),
      },
    };
    resources[`Permission${index}`] = {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { 'Fn::GetAtt': [name, 'Arn'] },
        Principal: 'apigateway.amazonaws.com',
        SourceArn: { 'Fn::Sub': 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/*' },
      },
    };
  }
  return resources;
};

export const table = (properties: object = {}): object => ({
  Type: 'AWS::DynamoDB::GlobalTable',
  Properties: {
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
    Replicas: [{ Region: { Ref: 'AWS::Region' } }],
    ...properties,
  },
});
