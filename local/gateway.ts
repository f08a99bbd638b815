import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { JSONWebKeySet } from 'jose';
import type { InvokableFunction } from './functions.ts';
import { type Authorization, createAuthorizer } from './gateway/authorizer.ts';
import { readBody } from './gateway/body.ts';
import { corsHeaders, preflight } from './gateway/cors.ts';
import { eventOf } from './gateway/event.ts';
import { createMatcher, type Match } from './gateway/match.ts';
import { answerOf, type HttpAnswer, INTERNAL_ERROR, messageAnswer } from './gateway/response.ts';
import type { HttpApi } from './gateway/routes.ts';
import { createThrottle } from './gateway/throttle.ts';

/** Thrown when the gateway cannot listen; the message has the remedy. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
}

/** Listens first, answers later: the template can only be resolved once the port is known. */
export interface Listener {
  readonly port: number;
  readonly url: string;
  /** From now on requests are handled. */
  open(handle: (request: IncomingMessage, response: ServerResponse) => void): void;
  /** Waits for answers under way, at most 5 s, and closes. */
  stop(): Promise<void>;
}

const DRAIN = 5_000;

const listenOn = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const code = 'code' in error ? error.code : '';
      reject(
        code === 'EADDRINUSE' || code === 'EACCES'
          ? new GatewayError(
              `Port ${port} ${code === 'EACCES' ? 'needs more rights' : 'is in use'}. Choose another with --port` +
                `${code === 'EACCES' ? '.' : ', or stop what listens there.'}`,
            )
          : error,
      );
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

/** @throws GatewayError when the port is taken */
export const listen = async (wanted: number): Promise<Listener> => {
  let handle: ((request: IncomingMessage, response: ServerResponse) => void) | null = null;
  let underWay = 0;
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    underWay += 1;
    response.once('close', () => {
      underWay -= 1;
    });
    if (handle !== null) return handle(request, response);
    response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' });
    response.end('{"message":"The platform is starting"}');
  });
  // Only this machine: whoever reaches the gateway can mint a token for anybody.
  const port = await listenOn(server, wanted, '127.0.0.1');
  return {
    port,
    url: `http://localhost:${port}`,
    open: (next) => {
      handle = next;
    },
    stop: async () => {
      if (!server.listening) return;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const deadline = Date.now() + DRAIN;
      while (underWay > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10));
      server.closeAllConnections();
      await closed;
    },
  };
};

export interface GatewayOptions {
  readonly api: HttpApi;
  readonly account: string;
  readonly port: number;
  readonly issuer: { readonly issuer: string; readonly jwks: JSONWebKeySet };
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
const NOT_FOUND = messageAnswer(404, 'Not Found');

const within = async <T>(promise: Promise<T>, milliseconds: number): Promise<T | null> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
};

const decode = (path: string): string | null => {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
};

/** An HTTP API with its routes, authorizer, throttles and CORS, in front of the functions. */
export const createGateway = (
  options: GatewayOptions,
): ((request: IncomingMessage, response: ServerResponse) => void) => {
  const { api } = options;
  const match = createMatcher(api.routes);
  const authorize = createAuthorizer(options.issuer);
  const throttle = options.throttles ? createThrottle(() => performance.now()) : () => true;
  const prefix = api.stage === '$default' ? '' : `/${api.stage}`;
  const context = { id: api.id, stage: api.stage, account: options.account, port: options.port };

  const invoke = async (
    request: IncomingMessage,
    found: Match,
    path: string,
    rawQuery: string,
    received: number,
    authorization: Authorization | null,
    invoked: InvokableFunction,
  ): Promise<HttpAnswer> => {
    const body = await readBody(request);
    if (body === null) return TOO_LONG;
    const requestId = randomUUID();
    const event = eventOf({
      request,
      match: found,
      rawPath: path,
      rawQuery,
      body,
      received,
      requestId,
      authorization,
      api: context,
    });
    if (event.length > MAX_EVENT) return TOO_LONG;
    const result = await within(invoked.invoke(event, requestId), found.route.timeout);
    if (result === null) return messageAnswer(503, 'Service Unavailable');
    return result.functionError === null ? answerOf(result.payload) : INTERNAL_ERROR;
  };

  const answer = async (request: IncomingMessage, received: number): Promise<{ answer: HttpAnswer; label: string }> => {
    const [rawPath = '/', rawQuery = ''] = (request.url ?? '/').split(/\?(.*)/s);
    const path = decode(rawPath);
    const asked = preflight(api.cors, request);
    if (asked !== null) return { answer: asked, label: 'CORS' };
    if (path === null || !(path === prefix || path.startsWith(`${prefix}/`))) return { answer: NOT_FOUND, label: '-' };
    // The encoded parts are told apart first, so that an encoded slash stays within its part.
    const parts = rawPath
      .slice(prefix.length + 1)
      .split('/')
      .map((part) => decode(part) ?? part);
    const found = match(request.method ?? 'GET', parts);
    if (found === undefined) return { answer: NOT_FOUND, label: '-' };
    const invoked = options.functionOf(found.route.functionArn);
    const label = invoked?.label ?? '-';
    if (!throttle(found.route)) return { answer: messageAnswer(429, 'Too Many Requests'), label };
    const decision = await authorize(found.route, request.headers.authorization);
    if (decision !== null && 'status' in decision) {
      const challenge = { 'www-authenticate': decision.challenge };
      return { answer: messageAnswer(decision.status, decision.message, challenge), label };
    }
    if (invoked === undefined || !found.route.permitted) return { answer: INTERNAL_ERROR, label };
    return { answer: await invoke(request, found, path, rawQuery, received, decision, invoked), label };
  };

  return (request, response) => {
    const received = options.now();
    const started = performance.now();
    const finish = ({ answer: { status, headers, body }, label }: { answer: HttpAnswer; label: string }): void => {
      // What is left of a body nobody reads would be taken for the next request.
      const close = request.complete ? {} : { connection: 'close' };
      response.writeHead(status, {
        ...headers,
        ...corsHeaders(api.cors, request),
        ...(status !== 204 && status !== 304 && { 'content-length': Buffer.byteLength(body) }),
        'apigw-requestid': randomUUID(),
        ...close,
      });
      response.end(request.method === 'HEAD' ? undefined : body);
      const time = new Date(received).toISOString().slice(0, 19).replace('T', ' ');
      const milliseconds = (performance.now() - started).toFixed(performance.now() - started < 10 ? 1 : 0);
      options.log(`${time}  ${request.method?.padEnd(6)} ${request.url}  ${status}  ${milliseconds} ms  ${label}`);
    };
    answer(request, received).then(finish, (error: unknown) => {
      options.log(
        `the gateway failed at ${request.method} ${request.url}: ${error instanceof Error ? error.stack : String(error)}`,
      );
      if (!response.headersSent) finish({ answer: INTERNAL_ERROR, label: '-' });
    });
  };
};
