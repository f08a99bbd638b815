import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Platform } from '../../local/platform.ts';
import type { Election } from '../election.ts';
import { ApiClient } from '../http.ts';
import { inParallel } from '../load.ts';
import { ElectionApi } from '../replay/api.ts';
import { handInAll } from '../replay/hand-in.ts';
import { silentProgress } from '../replay/progress.ts';
import { closeAndRecount } from '../replay/quiet.ts';
import { startWorld } from '../replay/world.ts';
import type { Standing } from './campaign.ts';
import { Gauge } from './gauge.ts';
import { add, type Quantities, times } from './prices.ts';
import { standingOf } from './standing.ts';
import { Visitor } from './visitor.ts';

/** What each act of a campaign consumes, as AWS would bill it. */
export interface Measured {
  readonly proposal: Quantities;
  /** A vote that comes alone, so that a batch of the stream holds it and no other: the dearest kind. */
  readonly vote: Quantities;
  readonly visit: Quantities;
  /** What the schedule of every minute costs when there is nothing to do. */
  readonly sweep: Quantities;
  /** A ballot's share of closing: the recount, the result and what is published of it. */
  readonly ballot: Quantities;
  readonly standing: Standing;
}

/** Bytes of one line of the gateway's log: twelve fields of names and numbers. */
const ACCESS_LOG_BYTES = 420;
/** X-Ray records the first request of a second and one of twenty of the others. */
const TRACED = 0.05;
const ACTS = 20;
/** Each waits for the stream's batching window. */
const LONE_VOTES = 10;
const BALLOTS = 200;

/** Holds a part of the election on a local platform and reads off what it consumes. */
export async function measure(election: Election, tell: (line: string) => void): Promise<Measured> {
  const workDir = await mkdtemp(join(tmpdir(), 'reinventons-cost-'));
  try {
    const dataDir = join(workDir, 'data');
    const platform = await startWorld(election, { workDir, dataDir });
    const client = new ApiClient({ url: platform.url, concurrency: 8 });
    try {
      const api = new ElectionApi(client, election.campaign.id);
      const standing = await standingOf(join(workDir, 'build', 'assembly'));
      return { ...(await hold(election, platform, api, dataDir, tell)), standing };
    } finally {
      await client.close();
      await platform.stop();
    }
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

async function hold(
  election: Election,
  platform: Platform,
  api: ElectionApi,
  dataDir: string,
  tell: (line: string) => void,
): Promise<Omit<Measured, 'standing'>> {
  const gauge = new Gauge(platform, dataDir);
  const { drafts } = election;
  tell(`handing in ${drafts.length} proposals`);
  await handInAll({ ...election, drafts: drafts.slice(0, -ACTS) }, api, silentProgress);
  const proposal = await gauge.of(ACTS, async (index) => {
    const place = drafts.length - ACTS + index;
    const draft = drafts[place];
    if (draft !== undefined) await api.handIn(draft, await api.tokenOf(`author-${place + 1}`, 'propose'));
  });
  tell('casting votes');
  await api.moveClockTo('voting', 'opens', 60_000);
  const ballots = election.ballots.slice(0, BALLOTS);
  await inParallel(ballots, 8, async ({ voter, votes }) => {
    const token = await api.tokenOf(voter, 'vote');
    for (const vote of votes) await api.cast(vote, token);
  });
  const token = await api.tokenOf('lone-voter', 'vote');
  const vote = await gauge.of(LONE_VOTES, async (index) => {
    await api.cast({ number: index + 1, choice: 'for' }, token);
    await gauge.idle();
  });
  tell('visiting');
  const visit = await visits(gauge, platform, election);
  const sweep = await gauge.of(ACTS, () =>
    platform.invoke('switch-phase', { at: new Date(platform.clock.now()).toISOString(), by: 'sweep' }),
  );
  tell('closing');
  const closing = await gauge.of(1, () => closeAndRecount(api));
  return {
    proposal: add(proposal, answered),
    vote: add(vote, answered),
    visit,
    sweep: { ...sweep, schedulerInvocations: 1 },
    ballot: times(closing, 1 / (ballots.length + 1)),
  };
}

/** A write's way in: through the edge to the gateway, with a small answer. */
const answered: Quantities = {
  apiRequests: 1,
  edgeRequests: 1,
  edgeFunctionCalls: 1,
  edgeGigabytes: 1_000 / 2 ** 30,
  logGigabytes: ACCESS_LOG_BYTES / 2 ** 30,
  traces: TRACED,
};

/** Somebody comes, looks at the first page and three proposals; nothing is cached anywhere, which is the dearest. */
async function visits(gauge: Gauge, platform: Platform, { campaign, drafts }: Election): Promise<Quantities> {
  const visitor = new Visitor(platform.url);
  const base = `/api/campaigns/${campaign.id}`;
  const consumed = await gauge.of(ACTS, async (index) => {
    await readSite(visitor);
    await visitor.read(base);
    await visitor.read(`${base}/proposals?limit=20&sort=random&seed=${index}`);
    await visitor.read(`${base}/tally`);
    for (const look of [1, 2, 3]) {
      const number = ((index * 7 + look * 31) % drafts.length) + 1;
      await visitor.read(`${base}/proposals/${number}`);
      await visitor.read(`${base}/proposals/${number}/comments`);
    }
  });
  const requests = visitor.requests / ACTS;
  const apiRequests = visitor.apiRequests / ACTS;
  return add(consumed, {
    apiRequests,
    edgeRequests: requests,
    edgeFunctionCalls: requests,
    edgeGigabytes: visitor.bytes / ACTS / 2 ** 30,
    logGigabytes: (apiRequests * ACCESS_LOG_BYTES) / 2 ** 30,
    traces: apiRequests * TRACED,
  });
}

/** The page and what it names, if a site is deployed. */
async function readSite(visitor: Visitor): Promise<void> {
  const page = await visitor.read('/fr');
  for (const [, path = ''] of page?.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g) ?? []) await visitor.read(path);
}
