import { createHmac } from 'node:crypto';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod';
import { EMPTY_BALLOT } from '../../functions/core/ballot.ts';
import { saltOf } from '../../functions/core/commitment.ts';
import { deriveSigningKey } from '../../functions/stores/signing-keys.ts';
import { receiptOf } from '../../functions/vote/receipts.ts';
import { type VoteDriver, withVoteDriver } from '../baseline/world.ts';
import { type Benchmark, figure, median } from '../benchmark.ts';
import type { InTurns } from '../receipts/in-turns.ts';

const CONCURRENCIES = [1, 16] as const;
interface Size {
  /** Processes; which of the two is imported first changes, for that may matter, too. */
  readonly rounds: number;
  readonly blocks: number;
  readonly receipts: number;
}
const WHOLE: Size = { rounds: 4, blocks: 30, receipts: 20_000 };
const QUICK: Size = { rounds: 2, blocks: 6, receipts: 2_000 };
const VOTES_A_BLOCK = 64;

type Took = InTurns['one'];

const campaignFiles = z.array(z.looseObject({ id: z.string() }));

export const receipts: Benchmark = {
  name: 'receipts',
  about:
    'What a signed receipt adds to a vote: the same function, of a campaign that gives receipts and of one that does not.',
  run: (tell, { quick }) => withVoteDriver((driver) => compare(driver, quick ? QUICK : WHOLE, tell)),
};

async function compare(
  { ours, driveInTurns }: VoteDriver,
  { rounds, blocks, receipts: alike }: Size,
  tell: (line: string) => void,
) {
  const without = await withoutReceipts(ours);
  const rows: string[][] = [];
  for (const concurrency of CONCURRENCIES) {
    tell(`${concurrency} at once`);
    const runs: { none: Took; given: Took }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const pair = round % 2 === 0 ? ([without, ours] as const) : ([ours, without] as const);
      const { one, other } = await driveInTurns(pair, concurrency, blocks, VOTES_A_BLOCK);
      runs.push(round % 2 === 0 ? { none: one, given: other } : { none: other, given: one });
    }
    const row = (what: string, value: keyof Took) => [
      `${what}, ${concurrency} at once`,
      figure(median(runs.map(({ none }) => none[value]))),
      figure(median(runs.map(({ given }) => given[value]))),
      percent(median(runs.map(({ none, given }) => given[value] / none[value])) - 1),
    ];
    rows.push(row('p50 ms of a vote', 'p50'), row('processor ms of a vote', 'cpu'));
  }
  rows.push(['the receipt alone, processor ms', '', figure(alone(alike)), '']);
  return {
    columns: ['what', 'without', 'with receipts', 'more'],
    rows,
    notes: [
      `Medians over ${blocks} blocks of ${VOTES_A_BLOCK} votes each; the two take turns in one process, so that a busy moment meets both. "More" is the median of ${rounds} processes.`,
      'The embedded database works in a process of its own: its time is in the p50 and not in "processor ms".',
      `The receipt alone: salt, commitment, Ed25519 signature and JWS, mean of ${figure(alike)}.`,
      'Four fifths of the receipt alone are the arithmetic of the signature, which `openssl speed ed25519` shows as well. Among other work it takes longer than alone: its tables have left the processor’s cache by then. What is more in percent is so of a vote that has become cheaper, too.',
    ],
  };
}

/** The same bundle beside a campaign that gives no receipts; removed with all else. */
async function withoutReceipts(bundle: string): Promise<string> {
  const folder = `${dirname(bundle)}-without-receipts`;
  await cp(dirname(bundle), folder, { recursive: true });
  const file = join(folder, 'campaigns.json');
  const campaigns = campaignFiles.parse(JSON.parse(await readFile(file, 'utf8')));
  await writeFile(file, JSON.stringify(campaigns.map((campaign) => ({ ...campaign, receipts: false }))));
  return join(folder, basename(bundle));
}

function alone(times: number): number {
  const campaign = { id: 'reinventons-liege-2017' };
  const key = deriveSigningKey('a secret of the benchmark alone', 'receipts');
  const voterKey = 'AAECAwQFBgcICQoLDA0ODw';
  const source = { secret: 'another', voterKey };
  const hmac = (secret: string, bytes: Uint8Array) => createHmac('sha256', secret).update(bytes).digest();
  const voter = {
    voterKey,
    saltOf: (number: number, choice: 'for' | 'against' | 'none') => saltOf({ ...source, number, choice }, hmac),
  };
  const ballot = { ...EMPTY_BALLOT, for: new Set([1]), revision: 1 };
  const sign = () => receiptOf({ campaign, voter, key, number: 1, ballot, at: 0 });
  for (let warm = 0; warm < times / 10; warm += 1) sign();
  const before = process.cpuUsage();
  for (let count = 0; count < times; count += 1) sign();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / times;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
