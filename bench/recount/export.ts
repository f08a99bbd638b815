import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { marshall } from '@aws-sdk/util-dynamodb';
import { findBinary } from '../../local/engine.ts';
import type { Resource } from '../../local/template.ts';
import { exponential, type Random, seededRandom } from '../random.ts';

const execute = promisify(execFile);

/** Ballots in one file of the export. */
const A_FILE = 50_000;
/** Choices on a mean ballot, of which against: as in Liège. */
const MEAN_CHOICES = 19;
const AGAINST = 0.114;

/** What the ballots come to, counted as they are made. */
export interface Expected {
  readonly for: number[];
  readonly against: number[];
  votes: number;
}

export interface BallotsToMake {
  readonly campaign: string;
  readonly ballots: number;
  /** Numbers from 1 to this one are voted on. */
  readonly proposals: number;
  readonly seed: number;
}

function inventBallot(random: Random, key: string, proposals: number, expected: Expected): Record<string, unknown> {
  const length = Math.min(proposals, 1 + Math.floor(exponential(random, 1 / (MEAN_CHOICES - 1))));
  const sets = { for: new Set<number>(), against: new Set<number>() };
  while (sets.for.size + sets.against.size < length) {
    // Low numbers are more popular.
    const number = 1 + Math.floor(proposals * random() ** 2);
    if (sets.for.has(number) || sets.against.has(number)) continue;
    const choice = random() < AGAINST ? 'against' : 'for';
    sets[choice].add(number);
    expected[choice][number - 1] = (expected[choice][number - 1] ?? 0) + 1;
  }
  expected.votes += length;
  return {
    ballot: key,
    ...(sets.for.size > 0 && { for: sets.for }),
    ...(sets.against.size > 0 && { against: sets.against }),
    choices: length,
    revision: length,
    changedAt: 1_496_300_400_000,
  };
}

/**
 * Makes ballots and puts them into a new database file by the engine's own import of an export of DynamoDB: written one
 * by one, a million would take the best part of an hour.
 */
export async function importBallots(
  table: Resource,
  file: string,
  { campaign, ballots, proposals, seed }: BallotsToMake,
  folder: string,
): Promise<Expected> {
  const random = seededRandom(seed);
  const zeros = () => Array.from({ length: proposals }, () => 0);
  const expected: Expected = { for: zeros(), against: zeros(), votes: 0 };
  const data = join(folder, table.name, 'data');
  await mkdir(data, { recursive: true });
  for (let start = 0; start < ballots; start += A_FILE) {
    const lines = Array.from({ length: Math.min(A_FILE, ballots - start) }, (_, index) => {
      const key = `${campaign}#${String(start + index).padStart(22, 'k')}`;
      return `${JSON.stringify({ Item: marshall(inventBallot(random, key, proposals, expected)) })}\n`;
    });
    await writeFile(join(data, `${start}.json.gz`), gzipSync(lines.join(''), { level: 1 }));
  }
  const { AttributeDefinitions, KeySchema } = table.properties;
  const Table = { TableName: table.name, AttributeDefinitions, KeySchema, TableStatus: 'ACTIVE' };
  const schema = join(folder, 'schema.json');
  await writeFile(schema, JSON.stringify([{ Table }]));
  await execute(findBinary(), ['import', '--source', folder, '--schema', schema, '--output', file]);
  await rm(data, { recursive: true });
  return expected;
}
