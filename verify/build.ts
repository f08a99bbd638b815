import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, stop } from 'esbuild';
import * as z from 'zod';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Where `npm run build:verify` puts them. */
export const VERIFIER_FOLDER = join(ROOT, 'build', 'verify');

/** The verifier as one file each, that needs nothing beside it. */
export interface Verifier {
  /** A page that a browser opens from a file. */
  readonly html: string;
  /** A script for Node 20 or later. */
  readonly mjs: string;
}

const COMMON: BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  write: false,
  minify: true,
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'warning',
};

/** Bundles both. The same sources give the same bytes. Leaves esbuild's process running: see `stop` of esbuild. */
export async function bundleVerifier(): Promise<Verifier> {
  const [mjs, script, style, template] = await Promise.all([
    textOf({ ...COMMON, entryPoints: ['verify/main.ts'], platform: 'node', format: 'esm', target: 'node20' }),
    textOf({ ...COMMON, entryPoints: ['verify/page/main.ts'], platform: 'browser', format: 'iife', target: 'es2022' }),
    textOf({ ...COMMON, entryPoints: ['verify/page/page.css'], target: 'es2022' }),
    readFile(join(ROOT, 'verify', 'page', 'page.html'), 'utf8'),
  ]);
  return { mjs: `#!/usr/bin/env node\n${mjs}`, html: pageOf(template, style, script) };
}

/** Fills the template; its policy names the hashes of what stands in it, so that nothing else runs there. */
function pageOf(template: string, style: string, script: string): string {
  // Within a script, `</script` would end it and `<!--` change how it is read; in strings both may be written otherwise.
  const code = script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  // By functions: in a text to replace with, "$&" and its like would mean something.
  return template
    .replace('sha256-style', () => `sha256-${hashOf(style)}`)
    .replace('sha256-script', () => `sha256-${hashOf(code)}`)
    .replace('/* style */', () => style)
    .replace('<script>script</script>', () => `<script>${code}</script>`);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

async function textOf(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({ ...options, write: false });
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`esbuild made nothing of ${JSON.stringify(options.entryPoints)}.`);
  return file.text;
}

/** Makes the folder a package without dependencies, so that `npx FOLDER` runs the command. */
const PACKAGE = {
  name: 'reinventons-verify',
  description:
    'Checks an archive of open data of a citizens\u2019 participation campaign: votes, tree, signatures, receipts.',
  license: 'Apache-2.0',
  type: 'module',
  bin: { 'reinventons-verify': 'verify.mjs' },
  engines: { node: '>=20' },
} as const;

/** Writes verify.html and verify.mjs into a folder. */
export async function writeVerifier(folder: string, { html, mjs }: Verifier): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'verify.html'), html);
  await writeFile(join(folder, 'verify.mjs'), mjs);
}

/** Writes both and what makes a package of them. */
async function writePackage(folder: string, verifier: Verifier): Promise<void> {
  await writeVerifier(folder, verifier);
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')));
  await writeFile(join(folder, 'package.json'), `${JSON.stringify({ ...PACKAGE, version }, null, 2)}\n`);
}

if (import.meta.main) {
  const verifier = await bundleVerifier();
  await stop();
  await writePackage(VERIFIER_FOLDER, verifier);
  for (const [name, text] of Object.entries(verifier)) {
    console.log(`verify.${name.padEnd(5)}${(Buffer.byteLength(text) / 1000).toFixed(1).padStart(8)} kB`);
  }
}
