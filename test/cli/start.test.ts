import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { until } from '../support/platform.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reinventons-start-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const running: ChildProcess[] = [];
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts as `npm start` does and waits for the welcome; gives the address and what was printed. */
async function start(...words: string[]): Promise<{ child: ChildProcess; url: string; said: string }> {
  const child = spawn(process.execPath, ['cli/start.ts', '--port', '0', '--data', join(folder, 'data'), ...words]);
  running.push(child);
  let said = '';
  for await (const chunk of child.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    said += chunk;
    if (said.includes('Stop: Ctrl-C')) break;
  }
  const url = /is ready at (\S+)/.exec(said)?.[1];
  if (!url) throw new Error(`It did not start: ${said}`);
  child.stdout.resume();
  return { child, url, said };
}

async function read(url: string) {
  const campaign = `${url}/api/campaigns/reinventons-liege-2017`;
  const get = async (path: string) => (await (await fetch(`${campaign}${path}`)).json()) as Record<string, unknown>;
  // The tally follows the sample's votes within seconds.
  await until(async () => Number((await get('/tally')).votes) > 100);
  const [{ total }, { votes }, { phase }] = [await get('/proposals'), await get('/tally'), await get('')];
  return { total, votes, phase };
}

it('comes up in the voting phase with its sample, stops on Ctrl-C, and goes on with its data', async () => {
  const first = await start();
  expect(first.said).toContain('voting, until Monday, 26 June 2017');
  const found = await read(first.url);
  expect(found).toMatchObject({ total: 28, phase: 'voting' });
  first.child.kill('SIGINT');
  expect(await once(first.child, 'exit')).toEqual([0, null]);

  const second = await start();
  expect(await read(second.url)).toEqual(found);
  second.child.kill('SIGINT');
  expect(await once(second.child, 'exit')).toEqual([0, null]);
});

it('says what is wrong with its words, and what to write', async () => {
  const child = spawn(process.execPath, ['cli/start.ts', '--phase', 'votin']);
  const [said] = await once(child.stderr.setEncoding('utf8'), 'data');
  expect(said).toContain('did you mean voting?');
  expect(await once(child, 'exit')).toEqual([2, null]);
});
