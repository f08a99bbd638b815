import { Recount } from '../core/recount.ts';
import type { Ballots } from '../stores/ballots.ts';
import type { Checkpoint, RecountRun, Recounts } from '../stores/recounts.ts';

export interface CountParts {
  readonly ballots: Pick<Ballots, 'scanPage'>;
  readonly recounts: Pick<Recounts, 'checkpoint' | 'save'>;
}

export interface Pace {
  /** Whether the invocation has to come to an end. */
  readonly outOfTime: () => boolean;
  /** After how many pages of the table at most a segment's counts are saved. */
  readonly pagesACheckpoint: number;
  /** The most items on a page. Default: what 1 MB holds. */
  readonly pageLimit?: number;
}

/** Goes on from a checkpoint, by one page at least. */
async function advance(
  ballots: CountParts['ballots'],
  { campaign, segments }: RecountRun,
  segment: number,
  from: Checkpoint,
  { outOfTime, pagesACheckpoint, pageLimit }: Pace,
): Promise<Checkpoint> {
  const part = { campaign, segment, segments, ...(pageLimit !== undefined && { limit: pageLimit }) };
  const counts = Recount.of(from.counts.for.length, [from.counts]);
  let { after } = from;
  for (let pages = 0; pages < pagesACheckpoint; pages++) {
    const page = await ballots.scanPage(part, after);
    for (const ballot of page.ballots) counts.count(ballot);
    counts.unreadable += page.unreadable;
    after = page.next;
    if (after === null || outOfTime()) break;
  }
  return { revision: from.revision + 1, after, done: after === null, counts };
}

/**
 * Counts a segment from its last checkpoint on, to its end or until the time is over: see `done`. A page's ballots
 * become part of the counts in the same write that moves the place behind the page, and only if nobody else has moved
 * it meanwhile; so each page is counted once, however often this is interrupted or done by two at a time.
 */
export async function countSegment(
  { ballots, recounts }: CountParts,
  run: RecountRun,
  segment: number,
  last: number,
  pace: Pace,
): Promise<Checkpoint> {
  let checkpoint = await recounts.checkpoint(run, segment, last);
  while (!checkpoint.done) {
    const next = await advance(ballots, run, segment, checkpoint, pace);
    const saved = await recounts.save(run, segment, next);
    checkpoint = saved ? next : await recounts.checkpoint(run, segment, last);
    if (pace.outOfTime()) break;
  }
  return checkpoint;
}
