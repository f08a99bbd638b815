import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { SiteSizes } from '../../bench/site/sizes.ts';

/** Bytes of script, gzipped: what a first page may need, and what the whole of the citizens' site may. */
const FIRST_PAGE = 60_000;
const WHOLE_SITE = 150_000;
const MAP = 30_000;

describe('the site on a slow network', () => {
  let sizes: SiteSizes;
  beforeAll(async () => {
    // In a process of its own: the bundler is native code, which does not run in a test's sandbox.
    const { stdout } = await promisify(execFile)(process.execPath, ['bench/site/sizes.ts']);
    sizes = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  });

  it('has every page of its own chunk', () => {
    const pages = sizes.pages.map(({ page }) => page);
    expect(pages).toEqual(
      expect.arrayContaining(['pages/home', 'pages/proposals', 'pages/proposal', 'pages/results', 'desk/desk']),
    );
  });

  it('shows any first page of a citizen after 60 kB of script at most', () => {
    const heavy = sizes.pages.filter(({ page, script }) => page.startsWith('pages/') && script > FIRST_PAGE);
    expect(heavy).toEqual([]);
  });

  it('has 150 kB of script in all, its map and all else that comes later included', () => {
    expect(sizes.allScripts).toBeLessThanOrEqual(WHOLE_SITE);
    const { map, signIn, markdown, drawing } = sizes.whenWanted;
    expect(map).toBeLessThanOrEqual(MAP);
    expect(sizes.allScripts).toBeGreaterThan(map + signIn + markdown + drawing);
  });

  it('keeps the desk out of that, and all of it in a chunk that no citizen loads', () => {
    expect(sizes.desk).toBeGreaterThan(0);
    expect(sizes.pages.find(({ page }) => page === 'desk/desk')?.script).toBeGreaterThan(sizes.desk);
  });
});
