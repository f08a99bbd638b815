import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import { type Benchmark, figure } from '../benchmark.ts';

const PROGRAM = resolve(import.meta.dirname, '../../cli/start.ts');
const LOOK_EVERY = 20;
/** Milliseconds after which a start has failed. */
const PATIENCE = 120_000;

export const start: Benchmark = {
  name: 'start',
  about: 'From the command to the first answered request, packages installed.',
  async run(tell, { quick }) {
    const folder = await mkdtemp(join(tmpdir(), 'reinventons-start-'));
    try {
      const rows: string[][] = [];
      for (const start of ['the first, without data', 'the second', ...(quick ? [] : ['the third'])]) {
        tell(start);
        rows.push([start, figure(await timeOfStart(join(folder, 'data')))]);
      }
      return {
        columns: ['start', 'seconds'],
        rows,
        notes: ['`node cli/start.ts`, first answer of `GET /api/campaigns`.'],
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function timeOfStart(dataDir: string): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, [PROGRAM, '--port', String(port), '--data', dataDir], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    await firstAnswer(child, `http://localhost:${port}/api/campaigns`);
    return (performance.now() - started) / 1000;
  } finally {
    if (child.exitCode === null) {
      child.kill('SIGINT');
      await once(child, 'exit');
    }
  }
}

async function firstAnswer(child: ChildProcess, url: string): Promise<void> {
  const patience = performance.now() + PATIENCE;
  while (performance.now() < patience) {
    if (child.exitCode !== null) throw new Error(`the platform stopped with status ${child.exitCode}; see above`);
    if ((await statusOf(url)) === 200) return;
    await sleep(LOOK_EVERY);
  }
  throw new Error(`no answer from ${url} within ${PATIENCE / 1000} s`);
}

async function statusOf(url: string): Promise<number | null> {
  try {
    const { statusCode, body } = await request(url);
    await body.dump();
    return statusCode;
  } catch {
    // Nobody listens yet.
    return null;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
}
