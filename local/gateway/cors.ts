import type { IncomingMessage } from 'node:http';
import type { HttpAnswer } from './response.ts';
import type { Cors } from './routes.ts';

const allowedOrigin = (cors: Cors, origin: string): string | null => {
  if (cors.origins.includes('*')) return cors.credentials ? origin : '*';
  return cors.origins.includes(origin) ? origin : null;
};

/** Headers that an API with a CORS configuration adds to every answer to another origin. */
export const corsHeaders = (cors: Cors | null, request: IncomingMessage): Record<string, string> => {
  const { origin } = request.headers;
  if (cors === null || origin === undefined) return {};
  const allowed = allowedOrigin(cors, origin);
  if (allowed === null) return {};
  return {
    'access-control-allow-origin': allowed,
    ...(allowed !== '*' && { vary: 'Origin' }),
    ...(cors.credentials && { 'access-control-allow-credentials': 'true' }),
    ...(cors.expose.length > 0 && { 'access-control-expose-headers': cors.expose.join(',') }),
  };
};

/** The answer to a preflight request, which API Gateway gives itself; null if it is not one. */
export const preflight = (cors: Cors | null, request: IncomingMessage): HttpAnswer | null => {
  if (cors === null || request.method !== 'OPTIONS' || request.headers.origin === undefined) return null;
  if (request.headers['access-control-request-method'] === undefined) return null;
  const headers = corsHeaders(cors, request);
  if (headers['access-control-allow-origin'] === undefined) return { status: 204, headers: {}, body: '' };
  return {
    status: 204,
    headers: {
      ...headers,
      'access-control-allow-methods': cors.methods.join(','),
      ...(cors.headers.length > 0 && { 'access-control-allow-headers': cors.headers.join(',') }),
      ...(cors.maxAge !== undefined && { 'access-control-max-age': String(cors.maxAge) }),
    },
    body: '',
  };
};
