import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');
const run = promisify(execFile);

let outdir = '';
const template = async (part: string) => JSON.parse(await readFile(join(outdir, await fileOf(part)), 'utf8'));
const typesOf = async (part: string): Promise<string[]> =>
  Object.values<{ Type: string }>((await template(part)).Resources).map(({ Type }) => Type);

describe('the platform as a construct', () => {
  beforeAll(async () => {
    outdir = await mkdtemp(join(tmpdir(), 'reinventons-construct-'));
    await run(process.execPath, ['docs/construct/app.ts'], { cwd: ROOT, env: { ...process.env, CDK_OUTDIR: outdir } });
  });
  afterAll(() => rm(outdir, { recursive: true, force: true }));

  it("puts both stacks into somebody's own app, named after the construct", async () => {
    const { artifacts } = JSON.parse(await readFile(join(outdir, 'manifest.json'), 'utf8'));
    const names = Object.values<{ type: string; properties: { stackName?: string } }>(artifacts)
      .filter(({ type }) => type === 'aws:cloudformation:stack')
      .map(({ properties }) => properties.stackName);

    expect(new Set(names)).toEqual(new Set(['ideas-app', 'ideas-data']));
    expect(await typesOf('data')).toContain('AWS::DynamoDB::GlobalTable');
    expect(await typesOf('app')).toContain('AWS::CloudFront::Distribution');
  });

  it('answers at the address that it was given', async () => {
    const app = await template('app');

    expect(JSON.stringify(app)).toContain('ideas.example.org');
  });

  it('gives every resource the logical id that the house app gives it, so that either can take over', async () => {
    const house = process.env.TEST_ASSEMBLY ?? '';
    const kept = (resources: Record<string, { Type: string; DeletionPolicy?: string }>) =>
      Object.entries(resources)
        .filter(([, { Type }]) => Type === 'AWS::DynamoDB::GlobalTable')
        .map(([id]) => id)
        .sort();
    const data = await template('data');
    const reference = JSON.parse(await readFile(join(house, 'reinventons-data.template.json'), 'utf8'));

    expect(kept(data.Resources)).toEqual(kept(reference.Resources));
  });

  it('names what is wrong with a campaign file, and builds nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'reinventons-campaigns-'));
    await writeFile(join(folder, 'one.json'), '{"id": "One"}');
    const code = `import { App } from 'aws-cdk-lib';
      import { ParticipationPlatform } from ${JSON.stringify(join(ROOT, 'infra/participation-platform.ts'))};
      new ParticipationPlatform(new App(), 'ideas', { campaigns: ${JSON.stringify(folder)} });`;

    await expect(run(process.execPath, ['--input-type=module', '-e', code], { cwd: ROOT })).rejects.toThrow(
      /CampaignFileError/,
    );
    await rm(folder, { recursive: true, force: true });
  });
});

/** The file of the template of a part of the platform. */
async function fileOf(part: string): Promise<string> {
  return (await readdir(outdir)).find((name) => new RegExp(`^ideas.*${part}.*[.]template[.]json$`).test(name)) ?? '';
}
