import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'campaigns-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the app as the command line tool does, in a process of its own. */
function run(context: Record<string, string>) {
  const CDK_CONTEXT_JSON = JSON.stringify(context);
  return spawnSync(process.execPath, ['infra/app.ts'], {
    encoding: 'utf8',
    env: { ...process.env, CDK_CONTEXT_JSON, CDK_OUTDIR: join(folder, 'out') },
  });
}

describe('the app', () => {
  it('stops at a wrong campaign file with what is wrong and nothing else', () => {
    writeFileSync(join(folder, 'wrong.json'), '{ "id": "wrong", "nmae": {} }');
    const { status, stdout, stderr } = run({ campaigns: folder });
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/wrong\.json at \/nmae: .*"name"/);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it('stops at a folder without campaigns, naming it', () => {
    const missing = join(folder, 'missing');
    const { status, stderr } = run({ campaigns: missing });
    expect(status).toBe(1);
    expect(stderr).toContain(missing);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it('wants to know for whom the tokens of another issuer are meant', () => {
    const { status, stderr } = run({ issuer: 'https://login.example.org' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Context audience is missing: /);
  });

  it('wants the certificate of a domain from the region where CloudFront looks for it', () => {
    const { status, stderr } = run({
      domain: 'ideas.example.org',
      certificate: 'arn:aws:acm:eu-west-1:123456789012:certificate/a',
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Context certificate is "arn:aws:acm:eu-west-1:.*in us-east-1/);
  });

  it('stops at an input that it cannot use, showing what it got', () => {
    const { status, stderr } = run({ sites: 'vote.example.org' });
    expect(status).toBe(1);
    expect(stderr).toBe(
      'Context sites is "vote.example.org": give web addresses, separated by commas, as -c sites=… or in cdk.json.\n',
    );
  });
});
