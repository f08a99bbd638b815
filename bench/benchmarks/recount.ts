import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { intervalOf } from '../../functions/core/phases.ts';
import { RECOUNT_GRACE } from '../../functions/core/recount.ts';
import { paperKey } from '../../functions/stores/ballot-papers.ts';
import { Results } from '../../functions/stores/results.ts';
import { readCampaigns } from '../../infra/campaigns.ts';
import { synthesize } from '../../infra/synthesize.ts';
import { type Benchmark, figure } from '../benchmark.ts';
import { type Expected, importBallots } from '../recount/export.ts';
import { type Measured, measured } from '../recount/invoke.ts';
import { LIEGE_SEED } from '../replay/arguments.ts';
import { chooseElection } from '../replay/choose-election.ts';
import { openTables, tableResources } from '../tables.ts';

const SIZES = [10_000, 100_000, 1_000_000];
const INVOKE = resolve(import.meta.dirname, '../recount/invoke.ts');
/** Lambda's 15 minutes. */
const LIMIT = 15 * 60_000;
/** The heap that a runtime with 1,769 MB gives to old objects, in MB. */
const HEAP = 1_592;

const execute = promisify(execFile);

interface World {
  readonly assembly: string;
  readonly bundle: string;
  readonly campaign: string;
  readonly proposals: number;
  readonly rulesHash: string;
  /** When the recount is asked for. */
  readonly at: number;
}

export const recount: Benchmark = {
  name: 'recount',
  about: 'Counting all ballots again: time and memory of the function as deployed, in a process of its own.',
  slow: true,
  async run(tell) {
    const workDir = await mkdtemp(join(tmpdir(), 'reinventons-recount-'));
    try {
      const world = await build(workDir);
      const rows: string[][] = [];
      for (const ballots of SIZES) rows.push(await measure(world, ballots, workDir, tell));
      return {
        columns: ['ballots', 'votes', 'seconds', 'ballots per second', 'heap MB', 'resident MB', 'wrong counts'],
        rows,
        notes: [
          `${world.proposals} proposals, 19 choices on a mean ballot; the embedded database and the function share the machine.`,
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

async function build(workDir: string): Promise<World> {
  const { campaign: file, drafts } = await chooseElection({ source: 'liege', scale: 1, seed: LIEGE_SEED });
  const campaigns = join(workDir, 'campaigns');
  await mkdir(campaigns);
  await writeFile(join(campaigns, `${file.id}.json`), JSON.stringify(file));
  const outdir = join(workDir, 'build');
  const assembly = await synthesize({ campaigns, outdir });
  const [deployed] = readCampaigns(campaigns);
  const closes = deployed && intervalOf(deployed.campaign, 'voting')?.closes;
  if (!deployed || !closes) throw new Error(`The campaign ${file.id} has no end of voting`);
  return {
    assembly,
    bundle: join(outdir, 'functions', 'recount', 'index.mjs'),
    campaign: file.id,
    proposals: drafts.length,
    rulesHash: deployed.campaign.rulesHash,
    at: closes + RECOUNT_GRACE,
  };
}

async function measure(
  world: World,
  ballots: number,
  workDir: string,
  tell: (line: string) => void,
): Promise<string[]> {
  const table = tableResources(world.assembly).get('ballots');
  if (!table) throw new Error('The template has no table of ballots');
  const { campaign, proposals, rulesHash } = world;
  tell(`making ${figure(ballots)} ballots`);
  const file = join(workDir, `${ballots}.db`);
  const toMake = { campaign, ballots, proposals, seed: LIEGE_SEED };
  const expected = await importBallots(table, file, toMake, join(workDir, 'export'));
  const database = await openTables(world.assembly, file);
  try {
    const { client, tables } = database;
    const paper = { last: proposals, frozenAt: 1, frozenLast: proposals, rulesHash };
    await client.send(new PutCommand({ TableName: tables.campaigns, Item: { ...paperKey(campaign), ...paper } }));
    tell(`counting ${figure(ballots)} ballots`);
    const { seconds, heap, resident } = await invoke(world, database.url, tables);
    const result = await new Results(client, tables.campaigns).latest(campaign);
    const wrong = result?.counts.ballots === ballots ? wrongCounts(expected, result.counts) : proposals * 2;
    return [ballots, expected.votes, seconds, ballots / seconds, heap, resident, wrong].map(figure);
  } finally {
    await database.close();
    await rm(file, { force: true });
  }
}

async function invoke(world: World, endpoint: string, tables: Record<string, string>): Promise<Measured> {
  const event = JSON.stringify({ campaign: world.campaign, at: new Date(world.at).toISOString() });
  const url = pathToFileURL(world.bundle).href;
  const { stdout } = await execute(
    process.execPath,
    [`--max-old-space-size=${HEAP}`, '--enable-source-maps', INVOKE, url, event, String(LIMIT)],
    {
      env: {
        AWS_ENDPOINT_URL: endpoint,
        AWS_REGION: 'eu-central-1',
        AWS_ACCESS_KEY_ID: 'bench',
        AWS_SECRET_ACCESS_KEY: 'bench',
        AWS_LAMBDA_FUNCTION_NAME: 'recount',
        CAMPAIGNS_TABLE: tables.campaigns,
        BALLOTS_TABLE: tables.ballots,
        TALLIES_TABLE: tables.tallies,
      },
    },
  );
  return measured.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
}

function wrongCounts(expected: Expected, counts: Record<'for' | 'against', ArrayLike<number>>): number {
  const wrong = (choice: 'for' | 'against') =>
    expected[choice].filter((count, index) => count !== counts[choice][index]).length;
  return wrong('for') + wrong('against');
}
