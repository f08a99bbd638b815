import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DatabaseClient } from './database-client.ts';

/** A DynamoDB that answers: the embedded engine, or whatever AWS_ENDPOINT_URL_DYNAMODB names. */
export interface Engine {
  readonly url: string;
  readonly kind: 'embedded' | 'external';
  readonly client: DatabaseClient;
  /** Makes streams fast; to be called once the tables exist. */
  indexStreams(): void;
  stop(): Promise<void>;
}

export interface EngineOptions {
  /** Where the embedded database keeps its tables. */
  readonly file: string;
  readonly region: string;
  /** Told when the embedded database ends by itself. */
  readonly onEnd?: (message: string) => void;
}

/** Thrown when no database can be had; the message says what to do. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}

const START_TIMEOUT = 10_000;
const REMEDY_OTHER =
  'Start another DynamoDB, such as DynamoDB Local, and name it: AWS_ENDPOINT_URL_DYNAMODB=http://localhost:8000';

/**
 * The engine must not outlive this process, even if this is killed: its standard input closes then, and the shell ends
 * the engine. (The engine itself has no such option.)
 */
const GUARD =
  'exec 3<&0; "$@" </dev/null 3<&- & engine=$!; (cat <&3 >/dev/null; kill $engine) 2>/dev/null & wait $engine';

/** Where the embedded engine lies for this platform. Throws an EngineError when it is not installed. */
export const findBinary = (): string => {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    const binary = join(folder, process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide');
    if (existsSync(binary)) return binary;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')) throw error;
  }
  throw new EngineError(
    `The embedded database has no build for this platform (${name} is not installed). ${REMEDY_OTHER}`,
  );
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

const startFailure = (file: string, said: string): EngineError =>
  /not a valid SQLite|malformed|encrypted|corrupt/.test(said)
    ? new EngineError(
        `The database ${file} is broken: ${said}. Start with --fresh to begin anew, or put back a copy of the folder.`,
      )
    : new EngineError(`The embedded database did not start: ${said}. ${REMEDY_OTHER}`);

const waitUntilReady = async (child: ChildProcess, client: DatabaseClient, file: string): Promise<void> => {
  let said = '';
  let exited = false;
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString('utf8')}`.slice(-2_000);
  });
  child.once('exit', () => {
    exited = true;
  });
  child.once('error', (error) => {
    said = error.message;
    exited = true;
  });
  const deadline = Date.now() + START_TIMEOUT;
  while (!(await client.answers())) {
    if (exited || Date.now() > deadline) throw startFailure(file, said.trim() || 'it gave no answer');
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
};

/**
 * The engine looks stream records up by table and sequence number without an index, so every write would be slower than
 * the one before (556/s, then 186/s after 18,000 records).
 */
const indexStreamTable = (file: string): void => {
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA busy_timeout = 5000');
    if (database.prepare("SELECT 1 FROM sqlite_master WHERE name = '_stream_records'").get() === undefined) return;
    database.exec(
      'CREATE INDEX IF NOT EXISTS local_by_sequence ON _stream_records(table_name, CAST(sequence_number AS INTEGER))',
    );
    database.exec(
      'CREATE INDEX IF NOT EXISTS local_by_shard ON _stream_records(table_name, shard_id, sequence_number)',
    );
  } finally {
    database.close();
  }
};

const startEmbedded = async ({ file, region, onEnd }: EngineOptions): Promise<Engine> => {
  const binary = findBinary();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn('/bin/sh', ['-c', GUARD, 'engine', binary, 'serve', '--port', String(port), '--db-path', file], {
    stdio: ['pipe', 'ignore', 'pipe'],
    // Ctrl-C reaches the whole process group; the engine must live until the functions have drained.
    detached: true,
  });
  const client = new DatabaseClient(url, region);
  const exit = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let stopping = false;
  const stop = async (): Promise<void> => {
    stopping = true;
    await client.close();
    child.stdin?.end();
    await exit;
  };
  child.stdin?.on('error', () => undefined);
  try {
    await waitUntilReady(child, client, file);
  } catch (error) {
    await stop();
    throw error;
  }
  child.once('close', (code) => {
    if (!stopping) onEnd?.(`The embedded database has ended (status ${code}). Stop the platform and start it again.`);
  });
  return { url, kind: 'embedded', client, indexStreams: () => indexStreamTable(file), stop };
};

const useExternal = async (url: string, region: string): Promise<Engine> => {
  if (new URL(url).hostname.endsWith('.amazonaws.com')) {
    throw new EngineError(
      `AWS_ENDPOINT_URL_DYNAMODB names ${url}: calls to AWS itself would have to be signed, and are not. Name a local ` +
        'DynamoDB, or deploy the app (npm run deploy).',
    );
  }
  const client = new DatabaseClient(url, region);
  if (!(await client.answers())) {
    await client.close();
    throw new EngineError(
      `AWS_ENDPOINT_URL_DYNAMODB names ${url}, which does not answer as DynamoDB. Start it, or unset the variable to ` +
        'use the embedded database.',
    );
  }
  return { url, kind: 'external', client, indexStreams: () => undefined, stop: () => client.close() };
};

/**
 * Starts the embedded database on a file, or connects to the one that AWS_ENDPOINT_URL_DYNAMODB names.
 * @throws EngineError when there is none, with the remedy
 */
export const startEngine = (options: EngineOptions): Promise<Engine> => {
  const external = process.env.AWS_ENDPOINT_URL_DYNAMODB;
  return external === undefined || external === ''
    ? startEmbedded(options)
    : useExternal(external.replace(/\/$/, ''), options.region);
};
