import { exponential, seededRandom } from '../random.ts';

/** One vote sent close to a boundary, and what became of it. */
export interface AroundVote {
  readonly voter: number;
  readonly accepted: boolean;
  /** The problem's code where it was refused. */
  readonly code: string | null;
  /** The platform's clock before and after the request, ms: the gateway's instant lies between them. */
  readonly from: number;
  readonly to: number;
}

export interface AroundOptions {
  readonly voters: number;
  /** The platform's clock, ms. */
  readonly now: () => number;
  /** How many times faster than real time that clock runs. */
  readonly speed: number;
  readonly cast: (voter: number) => Promise<{ readonly accepted: boolean; readonly code: string | null }>;
  readonly seed: number;
}

/** Votes are sent from this long before the boundary to this long after it, in ms of the platform's clock. */
export const SPREAD = 2_000;
/** The mean of the delay that each vote has on its way besides, in real ms: most have little, a few have much. */
const MEAN_DELAY = 40;

/** Sends one vote of each voter, spread around a boundary that lies SPREAD ahead, with skewed latencies. */
export function voteAround({ voters, now, speed, cast, seed }: AroundOptions): Promise<AroundVote[]> {
  const random = seededRandom(seed);
  const delays = Array.from({ length: voters }, (_, voter) => {
    const place = (voter / voters) * 2 * SPREAD;
    return place / speed + exponential(random, 1 / MEAN_DELAY);
  });
  return Promise.all(
    delays.map(async (delay, voter) => {
      await new Promise((resolve) => setTimeout(resolve, delay));
      const from = now();
      const outcome = await cast(voter);
      return { voter, ...outcome, from, to: now() };
    }),
  );
}

/**
 * The votes that the gateway's instant does not explain: refused although sent and answered while voting was open, or
 * accepted although sent and answered while it was not.
 */
export function unexplained(votes: readonly AroundVote[], opens: number, closes: number): AroundVote[] {
  return votes.filter(({ accepted, from, to }) => {
    const wasOpen = from >= opens && to < closes;
    const wasShut = to < opens || from >= closes;
    return (wasOpen && !accepted) || (wasShut && accepted);
  });
}
