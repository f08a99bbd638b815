import type { Operation } from '../../functions/http/operations.ts';

/** Shared by all clients of a route: what the platform is willing to carry, and to pay for. */
export interface Throttle {
  /** Requests per second, on average. */
  readonly rate: number;
  /** Requests at once, above the average. */
  readonly burst: number;
}

/** Public reads, most of which CloudFront answers, and one's own ballot. */
export const READ_THROTTLE: Throttle = { rate: 1000, burst: 2000 };

/**
 * Liège's 95,000 votes in 25 days are one every 23 seconds on average. These leave a far larger city room for its last
 * evening, and bound the bill of a flood: a whole day of 2,000 votes a second costs about 400 dollars.
 */
export const WRITE_THROTTLES = {
  propose: { rate: 100, burst: 500 },
  vote: { rate: 2000, burst: 4000 },
  moderate: { rate: 50, burst: 100 },
  // An erasure writes each proposal and each ballot of a citizen.
  me: { rate: 20, burst: 100 },
} as const satisfies Record<NonNullable<Operation['scope']>, Throttle>;

/**
 * Voucher codes. It is their 100 bits that keep them from being guessed: at this rate a million of them would take longer
 * than the age of the universe to hit one. So it need not be so low that one client's guesses shut out everybody else.
 */
export const GUESS_THROTTLE: Throttle = { rate: 200, burst: 1000 };

/** Pictures that the edge has not kept: their server is somebody else's, and a crowd looks at the same ones. */
export const TILE_THROTTLE: Throttle = { rate: 100, burst: 400 };

export function throttleOf(operation: Pick<Operation, 'function' | 'method' | 'scope' | 'guessable'>): Throttle {
  const { method, scope, guessable } = operation;
  if (operation.function === 'tiles') return TILE_THROTTLE;
  if (guessable) return GUESS_THROTTLE;
  return method === 'GET' || scope === null ? READ_THROTTLE : WRITE_THROTTLES[scope];
}
