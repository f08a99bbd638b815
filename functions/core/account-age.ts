import type { Instant } from './campaign.ts';
import type { Claims } from './eligibility.ts';

/**
 * The claim of an access token that says since when the account exists: seconds since 1970, or an instant in ISO 8601.
 * No standard names one (`auth_time` tells the sign-in), so an issuer has to be told to add it.
 */
export const ACCOUNT_SINCE_CLAIM = 'account_created_at';

/** How old an account was at its first vote; coarse, so that it fits many. `unknown` where the token does not say. */
export const ACCOUNT_AGES = ['under-hour', 'under-day', 'under-week', 'under-month', 'older', 'unknown'] as const;
export type AccountAge = (typeof ACCOUNT_AGES)[number];

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const LIMITS = [
  ['under-hour', HOUR],
  ['under-day', DAY],
  ['under-week', 7 * DAY],
  ['under-month', 30 * DAY],
] as const satisfies readonly (readonly [AccountAge, number])[];

/** So far, in milliseconds, the clocks of an issuer and of the gateway may differ. */
export const CLOCK_SKEW = 5 * 60 * 1000;

const SECONDS = /^\d{1,12}(?:\.\d+)?$/;
/** `Date.parse` alone takes almost anything for a date. */
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Null for what is no instant after 1970. The gateway hands numbers on as text. */
function instantIn(claim: unknown): Instant | null {
  const text = typeof claim === 'number' || typeof claim === 'string' ? String(claim) : '';
  const instant = SECONDS.test(text) ? Number(text) * 1000 : ISO.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isFinite(instant) && instant > 0 ? instant : null;
}

/** The bucket of an account that votes at this instant. */
export function accountAge(claims: Claims, at: Instant): AccountAge {
  const since = instantIn(claims[ACCOUNT_SINCE_CLAIM]);
  if (since === null || since > at + CLOCK_SKEW) return 'unknown';
  return LIMITS.find(([, limit]) => at - since < limit)?.[0] ?? 'older';
}
