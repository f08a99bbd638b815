import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseClient } from '../../local/database-client.ts';
import { freePort } from '../support/free-port.ts';
import { NotToBeHad } from '../support/python-tool.ts';

/** As pom.xml beside this file has it. */
const VERSION = '3.3.1';
const POM = fileURLToPath(new URL('pom.xml', import.meta.url));
const HOME = fileURLToPath(new URL(`../../build/dynamodb-local-${VERSION}`, import.meta.url));
const SERVER = 'software.amazon.dynamodb.services.local.main.ServerRunner';
const START_LIMIT_MS = 60_000;

function maven(): void {
  const args = ['-q', '-B', '-f', join(HOME, 'pom.xml'), 'dependency:copy-dependencies', '-DoutputDirectory=lib.part'];
  const { status, error, stdout, stderr } = spawnSync('mvn', args, { cwd: HOME, encoding: 'utf8' });
  if (status === 0) return;
  const words = error?.message ?? `${stderr}${stdout}`.trim().split('\n').slice(0, 3).join(' ');
  throw new NotToBeHad(`mvn ${args.join(' ')} did not work: ${words}`);
}

/** Gets it from Maven Central, once (50 MB). */
function install(): string {
  const lib = join(HOME, 'lib');
  if (existsSync(lib)) return lib;
  mkdirSync(HOME, { recursive: true });
  copyFileSync(POM, join(HOME, 'pom.xml'));
  maven();
  // Renamed last: what was cut off is got again.
  renameSync(join(HOME, 'lib.part'), lib);
  return lib;
}

export interface DynamoDbLocal {
  readonly name: string;
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts Amazon's DynamoDB Local with nothing in it; it keeps all in memory, in one database whoever asks.
 *
 * @throws NotToBeHad where there is no Java 17, Maven or Maven Central
 */
export async function startDynamoDbLocal(): Promise<DynamoDbLocal> {
  const lib = install();
  const port = await freePort();
  const args = [
    `-Djava.library.path=${lib}`,
    '-cp',
    join(lib, '*'),
    SERVER,
    '-inMemory',
    '-sharedDb',
    '-port',
    `${port}`,
  ];
  const child = spawn('java', args, { cwd: HOME, stdio: ['ignore', 'ignore', 'inherit'] });
  const started = new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(new NotToBeHad(`java did not start: ${error.message}`)));
  });
  await started;
  const url = `http://127.0.0.1:${port}`;
  const client = new DatabaseClient(url, 'eu-central-1');
  const until = performance.now() + START_LIMIT_MS;
  while (!(await client.answers())) {
    if (child.exitCode !== null || performance.now() > until) {
      await end(child);
      throw new NotToBeHad('DynamoDB Local did not start; it needs Java 17');
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await client.close();
  return { name: `DynamoDB Local ${VERSION}`, url, stop: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await ended;
}
