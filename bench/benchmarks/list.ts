import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { PACKED_FROM } from '../../functions/core/packing.ts';
import { paperKey } from '../../functions/stores/ballot-papers.ts';
import { itemOf } from '../../functions/stores/proposal-items.ts';
import type { Platform } from '../../local/platform.ts';
import { type Benchmark, figure } from '../benchmark.ts';
import type { Election } from '../election.ts';
import { ApiClient } from '../http.ts';
import { inParallel, load } from '../load.ts';
import { LIEGE_SEED } from '../replay/arguments.ts';
import { chooseElection } from '../replay/choose-election.ts';
import { makeWorld } from '../replay/world.ts';

interface Size {
  readonly proposals: readonly number[];
  readonly requests: number;
}
const WHOLE: Size = { proposals: [1_000, 10_000, 100_000], requests: 1_000 };
const QUICK: Size = { proposals: [1_000, 10_000], requests: 200 };
/** BatchWriteItem takes this many. */
const BATCH = 25;
const WRITERS = 8;
/** Proposals came in over so long, in ms. */
const IDEATION = 76 * 86_400_000;

const PAGES = {
  'the first page, random order': '?limit=20',
  'newest of one theme': '?theme=energy-transition&sort=newest&limit=20',
  'a search': '?q=v%C3%A9lo&limit=20',
} as const;

export const list: Benchmark = {
  name: 'list',
  about: 'How long lists and searches take as proposals grow in number.',
  async run(tell, { quick }) {
    const size = quick ? QUICK : WHOLE;
    const rows: string[][] = [];
    for (const proposals of size.proposals) {
      tell(`${figure(proposals)} proposals`);
      rows.push(...(await measure(proposals, size.requests, tell)));
    }
    return {
      columns: ['request', 'proposals', 'p50 ms', 'p99 ms', 'max ms', 'read units', 'MB more'],
      rows,
      notes: [
        `${figure(size.requests)} requests each, one at a time, over HTTP; proposals are written straight into the table.`,
        `The first of an environment: from ${figure(PACKED_FROM)} proposals on it reads what \`pack-lists\` has packed, and from the index what has changed since; "nothing packed" is what it would be without, and what it is below that number. The first search reads the packed index, or makes it.`,
        'Read units are those of the first answer. MB more: by how much the memory of the whole platform, which runs the function, had grown after it, with what the collector has not taken yet; the function has 1,769 MB.',
      ],
    };
  },
};

async function measure(proposals: number, requests: number, tell: (line: string) => void): Promise<string[][]> {
  const election = await chooseElection({ source: 'liege', scale: 1, seed: LIEGE_SEED });
  const workDir = await mkdtemp(join(tmpdir(), 'reinventons-list-'));
  const start = await makeWorld(election, { dataDir: join(workDir, 'data') });
  const { id } = election.campaign;
  const name = figure(proposals);
  const rows: string[][] = [];
  let platform = await start();
  try {
    await write(platform, election, proposals);
    tell('nothing packed');
    await platform.stop();
    platform = await start();
    rows.push(...(await firsts(platform, id, name, proposals < PACKED_FROM ? '' : ', nothing packed')));
    if (proposals >= PACKED_FROM) {
      tell('packing');
      const started = performance.now();
      await platform.invoke('pack-lists', { campaign: id, at: new Date(platform.clock.now()).toISOString() });
      rows.push(['packing it all', name, figure(performance.now() - started), '', '', '', '']);
      tell('packed');
      await platform.stop();
      platform = await start();
      rows.push(...(await firsts(platform, id, name, '')));
    }
    const client = new ApiClient({ url: platform.url, concurrency: 1 });
    for (const [request, query] of Object.entries(PAGES)) {
      await load(50, 1, asking(client, id, query));
      const { p50, p99, max } = await load(requests, 1, asking(client, id, query));
      rows.push([request, name, figure(p50), figure(p99), figure(max), '', '']);
    }
    await client.close();
    return rows;
  } finally {
    await platform.stop();
    await rm(workDir, { recursive: true, force: true });
  }
}

function asking(client: ApiClient, campaign: string, query: string) {
  return () =>
    client.call(
      { method: 'GET', path: `/api/campaigns/${campaign}/proposals${query}` },
      z.looseObject({ total: z.int() }),
    );
}

/** What the first list and the first search of a new environment take. */
async function firsts(platform: Platform, campaign: string, proposals: string, how: string): Promise<string[][]> {
  const client = new ApiClient({ url: platform.url, concurrency: 1 });
  const units = async () => (await platform.status()).consumed.functions.browse?.proposals?.readUnits ?? 0;
  const rows: string[][] = [];
  for (const [request, query] of [
    ['the first of an environment', '?limit=1'],
    ['the first search of an environment', '?q=v%C3%A9lo&limit=1'],
  ] as const) {
    const [before, memory] = [await units(), process.memoryUsage.rss()];
    const started = performance.now();
    const { status } = await client.send({ method: 'GET', path: `/api/campaigns/${campaign}/proposals${query}` });
    const took = performance.now() - started;
    const grown = (process.memoryUsage.rss() - memory) / 2 ** 20;
    const used = (await units()) - before;
    // The function's time is up before it has read all.
    const answered = status === 200 ? figure(took) : `none: ${status} after ${figure(took)}`;
    rows.push([`${request}${how}`, proposals, answered, '', '', figure(used), figure(Math.round(grown))]);
  }
  await client.close();
  return rows;
}

async function write(platform: Platform, { campaign, drafts }: Election, proposals: number): Promise<void> {
  const { database } = await platform.status();
  const client = new DynamoDBClient({
    endpoint: database.url,
    region: platform.deployment.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const documents = DynamoDBDocumentClient.from(client);
  const nameOf = (table: string) => {
    const name = platform.deployment.resources.find(({ path }) => path.startsWith(`${table}/`))?.name;
    if (name === undefined) throw new Error(`the template has no table of ${table}`);
    return name;
  };
  const table = nameOf('proposals');
  const now = platform.clock.now();
  const batches = Array.from({ length: Math.ceil(proposals / BATCH) }, (_, batch) => batch * BATCH);
  await inParallel(batches, WRITERS, async (start) => {
    const numbers = Array.from({ length: Math.min(BATCH, proposals - start) }, (_, index) => start + index + 1);
    const requests = numbers.map((number) => {
      const draft = drafts[number % drafts.length];
      if (!draft) throw new RangeError('the election has no proposals');
      const { source: _, ...words } = draft;
      const at = Math.round(now - (IDEATION * (proposals - number)) / proposals);
      const head = { number, format: 'plain', status: 'published', createdAt: at, changedAt: at, revision: 1 } as const;
      return { PutRequest: { Item: itemOf(campaign.id, { ...words, ...head, place: null }, 'benchmark') } };
    });
    await documents.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
  });
  const paper = { ...paperKey(campaign.id), last: proposals };
  await documents.send(new PutCommand({ TableName: nameOf('campaigns'), Item: paper }));
  client.destroy();
}
