import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import type { Route } from './routes.ts';

/** What the authorizer hands on to the function. */
export interface Authorization {
  /** Every value as text, as API Gateway does it: lists as `[a b]`. */
  readonly claims: Readonly<Record<string, string>>;
  /** Those of the route's scopes that the token has; null on a route without scopes. */
  readonly scopes: readonly string[] | null;
}

export interface Refusal {
  readonly status: 401 | 403;
  readonly message: 'Unauthorized' | 'Forbidden';
  readonly challenge: string;
}

interface Verified {
  readonly payload: JWTPayload;
  readonly claims: Readonly<Record<string, string>>;
  readonly scopes: readonly string[];
}

/** Tokens whose signature has been checked already. Their expiry is looked at each time. */
const MAX_KNOWN = 20_000;

const claimText = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(claimText).join(' ')}]`;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

const scopesOf = (payload: JWTPayload): readonly string[] => {
  const { scope, scp } = payload;
  if (typeof scope === 'string') return scope.split(' ');
  return Array.isArray(scp) ? scp.map(String) : [];
};

const refuse = (status: 401 | 403, scopes: readonly string[], error: string, description: string): Refusal => ({
  status,
  message: status === 401 ? 'Unauthorized' : 'Forbidden',
  challenge: `Bearer${scopes.length > 0 ? ` scope="${scopes.join(' ')}"` : ''} error="${error}" error_description="${description}"`,
});

/**
 * The JWT authorizer of an HTTP API: signature, issuer, time, audience (`aud`, or `client_id` where a token has no
 * `aud`), then scopes.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export const createAuthorizer = (own: {
  readonly issuer: string;
  readonly jwks: JSONWebKeySet;
}): ((route: Route, authorization: string | undefined) => Promise<Authorization | Refusal | null>) => {
  const keys = new Map<string, JWTVerifyGetKey>([[own.issuer, createLocalJWKSet(own.jwks)]]);
  const known = new Map<string, Verified>();

  const keysOf = async (issuer: string): Promise<JWTVerifyGetKey> => {
    const present = keys.get(issuer);
    if (present !== undefined) return present;
    const answer = await fetch(`${issuer}/.well-known/openid-configuration`);
    const configuration: unknown = await answer.json();
    const uri =
      typeof configuration === 'object' && configuration !== null && 'jwks_uri' in configuration
        ? String(configuration.jwks_uri)
        : `${issuer}/.well-known/jwks.json`;
    const made = createRemoteJWKSet(new URL(uri));
    keys.set(issuer, made);
    return made;
  };

  const verify = async (token: string, issuer: string): Promise<Verified | string> => {
    const before = known.get(`${issuer} ${token}`);
    if (before !== undefined) {
      return (before.payload.exp ?? 0) * 1_000 > Date.now() ? before : 'the token has expired';
    }
    try {
      const { payload } = await jwtVerify(token, await keysOf(issuer), { issuer, requiredClaims: ['exp'] });
      const claims = Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, claimText(value)]));
      const verified = { payload, claims, scopes: scopesOf(payload) };
      if (known.size >= MAX_KNOWN) known.clear();
      known.set(`${issuer} ${token}`, verified);
      return verified;
    } catch (error) {
      if (error instanceof errors.JWTExpired) return 'the token has expired';
      if (error instanceof errors.JOSEError) return `the token is not valid (${error.code})`;
      throw error;
    }
  };

  return async (route, authorization) => {
    if (route.authorizer === null) return null;
    const { issuer, audiences } = route.authorizer;
    const token = authorization?.replace(/^Bearer /i, '').trim() ?? '';
    if (token === '') return { status: 401, message: 'Unauthorized', challenge: 'Bearer' };
    const verified = await verify(token, issuer);
    if (typeof verified === 'string') return refuse(401, route.scopes, 'invalid_token', verified);
    const { aud, client_id: clientId } = verified.payload;
    const presented = aud === undefined ? [clientId] : [aud].flat();
    if (audiences.length > 0 && !presented.some((entry) => typeof entry === 'string' && audiences.includes(entry))) {
      return refuse(401, route.scopes, 'invalid_token', 'the audience is not this API');
    }
    if (route.scopes.length === 0) return { claims: verified.claims, scopes: null };
    const granted = route.scopes.filter((scope) => verified.scopes.includes(scope));
    if (granted.length === 0)
      return refuse(403, route.scopes, 'insufficient_scope', 'the token lacks a scope of this route');
    return { claims: verified.claims, scopes: granted };
  };
};
