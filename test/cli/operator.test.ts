import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TEST_CAMPAIGNS } from '../support/campaign-files.ts';
import { campaignFolder } from '../support/campaign-folder.ts';
import { TestPlatform } from '../support/platform.ts';

const execute = promisify(execFile);
/** Voting in the tests' campaigns closed in May 2024, long ago by the clock of this machine, which is AWS's. */
const COUNTED = '2024-05-16T10:00:00Z';

let site: TestPlatform;
let campaigns: string;
beforeAll(async () => {
  campaigns = campaignFolder(TEST_CAMPAIGNS);
  site = await TestPlatform.start(COUNTED);
});
afterAll(async () => {
  await site.stop();
  await rm(campaigns, { recursive: true });
});

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command as its own process, with the standard variables of the AWS SDK. */
async function run(command: string, ...words: string[]): Promise<Ended> {
  return runWith({}, command, ...words);
}

/** The same with other variables; what is undefined is left out. */
async function runWith(other: NodeJS.ProcessEnv, command: string, ...words: string[]): Promise<Ended> {
  const access = JSON.parse(readFileSync(join(site.dataDir, 'aws.json'), 'utf8'));
  const nowhere = join(tmpdir(), 'no-such-aws-configuration');
  const env = {
    PATH: process.env.PATH ?? '',
    AWS_ENDPOINT_URL: access.aws,
    AWS_REGION: access.region,
    AWS_ACCESS_KEY_ID: access.accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_CONFIG_FILE: nowhere,
    AWS_SHARED_CREDENTIALS_FILE: nowhere,
    ...other,
  };
  try {
    const { stdout, stderr } = await execute(process.execPath, [`cli/${command}.ts`, ...words], { env });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

describe('a command of an operator, run with the credentials of the AWS SDK', () => {
  it.each<[string, NodeJS.ProcessEnv, string]>([
    ['region', { AWS_REGION: undefined }, 'Region is missing'],
    ['credentials', { AWS_ACCESS_KEY_ID: undefined, AWS_EC2_METADATA_DISABLED: 'true' }, 'credentials'],
  ])('says in two lines what to do where it has no %s', async (_, other, message) => {
    const { code, stderr } = await runWith(other, 'destroy-secret', '--campaign', 'capped', '--campaigns', campaigns);

    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
    expect(stderr).toContain('AWS_PROFILE=… and AWS_REGION=…');
  });

  it('goes by the time of AWS, not by a clock of its own, and destroys the secret', async () => {
    const words = ['--campaign', 'capped', '--campaigns', campaigns];
    expect(await run('destroy-secret', ...words)).toMatchObject({ code: 2, stdout: expect.stringContaining('on AWS') });
    const done = await run('destroy-secret', ...words, '--yes');
    expect(done).toMatchObject({ code: 0, stdout: expect.stringContaining('Destroyed reinventons/voters/capped') });
    expect(await run('destroy-secret', ...words, '--yes')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('no secret'),
    });
  });

  it('tells how people vote, of the tally that is deployed', async () => {
    const { code, stdout } = await run('integrity', '--campaign', 'capped', '--campaigns', campaigns);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^capped: how people vote\n[\s\S]*Nothing stands out/)]);
  });

  it('ends with what is wrong in a line, without a stack', async () => {
    const closed = await run('vouchers', '--campaign', 'by-voucher', '--count', '1', '--campaigns', campaigns);
    expect(closed).toEqual({
      code: 2,
      stdout: '',
      stderr: 'Voting in by-voucher has closed: nobody could use the codes\n',
    });
  });

  it.each(['vouchers', 'destroy-secret', 'integrity'])('%s explains itself', async (command) => {
    const { code, stdout, stderr } = await run(command, '--help');
    expect([code, stdout + stderr]).toEqual([0, expect.stringContaining(`npm run ${command} -- --campaign ID`)]);
  });
});

describe('a command for the platform on this machine', () => {
  it('says what to do when none runs there', async () => {
    const words = ['--campaign', 'capped', '--campaigns', campaigns, '--local', '--data', join(tmpdir(), 'nothing')];
    expect(await run('destroy-secret', ...words)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('run `npm start` first'),
    });
  });

  it('leaves no way in once the platform has stopped', async () => {
    const other = await TestPlatform.start(COUNTED);
    const access = join(other.dataDir, 'aws.json');
    expect(readFileSync(access, 'utf8')).toContain('accessKeyId');
    await other.platform.stop();
    expect(() => readFileSync(access)).toThrow('ENOENT');
    await other.stop();
  });
});
