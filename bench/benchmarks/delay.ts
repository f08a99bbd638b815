import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Benchmark, figure } from '../benchmark.ts';
import type { Election } from '../election.ts';
import { ApiClient } from '../http.ts';
import { inParallel, Latencies } from '../load.ts';
import { ElectionApi } from '../replay/api.ts';
import { LIEGE_SEED } from '../replay/arguments.ts';
import { chooseElection } from '../replay/choose-election.ts';
import { handInAll } from '../replay/hand-in.ts';
import { silentProgress } from '../replay/progress.ts';
import { startWorld } from '../replay/world.ts';
import { Watch } from '../tally/visible.ts';

interface Size {
  /** Votes a second. */
  readonly rates: readonly number[];
  /** Seconds for which each rate is kept up. */
  readonly duration: number;
}
const WHOLE: Size = { rates: [50, 500], duration: 20 };
const QUICK: Size = { rates: [50], duration: 5 };
const MOST_AT_ONCE = 64;
/** Different numbers for which one voter votes. */
const VOTES_EACH = 50;

export const delay: Benchmark = {
  name: 'delay',
  about: 'How long it takes from an accepted vote to the public tally.',
  async run(tell, { quick }) {
    const workDir = await mkdtemp(join(tmpdir(), 'reinventons-delay-'));
    try {
      return {
        columns: ['asked for', 'votes/s reached', 'p50 s', 'p99 s'],
        rows: await onPlatform(workDir, quick ? QUICK : WHOLE, tell),
        notes: ["Up to 1 s of it is in the stream's batching window, and 1 s in the answer's own age."],
      };
    } finally {
      await rm(workDir, { recursive: true, force: true });
    }
  },
};

async function onPlatform(
  workDir: string,
  { rates, duration }: Size,
  tell: (line: string) => void,
): Promise<string[][]> {
  const election = await chooseElection({ source: 'liege', scale: 0.1, seed: LIEGE_SEED });
  const platform = await startWorld(election, { dataDir: join(workDir, 'data') });
  const client = new ApiClient({ url: platform.url, concurrency: MOST_AT_ONCE + 1 });
  try {
    const api = new ElectionApi(client, election.campaign.id);
    await handInAll(election, api, silentProgress);
    await api.moveClockTo('voting', 'opens', 60_000);
    const rows: string[][] = [];
    for (const rate of rates) {
      tell(`${rate} votes per second`);
      rows.push(await delayAt(rate, duration, api, election));
    }
    return rows;
  } finally {
    await client.close();
    await platform.stop();
  }
}

/** Casts new votes at this rate and watches the public tally. */
async function delayAt(rate: number, duration: number, api: ElectionApi, election: Election): Promise<string[]> {
  const votes = rate * duration;
  const tokens: string[] = [];
  while (tokens.length * VOTES_EACH < votes) tokens.push(await api.tokenOf(`rate-${rate}-${tokens.length}`, 'vote'));
  const before = (await api.tally()).votes;
  const delays = new Latencies();
  const watch = new Watch(api, delays);
  const watching = watch.look(before);
  const started = performance.now();
  const indices = Array.from({ length: votes }, (_, index) => index);
  await inParallel(indices, MOST_AT_ONCE, async (index) => {
    const due = started + (index / rate) * 1000 - performance.now();
    if (due > 0) await sleep(due);
    const number = (Math.floor(index / tokens.length) % election.drafts.length) + 1;
    await api.cast({ number, choice: 'for' }, tokens[index % tokens.length] ?? '');
    watch.accepted();
  });
  const reached = votes / ((performance.now() - started) / 1000);
  watch.end();
  await watching;
  const [p50, p99] = [delays.percentile(50), delays.percentile(99)].map((delay) => figure(delay / 1000));
  return [`${rate} votes/s`, figure(reached), p50 ?? '', p99 ?? ''];
}
