import type { Annulment } from './ballot-paper.ts';
import type { Instant } from './campaign.ts';
import type { Pause } from './pause.ts';
import { ranksOf } from './ranking.ts';
import { type BallotCounts, type Counters, countersOf, type Difference } from './recount.ts';
import type { Score, SelectionRule } from './selection/rule.ts';
import type { PublishedSelection } from './selection/select.ts';

export interface VotingPause extends Pause {
  readonly until: Instant | null;
}

/** What a recount found: written once, never changed. A later recount is another version. */
export interface Result {
  readonly campaign: string;
  /** 1, 2, 3 … */
  readonly version: number;
  /** The instant as of which the recount was asked for; the ballots were read after it. */
  readonly countedAt: Instant;
  /** SHA-256 (hex) of the code that counted. */
  readonly code: string;
  /** The rules under which voting opened, as frozen with the ballot paper. */
  readonly rulesHash: string;
  /** The rules deployed when the ballots were counted. */
  readonly deployedRulesHash: string;
  readonly rule: SelectionRule['rule'];
  /** What that rule orders proposals by. */
  readonly score: Score;
  /** Numbers up to the highest that are not on the ballot paper. */
  readonly without: ReadonlySet<number>;
  /** Numbers taken off while voting was open. */
  readonly annulled: ReadonlySet<number>;
  /** Why and when those numbers were, as far as it was noted. */
  readonly annulments: readonly Annulment[];
  /** When voting was paused; `until` is null where a pause had not ended. */
  readonly pauses: readonly VotingPause[];
  readonly counts: BallotCounts;
  /** The live tally as it stood when the ballots had been counted. */
  readonly tally: Counters;
  /** Votes cast in each hour by the campaign's clocks, such as `2017-06-01T14`, from the tally. */
  readonly hours: ReadonlyMap<string, number>;
  /** Records of the ballots' stream that the tally could not understand. */
  readonly aside: number;
  /** What the rules select; null where that could not be found out, or was not yet noted with a result. */
  readonly selection: PublishedSelection | null;
}

export interface ProposalResult {
  readonly number: number;
  /** 0 where the votes are annulled. */
  readonly for: number;
  readonly against: number;
  readonly annulled: number;
  /** Null where the votes are annulled. */
  readonly rank: number | null;
  /** Whether others share the rank. */
  readonly tied: boolean;
}

const UNRANKED = { rank: null, tied: false } as const;

/** Each proposal of the ballot paper, by number. */
export function proposalResults({
  counts,
  without,
  annulled,
  score,
}: Pick<Result, 'counts' | 'without' | 'annulled' | 'score'>): ProposalResult[] {
  const cast = Array.from(counts.for, (votesFor, index) => ({
    number: index + 1,
    for: votesFor,
    against: counts.against[index] ?? 0,
  })).filter(({ number }) => !without.has(number));
  const ranks = ranksOf(
    score,
    cast.filter(({ number }) => !annulled.has(number)),
  );
  return cast.map((proposal) => {
    const { number } = proposal;
    if (!annulled.has(number)) return { ...proposal, annulled: 0, ...(ranks.get(number) ?? UNRANKED) };
    return { number, for: 0, against: 0, annulled: proposal.for + proposal.against, ...UNRANKED };
  });
}

/** Votes on numbers that are not on the ballot paper; none can be cast. */
export function votesOffPaper({ counts, without }: Result): number {
  const on = (number: number) => (counts.for[number - 1] ?? 0) + (counts.against[number - 1] ?? 0);
  return [...without].reduce((sum, number) => sum + on(number), counts.beyond);
}

/** How the live tally differs from the ballots: empty, unless something went wrong that was thought impossible. */
export function tallyDifferences(result: Result): Difference[] {
  return comparedCounters(result).filter((counter) => counter.tally !== counter.recount);
}

/** How far each page of the tally is from the ballots: the sum of its counters' differences, without their signs. */
export function pageDifferences(result: Result): { page: string; difference: number }[] {
  const pages = new Map<string, number>();
  for (const { page, tally, recount } of comparedCounters(result))
    pages.set(page, (pages.get(page) ?? 0) + Math.abs(tally - recount));
  return [...pages].map(([page, difference]) => ({ page, difference }));
}

function comparedCounters({ counts, tally }: Pick<Result, 'counts' | 'tally'>): Difference[] {
  const found = [...countersOf(tally)];
  return [...countersOf(counts)].map(({ count, ...counter }, index) => ({
    ...counter,
    tally: found[index]?.count ?? 0,
    recount: count,
  }));
}
