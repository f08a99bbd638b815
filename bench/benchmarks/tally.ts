import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Benchmark, type Findings, figure } from '../benchmark.ts';
import { deployable } from '../deployable.ts';
import type { Election } from '../election.ts';
import { ApiClient } from '../http.ts';
import { inParallel, Latencies } from '../load.ts';
import { ElectionApi } from '../replay/api.ts';
import { LIEGE_SEED } from '../replay/arguments.ts';
import { chooseElection } from '../replay/choose-election.ts';
import { handInAll } from '../replay/hand-in.ts';
import { silentProgress } from '../replay/progress.ts';
import { startWorld } from '../replay/world.ts';
import { openTables } from '../tables.ts';
import { countAlone } from '../tally/count-alone.ts';
import { Watch } from '../tally/visible.ts';
import { countWriteUnits } from '../tally/write-units.ts';

interface Size {
  readonly batches: readonly { readonly batch: number; readonly votes: number }[];
  /** Votes a second. */
  readonly rates: readonly number[];
  /** Seconds for which each rate is kept up. */
  readonly duration: number;
}
const WHOLE: Size = {
  batches: [
    { batch: 1, votes: 500 },
    { batch: 100, votes: 10_000 },
    { batch: 1_000, votes: 40_000 },
    { batch: 10_000, votes: 90_000 },
  ],
  rates: [50, 500],
  duration: 20,
};
const QUICK: Size = {
  batches: [
    { batch: 1, votes: 100 },
    { batch: 1_000, votes: 10_000 },
  ],
  rates: [50],
  duration: 5,
};
const MOST_AT_ONCE = 64;
/** Different numbers for which one voter votes. */
const VOTES_EACH = 50;

export const tally: Benchmark = {
  name: 'tally',
  about: 'Counting votes: the function alone by the size of its batches, and how long a vote takes to be seen.',
  async run(tell, { quick }) {
    const size = quick ? QUICK : WHOLE;
    const workDir = await mkdtemp(join(tmpdir(), 'reinventons-tally-'));
    try {
      const alone = await withoutPlatform(workDir, size, tell);
      const visible = await onPlatform(workDir, size, tell);
      return { ...alone, notes: [...alone.notes, ...visible] };
    } finally {
      await rm(workDir, { recursive: true, force: true });
    }
  },
};

async function withoutPlatform(workDir: string, { batches }: Size, tell: (line: string) => void): Promise<Findings> {
  const election = await chooseElection({ source: 'liege', scale: 1, seed: LIEGE_SEED });
  const tables = await openTables((await deployable(election.campaign)).assembly, join(workDir, 'alone.db'));
  try {
    const consumed = countWriteUnits(tables.client);
    // The first requests of a process are slow, and no measure of a function that counts all day.
    await countAlone(tables, consumed, election, { votes: 300, batch: 30 });
    const rows: string[][] = [];
    for (const { batch, votes } of batches) {
      tell(`batches of ${batch}`);
      const counted = await countAlone(tables, consumed, election, { votes, batch });
      const { seconds, writes, units, largest, wrong } = counted;
      rows.push([
        figure(batch),
        figure(counted.votes),
        figure(counted.votes / seconds),
        (units / counted.votes).toFixed(4),
        figure(units / writes),
        figure(Math.ceil(largest / 1024)),
        figure(wrong),
      ]);
    }
    return {
      columns: [
        'batch',
        'votes',
        'votes/s',
        'write units a vote',
        'units a page write',
        'largest event KB',
        'wrong counters',
      ],
      rows,
      notes: [
        `${election.drafts.length} proposals on 15 pages; a vote also touches the turnout (a first choice), the hour and the groups by number of choices.`,
        'Pages are as on the first day, with one cursor each; what the cursors of more shards and days add is under *shards*.',
        'One invocation at a time on the embedded database, as of one shard. Lambda hands over 6 MB at most: a batch whose event is larger comes in parts, and costs what the smaller batch costs.',
      ],
    };
  } finally {
    await tables.close();
  }
}

async function onPlatform(workDir: string, { rates, duration }: Size, tell: (line: string) => void): Promise<string[]> {
  const election = await chooseElection({ source: 'liege', scale: 0.1, seed: LIEGE_SEED });
  const platform = await startWorld(election, { dataDir: join(workDir, 'data') });
  const client = new ApiClient({ url: platform.url, concurrency: MOST_AT_ONCE + 1 });
  try {
    const api = new ElectionApi(client, election.campaign.id);
    await handInAll(election, api, silentProgress);
    await api.moveClockTo('voting', 'opens', 60_000);
    const notes: string[] = [];
    for (const rate of rates) {
      tell(`${rate} votes per second`);
      notes.push(await delayAt(rate, duration, api, election));
    }
    return notes;
  } finally {
    await client.close();
    await platform.stop();
  }
}

/** Casts new votes at this rate and watches the public tally. */
async function delayAt(rate: number, duration: number, api: ElectionApi, election: Election): Promise<string> {
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
  return `From an accepted vote to the public tally, ${rate} votes/s asked for, ${figure(reached)} reached on this machine: p50 ${p50} s, p99 ${p99} s (up to 1 s of it in the stream's batching window and 1 s in the answer's own age).`;
}
