import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { parsePabulib } from '../../bench/pabulib.ts';
import { canonicalJson } from '../../functions/core/canonical-json.ts';
import { parseCheckpoint, verifyCheckpoint } from '../../functions/core/checkpoint.ts';
import { commitmentOf, saltOf } from '../../functions/core/commitment.ts';
import { leafHash, TreeBuilder } from '../../functions/core/merkle.ts';
import { deriveSigningKey } from '../../functions/stores/signing-keys.ts';
import { openArchive } from '../../verify/folder-archive.ts';
import { verify } from '../../verify/verify.ts';
import { AFTER, type Cast, LATER } from '../recount/world.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { ArchiveWorld, HOST, hmac, SECRET, SIGNING } from './world.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const records = (text: string): Record<string, string>[] => parse(text, { columns: true, record_delimiter: '\r\n' });

const CASTS: Cast[] = [[[1, 2], [3]], [[1], []], [[], [1, 2]], [[2, 3]], [[4], [1]], [[]]];
const VOTES = CASTS.flatMap(([votesFor, against = []], citizen) => [
  ...votesFor.map((number) => ({ citizen, number, choice: 'for' as const })),
  ...against.map((number) => ({ citizen, number, choice: 'against' as const })),
]);

function commitment(world: ArchiveWorld, { citizen, number, choice }: (typeof VOTES)[number]): string {
  const salt = saltOf({ secret: SECRET, voterKey: `citizen${citizen}`, number, choice }, hmac);
  return commitmentOf({ campaign: world.id, number, choice, salt }, sha256);
}

/** Four proposals, of which the votes of the last one are annulled; counted, and with all kinds of words. */
async function counted(last = 4): Promise<ArchiveWorld> {
  const world = await ArchiveWorld.open(database, last);
  await world.freezePaper({ annulled: [4] });
  await world.propose(1, {
    title: '=HYPERLINK("x")',
    summary: 'Two\nlines, "quoted"',
    district: 'docks',
    place: { latitude: -33.43723, longitude: -70.65065, label: '@plaza' },
  });
  await world.propose(2, {
    answer: { kind: 'accepted', at: Date.parse(AFTER), text: { fr: 'Oui', en: 'Yes' }, project: 'p1', missing: [] },
  });
  await world.propose(3, { theme: 'move' });
  await world.propose(4, { title: 'Taken back', status: 'withdrawn' });
  await world.comment(1, '000000001-aaaaaaaaaa', { text: 'Very good', side: 'for' });
  await world.comment(1, '000000002-aaaaaaaaaa', { text: 'Insulting', status: 'hidden' });
  await world.comment(3, '000000003-aaaaaaaaaa', { text: '', status: 'withdrawn' });
  await world.comment(4, '000000004-aaaaaaaaaa', { text: 'Below what was taken back' });
  await world.undertake({
    id: 'p1',
    title: { fr: 'Un banc', en: 'A bench' },
    text: { fr: 'Texte', en: 'Text' },
    district: null,
    theme: 'green',
    cost: 1200,
    unit: 'Parks',
    state: 'planned',
    reason: null,
    promise: { due: '2025-01-31', reachedOn: null, moves: [] },
    milestones: [],
    tendencies: [],
    proposals: [2],
    updates: 0,
    createdAt: 1,
    changedAt: 1,
    revision: 1,
  });
  await world.cast(CASTS);
  await world.tally(CASTS);
  await world.recount();
  return world;
}

