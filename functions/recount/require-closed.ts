import type { Campaign, Instant } from '../core/campaign.ts';
import { intervalOf } from '../core/phases.ts';
import { RECOUNT_GRACE } from '../core/recount.ts';

/** Throws a RangeError where ballots may still be written: the pages of the tally would be sealed too early. */
export function requireClosed(campaign: Campaign, at: Instant): void {
  const closes = intervalOf(campaign, 'voting')?.closes ?? null;
  if (closes !== null && at >= closes + RECOUNT_GRACE) return;
  const since = closes === null ? 'never' : `from ${new Date(closes + RECOUNT_GRACE).toISOString()} on`;
  throw new RangeError(`${campaign.id} can be recounted ${since}, not as of ${new Date(at).toISOString()}`);
}
