import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../support/free-port.ts';
import { installPython, NotToBeHad } from '../support/python-tool.ts';

/** What is known of what it cannot do is known of this version. */
export const MINISTACK = '1.5.33';
export const REGION = 'eu-central-1';
/** See EMULATOR_GAPS: the layers of functions in Python. */
const SHIM = fileURLToPath(new URL('layers', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Verifies the signatures of tokens; MiniStack does not ask for it by itself. */
const CRYPTOGRAPHY = 'cryptography==50.0.2';
/** What Lambda's runtime for Python has, and the function that copies the site's files needs. */
const BOTO = 'boto3==1.43.106';
const START_LIMIT_MS = 60_000;

/** Installs it once. Throws NotToBeHad where there is no Python or no PyPI. */
export function installMiniStack(): string {
  return installPython(`ministack==${MINISTACK}`, CRYPTOGRAPHY, BOTO);
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/_ministack/health`)).ok;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Starts it with nothing in it. `programs`: what `installMiniStack` returns; `folder` gets its log and all that it keeps. */
export async function startMiniStack(
  programs: string,
  folder: string,
): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const log = openSync(join(folder, 'ministack.log'), 'a');
  const child = spawn(join(programs, 'ministack'), {
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
      PYTHONPATH: SHIM,
    },
  });
  const url = `http://localhost:${port}`;
  const until = performance.now() + START_LIMIT_MS;
  while (!(await answers(url))) {
    if (child.exitCode !== null || performance.now() > until) {
      await end(child);
      throw new NotToBeHad(`MiniStack did not start; its log is ${join(folder, 'ministack.log')}`);
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
