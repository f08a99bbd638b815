import { describe, expect, it } from '@jest/globals';
import { type HttpApi, readApi } from '../../../local/gateway/routes.ts';
import { readDeployment } from '../../../local/template.ts';
import { functionWithRole, httpApi, writeAssembly } from '../support/assembly.ts';

const read = (resources: Record<string, object>): HttpApi => {
  const deployment = readDeployment({
    assembly: writeAssembly({ app: { Resources: resources } }),
    url: 'http://localhost:1',
    issuer: 'http://localhost:1/oidc',
  });
  const api = deployment.resources.find((resource) => resource.type === 'AWS::ApiGatewayV2::Api')!;
  return readApi(api, deployment.resources, deployment);
};

const hello = functionWithRole('Hello');

describe('the routes of an API', () => {
  it('know their function, authorizer, scopes, throttle and timeout', () => {
    const resources = httpApi(
      { 'GET /a/{b}': { function: 'Hello', scopes: ['x/y'] }, $default: 'Hello' },
      {
        issuer: 'https://issuer.example',
        audience: ['me'],
        timeout: 5_000,
        stage: {
          DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 50 },
          RouteSettings: { 'GET /a/{b}': { ThrottlingRateLimit: 5 } },
        },
      },
    );
    const [first, second] = read({ ...hello, ...resources }).routes;
    expect(first).toEqual({
      key: 'GET /a/{b}',
      method: 'GET',
      parts: ['a', '{b}'],
      functionArn: 'arn:aws:lambda:eu-central-1:000000000000:function:app-Hello',
      authorizer: { issuer: 'https://issuer.example', audiences: ['me'] },
      scopes: ['x/y'],
      throttle: { rate: 5, burst: 50 },
      timeout: 5_000,
      permitted: true,
    });
    expect(second).toMatchObject({ method: 'ANY', parts: null, authorizer: null, throttle: { rate: 100, burst: 50 } });
  });

  it('are not permitted without a permission for that very path', () => {
    const resources = httpApi({ 'GET /a': 'Hello', 'GET /b': 'Hello' });
    const SourceArn = { 'Fn::Sub': 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/*/b' };
    const permission = {
      ...resources.Permission1,
      Properties: { ...Object(resources.Permission1).Properties, SourceArn },
    };
    const { Permission0: _, ...others } = resources;
    const api = read({ ...hello, ...others, Permission1: permission });
    expect(api.routes.map(({ key, permitted }) => [key, permitted])).toEqual([
      ['GET /a', false],
      ['GET /b', true],
    ]);
  });

  it.each([
    [
      'an authorizer with another identity source',
      { Authorizer: { IdentitySource: ['$request.header.X-Token'] } },
      /^Authorizer: identity source \["\$request\.header\.X-Token"\]/,
    ],
    [
      'another payload format',
      { Integration0: { PayloadFormatVersion: '1.0' } },
      /^Route0: integration AWS_PROXY with payload 1\.0/,
    ],
    [
      'another kind of integration',
      { Integration0: { IntegrationType: 'HTTP_PROXY' } },
      /^Route0: integration HTTP_PROXY/,
    ],
    ['another kind of authorization', { Route0: { AuthorizationType: 'AWS_IAM' } }, /^Route0: authorization AWS_IAM/],
  ])('refuse %s, naming the logical id', (_, changes, message) => {
    const resources: Record<string, object> = { ...hello, ...httpApi({ 'GET /a': { function: 'Hello', scopes: [] } }) };
    for (const [id, properties] of Object.entries(changes)) {
      const resource = Object(resources[id]);
      resources[id] = { ...resource, Properties: { ...resource.Properties, ...properties } };
    }
    expect(() => read(resources)).toThrow(message);
  });
});
