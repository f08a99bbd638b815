import type { Candidate as Ranked } from '../ranking.ts';
import type { Score } from './rule.ts';

/** A proposal that can be selected. */
export interface Candidate extends Ranked {
  /** A whole number of the budget's unit; null where nobody has estimated it. */
  readonly cost: number | null;
  readonly theme: string | null;
  readonly district: string | null;
}

/** Ballots that name the same proposals, and how many there are. */
export interface BallotGroup {
  /** The numbers voted for, each once. */
  readonly numbers: readonly number[];
  readonly weight: number;
}

/** What several equals are waiting for. */
export interface Tie {
  readonly numbers: readonly number[];
  /** How many of them can be selected; null where that depends on which. */
  readonly places: number | null;
}

export interface Selection {
  /** In the order in which they were selected. */
  readonly selected: readonly number[];
  /** What they cost together; those without a cost count nothing. */
  readonly spent: number;
  /** What the rule for ties leaves open. None of theirs is selected: draw the lot, and select again. */
  readonly ties: readonly Tie[];
  /** False where more depends on a tie than its own numbers. */
  readonly decided: boolean;
  /** Numbers that a budget cannot be spent on, since nobody has estimated their cost. */
  readonly uncosted: readonly number[];
  /** By how many units each citizen's share grew (Add1); null where the rule has no such step. */
  readonly added: number | null;
}

export function scoreBy(score: Score, candidate: Ranked): number {
  switch (score) {
    case 'for':
      return candidate.for;
    case 'for-minus-against':
      return candidate.for - candidate.against;
  }
}
