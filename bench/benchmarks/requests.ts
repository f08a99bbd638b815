import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { type Benchmark, figure } from '../benchmark.ts';
import type { Election } from '../election.ts';
import { ApiClient } from '../http.ts';
import { type LoadReport, load } from '../load.ts';
import { ElectionApi } from '../replay/api.ts';
import { LIEGE_SEED } from '../replay/arguments.ts';
import { chooseElection } from '../replay/choose-election.ts';
import { handInAll } from '../replay/hand-in.ts';
import { silentProgress } from '../replay/progress.ts';
import { startWorld } from '../replay/world.ts';

const CONCURRENCIES = [1, 16, 64] as const;
interface Size {
  /** Share of Liège. */
  readonly scale: number;
  readonly requests: number;
  /** Requests before measuring, so that environments are warm. */
  readonly warmUp: number;
}
const WHOLE: Size = { scale: 1, requests: 2_000, warmUp: 200 };
const QUICK: Size = { scale: 0.2, requests: 300, warmUp: 100 };
const VOTES_EACH = 20;

export const requests: Benchmark = {
  name: 'requests',
  about: 'How long one vote and the first page of the list take, with the proposals of Liège handed in.',
  async run(tell, { quick }) {
    const size = quick ? QUICK : WHOLE;
    const election = await chooseElection({ source: 'liege', scale: size.scale, seed: LIEGE_SEED });
    const workDir = await mkdtemp(join(tmpdir(), 'reinventons-requests-'));
    try {
      const platform = await startWorld(election, { dataDir: join(workDir, 'data') });
      const client = new ApiClient({ url: platform.url, concurrency: Math.max(...CONCURRENCIES) });
      try {
        return await measure(election, client, size, tell);
      } finally {
        await client.close();
        await platform.stop();
      }
    } finally {
      await rm(workDir, { recursive: true, force: true });
    }
  },
};

async function measure(election: Election, client: ApiClient, size: Size, tell: (line: string) => void) {
  const { requests: count, warmUp } = size;
  const api = new ElectionApi(client, election.campaign.id);
  tell(`handing in ${election.drafts.length} proposals`);
  await handInAll(election, api, silentProgress);
  await api.moveClockTo('voting', 'opens', 60_000);
  const list = `/api/campaigns/${election.campaign.id}/proposals?limit=20`;
  const readList = (): Promise<unknown> => client.call({ method: 'GET', path: list }, z.looseObject({}));

  const rows: string[][] = [];
  for (const concurrency of CONCURRENCIES) {
    tell(`${concurrency} at once`);
    const vote = await voting(api, election.drafts.length, `c${concurrency}`, warmUp + count);
    await load(warmUp, concurrency, vote);
    rows.push(row('a vote', concurrency, await load(count, concurrency, (index) => vote(warmUp + index))));
    await load(warmUp, concurrency, readList);
    rows.push(row('the first page', concurrency, await load(count, concurrency, readList)));
  }
  const notes = [
    `${figure(count)} requests each, ${figure(election.drafts.length)} proposals, over HTTP on kept connections; client and platform share the machine.`,
    'A vote is `PUT /ballot/{number}`, counted behind it as always; the page is `GET /proposals?limit=20`.',
  ];
  return { columns: ['request', 'at once', 'p50 ms', 'p99 ms', 'max ms', 'per second'], rows, notes };
}

/** Votes that are all new: each voter has VOTES_EACH, on different numbers. */
async function voting(
  api: ElectionApi,
  proposals: number,
  group: string,
  votes: number,
): Promise<(index: number) => Promise<unknown>> {
  const tokens: string[] = [];
  while (tokens.length * VOTES_EACH < votes) {
    tokens.push(await api.tokenOf(`${group}-voter-${tokens.length}`, 'vote'));
  }
  return (index) => {
    const voter = index % tokens.length;
    const turn = Math.floor(index / tokens.length);
    const number = ((voter * VOTES_EACH + turn) % proposals) + 1;
    return api.cast({ number, choice: 'for' }, tokens[voter] ?? '');
  };
}

function row(request: string, concurrency: number, report: LoadReport): string[] {
  const { p50, p99, max, rate } = report;
  return [request, String(concurrency), figure(p50), figure(p99), figure(max), figure(rate)];
}
