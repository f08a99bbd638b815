import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { itemSize, writeUnits } from '../../bench/shards/item-size.ts';
import { MOST_UNITS, pageBytes, simulateShards } from '../../bench/shards/simulate.ts';
import { countWriteUnits } from '../../bench/tally/write-units.ts';
import { Tallies } from '../../functions/stores/tallies.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const plan = { votes: 400, proposals: 923, window: 1, group: 1_000_000, windows: 10, seed: 1 };

describe('the size of an item', () => {
  it('is that of its names and values', () => {
    expect(itemSize({ page: 'c#p0', f1: 12, a1: 0 })).toBe(4 + 4 + (2 + 2) + (2 + 1));
    expect(itemSize({ é: 'é' })).toBe(4);
    expect(writeUnits(1024)).toBe(1);
    expect(writeUnits(1025)).toBe(2);
  });

  it('of a full page with cursors costs as many write units as the database says', async () => {
    const tallies = new Tallies(database.client, database.tables.tallies);
    const full = Array.from({ length: 64 }, (_, index) => 769 + index).flatMap((number): [string, number][] => [
      [`f${number}`, 123_456],
      [`a${number}`, 12_345],
    ]);
    const entry = { sequence: '1'.padStart(40, '0'), deltas: new Map(full) };
    const consumed = countWriteUnits(database.client);
    for (let shard = 0; shard < 16; shard++) {
      const before = consumed.units;
      const name = `shardId-00000001496268000000-${String(shard).padStart(8, '0')}`;
      await tallies.apply('reinventons-liege-2017', 'p12', name, [entry], 1_496_268_000_000);
      const cursors = pageBytes(1) - pageBytes(0);
      // `pageBytes` counts eight cursors for each shard, of which there is one here.
      const expected = writeUnits(pageBytes(0) + ((shard + 1) * cursors) / 8);
      expect(Math.abs(consumed.units - before - expected)).toBeLessThanOrEqual(1);
    }
    expect(consumed.writes).toBe(16);
  });
});

describe('the simulation of shards', () => {
  it('has each shard write once a window to a page that every batch touches', () => {
    expect(simulateShards({ ...plan, shards: 1 })).toMatchObject({ writes: 1, pagesRead: 16 });
    expect(simulateShards({ ...plan, shards: 4 }).writes).toBe(4);
    expect(simulateShards({ ...plan, shards: 4, window: 10 }).writes).toBeCloseTo(0.4);
  });

  it('writes to a page no oftener than there are votes', () => {
    expect(simulateShards({ ...plan, shards: 200, votes: 20, windows: 50 }).writes).toBeLessThan(40);
  });

  it('finds the end of one set of pages below a hundred shards, and none for pages of groups', () => {
    expect(simulateShards({ ...plan, shards: 100, votes: 10_000 }).units).toBeGreaterThan(MOST_UNITS);
    const grouped = simulateShards({ ...plan, shards: 100, votes: 10_000, group: 16 });
    expect(grouped.units).toBeLessThan(MOST_UNITS);
    expect(grouped.pagesRead).toBe(16 * 7);
  });
});
