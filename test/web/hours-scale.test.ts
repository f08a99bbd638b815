import { describe, expect, it } from '@jest/globals';
import { DAY, everyHour, HOUR, instantOf, labelled } from '../../web/src/components/hours-scale.ts';

const FIRST = instantOf('2017-06-01T00');
const isoOf = (instants: readonly number[]) => instants.map((instant) => new Date(instant).toISOString().slice(0, 13));

describe('votes by the hour', () => {
  it('have every hour from the first to the last, in whatever order they came', () => {
    const hours = [
      { hour: '2017-06-01T23', votes: 4 },
      { hour: '2017-06-02T02', votes: 1 },
      { hour: '2017-06-01T22', votes: 7 },
    ];
    expect(everyHour(hours)).toEqual({ first: instantOf('2017-06-01T22'), votes: [7, 4, 0, 0, 1] });
    expect(everyHour([]).votes).toEqual([]);
  });

  it('have labels of hours where there is room, the first at midnight', () => {
    expect(isoOf(labelled(FIRST, FIRST + DAY, 4 * HOUR, 5 * HOUR))).toEqual([
      '2017-06-01T00',
      '2017-06-01T06',
      '2017-06-01T12',
      '2017-06-01T18',
    ]);
  });

  it('have labels of days that do not touch each other, nor the end', () => {
    for (const days of [2, 9, 25, 60, 400]) {
      for (const room of [0.4, 1, 3.2, 7.9]) {
        const end = FIRST + days * DAY;
        const [first, ...others] = labelled(FIRST, end, room * DAY, room * DAY);
        expect(first).toBe(FIRST);
        others.forEach((instant, index) => {
          expect(instant - (others[index - 1] ?? FIRST)).toBeGreaterThanOrEqual(room * DAY);
          expect(end - instant).toBeGreaterThanOrEqual(room * DAY);
          if (room >= 1) expect(instant % DAY).toBe(0);
        });
      }
    }
  });
});
