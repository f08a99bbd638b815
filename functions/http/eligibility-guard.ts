import type { Campaign } from '../core/campaign.ts';
import { type Act, type Ineligible, judge } from '../core/eligibility.ts';
import { Problem } from './problem.ts';
import type { Caller } from './request.ts';

export function notEligible({ detail, members }: Ineligible): Problem {
  return new Problem('not-eligible', detail, members);
}

/**
 * Throws `not-eligible` for whom the campaign does not let do this by their claims. True where claims do not tell,
 * because it takes a voucher.
 */
export function requireEligible(campaign: Campaign, act: Act, { claims }: Pick<Caller, 'claims'>): boolean {
  const judgement = judge(campaign.eligibility, act, claims);
  if (judgement.outcome === 'ineligible') throw notEligible(judgement);
  return judgement.outcome === 'voucher';
}
