import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { campaignCommand } from '../../cli/campaign.ts';
import { readElection } from '../../cli/operator/read-election.ts';
import { readSample } from '../../cli/read-sample.ts';
import { countable } from '../../cli/select/election.ts';
import { selectCommand } from '../../cli/select.ts';
import { intervalOf } from '../../functions/core/phases.ts';
import { selectWithWhatIf } from '../../functions/core/selection/select.ts';
import { AuditLog } from '../../functions/stores/audit-log.ts';
import { BallotPapers } from '../../functions/stores/ballot-papers.ts';
import { Costs } from '../../functions/stores/costs.ts';
import { Proposals } from '../../functions/stores/proposals.ts';
import { readCampaigns } from '../../infra/campaigns.ts';
import { type Cast, RecountWorld } from '../recount/world.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';

const ELECTION = `META
key;value
description;Un quartier décide
unit;Liège
budget;10000
vote_type;approval
rule;equalshares/add1
date_begin;05.03.2024
date_end;19.03.2024
max_length;2
language;fr
num_projects;3
num_votes;3
PROJECTS
project_id;cost;votes;name;category;district;selected
a;4000;2;"Des arbres; et des bancs";Nature;Nord;1
b7;6000;1;Un préau;École;;1
c;9000;2;Une piste;Nature;Sud;0
VOTES
voter_id;vote
v1;a,c
v2;a
v3;b7,c
`;

let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reinventons-import-'));
  database = await openDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

function importFile(name: string, content?: string) {
  const file = content === undefined ? name : join(folder, name);
  if (content !== undefined) writeFileSync(file, content);
  const out = join(folder, crypto.randomUUID());
  const lines: string[] = [];
  const status = campaignCommand(['import', file, '--out', out], (line) => lines.push(line));
  const [first] = readCampaigns(join(out, 'campaigns'));
  if (!first) throw new Error(`${file} made no campaign`);
  return { status, out, said: lines.join('\n'), ...first, sample: readSample(join(out, 'sample'), first.campaign) };
}

