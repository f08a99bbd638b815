import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { ClockError, type VirtualClock } from './clock.ts';
import { FaultError, type Faults, faultsRequest } from './faults.ts';
import { readBody } from './gateway/body.ts';
import type { Issuer } from './issuer.ts';
import { ISSUER_PATH } from './issuer.ts';
import { type Json, parseJson } from './json.ts';

/** Paths of the platform's own routes, which do not exist on AWS. */
export const LOCAL_PATH = '/__local/';

export interface LocalRoutesOptions {
  readonly clock: VirtualClock;
  readonly issuer: Issuer;
  readonly status: () => Promise<unknown>;
  readonly faults: Faults;
}

const clockRequest = z.strictObject({
  now: z.iso
    .datetime({ offset: true, error: 'write an instant with its offset, such as 2017-06-10T12:00:00Z' })
    .optional(),
  speed: z.number().nonnegative().optional(),
});

const tokenRequest = z.strictObject({
  sub: z.string().min(1),
  email: z.string().optional(),
  groups: z.array(z.string()).optional(),
  scope: z.string().optional(),
  claims: z.record(z.string(), z.unknown()).optional(),
});

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly text?: string;
}

const clockReading = (clock: VirtualClock): Answer => ({
  status: 200,
  body: { now: new Date(clock.now()).toISOString(), speed: clock.speed },
});

/** A page of another port of this machine (a site under development) may ask; a page of the world may not. */
const originHeaders = (request: IncomingMessage): Record<string, string> => {
  const { origin = '' } = request.headers;
  if (!/^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin)) return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-headers': 'content-type, accept, authorization',
    'access-control-allow-methods': 'GET, POST',
    vary: 'Origin',
  };
};

const readJson = async (request: IncomingMessage): Promise<Json> => {
  const body = await readBody(request);
  return body === null || body.length === 0 ? {} : parseJson(body.toString('utf8'));
};

/** The clock, tokens for anybody, the platform's state, faults, and the OpenID Connect issuer. */
export const createLocalRoutes = (
  options: LocalRoutesOptions,
): ((request: IncomingMessage, response: ServerResponse) => void) => {
  const route = async (request: IncomingMessage, path: string): Promise<Answer> => {
    switch (`${request.method} ${path}`) {
      case 'GET /__local/clock':
        return clockReading(options.clock);
      case 'POST /__local/clock': {
        const { now, speed } = clockRequest.parse(await readJson(request));
        options.clock.set({
          ...(now !== undefined && { now: Date.parse(now) }),
          ...(speed !== undefined && { speed }),
        });
        return clockReading(options.clock);
      }
      case 'POST /__local/token': {
        const token = await options.issuer.mint(tokenRequest.parse(await readJson(request)));
        return { status: 200, body: token, text: token.access_token };
      }
      case 'GET /__local/status':
        return { status: 200, body: await options.status() };
      case 'GET /__local/faults':
        return { status: 200, body: options.faults.status() };
      case 'POST /__local/faults':
        options.faults.set(faultsRequest.parse(await readJson(request)));
        return { status: 200, body: options.faults.status() };
      default:
        return {
          status: 404,
          body: {
            message: 'Local routes: GET and POST clock, POST token, GET status, GET and POST faults, below /__local/',
          },
        };
    }
  };

  const failure = (error: unknown): Answer => {
    if (error instanceof z.ZodError) return { status: 400, body: { message: z.prettifyError(error) } };
    if (error instanceof SyntaxError || error instanceof ClockError || error instanceof FaultError)
      return { status: 400, body: { message: error.message } };
    return {
      status: error instanceof Error && error.name === 'IssuerError' ? 400 : 500,
      body: { message: String(error) },
    };
  };

  return (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (path === ISSUER_PATH || path.startsWith(`${ISSUER_PATH}/`)) {
      options.issuer.handle(request, response);
      return;
    }
    const headers = originHeaders(request);
    if (request.method === 'OPTIONS') {
      response.writeHead(204, headers);
      response.end();
      return;
    }
    const finish = ({ status, body, text }: Answer): void => {
      const plain = text !== undefined && (request.headers.accept ?? '').startsWith('text/plain');
      response.writeHead(status, {
        ...headers,
        'content-type': plain ? 'text/plain' : 'application/json',
        'cache-control': 'no-store',
      });
      response.end(plain ? text : `${JSON.stringify(body, null, 2)}\n`);
    };
    route(request, path).then(finish, (error: unknown) => finish(failure(error)));
  };
};
