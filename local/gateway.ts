import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JSONWebKeySet } from 'jose';
import type { Distribution } from './distribution.ts';
import type { InvokableFunction } from './functions.ts';
import { type Authorization, createAuthorizer } from './gateway/authorizer.ts';
import { readBody } from './gateway/body.ts';
import { corsHeaders, preflight } from './gateway/cors.ts';
import { eventOf } from './gateway/event.ts';
import { createMatcher, type Match } from './gateway/match.ts';
import { answerOf, type HttpAnswer, INTERNAL_ERROR, messageAnswer } from './gateway/response.ts';
import type { HttpApi } from './gateway/routes.ts';
import { createThrottle } from './gateway/throttle.ts';
import { within } from './gateway/within.ts';

export interface GatewayOptions {
  readonly api: HttpApi;
  readonly account: string;
  readonly port: number;
  readonly issuer: { readonly issuer: string; readonly jwks: JSONWebKeySet };
  /** What stands in front of the API. */
  readonly distribution: Distribution | null;
  /** The virtual instant, ms. */
  readonly now: () => number;
  /** Off: the stage's throttles are not applied, for load tests. */
  readonly throttles: boolean;
  readonly functionOf: (arn: string) => InvokableFunction | undefined;
  /** One line a request. */
  readonly log: (line: string) => void;
}

/** Bytes of an event that Lambda takes; the gateway itself takes 10 MB of body. */
const MAX_EVENT = 6 * 1024 * 1024;
const TOO_LONG = messageAnswer(413, 'Request Too Long');
/**
 * Bytes of request line and header values together.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */
const MAX_HEADERS = 10_240;
const HEADERS_TOO_LARGE = messageAnswer(431, 'Request Header Fields Too Large');
const NOT_FOUND = messageAnswer(404, 'Not Found');

/** One request on its way through the gateway. */
interface Exchange {
  readonly request: IncomingMessage;
  readonly requestId: string;
  /** The virtual instant at which the request line arrived, ms. */
  readonly received: number;
}

/** The answer, and the short name of the function that gave it. */
interface Answered {
  readonly answer: HttpAnswer;
  readonly label: string;
}

const decode = (path: string): string | null => {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
};

const headersTooLarge = ({ url, rawHeaders }: IncomingMessage): boolean => {
  let size = url?.length ?? 0;
  for (let index = 1; index < rawHeaders.length; index += 2) size += rawHeaders[index]?.length ?? 0;
  return size > MAX_HEADERS;
};

const tooLargeForLambda = (event: string): boolean =>
  // No character takes more than three bytes for each of its UTF-16 units, so most events need not be measured.
  event.length * 3 > MAX_EVENT && Buffer.byteLength(event) > MAX_EVENT;

/** `2017-06-10 12:00:00  PUT    /api/items/1  200  4.2 ms  items` */
const logLine = ({ request, received }: Exchange, status: number, milliseconds: number, label: string): string => {
  const time = new Date(received).toISOString().slice(0, 19).replace('T', ' ');
  const took = milliseconds.toFixed(milliseconds < 10 ? 1 : 0);
  return `${time}  ${request.method?.padEnd(6)} ${request.url}  ${status}  ${took} ms  ${label}`;
};

/** How long a body that nobody wants may take to arrive, ms. */
const UNWANTED = 1_000;

/** Reads what is left of a body: a connection that ends with bytes unread is reset, and its answer may be lost. */
const readToEnd = (request: IncomingMessage): Promise<void> =>
  new Promise((resolve) => {
    if (request.complete) return resolve();
    setTimeout(resolve, UNWANTED).unref();
    request.once('end', resolve).once('close', resolve).resume();
  });

