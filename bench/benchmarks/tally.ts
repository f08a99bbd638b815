import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Benchmark, type Findings, figure } from '../benchmark.ts';
import { deployable } from '../deployable.ts';
import { LIEGE_SEED } from '../replay/arguments.ts';
import { chooseElection } from '../replay/choose-election.ts';
import { openTables } from '../tables.ts';
import { countAlone } from '../tally/count-alone.ts';
import { countWriteUnits } from '../tally/write-units.ts';

type Batches = readonly { readonly batch: number; readonly votes: number }[];
const WHOLE: Batches = [
  { batch: 1, votes: 500 },
  { batch: 100, votes: 10_000 },
  { batch: 1_000, votes: 40_000 },
  { batch: 10_000, votes: 90_000 },
];
const QUICK: Batches = [
  { batch: 1, votes: 100 },
  { batch: 1_000, votes: 10_000 },
];

export const tally: Benchmark = {
  name: 'tally',
  about: 'Counting votes: the function alone, by the size of its batches.',
  async run(tell, { quick }) {
    const workDir = await mkdtemp(join(tmpdir(), 'reinventons-tally-'));
    try {
      return await countBatches(workDir, quick ? QUICK : WHOLE, tell);
    } finally {
      await rm(workDir, { recursive: true, force: true });
    }
  },
};

async function countBatches(workDir: string, batches: Batches, tell: (line: string) => void): Promise<Findings> {
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
