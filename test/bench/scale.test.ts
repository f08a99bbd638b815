import { describe, expect, it } from '@jest/globals';
import { arrivals, TEN_MILLION } from '../../bench/scale/evening.ts';
import { DEFAULTS, RAISED, simulateEvening } from '../../bench/scale/simulate.ts';

const MEASURED = { vote: 10, writeUnitsAVote: 1 };
const demandOf = (name: string, limits = DEFAULTS) =>
  simulateEvening(TEN_MILLION, MEASURED, limits).find((demand) => demand.name.startsWith(name));

describe('an evening on which many vote', () => {
  it('brings every citizen once, and more each minute towards the end', () => {
    const coming = arrivals(TEN_MILLION);

    expect(coming).toHaveLength(TEN_MILLION.minutes);
    expect(coming.reduce((sum, citizens) => sum + citizens, 0)).toBeCloseTo(TEN_MILLION.citizens);
    expect(Math.max(...coming)).toBe(coming.at(-1));
  });

  it('needs as many environments as votes are under way: the rate times how long one takes', () => {
    const votes = demandOf('votes')?.peak ?? 0;

    expect(demandOf('environments')?.peak).toBeCloseTo((votes * MEASURED.vote) / 1000);
  });

  it('lets a table get used to what it had half an hour before, and not to a steeper rush', () => {
    const writes = demandOf('write units');

    expect(writes?.breaksAt).toBeGreaterThan(TEN_MILLION.minutes - 30);
    expect(demandOf('write units', { ...DEFAULTS, tableQuota: 1_000 })?.breaksAt).toBe(0);
  });

  it('breaks at the first minute above the limit, and nowhere once all is raised', () => {
    expect(demandOf('votes')).toMatchObject({ limit: DEFAULTS.voteRoute, breaksAt: 0 });
    expect(simulateEvening(TEN_MILLION, MEASURED, RAISED).filter(({ breaksAt }) => breaksAt !== null)).toEqual([]);
  });
});
