import { isObject, listAt, numberAt, objectAt, textAt, textsAt } from '../json.ts';
import type { Resource } from '../template.ts';
import { wildcard } from '../wildcard.ts';

/** A route of an HTTP API with all that belongs to it. */
export interface Route {
  /** As the API names it: `GET /api/x/{y}` or `$default`. */
  readonly key: string;
  /** `ANY` for any; for `$default` too. */
  readonly method: string;
  /** Parts of the path; null for `$default`. */
  readonly parts: readonly string[] | null;
  readonly functionArn: string;
  readonly authorizer: { readonly issuer: string; readonly audiences: readonly string[] } | null;
  /** One of these is enough; empty: none is asked for. */
  readonly scopes: readonly string[];
  readonly throttle: { readonly rate: number; readonly burst: number } | null;
  /** ms */
  readonly timeout: number;
  /** Whether an AWS::Lambda::Permission lets the API invoke the function. */
  readonly permitted: boolean;
}

export interface Cors {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly expose: readonly string[];
  readonly maxAge: number | undefined;
  readonly credentials: boolean;
}

export interface HttpApi {
  readonly id: string;
  readonly stage: string;
  readonly routes: readonly Route[];
  readonly cors: Cors | null;
}

/** Thrown for a part of an API that this gateway does not understand, naming the resource. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
}

const MAX_TIMEOUT = 30_000;

const throttleOf = (stage: Resource | undefined, routeKey: string): Route['throttle'] => {
  const own = objectAt(objectAt(stage?.properties, 'RouteSettings'), routeKey);
  const base = objectAt(stage?.properties, 'DefaultRouteSettings');
  const rate = numberAt(own, 'ThrottlingRateLimit') ?? numberAt(base, 'ThrottlingRateLimit');
  const burst = numberAt(own, 'ThrottlingBurstLimit') ?? numberAt(base, 'ThrottlingBurstLimit');
  return rate === undefined && burst === undefined ? null : { rate: rate ?? 10_000, burst: burst ?? 5_000 };
};

const authorizerOf = (
  route: Resource,
  byRef: (type: string, ref: string) => Resource | undefined,
): Route['authorizer'] => {
  const type = textAt(route.properties, 'AuthorizationType') ?? 'NONE';
  if (type === 'NONE') return null;
  const authorizer = byRef('AWS::ApiGatewayV2::Authorizer', textAt(route.properties, 'AuthorizerId') ?? '');
  if (type !== 'JWT' || authorizer === undefined) {
    throw new ApiError(`${route.logicalId}: authorization ${type} is not run locally; NONE and JWT are.`);
  }
  const sources = textsAt(authorizer.properties, 'IdentitySource');
  if (sources.length !== 1 || sources[0]?.toLowerCase() !== '$request.header.authorization') {
    throw new ApiError(
      `${authorizer.logicalId}: identity source ${JSON.stringify(sources)} is not run locally; ` +
        '$request.header.Authorization is.',
    );
  }
  const jwt = objectAt(authorizer.properties, 'JwtConfiguration');
  return { issuer: textAt(jwt, 'Issuer') ?? '', audiences: textsAt(jwt, 'Audience') };
};

const mayInvoke = (permissions: readonly Resource[], functionArn: string, sourceArn: string): boolean =>
  permissions.some(({ properties }) => {
    const names = textAt(properties, 'FunctionName') ?? '';
    const source = textAt(properties, 'SourceArn');
    return (
      (names === functionArn || functionArn.endsWith(`:function:${names}`)) &&
      textAt(properties, 'Principal') === 'apigateway.amazonaws.com' &&
      (source === undefined || wildcard(source).test(sourceArn))
    );
  });

const corsOf = (api: Resource): Cors | null => {
  const cors = api.properties.CorsConfiguration;
  if (!isObject(cors)) return null;
  return {
    origins: textsAt(cors, 'AllowOrigins'),
    methods: textsAt(cors, 'AllowMethods'),
    headers: textsAt(cors, 'AllowHeaders'),
    expose: textsAt(cors, 'ExposeHeaders'),
    maxAge: numberAt(cors, 'MaxAge'),
    credentials: cors.AllowCredentials === true,
  };
};

/**
 * Reads one AWS::ApiGatewayV2::Api and what refers to it.
 * @throws ApiError for a kind of integration or authorizer that is not run locally
 */
export const readApi = (
  api: Resource,
  resources: readonly Resource[],
  environment: { readonly region: string; readonly account: string },
): HttpApi => {
  const ofApi = (type: string): Resource[] =>
    resources.filter((resource) => resource.type === type && textAt(resource.properties, 'ApiId') === api.ref);
  const byRef = (type: string, ref: string): Resource | undefined =>
    ofApi(type).find((resource) => resource.ref === ref);
  const stage = ofApi('AWS::ApiGatewayV2::Stage')[0];
  const stageName = stage?.name ?? '$default';
  const permissions = resources.filter((resource) => resource.type === 'AWS::Lambda::Permission');

  const routes = ofApi('AWS::ApiGatewayV2::Route').map((route): Route => {
    const key = textAt(route.properties, 'RouteKey') ?? '';
    const integration = byRef(
      'AWS::ApiGatewayV2::Integration',
      (textAt(route.properties, 'Target') ?? '').replace('integrations/', ''),
    );
    const kind = textAt(integration?.properties, 'IntegrationType');
    const version = textAt(integration?.properties, 'PayloadFormatVersion');
    if (kind !== 'AWS_PROXY' || version !== '2.0') {
      throw new ApiError(
        `${route.logicalId}: integration ${kind} with payload ${version} is not run locally; AWS_PROXY with 2.0 is.`,
      );
    }
    // Either the function's ARN, or the ARN of its invocations path: …:path/2015-03-31/functions/<arn>/invocations.
    const uri = textAt(integration?.properties, 'IntegrationUri') ?? '';
    const functionArn = /functions\/(.+)\/invocations/.exec(uri)?.[1] ?? uri;
    const [method = '', path] = key.split(' ');
    const invoked = `${stageName}/${path === undefined ? '$default' : `${method === 'ANY' ? '*' : method}${path}`}`;
    const source = `arn:aws:execute-api:${environment.region}:${environment.account}:${api.ref}/${invoked}`;
    return {
      key,
      method: path === undefined ? 'ANY' : method,
      parts: path === undefined ? null : path.split('/').slice(1),
      functionArn,
      authorizer: authorizerOf(route, byRef),
      scopes: listAt(route.properties, 'AuthorizationScopes').map(String),
      throttle: throttleOf(stage, key),
      timeout: numberAt(integration?.properties, 'TimeoutInMillis') ?? MAX_TIMEOUT,
      permitted: mayInvoke(permissions, functionArn, source),
    };
  });
  return { id: api.ref, stage: stageName, routes, cors: corsOf(api) };
};
