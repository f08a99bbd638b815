import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { campaignCommand } from '../../cli/campaign.ts';
import { PROJECT_STATES } from '../../functions/core/project.ts';
import { liegeWith } from '../support/liege-with.ts';
import { until } from '../support/platform.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reinventons-start-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A start lives through more than a year: on a busy machine that takes a while. */
const PATIENCE = 180_000;

const running: ChildProcess[] = [];
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts as `npm start` does and waits for the welcome; gives the address and what was printed. */
async function start(data: string, ...words: string[]): Promise<{ child: ChildProcess; url: string; said: string }> {
  const child = spawn(process.execPath, ['cli/start.ts', '--port', '0', '--data', join(folder, data), ...words]);
  running.push(child);
  let said = '';
  for await (const chunk of child.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    said += chunk;
    if (said.includes('Stop: Ctrl-C')) break;
  }
  const url = /is ready at (\S+)/.exec(said)?.[1];
  if (!url) throw new Error(`It did not start: ${said}`);
  child.stdout.resume();
  return { child, url, said };
}

type Answer = Record<string, unknown> & { items: Record<string, unknown>[] };

/** Answers below the campaign's address, as anyone gets them or as a moderator does. */
async function readerOf(url: string) {
  const campaign = `${url}/api/campaigns/reinventons-liege-2017`;
  const body = JSON.stringify({ sub: 'somebody', groups: ['moderators'] });
  const token = await fetch(`${url}/__local/token`, { method: 'POST', body, headers: { accept: 'text/plain' } });
  const headers = { authorization: `Bearer ${await token.text()}` };
  const get = async (path: string) => (await (await fetch(`${campaign}${path}`)).json()) as Answer;
  const desk = async (path: string) => (await (await fetch(`${campaign}${path}`, { headers })).json()) as Answer;
  return { get, desk };
}

async function read(url: string) {
  const { get } = await readerOf(url);
  const isIdle = async () => ((await (await fetch(`${url}/__local/status`)).json()) as { idle: boolean }).idle;
  await until(async () => (await isIdle()) && Number((await get('/tally')).votes) > 100);
  const [{ total }, { votes }, { phase }] = [await get('/proposals'), await get('/tally'), await get('')];
  return { total, votes, phase };
}

it(
  'comes up in the voting phase with its sample, stops on Ctrl-C, and goes on with its data',
  async () => {
    const first = await start('voting');
    expect(first.said).toContain('the sample is being lived through');
    expect(first.said).toContain('voting, until Monday, 26 June 2017');
    const found = await read(first.url);
    expect(found).toMatchObject({ total: 45, phase: 'voting' });
    const { get, desk } = await readerOf(first.url);
    // One was folded into number 4 before voting opened; number 13 is linked while votes are cast.
    expect([(await get('/proposals/4')).merged, (await get('/proposals/13')).mergedInto]).toEqual([[36], 1]);
    const queue = await desk('/desk/queue');
    expect(new Set(queue.items.flatMap(({ because }) => because))).toEqual(new Set(['new', 'reported', 'edited']));
    first.child.kill('SIGINT');
    expect(await once(first.child, 'exit')).toEqual([0, null]);

    const second = await start('voting');
    expect(second.said).not.toContain('sample');
    expect(await read(second.url)).toEqual(found);
    second.child.kill('SIGINT');
    expect(await once(second.child, 'exit')).toEqual([0, null]);
  },
  PATIENCE,
);

it(
  'shows in the follow-up what the city answered, what it promised and what became of that',
  async () => {
    const { child, url } = await start('follow-up', '--phase', 'follow-up');
    const { get, desk } = await readerOf(url);
    expect(await get('/results')).toMatchObject({ version: 2, tallyDifferences: [] });
    const { answers, unanswered } = await get('/answer-debt');
    expect(Object.values(answers as Record<string, number>).every((count) => count > 0)).toBe(true);
    expect(unanswered).toBeGreaterThan(0);
    const { total } = await get('/promises');
    for (const count of Object.values(total as Record<string, number>)) expect(count).toBeGreaterThan(0);
    const projects = await get('/projects?limit=100');
    expect(new Set(projects.items.map(({ state }) => state))).toEqual(new Set(PROJECT_STATES));
    expect(await get('/proposals/1/lineage')).toMatchObject({
      tendencies: [{ id: 'partager-les-objets' }],
      projects: [{ state: 'under-way', late: true }],
    });
    expect((await get('/proposals/1/comments')).items.map(({ voice }) => voice)).toContain('city');
    expect((await desk('/desk/queue')).items).not.toEqual([]);
    expect((await desk('/audit?limit=1')).items).toMatchObject([{ act: 'update-project' }]);
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
  },
  PATIENCE,
);

it(
  'lives through a campaign whose result waits for its publication',
  async () => {
    const campaigns = await liegeWith(folder, { voting: { results: 'on-publication' } });
    const { child, url } = await start('waiting', '--phase', 'analysis', '--campaigns', campaigns);
    const { get, desk } = await readerOf(url);
    expect(await get('/results')).toMatchObject({ code: 'result-not-published' });
    expect(await desk('/desk/result')).toMatchObject({ version: 2, tallyDifferences: [] });
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
  },
  PATIENCE,
);

const ELECTION = `META
key;value
description;A quarter decides
unit;Liège
budget;10000
currency;PLN
vote_type;approval
rule;equalshares/add1u
date_begin;05.03.2024
date_end;19.03.2024
num_projects;3
num_votes;1
language;fr
PROJECTS
project_id;cost;name
a;4000;Des arbres
b7;6000;Un préau
c;9000;Une piste
VOTES
voter_id;vote
v1;a,c
`;

it(
  'lives through an imported campaign with the costs of its file, and ends with winners by its rule',
  async () => {
    const file = join(folder, 'quarter.pb');
    writeFileSync(file, ELECTION);
    campaignCommand(['import', file, '--out', join(folder, 'imported')], () => {});
    const from = ['campaigns', 'sample'].flatMap((part) => [`--${part}`, join(folder, 'imported', part)]);
    const { child, url } = await start('imported-data', '--phase', 'analysis', ...from);
    const campaign = `${url}/api/campaigns/quarter`;
    expect(await (await fetch(campaign)).json()).toMatchObject({ currency: 'PLN' });
    const { items } = (await (await fetch(`${campaign}/proposals?sort=number`)).json()) as Answer;
    expect(items.map(({ cost }) => cost)).toEqual([4000, 6000, 9000]);
    const { selection } = (await (await fetch(`${campaign}/results`)).json()) as Answer;
    expect(selection).toMatchObject({
      rule: { rule: 'equal-shares', budget: 10_000, completion: 'add1u' },
      uncosted: [],
      decided: true,
    });
    const { selected, spent } = selection as { selected: number[]; spent: number };
    expect(selected).not.toEqual([]);
    expect(spent).toBe(selected.reduce((sum, number) => sum + Number(items[number - 1]?.cost), 0));
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
  },
  PATIENCE,
);

it('says what is wrong with its words, and what to write', async () => {
  const child = spawn(process.execPath, ['cli/start.ts', '--phase', 'votin']);
  const [said] = await once(child.stderr.setEncoding('utf8'), 'data');
  expect(said).toContain('did you mean voting?');
  expect(await once(child, 'exit')).toEqual([2, null]);
});
