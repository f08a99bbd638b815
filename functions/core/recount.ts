import { type Ballot, countChoices } from './ballot.ts';
import { CHOICES } from './campaign.ts';
import { CITIZENS, counterOf, pageOf, TURNOUT_PAGE } from './tally.ts';

/**
 * How long after closing a recount may start, in milliseconds: longer than any function that writes ballots may run and
 * than the gateway waits (30 s), so that every vote received in time is in its ballot.
 */
export const RECOUNT_GRACE = 60_000;

type Numbers = ArrayLike<number> & Iterable<number>;

/** The counters that both the live tally and a recount have. The first count of each list is that of number 1. */
export interface Counters {
  readonly for: Numbers;
  readonly against: Numbers;
  /** Citizens with at least one choice. */
  readonly turnout: number;
}

/** What has been counted so far. */
export interface BallotCounts extends Counters {
  readonly ballots: number;
  /** Votes on numbers above the highest on the paper; none can be cast. */
  readonly beyond: number;
  /** Ballots that could not be understood; none are written. */
  readonly unreadable: number;
}

/** Counts ballots one by one; memory depends on the proposals, not on the ballots. */
export class Recount implements BallotCounts {
  readonly for: Uint32Array;
  readonly against: Uint32Array;
  ballots = 0;
  turnout = 0;
  beyond = 0;
  unreadable = 0;

  /** `last`: the highest number on the ballot paper; every counter up to it is there, at 0. */
  constructor(last: number) {
    this.for = new Uint32Array(last);
    this.against = new Uint32Array(last);
  }

  count(ballot: Ballot): void {
    this.ballots++;
    if (countChoices(ballot) > 0) this.turnout++;
    for (const choice of CHOICES) {
      const counts = this[choice];
      for (const number of ballot[choice]) {
        const before = counts[number - 1];
        if (before === undefined) this.beyond++;
        else counts[number - 1] = before + 1;
      }
    }
  }

  /** Takes in what another part of the ballots came to. */
  add(part: BallotCounts): void {
    for (const choice of CHOICES) {
      const counts = this[choice];
      for (let index = 0; index < counts.length; index++)
        counts[index] = (counts[index] ?? 0) + (part[choice][index] ?? 0);
    }
    this.ballots += part.ballots;
    this.turnout += part.turnout;
    this.beyond += part.beyond;
    this.unreadable += part.unreadable;
  }

  static of(last: number, parts: Iterable<BallotCounts>): Recount {
    const sum = new Recount(last);
    for (const part of parts) sum.add(part);
    return sum;
  }
}

/** One counter in which two counts of the same ballots differ. */
export interface Difference {
  readonly page: string;
  readonly counter: string;
  readonly tally: number;
  readonly recount: number;
}

/** Every counter by page, as the tally names it. */
export function* countersOf(counters: Counters) {
  for (let number = 1; number <= counters.for.length; number++) {
    for (const choice of CHOICES) {
      yield { page: pageOf(number), counter: counterOf(choice, number), count: counters[choice][number - 1] ?? 0 };
    }
  }
  yield { page: TURNOUT_PAGE, counter: CITIZENS, count: counters.turnout };
}

/** The counters in which `tally` differs from the recount. */
export function differences(counted: Counters, tally: (page: string, counter: string) => number): Difference[] {
  return [...countersOf(counted)]
    .map(({ page, counter, count }) => ({ page, counter, tally: tally(page, counter), recount: count }))
    .filter((counter) => counter.tally !== counter.recount);
}
