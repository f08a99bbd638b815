import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seededRandom } from '../../bench/random.ts';
import { Recount } from '../../functions/core/recount.ts';
import type { Result } from '../../functions/core/result.ts';
import { type Checkpoint, Recounts } from '../../functions/stores/recounts.ts';
import { Results } from '../../functions/stores/results.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';

const HASH = 'a'.repeat(64);

let database: TestDatabase;
let recounts: Recounts;
let results: Results;
beforeAll(async () => {
  database = await openDatabase();
  recounts = new Recounts(database.client, database.tables.campaigns);
  results = new Results(database.client, database.tables.campaigns);
});
afterAll(() => database.close());

let campaigns = 0;
const run = (changes = {}) => ({ campaign: `c${++campaigns}`, version: 1, askedAt: 1, segments: 4, ...changes });

function counted(number: number): Recount {
  const counts = new Recount(3);
  counts.count({ for: new Set([number]), against: new Set(), revision: 1, changedAt: 1 });
  return counts;
}

const at = (revision: number, counts = counted(1)): Checkpoint => ({
  revision,
  after: { ballot: 'c#x' },
  done: false,
  counts,
});

describe('the run of a recount', () => {
  it('is begun once: whoever comes second carries on the first', async () => {
    const first = run();
    expect(await recounts.begin(first)).toEqual(first);
    expect(await recounts.begin({ ...first, askedAt: 2, segments: 8 })).toEqual(first);
  });

  it('is another for another version', async () => {
    const first = run();
    await recounts.begin(first);
    await recounts.save(first, 0, at(1));
    const second = { ...first, version: 2 };
    expect(await recounts.begin(second)).toEqual(second);
    expect(await recounts.checkpoint(second, 0, 3)).toMatchObject({ revision: 0, after: null, done: false });
  });
});

describe('the checkpoint of a segment', () => {
  it('is that of this segment alone, and comes back as it was saved', async () => {
    const one = run();
    await recounts.save(one, 2, at(1, counted(3)));
    expect(await recounts.checkpoint(one, 2, 3)).toEqual({
      revision: 1,
      after: { ballot: 'c#x' },
      done: false,
      counts: { for: [0, 0, 1], against: [0, 0, 0], ballots: 1, turnout: 1, beyond: 0, unreadable: 0 },
    });
    expect((await recounts.checkpoint(one, 1, 3)).revision).toBe(0);
  });

  it.each([1, 2, 3])('number %d is written by one of two who went on from the same', async (revision) => {
    const one = run();
    for (let before = 1; before < revision; before++) await recounts.save(one, 0, at(before));
    expect(await recounts.save(one, 0, at(revision, counted(2)))).toBe(true);
    expect(await recounts.save(one, 0, at(revision, counted(3)))).toBe(false);
    expect((await recounts.checkpoint(one, 0, 3)).counts.for).toEqual([0, 1, 0]);
  });

  it('fits into an item with a million votes on 100,000 proposals', async () => {
    const counts = new Recount(100_000);
    const random = seededRandom(1);
    for (let vote = 0; vote < 1_000_000; vote++) {
      const list = random() < 0.8 ? counts.for : counts.against;
      const index = Math.floor(100_000 * random() ** 2);
      list[index] = (list[index] ?? 0) + 1;
    }
    const one = run();
    expect(await recounts.save(one, 0, at(1, counts))).toBe(true);
    const found = (await recounts.checkpoint(one, 0, 100_000)).counts;
    expect(isDeepStrictEqual([found.for, found.against], [[...counts.for], [...counts.against]])).toBe(true);
  });

  it('is not taken back by one who is further behind, nor skipped by one who is ahead', async () => {
    const one = run();
    for (const revision of [1, 2, 3]) await recounts.save(one, 0, at(revision));
    expect(await recounts.save(one, 0, at(2, counted(2)))).toBe(false);
    expect(await recounts.save(one, 0, at(5, counted(2)))).toBe(false);
    expect(await recounts.checkpoint(one, 0, 3)).toMatchObject({ revision: 3, counts: { for: [1, 0, 0] } });
  });
});

describe('a result', () => {
  const result = (campaign: string, changes: Partial<Result> = {}): Result => ({
    campaign,
    version: 1,
    countedAt: 1,
    code: HASH,
    rulesHash: HASH,
    deployedRulesHash: HASH,
    annulments: [],
    pauses: [],
    rule: 'best',
    score: 'for',
    without: new Set([2]),
    annulled: new Set(),
    counts: { for: [1, 0, 2], against: [0, 0, 1], ballots: 3, turnout: 3, beyond: 0, unreadable: 0 },
    tally: { for: [1, 0, 2], against: [0, 0, 1], turnout: 3 },
    hours: new Map([
      ['2024-05-01T00', 1],
      ['2024-05-01T23', 2],
    ]),
    aside: 0,
    selection: null,
    ...changes,
  });

  it('comes back as it was written', async () => {
    const written = result('written');
    await results.write(written);
    expect(await results.read('written', 1)).toEqual(written);
    expect(await results.latest('written')).toEqual(written);
  });

  it('is never overwritten: a second writer of the version gets the first result', async () => {
    const first = result('twice');
    await results.write(first);
    expect(await results.write(result('twice', { countedAt: 2, aside: 9 }))).toEqual(first);
    expect(await results.latest('twice')).toEqual(first);
  });

  it('gives way to a later version, beyond the tenth as well', async () => {
    for (let version = 1; version <= 11; version++) await results.write(result('many', { version }));
    expect((await results.latest('many'))?.version).toBe(11);
    expect((await results.read('many', 2))?.version).toBe(2);
    expect(await results.read('many', 12)).toBeNull();
    expect(await results.latest('none')).toBeNull();
  });
});
