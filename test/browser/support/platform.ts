import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Phase } from '../../../functions/core/campaign.ts';

export const CAMPAIGN = 'reinventons-liege-2017';

/** Public answers stay in a browser's cache for five seconds, ms: a clock that was moved is seen after that. */
export const CACHED_FOR = 5_500;

/** A platform of its own process, as `npm start` runs it, with the whole sample. */
export interface RunningPlatform {
  readonly url: string;
  /** Moves the clock to this instant; it only moves forward. */
  readonly moveClock: (now: string) => Promise<void>;
  /** Waits until nothing is under way: every vote counted, no schedule due. */
  readonly idle: () => Promise<void>;
  /** An access token, as signing in would give it. */
  readonly tokenOf: (
    subject: string,
    groups?: readonly string[],
  ) => Promise<{ access_token: string; expires_in: number }>;
  readonly stop: () => Promise<void>;
}

/** Starts the platform in a phase and waits until the sample has been lived through. @param more words for `npm start` */
export async function startPlatform(phase: Phase, more: readonly string[] = []): Promise<RunningPlatform> {
  const folder = await mkdtemp(join(tmpdir(), 'reinventons-browser-'));
  const words = ['cli/start.ts', '--port', '0', '--data', join(folder, 'data'), '--phase', phase, ...more];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill());
  const url = await addressOf(child);
  const post = async (path: string, body: unknown): Promise<Response> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify(body), headers });
    if (!answer.ok) throw new Error(`POST ${path} was answered ${answer.status}: ${await answer.text()}`);
    return answer;
  };
  return {
    url,
    moveClock: async (now) => void (await post('/__local/clock', { now })),
    idle: async () => {
      while (!((await (await fetch(`${url}/__local/status`)).json()) as { idle: boolean }).idle) await pause(100);
    },
    tokenOf: async (subject, groups = []) =>
      (await post('/__local/token', { sub: subject, email: `${subject}@example.org`, groups })).json() as Promise<{
        access_token: string;
        expires_in: number;
      }>,
    stop: async () => {
      child.kill('SIGINT');
      if (child.exitCode === null) await once(child, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  let said = '';
  for await (const chunk of stdout?.setEncoding('utf8').iterator({ destroyOnReturn: false }) ?? []) {
    said += chunk;
    const url = /is ready at (\S+)/.exec(said)?.[1];
    if (url !== undefined && said.includes('Stop: Ctrl-C')) {
      stdout?.resume();
      return url;
    }
  }
  throw new Error(`The platform did not start: ${said}`);
}
