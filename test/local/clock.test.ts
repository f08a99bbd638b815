import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ClockError, type ClockReading, VirtualClock } from '../../local/clock.ts';

const JUNE = Date.parse('2017-06-01T00:00:00Z');
const DAY = 86_400_000;

let folder: string;
let file: string;
const clocks: VirtualClock[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clock-'));
  file = join(folder, 'clock.json');
});
afterEach(() => {
  for (const clock of clocks.splice(0)) clock.close();
  rmSync(folder, { recursive: true });
});

function open(start: ClockReading | null, from: string | null = file): VirtualClock {
  const clock = VirtualClock.open({ file: from, start });
  clocks.push(clock);
  return clock;
}
const never = new AbortController().signal;

describe('a virtual clock', () => {
  it('starts at any date and stands still at speed 0', () => {
    expect(open({ now: JUNE, speed: 0 }).now()).toBe(JUNE);
  });

  it('runs at its speed', () => {
    const clock = open({ now: JUNE, speed: 0 });
    const wall = Date.now();
    clock.set({ speed: 1_000 });

    const later = clock.at(wall + 60_000);

    // The line began at `wall` or a few milliseconds after it.
    expect(later).toBeGreaterThan(JUNE + 59_000 * 1_000);
    expect(later).toBeLessThanOrEqual(JUNE + 60_000 * 1_000);
  });

  it('jumps forward and keeps its speed', () => {
    const clock = open({ now: JUNE, speed: 0 });
    expect(clock.set({ now: JUNE + DAY })).toEqual({ now: JUNE + DAY, speed: 0 });
    expect(clock.now()).toBe(JUNE + DAY);
  });

  it('refuses to go back, and says how to', () => {
    const clock = open({ now: JUNE, speed: 0 });
    expect(() => clock.set({ now: JUNE - 1 })).toThrow(ClockError);
    expect(() => clock.set({ now: JUNE - 1 })).toThrow(/2017-06-01T00:00:00.000Z.*--fresh/);
    expect(clock.now()).toBe(JUNE);
  });

  it.each([{ speed: -1 }, { speed: Number.NaN }, { now: Number.NaN }])('refuses %j', (setting) => {
    expect(() => open({ now: JUNE, speed: 0 }).set(setting)).toThrow(ClockError);
  });

  it('tells the virtual instant of an earlier instant of the machine’s time by its history', () => {
    const clock = open({ now: JUNE, speed: 0 });
    const before = Date.now() - 1;
    clock.set({ now: JUNE + DAY });

    expect(clock.at(before)).toBe(JUNE);
    expect(clock.at(Date.now())).toBe(JUNE + DAY);
  });

  it('goes on after a restart from where it stopped', () => {
    open({ now: JUNE, speed: 0 }).close();
    const clock = open(null);
    expect(clock.now()).toBe(JUNE);
    expect(clock.speed).toBe(0);
  });

  it('does not run while it is stopped', () => {
    const first = open({ now: JUNE, speed: 1 });
    first.close();
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    const hour = 3_600_000;
    const earlier = (line: { wall: number }) => ({ ...line, wall: line.wall - hour });
    writeFileSync(file, JSON.stringify({ lines: kept.lines.map(earlier), stopped: earlier(kept.stopped) }));

    const now = open(null).now();

    expect(now - kept.stopped.virtual).toBeLessThan(hour / 2);
    expect(now).toBeGreaterThanOrEqual(kept.stopped.virtual);
  });

  it('is never behind what it has shown when its process is killed', () => {
    const killed = open({ now: JUNE, speed: 100_000 });
    const shown = killed.now();
    expect(open(null).now()).toBeGreaterThanOrEqual(shown);
  });

  it('refuses to be started before the instant at which it stopped', () => {
    open({ now: JUNE + DAY, speed: 0 }).close();
    expect(() => open({ now: JUNE, speed: 0 })).toThrow(/--fresh/);
  });

  it('names the file and the remedy when its file cannot be read', () => {
    writeFileSync(file, '{"lines":[]}');
    expect(() => open(null)).toThrow(/clock\.json.*--fresh/);
  });
});

describe('sleeping until a virtual instant', () => {
  it('ends with a jump past it', async () => {
    const clock = open({ now: JUNE, speed: 0 });
    const sleeping = clock.sleepUntil(JUNE + DAY, never);
    clock.set({ now: JUNE + DAY / 2 });
    clock.set({ now: JUNE + DAY });
    await sleeping;
    expect(clock.now()).toBe(JUNE + DAY);
  });

  it('ends when a change of speed brings it near', async () => {
    const clock = open({ now: JUNE, speed: 1 });
    const sleeping = clock.sleepUntil(JUNE + DAY, never);
    clock.set({ speed: 10 * DAY });
    await sleeping;
    expect(clock.now()).toBeGreaterThanOrEqual(JUNE + DAY);
  });

  it('ends early when it is aborted', async () => {
    const clock = open({ now: JUNE, speed: 0 });
    const abort = new AbortController();
    const sleeping = clock.sleepUntil(JUNE + DAY, abort.signal);
    abort.abort();
    await sleeping;
    expect(clock.now()).toBe(JUNE);
  });

  it('ends at once for an instant that has passed', async () => {
    const clock = open({ now: JUNE, speed: 0 });
    await clock.sleepUntil(JUNE, never);
    expect(clock.now()).toBe(JUNE);
  });
});