describe('an archive', () => {
  let world: ArchiveWorld;
  beforeAll(async () => {
    world = await counted();
    expect(await world.archive()).toEqual({ latest: 1 });
  });
  afterAll(() => world.remove());

  const manifestLines = (name: string) =>
    world
      .text(name)
      .trimEnd()
      .split('\n')
      .map((line) => line.split('  '));

  it('names every file with its hash and rows, and the checkpoint binds what names them', async () => {
    const lines = [...manifestLines('MANIFEST'), ...manifestLines('tile/MANIFEST')];
    for (const [hash, rows, name = ''] of lines) {
      expect([name, sha256(world.read(name)).toString('hex')]).toEqual([name, hash]);
      if (name.endsWith('.csv')) expect([name, records(world.text(name)).length]).toEqual([name, Number(rows)]);
    }
    const listed = lines.map(([, , name = '']) => name);
    expect((await world.names()).toSorted()).toEqual([...listed, 'MANIFEST', 'checkpoint'].toSorted());

    const signed = parseCheckpoint(world.text('checkpoint'));
    const { publicKey } = deriveSigningKey(SIGNING, 'checkpoints');
    const name = `${HOST}/${world.id}`;
    expect(await verifyCheckpoint(signed, { name, publicKey: Buffer.from(publicKey.x, 'base64url') })).toBe(true);
    expect(signed.checkpoint).toMatchObject({
      origin: name,
      size: VOTES.length,
      extensions: [
        `totals ${sha256(world.read('totals.json')).toString('base64')}`,
        `rules ${world.campaign.rulesHash}`,
        'version 1',
        `manifest ${sha256(world.read('MANIFEST')).toString('base64')}`,
      ],
    });
    expect(JSON.parse(world.text('jwks.json')).keys).toContainEqual(publicKey);
  });

  it('holds one line for each vote that stands, in the order of commitments which its voter alone can open', () => {
    const lines = world.text('votes.csv').trimEnd().split('\r\n').slice(1);
    const expected = VOTES.map((vote) => `${vote.number},${vote.choice},${commitment(world, vote)}`);
    const byCommitment = (line: string) => line.split(',')[2] ?? '';
    expect(lines).toEqual(expected.toSorted((one, other) => (byCommitment(one) < byCommitment(other) ? -1 : 1)));

    const tree = new TreeBuilder();
    for (const line of lines) tree.append(leafHash(Buffer.from(line)));
    expect(parseCheckpoint(world.text('checkpoint')).checkpoint.root).toEqual(new Uint8Array(tree.root()));
    expect(world.read(`tile/0/000.p/${VOTES.length}`)).toEqual(
      Buffer.concat(lines.map((line) => leafHash(Buffer.from(line)))),
    );
    expect(world.read('commitments.bin').toString('base64url')).toBe(
      Buffer.concat(lines.map((line) => Buffer.from(byCommitment(line), 'base64url'))).toString('base64url'),
    );
  });

  it('counts what the ballots hold, and says how many citizens hold how many votes', () => {
    expect(JSON.parse(world.text('totals.json'))).toMatchObject({
      version: 1,
      result: 1,
      turnout: 5,
      votes: VOTES.length - 1,
      annulled: 1,
      lines: VOTES.length,
      selection: { outcome: { selected: [1, 2], decided: true }, whatIf: [] },
      proposals: [
        { number: 1, for: 2, against: 2, annulled: 0, rank: 1, selected: true },
        { number: 2, for: 2, against: 1, annulled: 0, rank: 1, selected: true },
        { number: 3, for: 1, against: 1, annulled: 0, rank: 3, selected: false },
        { number: 4, for: 0, against: 0, annulled: 1, rank: null, selected: false },
      ],
    });
    const histogram: { choices: number; citizens: number }[] = JSON.parse(world.text('histogram.json'));
    expect(histogram).toEqual([
      { choices: 1, citizens: 1 },
      { choices: 2, citizens: 3 },
      { choices: 3, citizens: 1 },
    ]);
    expect(histogram.reduce((sum, { choices, citizens }) => sum + choices * citizens, 0)).toBe(VOTES.length);
    const { $schema: _, ...rules } = { $schema: null, ...world.source };
    expect(world.text('rules.json')).toBe(canonicalJson(rules));
    expect(sha256(world.read('rules.json')).toString('hex')).toBe(world.campaign.rulesHash);
  });

  it('tells what is public of what was written, to the letter in JSON and harmless to spreadsheets in CSV', () => {
    const proposals = records(world.text('proposals.csv'));
    expect(proposals.map(({ number, title }) => [number, title])).toEqual([
      ['1', `'=HYPERLINK("x")`],
      ['2', 'Idea 2'],
      ['3', 'Idea 3'],
    ]);
    expect(proposals[0]).toMatchObject({ summary: 'Two\nlines, "quoted"', district: 'docks' });
    // A coordinate south or west of zero is a number all the same; what its author calls it is a text.
    expect(proposals[0]).toMatchObject({ latitude: '-33.43723', longitude: '-70.65065', place: "'@plaza" });
    expect(proposals[1]).toMatchObject({ latitude: '', longitude: '', place: '' });
    expect(JSON.parse(world.text('proposals.json'))).toMatchObject([
      { latitude: -33.43723, longitude: -70.65065, place: '@plaza' },
      { latitude: null, longitude: null, place: null },
      {},
    ]);
    expect(JSON.parse(world.text('proposals.json'))[0]).toMatchObject({ title: '=HYPERLINK("x")', number: 1 });
    expect(records(world.text('comments.csv')).map(({ number, text }) => [number, text])).toEqual([['1', 'Very good']]);
    expect(records(world.text('answers.csv'))).toMatchObject([
      { number: '2', kind: 'accepted', text_en: 'Yes', project: 'p1' },
    ]);
    expect(records(world.text('projects.csv'))).toMatchObject([
      { id: 'p1', title_fr: 'Un banc', cost: '1200', proposals: '2' },
    ]);
    expect(JSON.parse(world.text('projects.json'))).toMatchObject([
      { id: 'p1', sources: [2], promise: { due: '2025-01-31' } },
    ]);
  });

  it('holds nobody’s name, no key of a ballot or an author, and nothing that was taken back', async () => {
    for (const name of await world.names()) {
      const text = world.text(name);
      for (const trace of [
        'Anna Author',
        'Carla Commenter',
        'author-key',
        'citizen0',
        'Taken back',
        'Insulting',
        SECRET,
      ])
        expect([name, text.includes(trace)]).toEqual([name, false]);
    }
  });

  it('describes itself: every column of every table, every file, addresses that hold wherever it is copied', async () => {
    const described = JSON.parse(world.text('datapackage.json'));
    for (const { path, schema, bytes, hash } of described.resources) {
      expect([path, bytes]).toEqual([path, world.read(path).length]);
      expect(hash).toBe(`sha256:${sha256(world.read(path)).toString('hex')}`);
      if (!schema) continue;
      const [header] = parse(world.text(path), { to: 1, record_delimiter: '\r\n' });
      expect([path, schema.fields.map(({ name }: { name: string }) => name)]).toEqual([path, header]);
    }
    const tables = described.resources.filter(({ type }: { type?: string }) => type === 'table');
    expect(tables).toHaveLength(8);
    const dcat = JSON.parse(world.text('dcat.jsonld'));
    const addresses = dcat['dcat:distribution'].map(
      (one: Record<string, { '@id': string }>) => one['dcat:downloadURL']?.['@id'],
    );
    expect(addresses).toContain('votes.csv');
    for (const address of addresses) expect(await world.names()).toContain(address);
  });

  it('is found to be right by the verifier, in every part that it looks at', async () => {
    const report = await verify(openArchive(join(world.bucket.folder, 'open-data', world.id, '1')));
    const wrong = report.findings.filter(({ kind }) => kind === 'wrong');
    expect(wrong).toEqual([]);
    const held = report.findings.filter(({ kind }) => kind === 'holds').map(({ code }) => code);
    expect(held).toEqual(
      expect.arrayContaining([
        'files-hold',
        'totals-hold',
        'histogram-holds',
        'selection-holds',
        'tiles-hold',
        'checkpoint-holds',
      ]),
    );
  });

  it('says at a fixed address which version is the latest', () => {
    expect(JSON.parse(world.text('../latest.json'))).toMatchObject({
      version: 1,
      result: 1,
      votes: VOTES.length,
      folder: '1/',
    });
    expect(world.bucket.puts.at(-1)).toBe(`open-data/${world.id}/latest.json`);
  });
});

