import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { stop } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { bundleVerifier, writeVerifier } from '../../verify/build.ts';
import { archiveFiles, castVotes, receiptFor, writeArchive } from '../verify/support/archive.ts';
import { violationsOf } from './support/axe.ts';
import { launch, visit } from './support/browser.ts';

const ballots = castVotes(300);
let folder: string;
let archive: string;
let address: string;
let browser: Browser;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reinventons-page-'));
  archive = writeArchive(join(folder, 'archive'), await archiveFiles(ballots));
  const verifier = await bundleVerifier();
  await stop();
  await writeVerifier(folder, verifier);
  address = pathToFileURL(join(folder, 'verify.html')).href;
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** The page from its file, without a network. */
async function open() {
  const visited = await visit(browser, address, { offline: true });
  await visited.page.goto(address);
  return visited;
}

async function verdict(page: Page) {
  await page.waitForSelector('#verdict:not([hidden])');
  return { text: await page.textContent('#verdict'), kind: await page.getAttribute('#verdict', 'class') };
}

const wrongs = (page: Page) => page.locator('#findings .wrong').allTextContents();

it('checks a folder offline, without anything that the browser complains of', async () => {
  const { page, troubles, close } = await open();
  expect(await page.title()).toBe('Vérifier le décompte');
  await page.setInputFiles('#folder', archive);
  expect(await verdict(page)).toEqual({ text: 'Tout ce qui a été vérifié est exact.', kind: 'verdict holds' });
  await page.selectOption('#language', 'de');
  expect(await verdict(page)).toEqual({ text: 'Alles, was geprüft wurde, stimmt.', kind: 'verdict holds' });
  expect(troubles).toEqual([]);
  await close();
});

it('follows receipts, an earlier checkpoint and a key', async () => {
  const { page, close } = await open();
  await page.selectOption('#language', 'en');
  await page.setInputFiles('#folder', archive);
  await verdict(page);
  await page.click('summary');
  await page.fill('#receipts', ballots[3]!.map((vote, index) => receiptFor(vote, index + 1)).join('\n'));
  await page.setInputFiles('#previous', join(archive, 'checkpoint'));
  await page.fill('#key', 'short');
  await page.click('#check');
  await page.waitForSelector('.verdict.unchecked');
  expect((await verdict(page)).text).toContain('This is no key: short');
  await page.fill('#key', '');
  await page.click('#check');
  await page.waitForSelector('.verdict.holds');
  const holds = await page.locator('#findings .holds').allTextContents();
  expect(holds.filter((sentence) => sentence.includes('Your vote'))).toHaveLength(4);
  expect(holds.join()).toContain('The earlier checkpoint has the same 750 votes.');
  await close();
});

it('names the line of a vote that was changed', async () => {
  const files = await archiveFiles(ballots);
  const lines = Buffer.from(files.get('votes.csv')!).toString().split('\r\n');
  const flipped = lines[300]!.replace(/for|against/, (choice) => (choice === 'for' ? 'against' : 'for'));
  const tampered = writeArchive(join(folder, 'tampered'), files);
  writeFileSync(join(tampered, 'votes.csv'), lines.with(300, flipped).join('\r\n'));
  const { page, close } = await open();
  await page.selectOption('#language', 'en');
  await page.setInputFiles('#folder', tampered);
  expect((await verdict(page)).kind).toBe('verdict wrong');
  expect((await wrongs(page)).join('\n')).toContain('votes.csv, line 301');
  await close();
});

it('is found accessible, wide and narrow, by day and by night', async () => {
  const { page, close } = await open();
  await page.click('summary');
  await page.setInputFiles('#folder', archive);
  await verdict(page);
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await violationsOf(page)).toEqual([]);
    }
  }
  await close();
});
