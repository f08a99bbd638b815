import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeFaulty } from '../../bench/chaos/faulty-client.ts';
import { chaosPlan } from '../../bench/chaos/plan.ts';
import { chaosRun } from '../../bench/chaos/run.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';

/*
 * Random histories are delivered as badly as Lambda's contract allows, then tally, recount and model have to agree on
 * every counter, the turnout, each hour, citizens by how many choices they hold and ballots by the age of accounts. That the test bites was tried with these changes of the code; each of them
 * is caught, most by the first plans:
 *
 * - the cursor's condition dropped from the page write
 * - the returned page ignored: the whole batch dropped, or the whole batch applied
 * - `>=` for `>` where the returned page says how far it is
 * - the cursor set to the first record of the batch in place of the last
 * - no write, hence no cursor, where the counts of a batch cancel out
 * - one cursor for all shards
 * - sequence numbers compared without padding
 * - a citizen who holds more or fewer choices not taken out of the group before; a ballot's erasure not counted
 * - a side that was left not taken back; the turnout counted by ballots in place of choices
 *
 * (`<=` for `<` in the condition itself changes nothing: a stored cursor is never equal to a sequence number, since its
 * instant stands behind a bar.)
 */
const RUNS = 200;

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
  makeFaulty(database.client);
});
afterAll(() => database.close());

it('counts every change exactly once, whatever is crashed, repeated, split, lost or late on the way', async () => {
  let run = 0;
  const totals = { records: 0, deliveries: 0, faults: 0 };
  await fc.assert(
    fc.asyncProperty(chaosPlan, async (plan) => {
      const outcome = await chaosRun(database, `chaos-${++run}`, plan);
      expect(outcome.disagreements).toEqual([]);
      expect(outcome.putAside).toBe(outcome.poisoned);
      totals.records += outcome.records;
      totals.deliveries += outcome.deliveries;
      totals.faults += Object.values(outcome.faults).reduce((sum, count) => sum + count, 0);
    }),
    { numRuns: RUNS },
  );
  // A plan without records or faults would prove nothing.
  expect(totals.records).toBeGreaterThan(5 * RUNS);
  expect(totals.faults).toBeGreaterThan(2 * RUNS);
  expect(totals.deliveries).toBeGreaterThan(totals.faults);
}, 180_000);
