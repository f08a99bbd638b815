import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { itemOf } from '../../functions/stores/proposal-items.ts';
import type { Platform } from '../../local/platform.ts';
import { type Benchmark, figure } from '../benchmark.ts';
import type { Election } from '../election.ts';
import { ApiClient } from '../http.ts';
import { inParallel, load } from '../load.ts';
import { LIEGE_SEED } from '../replay/arguments.ts';
import { chooseElection } from '../replay/choose-election.ts';
import { startWorld } from '../replay/world.ts';

const PROPOSALS = [1_000, 10_000, 100_000] as const;
const REQUESTS = 1_000;
/** BatchWriteItem takes this many. */
const BATCH = 25;
const WRITERS = 8;

const PAGES = {
  'the first page, random order': '?limit=20',
  'newest of one theme': '?theme=energy-transition&sort=newest&limit=20',
  'a search': '?q=v%C3%A9lo&limit=20',
} as const;

export const list: Benchmark = {
  name: 'list',
  about: 'How long lists and searches take as proposals grow in number.',
  slow: false,
  async run(tell) {
    const rows: string[][] = [];
    for (const proposals of PROPOSALS) {
      tell(`${proposals} proposals`);
      rows.push(...(await measure(proposals)));
    }
    return {
      columns: ['request', 'proposals', 'p50 ms', 'p99 ms', 'max ms'],
      rows,
      notes: [
        `${REQUESTS} requests each, one at a time, over HTTP; proposals are written straight into the table.`,
        'The first request of an environment reads all summaries; the first search builds the index (about a second at 10,000).',
      ],
    };
  },
};

async function measure(proposals: number): Promise<string[][]> {
  const election = await chooseElection({ source: 'liege', scale: 1, seed: LIEGE_SEED });
  const workDir = await mkdtemp(join(tmpdir(), 'reinventons-list-'));
  const platform = await startWorld(election, { workDir, dataDir: join(workDir, 'data') });
  const client = new ApiClient({ url: platform.url, concurrency: 1 });
  try {
    await write(platform, election, proposals);
    const path = `/api/campaigns/${election.campaign.id}/proposals`;
    const ask = (query: string) => () =>
      client.call({ method: 'GET', path: `${path}${query}` }, z.looseObject({ total: z.int() }));
    const first = await load(1, 1, ask('?limit=1'));
    const rows = [['the first of an environment', String(proposals), figure(first.p50), '', '']];
    for (const [request, query] of Object.entries(PAGES)) {
      await load(50, 1, ask(query));
      const { p50, p99, max } = await load(REQUESTS, 1, ask(query));
      rows.push([request, String(proposals), figure(p50), figure(p99), figure(max)]);
    }
    return rows;
  } finally {
    await client.close();
    await platform.stop();
    await rm(workDir, { recursive: true, force: true });
  }
}

async function write(platform: Platform, { campaign, drafts }: Election, proposals: number): Promise<void> {
  const { database } = await platform.status();
  const client = new DynamoDBClient({
    endpoint: database.url,
    region: platform.deployment.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const documents = DynamoDBDocumentClient.from(client);
  const table = platform.deployment.resources.find(({ path }) => path.startsWith('proposals'))?.name;
  if (table === undefined) throw new Error('the template has no table of proposals');
  const at = platform.clock.now();
  const batches = Array.from({ length: Math.ceil(proposals / BATCH) }, (_, batch) => batch * BATCH);
  await inParallel(batches, WRITERS, async (start) => {
    const numbers = Array.from({ length: Math.min(BATCH, proposals - start) }, (_, index) => start + index + 1);
    const requests = numbers.map((number) => {
      const draft = drafts[number % drafts.length];
      if (!draft) throw new RangeError('the election has no proposals');
      const { source: _, ...words } = draft;
      const head = { number, format: 'plain', status: 'published', createdAt: at, changedAt: at, revision: 1 } as const;
      return { PutRequest: { Item: itemOf(campaign.id, { ...words, ...head, place: null }, 'benchmark') } };
    });
    await documents.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
  });
  client.destroy();
}
