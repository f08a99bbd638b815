import type { APIGatewayEventRequestContextV2, APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Instant } from '../core/campaign.ts';
import type { Claims } from '../core/eligibility.ts';
import { LARGEST_BODY } from '../core/limits.ts';
import type { Operation } from './operations.ts';
import { Problem } from './problem.ts';

/** An HTTP API event, payload format 2.0, of a route with or without the JWT authorizer. */
export interface ApiEvent extends APIGatewayProxyEventV2 {
  requestContext: APIGatewayEventRequestContextV2 & {
    authorizer?: { jwt?: { claims: Claims; scopes: string[] | null } };
  };
}

/** Who sent the request, as the issuer names them. */
export interface Caller {
  readonly issuer: string;
  readonly subject: string;
  /** What else the issuer says of them. Only rules of eligibility look at it; it is neither stored nor logged. */
  readonly claims: Claims;
}

/** The instant at which the gateway received the request: it alone decides which phase the request falls in. */
export function receivedAt(event: ApiEvent): Instant {
  return event.requestContext.timeEpoch;
}

/** Issuers write `scope` or `scp`, as text or as a list, which the gateway hands on as `[a b]`. */
function scopesIn({ scope, scp }: Readonly<Record<string, unknown>>): string[] {
  const written = scope ?? scp;
  return typeof written === 'string' ? written.split(/[\s,[\]]+/) : [];
}

/**
 * Throws `missing-token` or `insufficient-scope`. The gateway's authorizer has refused both already; this is the
 * second lock, for a route deployed without it.
 */
export function callerOf(event: ApiEvent, scope: NonNullable<Operation['scope']>): Caller {
  const claims = event.requestContext.authorizer?.jwt?.claims;
  const { iss, sub } = claims ?? {};
  if (typeof iss !== 'string' || typeof sub !== 'string' || sub === '') {
    throw new Problem('missing-token', 'Send an access token: `Authorization: Bearer …`');
  }
  if (!scopesIn(claims ?? {}).some((name) => name.endsWith(`/${scope}`))) {
    throw new Problem('insufficient-scope', `The token has no scope for \`${scope}\``);
  }
  return { issuer: iss, subject: sub, claims: claims ?? {} };
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Throws `body-too-large`, `unsupported-media-type` or `malformed-json`. */
export function jsonBody(event: ApiEvent): unknown {
  const sent = event.body ?? '';
  const bytes = Buffer.from(sent, event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.byteLength > LARGEST_BODY) {
    throw new Problem('body-too-large', `The body has ${bytes.byteLength} bytes; ${LARGEST_BODY} are allowed`);
  }
  const mediaType = event.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') {
    throw new Problem('unsupported-media-type', 'Send the header `Content-Type: application/json`');
  }
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch (cause) {
    throw new Problem('malformed-json', 'The body has to be one JSON value in UTF-8', {}, { cause });
  }
}

const KEY = /^[\x21-\x7e]{1,128}$/;

/** The request's `Idempotency-Key`, null when it has none. Throws `invalid-value`. */
export function idempotencyKeyOf(event: ApiEvent): string | null {
  const key = event.headers['idempotency-key'];
  if (key === undefined) return null;
  if (!KEY.test(key)) throw new Problem('invalid-value', 'Idempotency-Key takes 1 to 128 visible ASCII characters');
  return key;
}
