import { expect } from '@jest/globals';
import { pause } from './platform.ts';

/** Milliseconds: from one look at the page to the next, and for how long one looks. */
const BETWEEN = 50;
const LONGEST = 15_000;

/** Looks until the reading is as it should be: a page is drawn a moment after what was done to it. */
async function lookUntil<T>(read: () => Promise<T>, isSo: (reading: T) => boolean): Promise<T> {
  const until = performance.now() + LONGEST;
  for (;;) {
    const reading = await read();
    if (isSo(reading) || performance.now() > until) return reading;
    await pause(BETWEEN);
  }
}

/** Expects that what is read of a page becomes this. */
export async function becomes<T>(read: () => Promise<T>, expected: T): Promise<void> {
  const wanted = JSON.stringify(expected);
  expect(await lookUntil(read, (reading) => JSON.stringify(reading) === wanted)).toEqual(expected);
}

/** Expects that what is read of a page does not stay what it was, and gives what it is then. */
export async function changes<T extends string | null>(read: () => Promise<T>, from: T): Promise<T> {
  const reading = await lookUntil(read, (now) => now !== from);
  expect(reading).not.toBe(from);
  return reading;
}
