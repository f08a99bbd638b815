import type { Campaign } from '../api/campaigns.ts';
import type { Ballot } from './ballots.ts';

/** Whether a proposal can be voted on now, and if not, why. */
export type Availability =
  | { readonly kind: 'open' }
  /** Voting opens then; ISO 8601, null where the campaign has no voting. */
  | { readonly kind: 'not-open-yet'; readonly opens: string | null }
  | { readonly kind: 'closed'; readonly closed: string }
  | { readonly kind: 'paused'; readonly since: string; readonly reason: string }
  /** The ballot holds as many choices as it may; changing sides and taking back still go. */
  | { readonly kind: 'limit-reached'; readonly most: number };

/**
 * @param hasChoice whether the ballot holds a choice on the proposal already
 * @param now the platform's instant, ms
 */
export function availabilityOf(
  campaign: Campaign,
  ballot: Ballot | undefined,
  hasChoice: boolean,
  now: number,
): Availability {
  const voting = campaign.phases.find(({ phase }) => phase === 'voting');
  if (voting === undefined || now < Date.parse(voting.opens)) {
    return { kind: 'not-open-yet', opens: voting?.opens ?? null };
  }
  if (voting.closes !== null && now >= Date.parse(voting.closes)) return { kind: 'closed', closed: voting.closes };
  const pause = campaign.paused.voting;
  if (pause !== null) return { kind: 'paused', ...pause };
  const most = campaign.voting.maxChoices;
  if (most !== null && ballot?.left === 0 && !hasChoice) return { kind: 'limit-reached', most };
  return { kind: 'open' };
}
