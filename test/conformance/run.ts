import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LEFT_OUT, NotToBeHad } from '../support/python-tool.ts';
import { type DynamoDbLocal, startDynamoDbLocal } from './dynamodb-local.ts';
import { report } from './report.ts';

/** All tests that talk to a database and to nothing else of the platform. */
const TESTS = ['test/stores', 'test/count-votes', 'test/recount', 'test/switch-phase', 'test/me', 'test/pack-lists'];
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One at a time: the database is the same for all of them. */
function jest(endpoint: string, file: string): void {
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const command = [...flags, 'node_modules/jest/bin/jest.js', '--runInBand', '--json', '--outputFile', file, ...TESTS];
  const env = { ...process.env, AWS_ENDPOINT_URL_DYNAMODB: endpoint };
  // Its table goes to stderr, its JSON to stdout and to the file.
  spawnSync(process.execPath, command, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'], env });
}

async function database(): Promise<DynamoDbLocal> {
  const given = process.env.AWS_ENDPOINT_URL_DYNAMODB;
  return given ? { name: given, url: given, stop: async () => {} } : startDynamoDbLocal();
}

try {
  const other = await database();
  const { name, url } = other;
  const folder = await mkdtemp(join(tmpdir(), 'reinventons-conformance-'));
  jest(url, join(folder, 'results.json'));
  await other.stop();
  const { asExpected, lines } = report(join(folder, 'results.json'), name);
  await rm(folder, { recursive: true });
  for (const line of lines) console.log(line);
  if (!asExpected) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof NotToBeHad)) throw error;
  console.log(`LEFT OUT: no other database was tried. ${error.message}`);
  console.log('Name one that runs: AWS_ENDPOINT_URL_DYNAMODB=http://localhost:8000 npm run test:conformance');
  process.exitCode = LEFT_OUT;
}
