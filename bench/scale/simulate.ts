import { WRITE_THROTTLES } from '../../infra/constructs/throttles.ts';
import { arrivals, type Evening } from './evening.ts';

/** What one act takes, as measured. Times are in ms. */
export interface Measured {
  /** From the event to the answer of `vote`, one at a time. */
  readonly vote: number;
  readonly writeUnitsAVote: number;
}

/** What stands in the way, each in units a second, or at once. */
export interface Limits {
  /** The template's own throttle of the routes of `vote`. */
  readonly voteRoute: number;
  /** Requests a second of an account's HTTP APIs in one region. */
  readonly api: number;
  /** Environments of an account at once. */
  readonly concurrency: number;
  /** Environments that one function gets more in a minute. */
  readonly growth: number;
  /** Write units a second that the table takes at once. It doubles in half an hour. */
  readonly writes: number;
  /** Write units a second of one table. */
  readonly tableQuota: number;
  /** Sign-ins a second of a user pool. */
  readonly signIns: number;
  /** E-mails a second. */
  readonly emails: number;
  /** Requests a second of one distribution. */
  readonly edge: number;
}

/** As an account and the template have them without anything asked for; the sources are in docs/scale.md. */
export const DEFAULTS: Limits = {
  voteRoute: WRITE_THROTTLES.vote.rate,
  api: 10_000,
  concurrency: 1_000,
  growth: 6_000,
  writes: 4_000,
  tableQuota: 40_000,
  signIns: 120,
  emails: 14,
  edge: 250_000,
};

/** What docs/scale.md asks for before such an evening. */
export const RAISED: Limits = {
  ...DEFAULTS,
  voteRoute: 25_000,
  api: 40_000,
  concurrency: 5_000,
  writes: 30_000,
  // Another issuer vouches for citizens, who have its app already.
  signIns: Number.POSITIVE_INFINITY,
  emails: Number.POSITIVE_INFINITY,
};

export interface Demand {
  readonly name: string;
  /** The most in any minute. */
  readonly peak: number;
  readonly limit: number;
  /** The first minute in which the demand is above the limit; null: never. */
  readonly breaksAt: number | null;
  /** The share of all that is asked for in the evening which is turned away at first. */
  readonly turnedAway: number;
}

/** Of reads, what no cache answers: each place of the edge asks once while an answer is fresh. Assumed, and on the safe side. */
const REACHING_ORIGIN = 0.05;
/** Calls of the user pool for one sign-in by a code: asking for it, and answering with it. */
const SIGN_IN_STEPS = 2;
/** In so many minutes an on-demand table gets used to twice its highest load. */
const WARMING = 30;

/**
 * Lives through the evening minute by minute, one resource at a time, as if the others held: what each is asked for,
 * and from when on it gives less.
 */
export function simulateEvening(evening: Evening, measured: Measured, limits: Limits): Demand[] {
  const coming = arrivals(evening).map((citizens) => citizens / 60);
  const votes = coming.map((rate) => rate * evening.votesEach);
  const reads = coming.map((rate) => rate * evening.readsEach);
  const originReads = reads.map((rate) => rate * REACHING_ORIGIN);
  const concurrency = votes.map((rate) => (rate * measured.vote) / 1000);
  const writes = votes.map((rate) => rate * measured.writeUnitsAVote);
  const add = (one: readonly number[], other: readonly number[]) => one.map((value, at) => value + (other[at] ?? 0));
  return [
    against(
      'sign-ins a second',
      coming.map((rate) => rate * SIGN_IN_STEPS),
      () => limits.signIns,
    ),
    against('e-mails with a code a second', coming, () => limits.emails),
    against('votes a second on the route', votes, () => limits.voteRoute),
    against('requests a second at the gateway', add(votes, originReads), () => limits.api),
    against('environments of vote at once', concurrency, () => limits.concurrency),
    against('new environments of vote a minute', growthOf(concurrency), () => limits.growth),
    against('write units a second on ballots', writes, warming(writes, limits)),
    against('requests a second at the edge', add(votes, reads), () => limits.edge),
  ];
}

function against(name: string, demand: readonly number[], limitAt: (minute: number) => number): Demand {
  const limits = demand.map((_, minute) => limitAt(minute));
  const breaksAt = demand.findIndex((value, minute) => value > (limits[minute] ?? 0));
  const over = demand.reduce((sum, value, minute) => sum + Math.max(0, value - (limits[minute] ?? 0)), 0);
  const all = demand.reduce((sum, value) => sum + value, 0);
  return {
    name,
    peak: Math.max(...demand),
    limit: Math.min(...limits),
    breaksAt: breaksAt === -1 ? null : breaksAt,
    turnedAway: all === 0 ? 0 : over / all,
  };
}

function growthOf(concurrency: readonly number[]): number[] {
  return concurrency.map((value, minute) => Math.max(0, value - (concurrency[minute - 1] ?? 0)));
}

/** On-demand tables take twice the highest of the time before, half an hour later, up to the quota of a table. */
function warming(writes: readonly number[], { writes: first, tableQuota }: Limits): (minute: number) => number {
  return (minute) => {
    const before = writes.slice(0, Math.max(0, minute - WARMING));
    return Math.min(tableQuota, Math.max(first, 2 * Math.max(0, ...before)));
  };
}
