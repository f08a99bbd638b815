import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Result } from '../../functions/core/result.ts';
import { pageKey } from '../../functions/stores/tally-updates.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { AFTER, type Cast, countersOf, HURRY, LATER, PLENTY, RecountWorld } from './world.ts';

/*
 * Ballots stand still once voting has closed, so every way to a result has to come to the same one. That these tests
 * and those of result.test.ts and stores/recounts.test.ts bite was tried with these changes of the code; each is caught:
 *
 * - counts that start anew where a checkpoint is gone on from; the place behind the page not kept; a segment left out
 * - no further invocation asked for when the time is over
 * - a checkpoint saved over that of another; a run begun over that of another; a result overwritten
 * - a late seal of an earlier version that undoes a later one; a tally that is not mended
 * - a recount while voting is open; a request that makes a version each time it is delivered
 * - annulled votes ranked, or counted as votes; ranks without gaps after a tie
 */

/** Small enough that each segment has several pages and checkpoints. */
const PACE = { pagesACheckpoint: 1, pageLimit: 4 };
const CASTS: Cast[] = Array.from({ length: 24 }, (_, citizen) => [
  [(citizen % 7) + 1, 70 + (citizen % 3)],
  citizen % 2 ? [9] : [],
]);
const LAST = 72;
/** Each day of voting is a page to seal, hence a write that may fail. */
const SHORT = {
  ideation: { opens: '2024-03-01', closes: '2024-04-01' },
  voting: { opens: '2024-05-15', closes: '2024-05-16' },
};

class CrashError extends Error {}

let database: TestDatabase;
/** The place of the write that fails, counted from 1, and whether it reaches the table before. */
let crash: { at: number; applied: boolean } | null = null;
let writes = 0;

beforeAll(async () => {
  database = await openDatabase();
  database.client.middlewareStack.add(
    (next, context) => async (args) => {
      if (!crash || !['PutItemCommand', 'UpdateItemCommand'].includes(context.commandName ?? '')) return next(args);
      writes++;
      if (writes < crash.at) return next(args);
      if (writes === crash.at && crash.applied) await next(args);
      throw new CrashError(`at write ${writes}`);
    },
    { step: 'finalizeRequest', priority: 'low', name: 'crash' },
  );
});
afterAll(() => database.close());

async function world(): Promise<RecountWorld> {
  const made = new RecountWorld(database, LAST, { phases: SHORT });
  await made.freezePaper();
  await made.cast(CASTS);
  await made.tally(CASTS);
  return made;
}

function expectExact(result: Result | null): void {
  const counts = Object.fromEntries(
    (['for', 'against'] as const).flatMap((choice) =>
      Array.from(result?.counts[choice] ?? [], (count, index) => [`${choice[0]}${index + 1}`, count] as const).filter(
        ([, count]) => count > 0,
      ),
    ),
  );
  expect({ ...counts, citizens: result?.counts.turnout }).toEqual(countersOf(CASTS));
  expect(result?.counts.ballots).toBe(CASTS.length);
}

describe('a recount that is interrupted', () => {
  it('asks for another invocation when its time is over, and goes on from page to page', async () => {
    const site = await world();
    const run = site.handler({ pace: PACE });
    let outcome = await run({ campaign: site.id, at: AFTER }, HURRY);
    let invocations = 1;
    for (; 'continues' in outcome; invocations++) {
      expect(site.asked.splice(0)).toEqual([{ campaign: site.id, at: AFTER, again: false }]);
      outcome = await run({ campaign: site.id, at: AFTER }, HURRY);
    }
    expect(outcome).toEqual({ version: 1, differences: 0 });
    expect(invocations).toBeGreaterThan(1);
    expect(site.asked).toEqual([]);
    expectExact(await site.results.latest(site.id));
  });

  it.each([
    ['before it reaches the table', false],
    ['after it has reached the table', true],
  ])('ends exactly, whichever of its writes fails %s', async (_, applied) => {
    const site = await world();
    let crashed = true;
    for (let version = 1; crashed; version++) {
      const event = { at: new Date(Date.parse(AFTER) + version).toISOString(), again: true };
      // The page is lost: seven counters for and one against are to be found missing, and mended.
      await site.put('tallies', pageKey(site.id, 'p0'));
      [crash, writes] = [{ at: version, applied }, 0];
      crashed = await site.recount(event, { pace: PACE }).then(
        () => false,
        (error: unknown) => {
          if (error instanceof CrashError) return true;
          throw error;
        },
      );
      crash = null;
      // Checkpoints of four segments, the result and its pages were all tried.
      if (!crashed) expect(version).toBeGreaterThan(12);
      expect(await site.recount(event, { pace: PACE })).toEqual({ version, differences: 8 });
      expectExact(await site.results.latest(site.id));
      expect(await site.counters()).toEqual(countersOf(CASTS));
    }
    expect((await site.states.read(site.id)).done.has('recount')).toBe(true);
  });

  it('gives the result that was written before the crash, not another one', async () => {
    const site = await world();
    await site.tally([...CASTS, [[1]]]);
    await expect(
      site.recount({}, { states: Object.assign(site.states, { ensureDone: () => Promise.reject(new CrashError()) }) }),
    ).rejects.toThrow(CrashError);
    const written = await site.results.latest(site.id);
    // The tally is mended by now: a fresh comparison would not find the difference any more.
    expect(await site.counters()).toEqual(countersOf(CASTS));
    Reflect.deleteProperty(site.states, 'ensureDone');
    expect(await site.recount({ at: LATER })).toEqual({ version: 1, differences: 2 });
    expect(await site.results.latest(site.id)).toEqual(written);
  });
});

describe('recounts at the same time', () => {
  it('count each page once between them and agree on one result', async () => {
    const site = await world();
    const outcomes = await Promise.all(
      Array.from({ length: 3 }, () => site.handler({ pace: PACE })({ campaign: site.id, at: AFTER }, PLENTY)),
    );
    expect(outcomes).toEqual(Array.from({ length: 3 }, () => ({ version: 1, differences: 0 })));
    expectExact(await site.results.latest(site.id));
    expect(await site.results.read(site.id, 2)).toBeNull();
  });

  it('get consecutive versions when each is asked for as of another instant', async () => {
    const site = await world();
    await site.recount();
    const instants = ['2024-05-20T10:00:00.000Z', '2024-05-20T10:00:01.000Z', '2024-05-20T10:00:02.000Z'];
    const outcomes = await Promise.all(instants.map((at) => site.recount({ at, again: true }, { pace: PACE })));
    const highest = Math.max(...outcomes.map(({ version }) => version));
    expect(highest).toBeGreaterThan(1);
    expect(highest).toBeLessThanOrEqual(4);
    for (let version = 1; version <= highest; version++) expectExact(await site.results.read(site.id, version));
    expect((await site.results.latest(site.id))?.countedAt).toBe(Date.parse('2024-05-20T10:00:02.000Z'));
  });
});
