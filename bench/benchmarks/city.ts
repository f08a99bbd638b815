import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import type { Platform } from '../../local/platform.ts';
import { type Benchmark, figure } from '../benchmark.ts';
import { fill } from '../city/fill.ts';
import { sharesOf } from '../city/items.ts';
import type { Election } from '../election.ts';
import { ApiClient } from '../http.ts';
import { load } from '../load.ts';
import { tokenAnswer } from '../replay/answers.ts';
import { LIEGE_SEED } from '../replay/arguments.ts';
import { chooseElection } from '../replay/choose-election.ts';
import { startWorld } from '../replay/world.ts';

interface Size {
  readonly proposals: number;
  readonly comments: number;
  readonly projects: number;
  readonly requests: number;
}
const WHOLE: Size = { proposals: 10_000, comments: 100_000, projects: 77, requests: 500 };
const QUICK: Size = { proposals: 500, comments: 5_000, projects: 12, requests: 50 };
const WARM_UP = 20;

export const city: Benchmark = {
  name: 'city',
  about: 'How long the city’s pages take, and what they read, where there is much to moderate and to answer.',
  async run(tell, { quick }) {
    const size = quick ? QUICK : WHOLE;
    const election = await chooseElection({ source: 'liege', scale: 1, seed: LIEGE_SEED });
    const workDir = await mkdtemp(join(tmpdir(), 'reinventons-city-'));
    const platform = await startWorld(election, { dataDir: join(workDir, 'data') });
    const client = new ApiClient({ url: platform.url, concurrency: 3 });
    try {
      const seconds = await fill(platform, election, size);
      platform.clock.set({ speed: 1 });
      tell(`loaded in ${figure(seconds)} s`);
      const rows = await measure(platform, client, election, size, tell);
      return {
        columns: ['page', 'p50 ms', 'p99 ms', 'max ms', 'read units each', 'the first: ms', 'the first: read units'],
        rows,
        notes: [
          `${figure(size.proposals)} proposals (a quarter of them in the queue, half of them answered), ${figure(size.comments)} comments (those of the most discussed proposal: ${figure(sharesOf(size.comments, size.proposals)[0] ?? 0)}), ${size.projects} projects; written into the tables in ${figure(seconds)} s.`,
          `${size.requests} requests each, one page at a time, over HTTP, the clock running: what lists and projects read anew every other second is in the read units. The first of each kind is the first of an environment where no line above it has read the same (the answer debt reads all summaries).`,
          'A proposal’s page is three requests at once: the proposal, 20 comments, what it has turned into.',
        ],
      };
    } finally {
      await client.close();
      await platform.stop();
      await rm(workDir, { recursive: true, force: true });
    }
  },
};

type Page = (index: number) => Promise<unknown>;

function pagesOf(client: ApiClient, { campaign }: Election, token: string, { proposals }: Size): Record<string, Page> {
  const base = `/api/campaigns/${campaign.id}`;
  const get = (path: string) => client.call({ method: 'GET', path: `${base}${path}` }, z.unknown());
  const desk = (path: string) => client.call({ method: 'GET', path: `${base}${path}`, token }, z.unknown());
  const theme = campaign.themes[0]?.id ?? '';
  const page = (number: number) =>
    Promise.all(['', '/comments?limit=20', '/lineage'].map((part) => get(`/proposals/${number}${part}`)));
  return {
    'the moderation queue, first page': () => desk('/desk/queue?limit=20'),
    'the queue of what was reported': () => desk('/desk/queue?because=reported&limit=20'),
    'the queue of one theme': () => desk(`/desk/queue?theme=${theme}&limit=20`),
    'the answer debt': () => get('/answer-debt'),
    'the list of what waits for an answer': () => get('/proposals?answer=none&sort=number&limit=20'),
    'a proposal’s page, all of them in turn': (index) => page(((index * 7919) % proposals) + 1),
    'the most discussed proposal’s page': () => page(1),
  };
}

async function measure(
  platform: Platform,
  client: ApiClient,
  election: Election,
  size: Size,
  tell: (line: string) => void,
) {
  const body = { sub: 'benchmark', groups: ['moderators'] };
  const asked = { method: 'POST', path: '/__local/token', body, repeatable: true } as const;
  const { access_token: token } = await client.call(asked, tokenAnswer);
  const rows: string[][] = [];
  for (const [name, page] of Object.entries(pagesOf(client, election, token, size))) {
    const cold = await readUnits(platform);
    const first = await load(1, 1, page);
    const firstUnits = (await readUnits(platform)) - cold;
    await load(WARM_UP, 1, page);
    const before = await readUnits(platform);
    const { p50, p99, max } = await load(size.requests, 1, page);
    const units = ((await readUnits(platform)) - before) / size.requests;
    tell(`${name}: p50 ${figure(p50)} ms, first ${figure(first.p50)} ms, ${figure(units)} read units`);
    rows.push([name, figure(p50), figure(p99), figure(max), figure(units), figure(first.p50), figure(firstUnits)]);
  }
  return rows;
}

/** Of the functions that answer pages; the sweep reads as well, and has nothing to do with them. */
async function readUnits(platform: Platform): Promise<number> {
  const { consumed } = await platform.status();
  const ofPages = Object.entries(consumed.functions).filter(([name]) => name === 'browse' || name === 'moderate');
  return ofPages.flatMap(([, tables]) => Object.values(tables)).reduce((sum, { readUnits: units }) => sum + units, 0);
}