describe('npm run campaign -- import', () => {
  it('makes a campaign and its proposals of a file, by its rule and on its days', () => {
    const { status, said, campaign, sample, out } = importFile('Quartier 2024.pb', ELECTION);
    expect(status).toBe(0);
    expect(said).toContain(`npm start -- --campaigns ${out}/campaigns --sample ${out}/sample`);
    expect(sample.desk).toMatchObject([{ act: 'costs', costs: { p1: 4000, p2: 6000, p3: 9000 } }]);
    expect(new Date(sample.desk[0]?.at ?? 0).toISOString()).toBe('2024-03-04T11:00:00.000Z');
    expect(campaign).toMatchObject({
      id: 'quartier-2024',
      languages: ['fr'],
      name: { fr: 'Un quartier décide' },
      selection: { rule: 'equal-shares', budget: 10_000, completion: 'add1' },
      voting: { choices: ['for'], maxChoices: 2 },
      themes: [{ id: 'nature' }, { id: 'ecole' }],
      districts: [{ id: 'nord' }, { id: 'sud' }],
    });
    const voting = intervalOf(campaign, 'voting');
    const iso = (instant: number | null = null) => (instant === null ? null : new Date(instant).toISOString());
    expect([iso(voting?.opens), iso(voting?.closes)]).toEqual(['2024-03-04T23:00:00.000Z', '2024-03-19T23:00:00.000Z']);
    expect(sample.proposals.map(({ draft }) => [draft.title, draft.theme, draft.district])).toEqual([
      ['Des arbres; et des bancs', 'nature', 'nord'],
      ['Un préau', 'ecole', null],
      ['Une piste', 'nature', 'sud'],
    ]);
  });

  it('gives a campaign whose rule selects from the file’s ballots what the file’s rule does', () => {
    const { campaign } = importFile('selects.pb', ELECTION);
    const file = join(folder, 'selects.pb');
    const lines: string[] = [];
    selectCommand([file], (line) => lines.push(line));
    const { selected } = JSON.parse(lines.at(-1) ?? '') as { selected: string[] };
    const source = readElection(file);
    const { outcome } = selectWithWhatIf(campaign.selection, countable(source));
    expect(outcome.selected.map((number) => source.projects[number - 1]?.id)).toEqual(selected);
    expect(selected).not.toEqual([]);
  });

  it.each([
    ['greedy', ['a', 'b7']],
    ['equalshares/add1', ['a']],
    ['equalshares/add1u', ['a', 'b7']],
    ['greedy-no-skip', ['a']],
    ['equalshares', ['a']],
  ])('lived through with the file’s votes and costs, ends with the winners of its rule %s', async (rule, winners) => {
    const name = `lived-${rule.replace('/', '-')}.pb`;
    // Three more for the first one, and two for one that is too dear beside it.
    const more = `${ELECTION.replace('equalshares/add1', rule).replace('num_votes;3', 'num_votes;8')}v4;a\nv5;a\nv6;a\nv7;c\nv8;c\n`;
    const { source, campaign, sample } = importFile(name, more);
    const site = new RecountWorld(database, sample.proposals.length, source);
    const { client, tables } = database;
    const proposals = new Proposals(client, tables);
    for (const { draft, at } of sample.proposals) await proposals.handIn(site.id, draft, 'author', at, null);
    const costs = new Costs(tables, new AuditLog(client, tables.audit));
    const [act] = sample.desk;
    if (act?.act !== 'costs') throw new Error('The sample says no costs');
    for (const [key, cost] of Object.entries(act.costs))
      await costs.put(campaign, { number: Number(key.slice(1)), revision: 1 }, cost, 'staff', act.at);
    const voting = intervalOf(campaign, 'voting');
    await new BallotPapers(client, tables.campaigns).freeze(site.id, campaign.rulesHash, voting?.opens ?? 0);
    const election = readElection(join(folder, name));
    const numbers = new Map(election.projects.map(({ id }, index) => [id, index + 1]));
    await site.cast(election.votes.map((vote): Cast => [vote.projects.map((id) => numbers.get(id) ?? 0)]));
    await site.recount({ at: new Date((voting?.closes ?? 0) + 300_000).toISOString() });

    const lines: string[] = [];
    selectCommand([join(folder, name)], (line) => lines.push(line));
    const { selected } = JSON.parse(lines.at(-1) ?? '') as { selected: string[] };
    const { outcome } = (await site.results.latest(site.id))?.selection ?? {};
    expect(outcome?.selected.map((number) => election.projects[number - 1]?.id)).toEqual(selected);
    expect(selected).toEqual(winners);
  });

  it('says so where a file has a rule that no campaign has, and takes as many as it says were selected', () => {
    const { campaign, said } = importFile('odd.pb', ELECTION.replace('equalshares/add1', 'by-committee'));
    expect(campaign.selection).toEqual({ rule: 'best', projects: 2 });
    expect(said).toContain('The rule "by-committee" is none that a campaign has');
  });

  it('takes a year for its first and last day, and says so where there are no dates', () => {
    const years = ELECTION.replace('05.03.2024', '2022').replace('19.03.2024', '2022');
    expect(importFile('years.pb', years).source.phases.voting).toEqual({ opens: '2022-01-01', closes: '2023-01-01' });
    const none = ELECTION.replace(/date_(begin|end);.*\n/g, '');
    expect(importFile('none.pb', none).said).toContain('The file has no dates');
  });

  it('overwrites nothing', () => {
    const file = join(folder, 'Quartier 2024.pb');
    writeFileSync(file, ELECTION);
    const out = join(folder, 'twice');
    campaignCommand(['import', file, '--out', out], () => {});
    const before = readFileSync(join(out, 'campaigns', 'quartier-2024.json'), 'utf8');
    expect(() => campaignCommand(['import', file, '--out', out], () => {})).toThrow('is there already');
    expect(readFileSync(join(out, 'campaigns', 'quartier-2024.json'), 'utf8')).toBe(before);
  });

  it('names the line at which a file is wrong', () => {
    const broken = ELECTION.replace('b7;6000', 'b7;much');
    expect(() => importFile('broken.pb', broken)).toThrow(/broken\.pb, line 17, cost: "much"/);
    expect(() => campaignCommand(['export', 'x.pb'], () => {})).toThrow('npm run campaign -- import FILE.pb');
  });
});

const shared = fileURLToPath(new URL('../../../shared/data/pabulib/', import.meta.url));
const real = existsSync(shared) ? readdirSync(shared).filter((name) => /^[A-Z].*\.pb$/.test(name)) : [];

(real.length > 0 ? describe : describe.skip)('elections that were held', () => {
  it.each(real)('%s becomes a campaign with all its projects', (name) => {
    const { sample, source } = importFile(join(shared, name));
    const [, projects] = /^num_projects;(\d+)/m.exec(readFileSync(join(shared, name), 'utf8')) ?? [];
    expect(sample.proposals).toHaveLength(Number(projects));
    const [, rule = ''] = /^rule;(.*?)\r?$/m.exec(readFileSync(join(shared, name), 'utf8')) ?? [];
    const expected = { greedy: 'greedy', 'equalshares/add1': 'equal-shares' }[rule] ?? 'best';
    expect(source.selection.rule).toBe(expected);
  });
});
