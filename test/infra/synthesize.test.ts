import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openApiDocument } from '../../functions/http/openapi.ts';
import { buildFunctions, functionNames } from '../../infra/build.ts';
import { synthesize } from '../../infra/synthesize.ts';
import { FUNCTIONS } from './composed.ts';

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
    expect(readdirSync(assembly).filter((name) => name.startsWith('asset.'))).toHaveLength(FUNCTIONS.length);
  });

  it('stands at the date it is given, so that boundaries of 2017 can lie ahead', () => {
    const template = read(assembly, 'reinventons-app.template.json');
    expect(template).toContain('at(2017-06-26T00:00:00)');
    expect(template).not.toContain('at(2017-05-23T00:00:00)');
  });

  it('names assets by their content alone, wherever it is made', async () => {
    const again = await synthesize({ campaigns: 'campaigns', outdir: join(folder, 'second') });
    const assets = (directory: string) => readdirSync(directory).filter((name) => name.startsWith('asset.'));
    expect(assets(again)).toEqual(assets(assembly));
  });

  it('replaces what was there before', async () => {
    await synthesize({ campaigns: 'campaigns', outdir: join(folder, 'second'), now: new Date('2017-01-01') });
    const template = read(folder, 'second', 'assembly', 'reinventons-app.template.json');
    expect(template).toContain('at(2017-03-08T00:00:00)');
    expect(readdirSync(join(folder, 'second', 'assembly'))).toEqual(readdirSync(assembly));
  });
});

describe('a bundle', () => {
  it.each(FUNCTIONS)('of %s is deployed with the campaigns as they were written', (name) => {
    expect(JSON.parse(bundle(name, 'campaigns.json'))).toEqual([
      JSON.parse(read('campaigns', 'reinventons-liege-2017.json')),
    ]);
  });

  it('of browse has the description of the API', () => {
    expect(JSON.parse(bundle('browse', 'openapi.json'))).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  });

  it.each(FUNCTIONS)('of %s maps back to the sources, told from the root of the repository', (name) => {
    const { sources } = JSON.parse(bundle(name, 'index.mjs.map'));
    expect(bundle(name, 'index.mjs')).toMatch(/\n\/\/# sourceMappingURL=index\.mjs\.map\n$/);
    expect(sources).toContain(`functions/${name}/index.ts`);
    expect(sources.filter((source: string) => !/^(functions|node_modules)\//.test(source))).toEqual([]);
  });

  it('is reported with its size', async () => {
    const { bundles } = await buildFunctions({ campaigns: 'campaigns', outdir: join(folder, 'sizes') });
    expect(bundles.map(({ name }) => name)).toEqual(FUNCTIONS);
    for (const { size, gzipSize } of bundles) expect(gzipSize).toBeLessThan(size);
  });
});
