import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Authorization } from './authorizer.ts';
import type { Match } from './match.ts';

export interface EventParts {
  readonly request: IncomingMessage;
  readonly match: Match;
  /** Decoded, with the stage in front unless it is `$default`. */
  readonly rawPath: string;
  readonly rawQuery: string;
  readonly body: Buffer;
  /** The virtual instant at which the request line arrived, ms. */
  readonly received: number;
  readonly requestId: string;
  readonly authorization: Authorization | null;
  /** Headers that take the place of the client's own. */
  readonly originHeaders: Readonly<Record<string, string>>;
  readonly api: { readonly id: string; readonly stage: string; readonly account: string; readonly port: number };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** The common log format's time, in UTC: `12/Mar/2020:19:03:58 +0000`. */
export const logTime = (instant: number): string => {
  const [date = '', time = ''] = new Date(instant).toISOString().split('T');
  const [year, month, day] = date.split('-');
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${time.slice(0, 8)} +0000`;
};

const TEXT = /^(text\/|application\/(json|xml|javascript)\b)|\+(json|xml)\b/i;

const isText = (request: IncomingMessage): boolean =>
  request.headers['content-encoding'] === undefined && TEXT.test(request.headers['content-type'] ?? 'text/plain');

const flatHeaders = (request: IncomingMessage, port: number): Record<string, string> => {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || name === 'cookie' || name === 'connection') continue;
    flat[name] = Array.isArray(value) ? value.join(',') : value;
  }
  flat['x-amzn-trace-id'] ??= `Root=1-${randomUUID()
    .replaceAll('-', '')
    .replace(/^(.{8})/, '$1-')}`;
  flat['x-forwarded-for'] ??= request.socket.remoteAddress ?? '';
  flat['x-forwarded-port'] ??= String(port);
  flat['x-forwarded-proto'] ??= 'http';
  return flat;
};

/** Several values of one name are joined with commas. */
const queryOf = (rawQuery: string): Record<string, string> | undefined => {
  if (rawQuery === '') return undefined;
  const query = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(rawQuery)) {
    const before = query.get(name);
    query.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(query);
};

/**
 * The event of payload format 2.0 as JSON.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export const eventOf = (parts: EventParts): string => {
  const { request, match, api, received, body, authorization } = parts;
  const host = request.headers.host ?? 'localhost';
  const text = body.length === 0 || isText(request);
  const cookies = request.headers.cookie?.split(/;\s*/);
  return JSON.stringify({
    version: '2.0',
    routeKey: match.route.key,
    rawPath: parts.rawPath,
    rawQueryString: parts.rawQuery,
    cookies,
    headers: { ...flatHeaders(request, api.port), ...parts.originHeaders },
    queryStringParameters: queryOf(parts.rawQuery),
    requestContext: {
      accountId: api.account,
      apiId: api.id,
      authorizer:
        authorization === null ? undefined : { jwt: { claims: authorization.claims, scopes: authorization.scopes } },
      domainName: host.split(':')[0],
      domainPrefix: host.split(/[.:]/)[0],
      http: {
        method: request.method,
        path: parts.rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress?.replace('::ffff:', '') ?? '',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: parts.requestId,
      routeKey: match.route.key,
      stage: api.stage,
      time: logTime(received),
      timeEpoch: received,
    },
    pathParameters: Object.keys(match.parameters).length === 0 ? undefined : match.parameters,
    body: body.length === 0 ? undefined : body.toString(text ? 'utf8' : 'base64'),
    isBase64Encoded: !text,
  });
};
