import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { intervalOf } from '../../functions/core/phases.ts';
import { RECOUNT_GRACE } from '../../functions/core/recount.ts';
import { readCampaigns } from '../../infra/campaigns.ts';
import { figure } from '../benchmark.ts';
import { deployable } from '../deployable.ts';
import type { Draft } from '../election.ts';
import { LIEGE_SEED } from '../replay/arguments.ts';
import { chooseElection } from '../replay/choose-election.ts';
import { openTables, REGION, type Tables, tableResources } from '../tables.ts';
import { type Expected, importBallots } from './export.ts';
import { type Measured, measured } from './invoke.ts';

const INVOKE = resolve(import.meta.dirname, 'invoke.ts');
/** Lambda's 15 minutes. */
const LIMIT = 15 * 60_000;
/** The heap that a runtime with 1,769 MB gives to old objects, in MB. */
export const HEAP = 1_592;

const execute = promisify(execFile);

/** Liège after its voting has closed, for one function that works on all ballots. */
export interface ClosedWorld {
  readonly assembly: string;
  /** The function's code. */
  readonly bundle: string;
  readonly function: string;
  readonly campaign: string;
  readonly drafts: readonly Draft[];
  readonly rulesHash: string;
  /** When ballots may be counted. */
  readonly at: number;
}

export async function makeClosedWorld(functionName: string): Promise<ClosedWorld> {
  const { campaign: file, drafts } = await chooseElection({ source: 'liege', scale: 1, seed: LIEGE_SEED });
  const { campaigns, functions, assembly } = await deployable(file);
  const [deployed] = readCampaigns(campaigns);
  const closes = deployed && intervalOf(deployed.campaign, 'voting')?.closes;
  if (!deployed || !closes) throw new Error(`The campaign ${file.id} has no end of voting`);
  return {
    assembly,
    bundle: join(functions, functionName, 'index.mjs'),
    function: functionName,
    campaign: file.id,
    drafts,
    rulesHash: deployed.campaign.rulesHash,
    at: closes + RECOUNT_GRACE,
  };
}

/** Makes so many ballots in tables of their own, which are removed after. */
export async function withBallots<T>(
  { assembly, campaign, drafts }: ClosedWorld,
  ballots: number,
  workDir: string,
  tell: (line: string) => void,
  work: (database: Tables, expected: Expected) => Promise<T>,
): Promise<T> {
  const table = tableResources(assembly).get('ballots');
  if (!table) throw new Error('The template has no table of ballots');
  tell(`making ${figure(ballots)} ballots`);
  const file = join(workDir, `${ballots}.db`);
  const toMake = { campaign, ballots, proposals: drafts.length, seed: LIEGE_SEED };
  const expected = await importBallots(table, file, toMake, join(workDir, 'export'));
  const database = await openTables(assembly, file);
  try {
    return await work(database, expected);
  } finally {
    await database.close();
    await rm(file, { force: true });
  }
}

/** Runs the function once, as deployed, in a process of its own with the heap of Lambda's. */
export async function invokeOnce(
  world: ClosedWorld,
  { url, tables }: Tables,
  environment: Readonly<Record<string, string>>,
): Promise<Measured> {
  const event = JSON.stringify({ campaign: world.campaign, at: new Date(world.at).toISOString() });
  const code = pathToFileURL(world.bundle).href;
  const { stdout } = await execute(
    process.execPath,
    [`--max-old-space-size=${HEAP}`, '--enable-source-maps', INVOKE, code, event, String(LIMIT)],
    {
      env: {
        AWS_ENDPOINT_URL_DYNAMODB: url,
        AWS_REGION: REGION,
        AWS_ACCESS_KEY_ID: 'bench',
        AWS_SECRET_ACCESS_KEY: 'bench',
        AWS_LAMBDA_FUNCTION_NAME: world.function,
        CAMPAIGNS_TABLE: tables.campaigns,
        PROPOSALS_TABLE: tables.proposals,
        BALLOTS_TABLE: tables.ballots,
        ...environment,
      },
    },
  );
  return measured.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
}
