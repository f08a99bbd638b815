import type { Campaign } from './campaign.ts';
import type { Counts } from './tally.ts';

export type SelectionRule = Campaign['selection']['rule'];

/** A proposal that is ranked: its number and its votes. */
export interface Candidate extends Counts {
  readonly number: number;
}

/** What decides between two proposals: the higher score comes first. */
export function scoreOf(rule: SelectionRule, candidate: Counts): number {
  switch (rule) {
    // Votes against say what citizens object to and are published; they take nothing away from the votes for.
    case 'best':
    case 'threshold':
    case 'greedy':
    case 'equal-shares':
      return candidate.for;
  }
}

/**
 * Each candidate's rank by number: 1 for the highest score, equal scores share a rank, and the next one counts all
 * before it (1, 2, 2, 4). Whoever is not to be ranked, such as a proposal whose votes are annulled, is not passed.
 */
export function ranksOf(rule: SelectionRule, candidates: Iterable<Candidate>): ReadonlyMap<number, number> {
  const scored = [...candidates].map((candidate) => ({ number: candidate.number, score: scoreOf(rule, candidate) }));
  const ranks = new Map<number, number>();
  let rank = 0;
  let last: number | null = null;
  for (const [index, { number, score }] of scored.sort((one, other) => other.score - one.score).entries()) {
    if (score !== last) rank = index + 1;
    last = score;
    ranks.set(number, rank);
  }
  return ranks;
}
