import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openApiDocument } from '../../functions/http/openapi.ts';
import { buildFunctions, functionNames } from '../../infra/build.ts';
import { readCampaigns } from '../../infra/campaigns.ts';
import { synthesize } from '../../infra/synthesize.ts';
import { FUNCTIONS, type Resource } from './composed.ts';

const folder = mkdtempSync(join(tmpdir(), 'synthesize-'));
afterAll(() => rmSync(folder, { recursive: true }));

const outdir = join(folder, 'first');
const assembly = await synthesize({ campaigns: 'campaigns', outdir, now: new Date('2017-06-01T00:00:00Z') });
const read = (...path: string[]) => readFileSync(join(...path), 'utf8');
const bundle = (name: string, file: string) => read(outdir, 'functions', name, file);

describe('a cloud assembly made in process', () => {
  it('has both templates and a bundle for every function', () => {
    expect(readdirSync(assembly)).toEqual(
      expect.arrayContaining(['manifest.json', 'reinventons-app.template.json', 'reinventons-data.template.json']),
    );
    expect(functionNames()).toEqual(FUNCTIONS);
    // And the site, the function that copies it, and the tool that this one runs.
    const assets = readdirSync(assembly).filter((name) => name.startsWith('asset.'));
    expect(assets).toHaveLength(FUNCTIONS.length + 3);
  });

  it('stands at the date it is given, so that boundaries of 2017 can lie ahead', () => {
    const template = read(assembly, 'reinventons-app.template.json');
    expect(template).toContain('at(2017-06-26T00:00:00)');
    expect(template).not.toContain('at(2017-05-23T00:00:00)');
  });

  it('replaces what was there before', async () => {
    const again = join(folder, 'again');
    mkdirSync(join(again, 'assembly', 'asset.old'), { recursive: true });
    await synthesize({ campaigns: 'campaigns', outdir: again });
    expect(readdirSync(join(again, 'assembly'))).toEqual(readdirSync(assembly));
  });
});

describe('a bundle', () => {
  it.each(FUNCTIONS)('of %s is deployed with the campaigns as they were read of their files', (name) => {
    expect(JSON.parse(bundle(name, 'campaigns.json'))).toEqual(
      readCampaigns('campaigns').map(({ campaign }) => campaign),
    );
  });

  it('of browse has the description of the API', () => {
    expect(JSON.parse(bundle('browse', 'openapi.json'))).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  });

  it.each(FUNCTIONS)('of %s maps back to the sources, told from the root of the repository', (name) => {
    const { sources } = JSON.parse(bundle(name, 'index.mjs.map'));
    expect(bundle(name, 'index.mjs')).toMatch(/\n\/\/# sourceMappingURL=index\.mjs\.map\n$/);
    expect(sources).toContain(`functions/${name}/index.ts`);
    expect(sources.filter((source: string) => !/^(functions\/|node_modules\/|built-in:)/.test(source))).toEqual([]);
  });

  it('names maps beside code of ours alone, because a start reads each map that is named', () => {
    const files = readdirSync(join(outdir, 'functions', 'vote')).filter((file) => file.endsWith('.mjs'));
    const mapped = files.filter((file) => bundle('vote', file).includes('\n//# sourceMappingURL='));
    expect(mapped).toContain('index.mjs');
    for (const file of mapped) expect(bundle('vote', `${file}.map`)).toContain('"functions/');
    expect(files.length).toBeGreaterThan(mapped.length);
  });

  it.each(FUNCTIONS)('of %s starts with nothing but the environment that the template gives it', (name) => {
    const functions: Resource[] = Object.values(JSON.parse(read(assembly, 'reinventons-app.template.json')).Resources);
    const variables = functions.find(
      (resource) => resource.Properties.Environment?.Variables.POWERTOOLS_SERVICE_NAME === name,
    )?.Properties.Environment.Variables;
    const env = Object.fromEntries(Object.keys(variables).map((key) => [key, 'x']));
    const script = `console.log(typeof (await import(${JSON.stringify(join(outdir, 'functions', name, 'index.mjs'))})).handler)`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
      // The latter two are the runtime's own.
      env: { ...env, NODE_OPTIONS: '--enable-source-maps', AWS_REGION: 'eu-west-1', AWS_LAMBDA_FUNCTION_NAME: name },
    });
    expect({ stdout, stderr }).toEqual({ stdout: 'function\n', stderr: '' });
  });

  it('is the same wherever it is made, and is reported with its size', async () => {
    const elsewhere = join(folder, 'elsewhere', 'functions');
    const { bundles } = await buildFunctions({ campaigns: 'campaigns', outdir: elsewhere });
    expect(bundles.map(({ name }) => name)).toEqual(FUNCTIONS);
    for (const { name, size, gzipSize } of bundles) {
      for (const file of readdirSync(join(elsewhere, name)))
        expect(read(elsewhere, name, file)).toBe(bundle(name, file));
      const code = readdirSync(join(elsewhere, name)).filter(
        (file) => /^[\w-]+[.]mjs$/.test(file) && file !== 'verify.mjs',
      );
      expect(size).toBe(code.reduce((sum, file) => sum + Buffer.byteLength(bundle(name, file)), 0));
      expect(gzipSize).toBeLessThan(size);
    }
  });
});