describe('the election in the format of researchers', () => {
  it('is one vote a line, read by a parser of the format with the totals that were published', async () => {
    const world = await ArchiveWorld.open(database, 3, {
      voting: { choices: ['for'], maxChoices: null, counts: 'live' },
    });
    await world.freezePaper();
    for (const number of [1, 2, 3]) await world.propose(number, { title: `Idea; number "${number}"` });
    await world.cast([[[1, 2]], [[2]], [[2, 3]], [[1]]]);
    await world.recount();
    await world.archive();
    const election = parsePabulib(world.read('election.pb'));
    expect(election).toMatchObject({ voteType: 'approval', maxLength: null });
    expect(election.projects).toMatchObject([
      { id: '1', cost: 1, votes: 2, name: 'Idea; number "1"', selected: true },
      { id: '2', cost: 1, votes: 3, selected: true },
      { id: '3', cost: 1, votes: 1, selected: false },
    ]);
    expect(election.votes).toHaveLength(6);
    for (const { projects } of election.votes) expect(projects).toHaveLength(1);
    world.remove();
  });

  it('gives and takes points where there are votes against', async () => {
    const world = await counted();
    await world.archive();
    const text = world.text('election.pb');
    expect(text).toContain('vote_type;scoring\n');
    expect(text).toContain('project_id;cost;votes;score;name;category;selected;district\n1;1;4;0;');
    expect(text).toContain('\n4;999999999;1;1;no longer public');
    const points = text
      .split('voter_id;vote;points\n')[1]
      ?.trimEnd()
      .split('\n')
      .map((line) => line.split(';'));
    expect(points?.map(([voter]) => voter)).toEqual(VOTES.map((_, index) => `${index + 1}`));
    expect(points?.filter(([, , point]) => point === '-1')).toHaveLength(4);
    world.remove();
  });
});

