import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { paperKey } from '../../functions/stores/ballot-papers.ts';
import { Results } from '../../functions/stores/results.ts';
import { type Benchmark, figure } from '../benchmark.ts';
import { type ClosedWorld, HEAP, invokeOnce, makeClosedWorld, withBallots } from '../recount/closed-world.ts';
import type { Expected } from '../recount/export.ts';
import { startLambda } from '../recount/lambda.ts';

const SIZES = { whole: [10_000, 100_000, 1_000_000], quick: [2_000, 10_000] } as const;

export const recount: Benchmark = {
  name: 'recount',
  about: 'Counting all ballots again: time and memory of the function as deployed, in a process of its own.',
  async run(tell, { quick }) {
    const workDir = await mkdtemp(join(tmpdir(), 'reinventons-recount-'));
    try {
      const world = await makeClosedWorld('recount');
      const rows: string[][] = [];
      for (const ballots of quick ? SIZES.quick : SIZES.whole) rows.push(await measure(world, ballots, workDir, tell));
      return {
        columns: ['ballots', 'votes', 'seconds', 'ballots per second', 'heap MB', 'resident MB', 'wrong counts'],
        rows,
        notes: [
          `${world.drafts.length} proposals, 19 choices on a mean ballot; the embedded database and the function share the machine.`,
          `One invocation each, with Lambda's limit of 15 minutes and the heap of 1,769 MB (--max-old-space-size=${HEAP}).`,
          'Heap and resident memory are the highest seen; the collector lets both grow before it works.',
          'Wrong counts: counters, of two a proposal, that differ from what the ballots were made with.',
        ],
      };
    } finally {
      await rm(workDir, { recursive: true, force: true });
    }
  },
};

function measure(
  world: ClosedWorld,
  ballots: number,
  workDir: string,
  tell: (line: string) => void,
): Promise<string[]> {
  return withBallots(world, ballots, workDir, tell, async (database, expected) => {
    const { client, tables } = database;
    const { campaign, rulesHash, drafts } = world;
    const paper = { last: drafts.length, frozenAt: 1, frozenLast: drafts.length, rulesHash };
    await client.send(new PutCommand({ TableName: tables.campaigns, Item: { ...paperKey(campaign), ...paper } }));
    tell(`counting ${figure(ballots)} ballots`);
    const lambda = await startLambda();
    const { seconds, heap, resident } = await invokeOnce(world, database, {
      AWS_ENDPOINT_URL_LAMBDA: lambda.url,
      ARCHIVE_FUNCTION: 'archive',
      TALLIES_TABLE: tables.tallies,
    }).finally(() => lambda.stop());
    const result = await new Results(client, tables.campaigns).latest(campaign);
    const wrong = result?.counts.ballots === ballots ? wrongCounts(expected, result.counts) : drafts.length * 2;
    return [ballots, expected.votes, seconds, ballots / seconds, heap, resident, wrong].map(figure);
  });
}

function wrongCounts(expected: Expected, counts: Record<'for' | 'against', ArrayLike<number>>): number {
  const wrong = (choice: 'for' | 'against') =>
    expected[choice].filter((count, index) => count !== counts[choice][index]).length;
  return wrong('for') + wrong('against');
}
