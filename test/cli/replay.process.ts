import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const PROGRAM = resolve(import.meta.dirname, '../../cli/replay.ts');
const SLOW = 240_000;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replay-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const exit = new Promise<number>((done) => child.on('close', (status) => done(status ?? -1)));
  const [out, err, status] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { status, out, err };
}

function summaryOf(out: string): Record<string, unknown> {
  return JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as Record<string, unknown>;
}

async function write(name: string, lines: string[]): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, lines.join('\r\n'));
  return file;
}

function pabulib(votesOfSecond: number): string[] {
  return `META
key;value
description;Test
num_projects;3
num_votes;4
vote_type;approval
max_length;2
language;fr
PROJECTS
project_id;cost;votes;name;category
a1;100;3;Une place d'été;Ville

02;200;${votesOfSecond};"Le mur ""vert""";Nature,Ville
c;300;0;?;
VOTES
voter_id;vote;age
ana;a1,02;30
béa;a1;
003;02;
3;a1;
`.split('\n');
}

describe('npm run replay', () => {
  it(
    'holds a small election of Liège and finds no difference',
    async () => {
      const { status, out, err } = await run('liege', '--scale', '0.01');

      expect({ status, err: status === 0 ? '' : out + err }).toEqual({ status: 0, err: '' });
      expect(summaryOf(out)).toMatchObject({
        file: 'liege',
        proposals: 100,
        ballots: 50,
        votes: 950,
        accepted: 950,
        tallyDifferences: 0,
        recountDifferences: 0,
        writeUnitsPerVote: 1,
      });
    },
    SLOW,
  );

  it(
    'holds the election of a Pabulib file and finds its own counts, voters with like ids apart',
    async () => {
      const { status, out, err } = await run(await write('town.pb', pabulib(2)));

      expect({ status, err: status === 0 ? '' : out + err }).toEqual({ status: 0, err: '' });
      expect(summaryOf(out)).toMatchObject({
        file: 'town.pb',
        proposals: 3,
        ballots: 4,
        votes: 5,
        accepted: 5,
        tallyDifferences: 0,
        recountDifferences: 0,
      });
    },
    SLOW,
  );

  it(
    'ends with status 1 and names the project when the votes column of the file says otherwise',
    async () => {
      const { status, out } = await run(await write('wrong.pb', pabulib(7)));

      expect(status).toBe(1);
      expect(summaryOf(out)).toMatchObject({ accepted: 5, tallyDifferences: 1, recountDifferences: 1 });
      expect(out).toContain('proposal 2 (02): 2 for, 0 against instead of 7, 0');
    },
    SLOW,
  );

  it('ends with status 2 for a file that cannot be used, with the line, the field and what is wrong', async () => {
    const file = await write(
      'points.pb',
      pabulib(2).map((line) => line.replace('approval', 'cumulative')),
    );
    const { status, out, err } = await run(file);

    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain('points.pb, line 6, vote_type: cumulative votes carry ranks or points');
  });

  it('ends with status 2 for a file that is not there, an unknown option, or a data folder in use', async () => {
    await write('in-use', []);

    expect(await run(join(folder, 'none.pb'))).toMatchObject({ status: 2, err: expect.stringContaining('ENOENT') });
    expect(await run('liege', '--slow')).toMatchObject({ status: 2, err: expect.stringContaining("'--slow'") });
    expect(await run('liege', '--data', folder)).toMatchObject({
      status: 2,
      err: expect.stringContaining('not empty'),
    });
  });
});
