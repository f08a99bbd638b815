import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { intervalOf } from '../../functions/core/phases.ts';
import { RECOUNT_GRACE } from '../../functions/core/recount.ts';
import { Results } from '../../functions/stores/results.ts';
import { readCampaigns } from '../../infra/campaigns.ts';
import { synthesize } from '../../infra/synthesize.ts';
import { worldOf } from '../archive/aws.ts';
import { COMMENTS_A_PROPOSAL, PROJECTS, writeWords } from '../archive/words.ts';
import { type Benchmark, figure } from '../benchmark.ts';
import type { Draft } from '../election.ts';
import { type Expected, importBallots } from '../recount/export.ts';
import { measured } from '../recount/invoke.ts';
import { LIEGE_SEED } from '../replay/arguments.ts';
import { chooseElection } from '../replay/choose-election.ts';
import { openTables, tableResources } from '../tables.ts';

/** Ballots with 18.6 choices on average: those of Liège, and those of a million votes. */
const SIZES = [5_000, 53_900];
const INVOKE = resolve(import.meta.dirname, '../recount/invoke.ts');
/** Lambda's 15 minutes. */
const LIMIT = 15 * 60_000;
/** The heap that a runtime with 1,769 MB gives to old objects, in MB. */
const HEAP = 1_592;

const execute = promisify(execFile);

export const archive: Benchmark = {
  name: 'archive',
  about: 'Writing open data: time, size and memory of the function as deployed, in a process of its own.',
  slow: true,
  async run(tell) {
    const workDir = await mkdtemp(join(tmpdir(), 'reinventons-archive-bench-'));
    try {
      const world = await build(workDir);
      const rows: string[][] = [];
      for (const ballots of SIZES) rows.push(await measure(world, ballots, workDir, tell));
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

interface World {
  readonly assembly: string;
  readonly bundle: string;
  readonly campaign: string;
  readonly drafts: readonly Draft[];
  readonly rulesHash: string;
  readonly at: number;
}

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
  const bundle = join(outdir, 'functions', 'archive', 'index.mjs');
  const { rulesHash } = deployed.campaign;
  return { assembly, bundle, campaign: file.id, drafts, rulesHash, at: closes + RECOUNT_GRACE };
}

async function measure(
  world: World,
  ballots: number,
  workDir: string,
  tell: (line: string) => void,
): Promise<string[]> {
  const table = tableResources(world.assembly).get('ballots');
  if (!table) throw new Error('The template has no table of ballots');
  const { campaign, drafts } = world;
  tell(`making ${figure(ballots)} ballots`);
  const folder = join(workDir, String(ballots));
  const file = join(workDir, `${ballots}.db`);
  const toMake = { campaign, ballots, proposals: drafts.length, seed: LIEGE_SEED };
  const expected = await importBallots(table, file, toMake, join(workDir, 'export'));
  const database = await openTables(world.assembly, file);
  const aws = await worldOf(world.assembly, 'archive', 'open-data', folder);
  try {
    const { client, tables } = database;
    await writeWords(client, tables, campaign, drafts);
    await new Results(client, tables.campaigns).write(resultOf(world, ballots, expected));
    tell(`archiving ${figure(expected.votes)} votes`);
    const event = JSON.stringify({ campaign, at: new Date(world.at).toISOString() });
    const { stdout } = await execute(
      process.execPath,
      [
        `--max-old-space-size=${HEAP}`,
        '--enable-source-maps',
        INVOKE,
        pathToFileURL(world.bundle).href,
        event,
        String(LIMIT),
      ],
      {
        env: {
          AWS_ENDPOINT_URL: aws.url,
          AWS_ENDPOINT_URL_DYNAMODB: database.url,
          AWS_REGION: aws.region,
          AWS_ACCESS_KEY_ID: aws.accessKeyId,
          AWS_SECRET_ACCESS_KEY: 'bench',
          AWS_LAMBDA_FUNCTION_NAME: 'archive',
          CAMPAIGNS_TABLE: tables.campaigns,
          PROPOSALS_TABLE: tables.proposals,
          COMMENTS_TABLE: tables.comments,
          BALLOTS_TABLE: tables.ballots,
          OPEN_DATA_BUCKET: aws.bucket,
          VOTER_SECRET_PREFIX: 'reinventons/voters/',
          SIGNING_SECRET: 'reinventons/signing',
          PUBLIC_HOST: 'localhost',
        },
      },
    );
    const { seconds, heap, resident } = measured.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
    const { bytes, objects } = await aws.stored();
    return [ballots, expected.votes, seconds, bytes / 1e6, objects, heap, resident].map(figure);
  } finally {
    await aws.stop();
    await database.close();
    await rm(file, { force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a recount of these ballots finds. */
function resultOf({ campaign, rulesHash, at }: World, ballots: number, expected: Expected) {
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
