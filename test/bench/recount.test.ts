import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { importBallots } from '../../bench/recount/export.ts';
import { openTables, tableResources } from '../../bench/tables.ts';
import { Recount } from '../../functions/core/recount.ts';
import { Ballots } from '../../functions/stores/ballots.ts';
import { testAssembly } from '../support/database.ts';

it('imports ballots that the store reads as they were made, beside the tables of the template', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reinventons-import-'));
  const table = tableResources(testAssembly()).get('ballots')!;
  const file = join(folder, 'ballots.db');
  const toMake = { campaign: 'c', ballots: 300, proposals: 50, seed: 1 };
  const expected = await importBallots(table, file, toMake, join(folder, 'export'));
  const database = await openTables(testAssembly(), file);
  try {
    const recount = new Recount(50);
    for (const segment of [0, 1, 2, 3]) {
      for await (const page of new Ballots(database.client, database.tables.ballots).scan('c', segment, 4))
        for (const ballot of page) recount.count(ballot);
    }
    expect(recount).toMatchObject({ ballots: 300, turnout: 300, beyond: 0 });
    expect([...recount.for]).toEqual(expected.for);
    expect([...recount.against]).toEqual(expected.against);
    expect(expected.votes).toBeGreaterThan(3_000);
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
});