/** An HTTP API with its routes, authorizer, throttles and CORS, in front of the functions. */
export const createGateway = (
  options: GatewayOptions,
): ((request: IncomingMessage, response: ServerResponse) => void) => {
  const { api } = options;
  const match = createMatcher(api.routes);
  const authorize = createAuthorizer(options.issuer);
  const throttle = options.throttles ? createThrottle(() => performance.now()) : () => true;
  const prefix = api.stage === '$default' ? '' : `/${api.stage}`;
  const originHeaders = options.distribution?.originHeaders ?? {};
  const context = { id: api.id, stage: api.stage, account: options.account, port: options.port };

  const find = (method: string, rawPath: string): Match | undefined => {
    if (!rawPath.startsWith(`${prefix}/`)) return undefined;
    // Split before decoding, so that an encoded slash stays within its part.
    const parts = rawPath
      .slice(prefix.length + 1)
      .split('/')
      .map((part) => decode(part) ?? part);
    return match(method, parts);
  };

  const invoke = async (
    exchange: Exchange,
    target: { readonly match: Match; readonly rawPath: string; readonly rawQuery: string },
    authorization: Authorization | null,
    invoked: InvokableFunction,
  ): Promise<HttpAnswer> => {
    const body = await readBody(exchange.request);
    if (body === null) return TOO_LONG;
    const ofEdge = { ...options.distribution?.addedHeaders(exchange.request), ...originHeaders };
    const event = eventOf({ ...exchange, ...target, body, authorization, originHeaders: ofEdge, api: context });
    if (tooLargeForLambda(event)) return TOO_LONG;
    const result = await within(invoked.invoke(event, exchange.requestId), target.match.route.timeout);
    if (result === null) return messageAnswer(503, 'Service Unavailable');
    return result.functionError === null ? answerOf(result.payload) : INTERNAL_ERROR;
  };

  const answer = async (exchange: Exchange): Promise<Answered> => {
    const { request } = exchange;
    const refused = (await options.distribution?.refuse(request, exchange.requestId)) ?? null;
    if (refused !== null) return { answer: refused, label: 'edge' };
    const url = options.distribution?.urlOf(request) ?? request.url ?? '/';
    const [path = '/', rawQuery = ''] = url.split(/\?(.*)/s);
    if (headersTooLarge(request)) return { answer: HEADERS_TOO_LARGE, label: '-' };
    const stored = (await options.distribution?.fromBucket(request)) ?? null;
    if (stored !== null) return { answer: stored, label: 'bucket' };
    const asked = preflight(api.cors, request);
    if (asked !== null) return { answer: asked, label: 'CORS' };
    const rawPath = decode(path);
    const found = find(request.method ?? 'GET', path);
    if (rawPath === null || found === undefined) return { answer: NOT_FOUND, label: '-' };
    const invoked = options.functionOf(found.route.functionArn);
    const label = invoked?.label ?? '-';
    if (!throttle(found.route)) return { answer: messageAnswer(429, 'Too Many Requests'), label };
    const decision = await authorize(found.route, request.headers.authorization);
    if (decision !== null && 'status' in decision) {
      const challenge = { 'www-authenticate': decision.challenge };
      return { answer: messageAnswer(decision.status, decision.message, challenge), label };
    }
    if (invoked === undefined || !found.route.permitted) return { answer: INTERNAL_ERROR, label };
    return { answer: await invoke(exchange, { match: found, rawPath, rawQuery }, decision, invoked), label };
  };

  const send = ({ request, requestId }: Exchange, response: ServerResponse, { status, headers, body }: HttpAnswer) => {
    response.writeHead(status, {
      ...(options.distribution?.headersOf(request, headers) ?? headers),
      ...corsHeaders(api.cors, request),
      ...(status !== 204 && status !== 304 && { 'content-length': Buffer.byteLength(body) }),
      'apigw-requestid': requestId,
      // What is left of a body that nobody reads would be taken for the next request.
      ...(!request.complete && { connection: 'close' }),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };

  return (request, response) => {
    const exchange = { request, requestId: randomUUID(), received: options.now() };
    const started = performance.now();
    const finish = ({ answer: given, label }: Answered): void => {
      send(exchange, response, given);
      options.log(logLine(exchange, given.status, performance.now() - started, label));
    };
    answer(exchange)
      .then(async ({ answer: given, label }) => {
        const [sent] = await Promise.all([options.distribution?.compress(request, given) ?? given, readToEnd(request)]);
        finish({ answer: sent, label });
      })
      .catch((error: unknown) => {
        if (request.destroyed && !request.complete) {
          options.log(`the sender hung up in the middle of ${request.method} ${request.url}`);
          return;
        }
        const said = error instanceof Error ? error.stack : String(error);
        options.log(`the gateway failed at ${request.method} ${request.url}: ${said}`);
        if (!response.headersSent) finish({ answer: INTERNAL_ERROR, label: '-' });
      });
  };
};
