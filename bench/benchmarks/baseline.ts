import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
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
import { synthesize } from '../../infra/synthesize.ts';
import { type Driven, driven } from '../baseline/drive.ts';
import { environmentOf } from '../baseline/environment.ts';
import { startSecrets } from '../baseline/secrets.ts';
import { type Benchmark, figure, median } from '../benchmark.ts';
import { LIEGE_SEED } from '../replay/arguments.ts';
import { chooseElection } from '../replay/choose-election.ts';
import { openTables } from '../tables.ts';

const CONCURRENCIES = [1, 16, 64] as const;
const VOTES = 3_000;
/** Ours and the bare one take turns, so that a busy moment of the machine meets both. */
const ROUNDS = 5;
const DRIVE = resolve(import.meta.dirname, '../baseline/drive.ts');
const BARE = resolve(import.meta.dirname, '../baseline/bare-vote.ts');

const execute = promisify(execFile);

export const baseline: Benchmark = {
  name: 'baseline',
  about: 'The function of a vote beside the least that one could be: a bare handler with one conditional UpdateItem.',
  slow: false,
  async run(tell) {
    const workDir = await mkdtemp(join(tmpdir(), 'reinventons-baseline-'));
    try {
      return await measure(workDir, tell);
    } finally {
      await rm(workDir, { recursive: true, force: true });
    }
  },
};

async function measure(workDir: string, tell: (line: string) => void) {
  const { campaign: file, drafts } = await chooseElection({ source: 'liege', scale: 1, seed: LIEGE_SEED });
  const campaigns = join(workDir, 'campaigns');
  await mkdir(campaigns);
  await writeFile(join(campaigns, `${file.id}.json`), JSON.stringify(file));
  const assembly = await synthesize({ campaigns, outdir: join(workDir, 'build') });
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
    const drive = async (code: string, concurrency: number): Promise<Driven> => {
      const args = [pathToFileURL(code).href, file.id, drafts.length, voting.opens + 60_000, VOTES, concurrency];
      const { stdout } = await execute(process.execPath, [DRIVE, ...args.map(String)], { env });
      return driven.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
    };
    return await compare(join(workDir, 'build', 'functions', 'vote', 'index.mjs'), bare, drive, tell);
  } finally {
    secrets.stop();
    await database.close();
  }
}

type Drive = (code: string, concurrency: number) => Promise<Driven>;

async function compare(ours: string, bare: string, drive: Drive, tell: (line: string) => void) {
  const rows: string[][] = [];
  const starts: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  for (const concurrency of CONCURRENCIES) {
    tell(`${concurrency} at once`);
    const runs: { ours: Driven; bare: Driven }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      runs.push({ bare: await drive(bare, concurrency), ours: await drive(ours, concurrency) });
    }
    starts.ours.push(...runs.map((run) => run.ours.start));
    starts.bare.push(...runs.map((run) => run.bare.start));
    const middle = (code: 'ours' | 'bare', value: keyof Driven) => median(runs.map((run) => run[code][value]));
    const ratio = (value: keyof Driven) => median(runs.map((run) => run.ours[value] / run.bare[value]));
    rows.push(
      [`a vote's processor ms, ${concurrency} at once`, middle('ours', 'cpu'), middle('bare', 'cpu'), ratio('cpu')].map(
        cell,
      ),
      [`a vote's p50 ms, ${concurrency} at once`, middle('ours', 'p50'), middle('bare', 'p50'), ratio('p50')].map(cell),
      [`a vote's p99 ms, ${concurrency} at once`, middle('ours', 'p99'), middle('bare', 'p99'), ratio('p99')].map(cell),
    );
  }
  const start = { ours: median(starts.ours), bare: median(starts.bare) };
  rows.push(['from import to the first answer, ms', start.ours, start.bare, start.ours / start.bare].map(cell));
  return {
    columns: ['what', 'ours', 'bare', 'ratio'],
    rows,
    notes: [
      `Medians of ${ROUNDS} rounds of ${VOTES} votes, each in a new process, in turns; the database's own time is not in "processor ms".`,
      'Ours checks the request, eligibility, phase and ballot paper, hashes the voter, keeps the limit, and signs a receipt.',
      'The first answer of ours reads the ballot paper and two secrets besides.',
    ],
  };
}

const cell = (value: string | number): string => (typeof value === 'string' ? value : figure(value));
