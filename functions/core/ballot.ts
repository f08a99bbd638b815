import type { AccountAge } from './account-age.ts';
import { CHOICES, type Choice, type Instant } from './campaign.ts';

/** One citizen's choices in one campaign. A number is in at most one of the two sets. */
export interface Ballot {
  readonly for: ReadonlySet<number>;
  readonly against: ReadonlySet<number>;
  /** 0 before the first choice; one more with every change that took effect. */
  readonly revision: number;
  readonly changedAt: Instant | null;
  /** How old the account was at its first vote; it never changes. Left out on an empty ballot and on one of nobody. */
  readonly accountAge?: AccountAge | undefined;
}

export const EMPTY_BALLOT: Ballot = { for: new Set(), against: new Set(), revision: 0, changedAt: null };

export function opposite(choice: Choice): Choice {
  return choice === 'for' ? 'against' : 'for';
}

export function choiceOn(ballot: Ballot, number: number): Choice | null {
  return CHOICES.find((choice) => ballot[choice].has(number)) ?? null;
}

export function countChoices(ballot: Ballot): number {
  return ballot.for.size + ballot.against.size;
}

/** How many choices the ballot can still take; null where the campaign has no cap. */
export function choicesLeft(ballot: Ballot, maxChoices: number | null): number | null {
  return maxChoices === null ? null : Math.max(0, maxChoices - countChoices(ballot));
}