describe('versions', () => {
  it('are not made before the result is public, nor twice', async () => {
    const world = await ArchiveWorld.open(database, 4, {
      voting: { choices: ['for', 'against'], maxChoices: null, counts: 'after', results: 'on-publication' },
    });
    await world.freezePaper();
    expect(await world.archive()).toEqual({ latest: null });
    await world.cast(CASTS);
    await world.recount();
    expect(await world.archive()).toEqual({ latest: null });
    expect(world.bucket.puts).toEqual([]);
    const publishedAt = async () => Date.parse(AFTER);
    expect(await world.archive({}, { publishedAt })).toEqual({ latest: 1 });
    const puts = world.bucket.puts.length;
    expect(await world.archive({ at: LATER }, { publishedAt })).toEqual({ latest: 1 });
    expect(world.bucket.puts).toHaveLength(puts);
    world.remove();
  });

  it('follow a new result, and changed words when they are asked for, with the same votes though the secret is gone', async () => {
    const world = await counted();
    await world.archive();
    world.secret = null;
    await world.propose(5, { title: 'Answered since' });
    const again = { at: LATER, again: true };
    expect(await world.archive(again)).toEqual({ latest: 2 });
    expect(await world.archive(again)).toEqual({ latest: 2 });
    expect(world.text('proposals.csv', 2)).toContain('Answered since');
    for (const name of ['votes.csv', 'histogram.csv', 'election.pb', 'tile/MANIFEST'])
      expect([name, world.text(name, 2)]).toEqual([name, world.text(name, 1)]);
    expect(parseCheckpoint(world.text('checkpoint', 2)).checkpoint.root).toEqual(
      parseCheckpoint(world.text('checkpoint', 1)).checkpoint.root,
    );
    await world.recount({ at: LATER, again: true });
    expect(await world.archive({ at: LATER })).toEqual({ latest: 3 });
    expect(JSON.parse(world.text('totals.json', 3))).toMatchObject({ version: 3, result: 2, lines: VOTES.length });
    expect(world.text('votes.csv', 3)).not.toBe(world.text('votes.csv', 2));
    world.remove();
  });

  it('go on where they were interrupted: by an error, or by the end of the time', async () => {
    const world = await counted();
    const broken = { signingKeys: { keyFor: () => Promise.reject(new Error('no key today')) } };
    await expect(world.archive({}, broken)).rejects.toThrow('no key today');
    const puts = world.bucket.puts.length;
    // Another invocation, for the first one has given the archive back; words and votes are there already.
    expect(await world.archive({}, {}, 15, 'two')).toEqual({ latest: 1 });
    expect(world.bucket.puts.slice(puts).filter((key) => /votes|proposals/.test(key))).toEqual([]);

    const hurried = await counted();
    expect(await hurried.archive({}, {}, 1)).toEqual({ continues: true });
    expect(hurried.events).toEqual([{ campaign: hurried.id, at: AFTER, again: false }]);
    expect(await hurried.archive(hurried.events[0], {}, 1, 'two')).toEqual({ latest: 1 });
    expect(JSON.parse(hurried.text('totals.json'))).toMatchObject({ lines: VOTES.length });
    world.remove();
    hurried.remove();
  });

  it('are made by one invocation at a time, which sees what the others were asked', async () => {
    const world = await counted();
    const again = { at: LATER, again: true };
    let other: unknown = null;
    const slow = {
      verifier: new Map<string, string>(),
      signingKeys: {
        keyFor: async (purpose: 'receipts' | 'checkpoints') => {
          other ??= await world.archive(again, {}, 15, 'two');
          return deriveSigningKey(SIGNING, purpose);
        },
      },
    };
    expect(await world.archive({}, slow)).toEqual({ latest: 2 });
    expect(other).toEqual({ underWay: true });
    world.remove();
  });

  it('are refused where the ballots are not those of the result', async () => {
    const world = await counted();
    await world.put('ballots', {
      ballot: `${world.id}#late`,
      for: new Set([1]),
      choices: 1,
      revision: 1,
      changedAt: 1,
    });
    await expect(world.archive()).rejects.toThrow('6 citizens, not 5; nothing is archived');
    expect((await world.names()).filter((name) => /votes|MANIFEST|checkpoint/.test(name))).toEqual([]);
    world.remove();
  });
});
