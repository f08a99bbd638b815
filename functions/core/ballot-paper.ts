import type { Instant } from './campaign.ts';
import { REJECTION_REASONS } from './moderation.ts';

/** Why a number's votes are annulled: by a moderator, or because its author has withdrawn the proposal. */
export const ANNULMENT_REASONS = [...REJECTION_REASONS, 'withdrawn'] as const;

export interface Annulment {
  readonly number: number;
  readonly reason: (typeof ANNULMENT_REASONS)[number];
  readonly at: Instant;
}

/** The numbers that can be voted on, frozen when voting opens: 1 to `last` but those in `without`. */
export interface BallotPaper {
  readonly last: number;
  /** Withdrawn or rejected before voting opened. */
  readonly without: ReadonlySet<number>;
  /** Withdrawn or rejected since: they take no further votes, and theirs are shown as annulled. */
  readonly annulled: ReadonlySet<number>;
  readonly frozenAt: Instant;
  /** The rules (see Campaign.rulesHash) under which voting opened. */
  readonly rulesHash: string;
}

export function isOnPaper(paper: BallotPaper, number: number): boolean {
  return number >= 1 && number <= paper.last && !paper.without.has(number);
}

export function numbersOf(paper: BallotPaper): number[] {
  return Array.from({ length: paper.last }, (_, index) => index + 1).filter((number) => isOnPaper(paper, number));
}
