import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { selectCommand } from '../../cli/select.ts';
import type { EqualShares, Greedy, SelectionRule } from '../../functions/core/selection/rule.ts';
import { ATTEMPTS } from '../../functions/recount/select-winners.ts';
import { Ballots } from '../../functions/stores/ballots.ts';
import { openArchive } from '../../verify/folder-archive.ts';
import { verify } from '../../verify/verify.ts';
import { ArchiveWorld } from '../archive/world.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { type Cast, LATER, RecountWorld } from './world.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await openDatabase();
  folder = await mkdtemp(join(tmpdir(), 'reinventons-selection-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const BUDGET = 330;
const GREEDY: Greedy = { rule: 'greedy', budget: BUDGET, skip: true };
const NO_SKIP: Greedy = { rule: 'greedy', budget: BUDGET, skip: false };
const ADD1U: EqualShares = { rule: 'equal-shares', budget: BUDGET, completion: 'add1u' };
/** How the format names them. */
const NAMES = new Map<SelectionRule, string>([
  [GREEDY, 'greedy'],
  [NO_SKIP, 'greedy-no-skip'],
  [ADD1U, 'equalshares/add1u'],
]);

/** What ten proposals cost. */
const COSTS = [90, 40, 75, 20, 60, 35, 110, 15, 50, 80];
/** Seventy citizens in three quarters, which want different things. */
const CASTS: Cast[] = Array.from({ length: 70 }, (_, citizen) => {
  const first = 1 + (citizen % 10);
  const quarter = citizen < 35 ? [1, 3, 7] : citizen < 55 ? [2, 5, 10] : [4, 6, 8];
  return [[...new Set([first, ...quarter.slice(0, 1 + (citizen % 3))])]];
});
const onlyFor = { choices: ['for' as const], maxChoices: null, counts: 'live' as const };

/** The numbers that `npm run select` finds in a file. */
function selectIn(file: string, rule: SelectionRule): number[] {
  const printed: string[] = [];
  selectCommand([file, '--rule', NAMES.get(rule) ?? ''], (line) => printed.push(line));
  const { selected, ties } = JSON.parse(printed.at(-1) ?? '');
  expect(ties).toEqual([]);
  return selected.map(Number);
}

/** The election with its whole ballots, which nobody but this test may write into a file. */
async function electionFile(casts: readonly Cast[]): Promise<string> {
  const meta = { description: 'A test', country: 'Belgium', unit: 'City', instance: 2024, vote_type: 'approval' };
  const numbers = { num_projects: COSTS.length, num_votes: casts.length, budget: BUDGET, rule: 'greedy' };
  const dates = { date_begin: '01.05.2024', date_end: '15.05.2024' };
  const lines = [
    'META',
    'key;value',
    ...Object.entries({ ...meta, ...numbers, ...dates }).map((entry) => entry.join(';')),
    'PROJECTS',
    'project_id;cost',
    ...COSTS.map((cost, index) => `${index + 1};${cost}`),
    'VOTES',
    'voter_id;vote',
    ...casts.map(([numbers], citizen) => `${citizen};${numbers.join()}`),
  ];
  const path = join(folder, 'whole.pb');
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}

describe('what is selected when the ballots are counted', () => {
  it.each([
    [GREEDY, [NO_SKIP, ADD1U]],
    [NO_SKIP, [GREEDY]],
    [ADD1U, [GREEDY, { rule: 'best', projects: 3 } as const]],
  ])('is what the same votes give elsewhere, published and repeated by the verifier: %j', async (rule, whatIf) => {
    // Two more: one that nobody has estimated, and one whose votes are annulled.
    const world = await ArchiveWorld.open(database, 12, { voting: onlyFor, selection: { ...rule, whatIf } });
    await world.freezePaper({ annulled: [12] });
    for (const [index, cost] of COSTS.entries()) await world.propose(index + 1, { cost });
    await world.propose(11);
    await world.propose(12, { cost: 1, status: 'rejected' });
    await world.cast(CASTS.map(([numbers]): Cast => [[...numbers, 11, 12]]));
    await world.recount();
    const result = await world.results.latest(world.id);
    const file = await electionFile(CASTS);

    const { selection } = result ?? {};
    expect(selection?.rule).toEqual(rule);
    for (const one of [rule, ...whatIf].filter((each) => NAMES.has(each))) {
      const found = [selection!, ...selection!.whatIf].find(
        (each) => JSON.stringify(each.rule) === JSON.stringify(one),
      );
      expect([one, found?.outcome.selected]).toEqual([one, selectIn(file, one)]);
      expect(found?.outcome.selected.length).toBeGreaterThan(2);
      expect(found?.outcome).toMatchObject({ ties: [], decided: true, uncosted: [11] });
      expect(found?.outcome.selected).not.toContain(12);
    }

    await world.archive();
    const totals = JSON.parse(world.text('totals.json'));
    expect(totals.selection).toEqual(JSON.parse(JSON.stringify(selection)));
    expect(totals.proposals.map(({ cost }: { cost: number | null }) => cost)).toEqual([...COSTS, null, 1]);
    const report = await verify(openArchive(join(world.bucket.folder, 'open-data', world.id, '1')));
    expect(report.findings.filter(({ kind }) => kind === 'wrong')).toEqual([]);
    const codes = report.findings.map(({ code }) => code);
    expect(codes).toContain(rule === ADD1U ? 'selection-needs-ballots' : 'selection-holds');
    // The published election has one vote a line: enough for a rule that looks at sums alone.
    const published = join(folder, 'published.pb');
    await writeFile(published, world.read('election.pb'));
    const text = world.text('election.pb');
    expect(text).toContain(`\nbudget;${BUDGET}\ncurrency;EUR\n`);
    expect(text).toContain('\n11;999999999;');
    expect(text).toContain('\n12;999999999;');
    expect(text).toContain('\n1;90;');
    if (rule === GREEDY) expect(selectIn(published, GREEDY)).toEqual(selection?.outcome.selected);
    world.remove();
  });

  it('is told apart by the lowest cost where votes are equal, in any campaign', async () => {
    const world = await ArchiveWorld.open(database, 3, { selection: { rule: 'best', projects: 1 } });
    await world.freezePaper();
    for (const [number, cost] of [
      [1, 30],
      [2, 10],
      [3, 20],
    ] as const)
      await world.propose(number, { cost });
    await world.cast([[[1, 2, 3]]]);
    await world.recount();
    expect((await world.results.latest(world.id))?.selection?.outcome.selected).toEqual([2]);
    world.remove();
  });

  it('keeps to quotas by the themes that proposals have, also of one that was rejected when voting was over', async () => {
    const selection = { rule: 'best', projects: 3, quotas: [{ per: 'theme' as const, most: 1 }] } as const;
    const world = await ArchiveWorld.open(database, 3, { selection: { ...selection, quotas: [...selection.quotas] } });
    await world.freezePaper();
    await world.propose(1, { theme: 'green', status: 'rejected' });
    await world.propose(2, { theme: 'green' });
    await world.propose(3, { theme: 'move' });
    await world.cast([[[1, 2]], [[1]], [[3]]]);
    await world.recount();
    expect((await world.results.latest(world.id))?.selection?.outcome.selected).toEqual([1, 3]);
    await world.archive();
    const report = await verify(openArchive(join(world.bucket.folder, 'open-data', world.id, '1')));
    expect(report.findings.filter(({ kind }) => kind === 'wrong')).toEqual([]);
    world.remove();
  });
});

describe('a recount that selects by ballots', () => {
  const casts: Cast[] = [[[1]], [[1, 2]], [[2], [1]], [[], [2]], [[]]];
  const costs = new Map([1, 2].map((number) => [number, { theme: null, district: null, cost: 40 * number }]));
  const factsOf = async () => costs;

  async function world() {
    const site = new RecountWorld(database, 2, { selection: { ...ADD1U, budget: 100, whatIf: [GREEDY] } });
    await site.freezePaper();
    await site.cast(casts);
    await site.tally(casts);
    return site;
  }
  const real = () => new Ballots(database.client, database.tables.ballots);
  const selected = async (site: RecountWorld) => (await site.results.latest(site.id))?.selection?.outcome;

  it('gives each citizen with a choice a share, and is the same however often it is asked for', async () => {
    const site = await world();
    await site.recount({}, { factsOf });
    const first = await selected(site);
    // 100 for four citizens is 25 each: two of them pay 40 for number 1, and what is left goes by votes, to nothing.
    expect(first).toMatchObject({ selected: [1], spent: 40 });
    expect(await site.recount({}, { factsOf })).toEqual({ version: 1, differences: 0 });
    expect(await site.recount({ at: LATER, again: true }, { factsOf })).toEqual({ version: 2, differences: 0 });
    expect(await selected(site)).toEqual(first);
  });

  it('goes on where it was killed between counting and selecting, and holds up no result for good', async () => {
    const site = await world();
    let scans = 0;
    const killed = {
      factsOf,
      ballots: {
        scanPage: async (...asked: Parameters<Ballots['scanPage']>) => {
          if (++scans > 4) throw new Error('killed');
          return real().scanPage(...asked);
        },
      },
    };
    await expect(site.recount({}, killed)).rejects.toThrow('killed');
    expect(await site.results.latest(site.id)).toBeNull();
    await site.recount({}, { factsOf });
    expect(await selected(site)).toMatchObject({ selected: [1], spent: 40 });

    const hopeless = await world();
    scans = 0;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++)
      await expect(hopeless.recount({}, killed)).rejects.toThrow('killed');
    expect(await hopeless.recount({}, killed)).toEqual({ version: 1, differences: 0 });
    expect((await hopeless.results.latest(hopeless.id))?.selection).toBeNull();
    await hopeless.recount({ at: LATER, again: true }, { factsOf });
    expect(await selected(hopeless)).toMatchObject({ selected: [1], spent: 40 });
  });

  it('leaves the selection out where ballots have changed since they were counted', async () => {
    const site = await world();
    let scans = 0;
    let changed: Promise<unknown> | undefined;
    const changing = {
      factsOf,
      ballots: {
        scanPage: async (...asked: Parameters<Ballots['scanPage']>) => {
          // The first reading, of four segments, counts; nothing of the second is read before the change.
          if (++scans === 5) changed = site.cast([...casts, [[2]]]);
          await changed;
          return real().scanPage(...asked);
        },
      },
    };
    await site.recount({}, changing);
    expect(await site.results.latest(site.id)).toMatchObject({ selection: null, counts: { turnout: 4 } });
  });

  it('begins to select with all the time of an invocation', async () => {
    const site = await world();
    const short = { getRemainingTimeInMillis: () => 5 * 60_000 };
    const event = { campaign: site.id, at: LATER };
    expect(await site.handler({ factsOf })(event, short)).toEqual({ version: 1, continues: true });
    expect(site.asked).toMatchObject([event]);
    expect(await site.results.latest(site.id)).toBeNull();
    await site.recount({}, { factsOf });
    expect(await selected(site)).toMatchObject({ selected: [1] });
  });
});
