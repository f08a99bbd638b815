import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { build as bundle } from 'esbuild';
import { intervalOf } from '../../functions/core/phases.ts';
import { EDGE_SECRET } from '../../functions/http/edge.ts';
import { paperKey } from '../../functions/stores/ballot-papers.ts';
import { readCampaigns } from '../../infra/campaigns.ts';
import { deployable } from '../deployable.ts';
import { type InTurns, inTurns } from '../receipts/in-turns.ts';
import { LIEGE_SEED } from '../replay/arguments.ts';
import { chooseElection } from '../replay/choose-election.ts';
import { openTables } from '../tables.ts';
import { type Driven, driven } from './drive.ts';
import { environmentOf } from './environment.ts';
import { startSecrets } from './secrets.ts';

const DRIVE = resolve(import.meta.dirname, 'drive.ts');
const IN_TURNS = resolve(import.meta.dirname, '../receipts/in-turns.ts');
const BARE = resolve(import.meta.dirname, 'bare-vote.ts');

const execute = promisify(execFile);

/** Two bundles, and a way to send votes to one of them in a process of its own. */
export interface VoteDriver {
  /** The bundle of the function `vote`. */
  readonly ours: string;
  /** The bundle of the bare handler. */
  readonly bare: string;
  readonly drive: (bundle: string, concurrency: number, votes: number) => Promise<Driven>;
  /** Two bundles in one process, which votes are sent to in turns, `size` at a time. */
  readonly driveInTurns: (
    bundles: readonly [string, string],
    concurrency: number,
    blocks: number,
    size: number,
  ) => Promise<InTurns>;
}

/** Makes the tables, a frozen ballot paper of Liège's length, both bundles, and a Secrets Manager; removes all after. */
export async function withVoteDriver<T>(work: (driver: VoteDriver) => Promise<T>): Promise<T> {
  const workDir = await mkdtemp(join(tmpdir(), 'reinventons-baseline-'));
  try {
    return await within(workDir, work);
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

async function within<T>(workDir: string, work: (driver: VoteDriver) => Promise<T>): Promise<T> {
  const { campaign: file, drafts } = await chooseElection({ source: 'liege', scale: 1, seed: LIEGE_SEED });
  const { campaigns, functions, assembly } = await deployable(file);
  const bare = join(workDir, 'bare', 'index.mjs');
  await bundle({
    entryPoints: [BARE],
    outfile: bare,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
  });
  const database = await openTables(assembly, join(workDir, 'tables.db'));
  const secrets = await startSecrets('a secret of the benchmark alone');
  try {
    const [deployed] = readCampaigns(campaigns);
    const voting = deployed && intervalOf(deployed.campaign, 'voting');
    if (!deployed || !voting) throw new Error(`the campaign ${file.id} has no voting`);
    const paper = {
      last: drafts.length,
      frozenAt: 1,
      frozenLast: drafts.length,
      rulesHash: deployed.campaign.rulesHash,
    };
    const Item = { ...paperKey(file.id), ...paper };
    await database.client.send(new PutCommand({ TableName: database.tables.campaigns, Item }));
    const env = {
      ...environmentOf(assembly),
      CAMPAIGNS_TABLE: database.tables.campaigns,
      BALLOTS_TABLE: database.tables.ballots,
      [EDGE_SECRET]: 'edge',
      AWS_ENDPOINT_URL_DYNAMODB: database.url,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
    };
    const at = voting.opens + 60_000;
    const run = async (script: string, bundles: readonly string[], ...numbers: readonly number[]): Promise<unknown> => {
      const urls = bundles.map((code) => pathToFileURL(code).href);
      const args = [script, ...urls, file.id, ...[drafts.length, at, ...numbers].map(String)];
      const { stdout } = await execute(process.execPath, args, { env });
      return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    };
    const drive: VoteDriver['drive'] = async (code, concurrency, votes) =>
      driven.parse(await run(DRIVE, [code], votes, concurrency));
    const driveInTurns: VoteDriver['driveInTurns'] = async (bundles, concurrency, blocks, size) =>
      inTurns.parse(await run(IN_TURNS, bundles, blocks, size, concurrency));
    const ours = join(functions, 'vote', 'index.mjs');
    return await work({ ours, bare, drive, driveInTurns });
  } finally {
    secrets.stop();
    await database.close();
  }
}
