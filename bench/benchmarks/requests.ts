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
  about: 'How long a vote, a proposal and the pages that show them take, with the proposals of Liège handed in.',
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
  const rows: string[][] = [];
  const ideas = Math.ceil(count / 4);
  for (const concurrency of CONCURRENCIES) {
    tell(`ideas, ${concurrency} at once`);
    const handIn = await handingIn(api, election, `c${concurrency}`, ideas);
    rows.push(row('a proposal handed in', concurrency, await load(ideas, concurrency, handIn)));
  }
  await api.moveClockTo('voting', 'opens', 60_000);
  const read = (path: string): Promise<unknown> =>
    client.call({ method: 'GET', path: `/api/campaigns/${election.campaign.id}${path}` }, z.looseObject({}));
  const readProposal = (index: number) => read(`/proposals/${1 + ((index * 7) % election.drafts.length)}`);

  for (const concurrency of CONCURRENCIES) {
    tell(`${concurrency} at once`);
    const vote = await voting(api, election.drafts.length, `c${concurrency}`, warmUp + count);
    await load(warmUp, concurrency, vote);
    rows.push(row('a vote', concurrency, await load(count, concurrency, (index) => vote(warmUp + index))));
    for (const [page, look] of [
      ['the first page', () => read('/proposals?limit=20')],
      ['a search', () => read('/proposals?q=v%C3%A9lo&limit=20')],
      ["a proposal's page", readProposal],
    ] as const) {
      await load(warmUp, concurrency, look);
      rows.push(row(page, concurrency, await load(count, concurrency, look)));
    }
  }
  const notes = [
    `${figure(count)} requests each, ${figure(election.drafts.length)} proposals, over HTTP on kept connections; client and platform share the machine.`,
    'A vote is `PUT /ballot/{number}`, counted behind it as always; the pages are `GET /proposals?limit=20`, the same with `q`, and `GET /proposals/{number}`.',
    `Proposals handed in, a quarter as many: those at the same moment ask for the same number, of which one gets it and the others try again.`,
  ];
  return { columns: ['request', 'at once', 'p50 ms', 'p99 ms', 'max ms', 'per second'], rows, notes };
}

/** Proposals that are all new, each of another author. */
async function handingIn(
  api: ElectionApi,
  { drafts }: Election,
  group: string,
  ideas: number,
): Promise<(index: number) => Promise<unknown>> {
  const tokens: string[] = [];
  while (tokens.length < ideas) tokens.push(await api.tokenOf(`${group}-author-${tokens.length}`, 'propose'));
  return (index) => {
    const draft = drafts[index % drafts.length];
    if (!draft) throw new RangeError('the election has no proposals');
    return api.handIn({ ...draft, source: `${group} ${index}` }, tokens[index] ?? '');
  };
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
