import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Results } from '../../functions/stores/results.ts';
import { worldOf } from '../archive/aws.ts';
import { COMMENTS_A_PROPOSAL, PROJECTS, writeWords } from '../archive/words.ts';
import { type Benchmark, figure } from '../benchmark.ts';
import { type ClosedWorld, HEAP, invokeOnce, makeClosedWorld, withBallots } from '../recount/closed-world.ts';
import type { Expected } from '../recount/export.ts';

/** Ballots with 18.6 choices on average: those of Liège, and those of a million votes. */
const SIZES = { whole: [5_000, 53_900], quick: [500] } as const;

export const archive: Benchmark = {
  name: 'archive',
  about: 'Writing open data: time, size and memory of the function as deployed, in a process of its own.',
  async run(tell, { quick }) {
    const workDir = await mkdtemp(join(tmpdir(), 'reinventons-archive-bench-'));
    try {
      const world = await makeClosedWorld('archive');
      const rows: string[][] = [];
      for (const ballots of quick ? SIZES.quick : SIZES.whole) rows.push(await measure(world, ballots, workDir, tell));
      return {
        columns: ['ballots', 'votes', 'seconds', 'MB written', 'objects', 'heap MB', 'resident MB'],
        rows,
        notes: [
          `${world.drafts.length} proposals, all answered, ${COMMENTS_A_PROPOSAL} comments on each, ${PROJECTS} projects; the embedded database and the bucket share the machine.`,
          `One invocation each, with Lambda's limit of 15 minutes and the heap of 1,769 MB (--max-old-space-size=${HEAP}); heap and resident memory are the highest seen.`,
          'Most objects are tiles of the tree, 8 KB each.',
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
    const folder = join(workDir, String(ballots));
    const aws = await worldOf(world.assembly, 'archive', 'open-data', folder);
    try {
      const { client, tables } = database;
      await writeWords(client, tables, world.campaign, world.drafts);
      await new Results(client, tables.campaigns).write(resultOf(world, ballots, expected));
      tell(`archiving ${figure(expected.votes)} votes`);
      const { seconds, heap, resident } = await invokeOnce(world, database, {
        AWS_ENDPOINT_URL: aws.url,
        AWS_REGION: aws.region,
        AWS_ACCESS_KEY_ID: aws.accessKeyId,
        COMMENTS_TABLE: tables.comments,
        OPEN_DATA_BUCKET: aws.bucket,
        VOTER_SECRET_PREFIX: 'reinventons/voters/',
        SIGNING_SECRET: 'reinventons/signing',
        PUBLIC_HOST: 'localhost',
      });
      const { bytes, objects } = await aws.stored();
      return [ballots, expected.votes, seconds, bytes / 1e6, objects, heap, resident].map(figure);
    } finally {
      await aws.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });
}

/** What a recount of these ballots finds. */
function resultOf({ campaign, rulesHash, at }: ClosedWorld, ballots: number, expected: Expected) {
  const counters = { for: expected.for, against: expected.against, turnout: ballots };
  return {
    campaign,
    version: 1,
    countedAt: at,
    code: 'c'.repeat(64),
    rulesHash,
    deployedRulesHash: rulesHash,
    rule: 'best' as const,
    score: 'for' as const,
    without: new Set<number>(),
    annulled: new Set<number>(),
    annulments: [],
    pauses: [],
    counts: { ...counters, ballots, beyond: 0, unreadable: 0 },
    tally: counters,
    hours: new Map<string, number>(),
    aside: 0,
    selection: null,
  };
}
