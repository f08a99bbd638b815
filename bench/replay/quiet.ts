import { setTimeout as sleep } from 'node:timers/promises';
import type { ResultAnswer, TallyAnswer } from './answers.ts';
import type { ElectionApi } from './api.ts';

/** Milliseconds between two looks at the platform. */
const LOOK_EVERY = 250;
/** Milliseconds for which the tally may stand still, all changes delivered, before it is taken as it is. */
const STILL_FOR = 6_000;
/** The platform has this long, in milliseconds, for what follows the last vote or the closing. */
const PATIENCE = 300_000;
/** After closing: the recount waits for functions still running; one minute is the sweep's rhythm. */
export const GRACE = 2 * 60_000;
const SWEEP = 60_000;

/**
 * The tally once nothing more is coming: every change delivered, and all votes counted or the tally at rest.
 *
 * @throws Error when changes keep being undelivered
 */
export async function quietTally(
  api: ElectionApi,
  votes: number,
  signal?: AbortSignal,
  stillFor: number = STILL_FOR,
): Promise<TallyAnswer> {
  const patience = performance.now() + PATIENCE;
  let last: TallyAnswer | null = null;
  let movedAt = performance.now();
  while (performance.now() < patience) {
    signal?.throwIfAborted();
    const { idle: quiet } = await api.status();
    const tally = await api.tally();
    if (!quiet || tally.votes !== last?.votes) movedAt = performance.now();
    last = tally;
    if (quiet && (tally.votes === votes || performance.now() - movedAt > stillFor)) return tally;
    await sleep(LOOK_EVERY);
  }
  throw new Error(`the tally is not quiet after ${PATIENCE / 1000} s: it has ${last?.votes ?? 0} of ${votes} votes`);
}

/**
 * Closes the voting and waits for the recount's result. The clock is moved on by a sweep's time while there is none.
 *
 * @throws Error when none comes
 */
export async function closeAndRecount(api: ElectionApi, signal?: AbortSignal): Promise<ResultAnswer> {
  let instant = await api.moveClockTo('voting', 'closes', GRACE);
  const patience = performance.now() + PATIENCE;
  for (let looks = 1; performance.now() < patience; looks += 1) {
    signal?.throwIfAborted();
    const result = await api.result();
    if (result !== null) return result;
    await sleep(LOOK_EVERY);
    if (looks % 20 === 0) {
      instant += SWEEP;
      await api.moveClock(instant);
    }
  }
  throw new Error(`there is no result ${PATIENCE / 1000} s after the voting closed`);
}
