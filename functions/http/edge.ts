import { hash, timingSafeEqual } from 'node:crypto';
import { Problem } from './problem.ts';
import type { ApiEvent } from './request.ts';

/** Carries the secret that only the distribution and the functions behind it know. */
export const EDGE_HEADER = 'x-origin-secret';
/** The environment variable that holds it. */
export const EDGE_SECRET = 'EDGE_SECRET';
/** Tells the host that the visitor has asked for; the distribution sets it, and the API's own host is another one. */
export const PUBLIC_HOST_HEADER = 'x-public-host';

/** Of equal length whatever was sent, so that comparing takes the same time. */
function digest(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}

/**
 * Refuses what has not come through the distribution, where firewall, cache and early refusals are. The same status as
 * for an address that does not exist: whoever found the API's own address learns nothing about it.
 *
 * @returns throws `not-through-the-edge`
 * @throws Error when the function has no secret: it would be open to everybody, unnoticed
 */
export function edgeGuard(secret: string | undefined): (event: ApiEvent) => void {
  if (!secret)
    throw new Error(`The environment variable ${EDGE_SECRET} is missing: the stack gives it to the API's functions.`);
  const expected = digest(secret);
  return ({ headers }) => {
    if (timingSafeEqual(digest(headers[EDGE_HEADER] ?? ''), expected)) return;
    throw new Problem('not-through-the-edge', 'The platform answers at its public address');
  };
}
