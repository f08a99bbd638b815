import { describe, expect, it } from '@jest/globals';
import { nextBoundary, untilNextLook } from '../../web/src/api/phase-watch.ts';
import { ServerClock } from '../../web/src/api/server-clock.ts';

const at = (time: string) => `2024-05-01T${time}.000Z`;
const instant = (time: string) => Date.parse(at(time));

describe("the platform's clock", () => {
  it('is what its answers say, carried on by a clock that only moves forward', () => {
    let device = 1_000;
    const clock = new ServerClock(() => device);
    expect(clock.now()).toBeNull();
    clock.observe(at('10:00:00'));
    device += 5_000;
    expect(clock.now()).toBe(instant('10:00:05'));
  });

  it('is not set back by an answer that has lain in a cache', () => {
    let device = 0;
    const clock = new ServerClock(() => device);
    clock.observe(at('10:00:00'));
    device += 20_000;
    clock.observe(at('10:00:12'));
    expect(clock.now()).toBe(instant('10:00:20'));
  });

  it('forgets what it saw before its device has slept', () => {
    let device = 0;
    const clock = new ServerClock(() => device);
    clock.observe(at('10:00:30'));
    // The device's own clock has run on while nobody answered: what was seen first is ahead of everything since.
    for (let answers = 1; answers <= 5; answers += 1) {
      device += 10_000;
      clock.observe(at(`10:00:${String(answers * 10).padStart(2, '0')}`));
    }
    expect(clock.now()).toBe(instant('10:00:50'));
  });
});

describe('the watch over phases', () => {
  const campaign = (now: string) => ({
    now: at(now),
    phases: [
      { phase: 'ideation' as const, opens: at('09:00:00'), closes: at('10:00:00') },
      { phase: 'voting' as const, opens: at('10:30:00'), closes: null },
    ],
  });

  it('waits for the next boundary behind what the campaign was answered at', () => {
    expect(nextBoundary(campaign('09:30:00'))).toBe(instant('10:00:00'));
    expect(nextBoundary(campaign('10:00:00'))).toBe(instant('10:30:00'));
    expect(nextBoundary(campaign('10:30:00'))).toBeNull();
  });

  it('looks just after the boundary, and every minute before it', () => {
    expect(untilNextLook(campaign('09:59:50'), instant('09:59:50'))).toBe(10_500);
    expect(untilNextLook(campaign('09:30:00'), instant('09:30:00'))).toBe(60_000);
    expect(untilNextLook(campaign('11:00:00'), instant('11:00:00'))).toBe(60_000);
  });

  it('looks again soon while the answer is one of before the boundary', () => {
    expect(untilNextLook(campaign('09:59:55'), instant('10:00:03'))).toBe(2_000);
  });
});
