import type { Campaign, Instant } from './campaign.ts';
import { intervalOf } from './phases.ts';

const DAY = 24 * 60 * 60 * 1000;

type Kept = Pick<Campaign, 'phases' | 'retention'>;

function daysAfterVoting({ phases }: Kept, days: number): Instant | null {
  const closes = intervalOf({ phases }, 'voting')?.closes ?? null;
  return closes === null ? null : closes + days * DAY;
}

/** The first moment after the appeal period; null for a campaign whose voting has no end. */
export function appealEnds(campaign: Kept): Instant | null {
  return daysAfterVoting(campaign, campaign.retention.appealDays);
}

/** Whether the key that links ballots to citizens may be destroyed. */
export function mayUnlink(campaign: Kept, at: Instant): boolean {
  const ends = appealEnds(campaign);
  return ends !== null && at >= ends;
}

/** When the sweep destroys that key; null: it never does. */
export function unlinksAt(campaign: Kept): Instant | null {
  const { unlinkAfterDays } = campaign.retention;
  return unlinkAfterDays === null ? null : daysAfterVoting(campaign, unlinkAfterDays);
}

/** Noted as done once that key has been destroyed, by the sweep or by hand. */
export const UNLINK = 'unlink';

/** Whether the sweep has to destroy that key now: its time has come, and the ballots have been counted. */
export function unlinkDue(campaign: Kept, done: ReadonlyMap<string, Instant>, at: Instant): boolean {
  const due = unlinksAt(campaign);
  return due !== null && at >= due && done.has('recount') && !done.has(UNLINK);
}

/** Until when the table keeps the count of an author's proposals: a day longer than proposals are taken. */
export function authorCountsEnd(campaign: Kept): Instant | null {
  const closes = intervalOf(campaign, 'ideation')?.closes ?? null;
  return closes === null ? null : closes + DAY;
}
