import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const VITE = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
const CONFIG = join(ROOT, 'web', 'vite.config.ts');
/** Holds one folder a version of the sources, named by their hash: the newest, and what is just being made. */
const SITES = join(ROOT, 'build', 'site');
/** What else a page depends on: pure rules that it shares, and the versions of all libraries. */
const SOURCES = ['web', 'functions/core', 'package-lock.json'];

/** In an order that is the same on every machine. */
async function filesBelow(path: string): Promise<string[]> {
  if (path.endsWith('.json')) return [path];
  const entries = await readdir(join(ROOT, path), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => file.slice(ROOT.length)).sort();
}

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of await filesBelow(source)) {
      hash.update(`${file}\0`).update(await readFile(join(ROOT, file)));
    }
  }
  return hash.digest('hex').slice(0, 32);
}

/**
 * Builds the site, or finds what was built of the same sources: a platform starts much more often than the site changes.
 * Several processes may do it at once; each writes a folder of its own and the first one counts.
 *
 * @returns the folder: index.html, and assets/ whose names tell their content
 */
export async function buildSite(): Promise<string> {
  const folder = join(SITES, await hashOfSources());
  if (existsSync(folder)) return folder;
  const draft = join(SITES, `${randomUUID()}.new`);
  await mkdir(SITES, { recursive: true });
  await runVite(draft);
  try {
    await rename(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    await rm(draft, { recursive: true });
  }
  await removeOthers(folder);
  return folder;
}

/** In a process of its own: it wants native code and a NODE_ENV, and what it has read need not stay in memory. */
async function runVite(outDir: string): Promise<void> {
  const args = [VITE, 'build', '--config', CONFIG, '--outDir', outDir, '--logLevel', 'error'];
  await promisify(execFile)(process.execPath, args, { cwd: ROOT, env: { ...process.env, NODE_ENV: 'production' } });
}

/** Versions before this one; drafts belong to whoever is making them. */
async function removeOthers(folder: string): Promise<void> {
  const others = (await readdir(SITES)).filter((name) => !name.endsWith('.new') && join(SITES, name) !== folder);
  await Promise.all(others.map((name) => rm(join(SITES, name), { recursive: true, force: true })));
}
