import { scoreBy } from './selection/candidate.ts';
import type { Score, SelectionRule } from './selection/rule.ts';
import type { Counts } from './tally.ts';

/** A proposal that is ranked: its number and its votes. */
export interface Candidate extends Counts {
  readonly number: number;
}

/** 1 for the highest score; equal scores share a rank, and the next one counts all before it (1, 2, 2, 4). */
export interface Rank {
  readonly rank: number;
  /** Whether others have the same rank. What decides between them is the rule for ties, where it matters. */
  readonly tied: boolean;
}

/** What a rule orders proposals by. Equal shares goes by votes for, apart from who cast them. */
export function scoreOf(rule: SelectionRule): Score {
  return rule.rule === 'equal-shares' ? 'for' : (rule.score ?? 'for');
}

/** Each candidate's rank by number. Whoever is not to be ranked, such as one whose votes are annulled, is not passed. */
export function ranksOf(score: Score, candidates: Iterable<Candidate>): ReadonlyMap<number, Rank> {
  const classes = Map.groupBy(candidates, (candidate) => scoreBy(score, candidate));
  const ranks = new Map<number, Rank>();
  let rank = 1;
  for (const [, equal] of [...classes].sort(([one], [other]) => other - one)) {
    for (const { number } of equal) ranks.set(number, { rank, tied: equal.length > 1 });
    rank += equal.length;
  }
  return ranks;
}
