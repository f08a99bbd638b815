import { existsSync, readdirSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type OutputFile, stop } from 'esbuild';
import * as z from 'zod';
import { openApiDocument } from '../functions/http/openapi.ts';
import { bundleVerifier, writeVerifier } from '../verify/build.ts';
import { buildSite } from './build-site.ts';
import { builtInModules, REQUIRE } from './built-in-modules.ts';
import { type ReadCampaign, readCampaigns } from './campaigns.ts';
import { reportInputErrors } from './report-input-errors.ts';
import { SITE_FOLDER } from './site-folder.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Where the bundles go that `npm run build` and `npm run synth` make. */
export const DEFAULT_OUTDIR = join(ROOT, 'build', 'functions');

export interface BuildOptions {
  /** Folder of campaign files. */
  readonly campaigns: string;
  /** Folder that gets one folder a function. What it held of them before is replaced. */
  readonly outdir: string;
  /** Folder of a built site. Default: it is built from `web/`, if it has changed since. */
  readonly site?: string;
}

export interface Bundle {
  /** The function's folder below `functions/`. */
  readonly name: string;
  /** Bytes of the minified code, without its source maps; with what is loaded later. */
  readonly size: number;
  readonly gzipSize: number;
}

export interface Built {
  readonly campaigns: readonly ReadCampaign[];
  readonly bundles: readonly Bundle[];
}

/** Functions that load a part of themselves later: what reads objects, which few of their requests need. */
const SPLIT: ReadonlySet<string> = new Set(['browse', 'moderate', 'vote']);

/** The functions: every folder of `functions/` that has an `index.ts`. */
export function functionNames(): string[] {
  const names = readdirSync(join(ROOT, 'functions'));
  return names.filter((name) => existsSync(join(ROOT, 'functions', name, 'index.ts'))).sort();
}

/**
 * Bundles every function with all that it imports, in one run of esbuild since starting it is what takes the time,
 * and puts beside each the campaigns that it is deployed with. The site is a folder among them. The same sources give the same bytes wherever the
 * repository and `outdir` are, so that nothing is deployed again without a change.
 *
 * @throws CampaignFileError naming all that is wrong with the campaign files
 */
export async function buildFunctions(options: BuildOptions): Promise<Built> {
  const campaigns = readCampaigns(options.campaigns);
  const names = functionNames();
  const [site, verifier, together, ...alone] = await Promise.all([
    options.site ?? buildSite(),
    bundleVerifier(),
    bundleAll(names.filter((name) => !SPLIT.has(name))),
    ...names.filter((name) => SPLIT.has(name)).map((name) => bundleAll([name], true)),
  ]);
  // Its process would stay, with all that it has read, as long as a platform runs.
  await stop();
  const filesOf = (name: string) => [together, ...alone].flatMap((files) => filesFor(files, name));
  const siteFolder = join(options.outdir, SITE_FOLDER);
  await rm(siteFolder, { recursive: true, force: true });
  await cp(site, siteFolder, { recursive: true });
  const authored = JSON.stringify(campaigns.map(({ source }) => source));
  const read = JSON.stringify(campaigns.map(({ campaign }) => campaign));
  const bundles = await Promise.all(
    names.map(async (name) => {
      const folder = join(options.outdir, name);
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      const files = filesOf(name);
      await Promise.all(files.map(({ file, contents }) => writeFile(join(folder, file), contents)));
      await writeFile(join(folder, 'campaigns.json'), read);
      if (name === 'archive') {
        await writeVerifier(folder, verifier);
        // What it publishes as rules: the hash that is frozen with the ballot paper is that of the files as authored.
        await writeFile(join(folder, 'campaign-files.json'), authored);
      }
      if (name === 'browse') {
        await writeFile(join(folder, 'openapi.json'), JSON.stringify(openApiDocument()));
        // What it fills in for those who share a link.
        await cp(join(site, 'index.html'), join(folder, 'index.html'));
      }
      const code = files.filter(({ file }) => file.endsWith('.mjs')).map(({ contents }) => contents);
      return {
        name,
        size: code.reduce((sum, { length }) => sum + length, 0),
        gzipSize: code.reduce((sum, contents) => sum + gzipSync(contents).length, 0),
      };
    }),
  );
  return { campaigns, bundles };
}

/** One run of esbuild; `splitting` puts what is loaded later into files of its own, which no other function shares. */
async function bundleAll(names: readonly string[], splitting = false): Promise<readonly OutputFile[]> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: names.map((name) => ({ in: `functions/${name}/index.ts`, out: name })),
    // Nothing is written here: the sources in the maps are relative to it, so that a stack trace reads `functions/…`.
    outdir: ROOT,
    outExtension: { '.js': '.mjs' },
    write: false,
    bundle: true,
    splitting,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    sourcemap: 'external',
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [builtInModules],
    banner: { js: REQUIRE },
  });
  return outputFiles;
}

interface BundleFile {
  /** Its name in the function's folder. */
  readonly file: string;
  readonly contents: Buffer;
}

/** What one run of esbuild has made for a function: all of it where it was made for that one alone. */
function filesFor(files: readonly OutputFile[], name: string): BundleFile[] {
  const own = files.filter(({ path }) => basename(path).startsWith(`${name}.mjs`));
  const made = own.length > 0 && SPLIT.has(name) ? files : own;
  const mapped = new Set(made.filter(mapsOurs).map(({ path }) => path));
  return made.flatMap(({ path, contents }) => {
    const file = basename(path).replace(new RegExp(`^${name}[.]mjs`), 'index.mjs');
    const code = Buffer.from(contents);
    if (file.endsWith('.map')) return mapped.has(path) ? { file, contents: code } : [];
    return { file, contents: mapped.has(`${path}.map`) ? Buffer.concat([code, mapComment(file)]) : code };
  });
}

const map = z.object({ sources: z.array(z.string()) });

/**
 * Whether this is the map of a file with code of our own. With its start Node reads and parses the map that a file
 * names, and goes through the file letter by letter: for the SDK's files alone that was a tenth of a vote's start.
 */
function mapsOurs({ path, text }: OutputFile): boolean {
  return path.endsWith('.map') && map.parse(JSON.parse(text)).sources.some((source) => source.startsWith('functions/'));
}

function mapComment(file: string): Buffer {
  return Buffer.from(`//# sourceMappingURL=${file}.map\n`);
}

if (import.meta.main) {
  // Both given: as a platform in somebody's own app asks for it. Neither: `npm run build`.
  const [campaigns = join(ROOT, 'campaigns'), outdir = DEFAULT_OUTDIR] = process.argv.slice(2);
  await reportInputErrors(async () => {
    const { bundles } = await buildFunctions({ campaigns, outdir });
    for (const { name, size, gzipSize } of bundles) {
      console.log(`${name.padEnd(14)}${kilobytes(size)}${kilobytes(gzipSize)} gzipped`);
    }
  });
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1).padStart(9)} kB`;
}
