import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NoTarget } from './target.ts';

/** What is known of what it cannot do is known of this version. */
export const MINISTACK = '1.5.33';
export const REGION = 'eu-central-1';
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HOME = join(ROOT, 'build', `ministack-${MINISTACK}`);
const PROGRAM = join(HOME, 'bin', 'ministack');
/** The second one verifies the signatures of tokens. */
const PACKAGES = [`ministack==${MINISTACK}`, 'cryptography==50.0.2'];
/** Written last: a folder without it is of an installation that was cut off. */
const COMPLETE = join(HOME, 'complete');
const START_LIMIT_MS = 60_000;

function run(command: string, ...args: string[]): void {
  const { status, error, stderr, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return;
  const words = error?.message ?? `${stderr}${stdout}`.trim().split('\n').slice(-3).join(' ');
  throw new NoTarget(`${command} ${args.join(' ')} did not work: ${words}`);
}

/** Installs it with pip into a folder of its own, once. Throws NoTarget where there is no Python or no PyPI. */
export function installMiniStack(): string {
  if (existsSync(COMPLETE)) return `MiniStack ${MINISTACK} is there from before`;
  mkdirSync(HOME, { recursive: true });
  run('python3', '-m', 'venv', HOME);
  run(join(HOME, 'bin', 'python'), '-m', 'pip', 'install', '--quiet', ...PACKAGES);
  writeFileSync(COMPLETE, PACKAGES.join('\n'));
  return `MiniStack ${MINISTACK} comes from PyPI`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/_ministack/health`)).ok;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Starts it with nothing in it. `folder` gets its log and all that it keeps. */
export async function startMiniStack(folder: string): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const log = openSync(join(folder, 'ministack.log'), 'a');
  const child = spawn(PROGRAM, {
    cwd: folder,
    stdio: ['ignore', log, log],
    env: {
      ...process.env,
      // It runs functions with the node that it finds.
      PATH: [join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      MINISTACK_REGION: REGION,
      LAMBDA_EXECUTOR: 'local',
      TMPDIR: folder,
    },
  });
  const url = `http://localhost:${port}`;
  const until = performance.now() + START_LIMIT_MS;
  while (!(await answers(url))) {
    if (child.exitCode !== null || performance.now() > until) {
      await end(child);
      throw new NoTarget(`MiniStack did not start; its log is ${join(folder, 'ministack.log')}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return { url, stop: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await ended;
  clearTimeout(late);
}
