import type { Instant } from './campaign.ts';
import type { Project, Promised } from './project.ts';
import { wallAt } from './zone-clock.ts';

/** `kept-late` and `dropped` are ends, too; `late` goes on until one of the others comes. */
export const PROMISE_STATES = ['open', 'late', 'kept', 'kept-late', 'dropped'] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

/** How the project's own promise is called beside those of its milestones. */
export const WHOLE = 'whole';

const DAY = 86_400_000;
/** No zone is further from UTC, in milliseconds. */
const FURTHEST = 16 * 3_600_000;

/** The day that the clocks of `timeZone` show at `instant`, such as `2017-06-01`. */
export function dayAt(instant: Instant, timeZone: string): string {
  return new Date(wallAt(instant, timeZone)).toISOString().slice(0, 10);
}

const ends = new Map<string, Instant>();

/** The first instant after `day` by the clocks of `timeZone`, also where midnight is skipped or happens twice. */
export function endOfDay(day: string, timeZone: string): Instant {
  const key = `${day} ${timeZone}`;
  const known = ends.get(key);
  if (known !== undefined) return known;
  const midnight = Date.parse(`${day}T00:00:00Z`) + DAY;
  let [before, after] = [midnight - FURTHEST, midnight + FURTHEST];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (wallAt(middle, timeZone) < midnight) before = middle;
    else after = middle;
  }
  ends.set(key, after);
  return after;
}

/** What became of a promise so far. A date that has passed makes it late by itself, whoever looks or does not. */
export function promiseAt(
  { due, reachedOn }: Promised,
  { state }: Pick<Project, 'state'>,
  timeZone: string,
  at: Instant,
): PromiseState {
  if (reachedOn !== null) return reachedOn <= due ? 'kept' : 'kept-late';
  if (state === 'dropped') return 'dropped';
  return at >= endOfDay(due, timeZone) ? 'late' : 'open';
}

export interface NamedPromise {
  /** The milestone's id, or `whole`. */
  readonly id: string;
  readonly promise: Promised;
}

export function promisesOf({ promise, milestones }: Pick<Project, 'promise' | 'milestones'>): NamedPromise[] {
  const own = promise === null ? [] : [{ id: WHOLE, promise }];
  return [...own, ...milestones.map((milestone) => ({ id: milestone.id, promise: milestone }))];
}

export function isLate(project: Project, timeZone: string, at: Instant): boolean {
  return promisesOf(project).some(({ promise }) => promiseAt(promise, project, timeZone, at) === 'late');
}

/** A date that passed without the promise being kept. */
export interface Lateness {
  readonly promise: string;
  readonly due: string;
  /** The instant at which it passed. */
  readonly at: Instant;
}

/** Every date of a project that has passed unkept until `at`, also those that were moved afterwards; oldest first. */
export function latenessAt(project: Project, timeZone: string, at: Instant): Lateness[] {
  return promisesOf(project)
    .flatMap(({ id, promise }) => {
      const given = promise.moves.map(({ from, at: until }) => ({ due: from, until }));
      const state = promiseAt(promise, project, timeZone, at);
      const missed = state === 'late' || state === 'kept-late' ? [{ due: promise.due, until: at }] : [];
      return [...given, ...missed]
        .filter(({ due, until }) => endOfDay(due, timeZone) <= Math.min(until, at))
        .map(({ due }) => ({ promise: id, due, at: endOfDay(due, timeZone) }));
    })
    .sort((one, other) => one.at - other.at);
}

export interface PromiseCounts {
  /** The sum of `open`, `late`, `kept`, `keptLate` and `dropped`. */
  readonly promises: number;
  readonly open: number;
  readonly late: number;
  readonly kept: number;
  readonly keptLate: number;
  readonly dropped: number;
  /** How many of them were moved to another date at least once. */
  readonly moved: number;
}

const COUNTERS = {
  open: 'open',
  late: 'late',
  kept: 'kept',
  'kept-late': 'keptLate',
  dropped: 'dropped',
} as const satisfies Record<PromiseState, keyof PromiseCounts>;

export function countPromises(projects: readonly Project[], timeZone: string, at: Instant): PromiseCounts {
  const counts = { promises: 0, open: 0, late: 0, kept: 0, keptLate: 0, dropped: 0, moved: 0 };
  for (const project of projects) {
    for (const { promise } of promisesOf(project)) {
      counts.promises += 1;
      counts[COUNTERS[promiseAt(promise, project, timeZone, at)]] += 1;
      if (promise.moves.length > 0) counts.moved += 1;
    }
  }
  return counts;
}
