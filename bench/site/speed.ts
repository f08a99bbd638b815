import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { ApiClient } from '../http.ts';
import { ElectionApi } from '../replay/api.ts';
import { LIEGE_SEED } from '../replay/arguments.ts';
import { chooseElection } from '../replay/choose-election.ts';
import { handInAll } from '../replay/hand-in.ts';
import { silentProgress } from '../replay/progress.ts';
import { startWorld } from '../replay/world.ts';
import { openBrowser } from '../verify/browser.ts';

/** The slow phone of the goals: a processor four times slower than this one, 1.6 Mbit/s down, 150 ms there and back. */
const CPU = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
/** Into the voting, ms: the buttons stand on every card. */
const AFTER_OPENING = 60_000;
const VIEWPORT = { width: 360, height: 740 };
/** Cards that a phone shows at first: when these have their words, the list can be read. */
const FIRST_CARDS = 2;
/** How long after the first ones the rest of the list may begin to come, ms. */
const BEHIND = 3_000;
const SEARCH = 'velo';
const THEMES = ['energy-transition', 'social-inclusion', 'digital-revolution'] as const;

export interface SiteSpeed {
  readonly proposals: number;
  /** One for each opening with nothing in the cache, ms from the navigation until the first cards can be read. */
  readonly readable: readonly number[];
  /** Largest contentful paint of the same openings, ms. */
  readonly largestPaint: readonly number[];
  /** Cumulative layout shift of the same openings, from the navigation until all has come. */
  readonly shift: readonly number[];
  /** From a click on a theme until the list shows it, ms, painting included. */
  readonly filter: readonly number[];
  /** The same until a search's last letter is answered, ms. */
  readonly search: readonly number[];
}

/** Opens the list of Liège's 923 proposals on a simulated slow phone, so many times, and filters it. */
export async function siteSpeed(openings: number): Promise<SiteSpeed> {
  const election = await chooseElection({ source: 'liege', scale: 1, seed: LIEGE_SEED });
  const workDir = await mkdtemp(join(tmpdir(), 'reinventons-site-'));
  const platform = await startWorld(election, { dataDir: join(workDir, 'data') });
  const client = new ApiClient({ url: platform.url, concurrency: 1 });
  const api = new ElectionApi(client, election.campaign.id);
  const browser = await openBrowser();
  try {
    await handInAll(election, api, silentProgress);
    await api.moveClockTo('voting', 'opens', AFTER_OPENING);
    const url = `${platform.url}/fr/${election.campaign.id}/proposals`;
    const speed: Record<'readable' | 'largestPaint' | 'shift' | 'filter' | 'search', number[]> = {
      readable: [],
      largestPaint: [],
      shift: [],
      filter: [],
      search: [],
    };
    // The platform's own first requests are not what is measured.
    await open(browser, url, async () => undefined);
    for (let opening = 0; opening < openings; opening += 1) {
      await open(browser, url, async (page) => {
        const seen = await page.evaluate(() => globalThis.seen);
        speed.readable.push(seen.readable);
        speed.largestPaint.push(seen.largestPaint);
        speed.shift.push(seen.shift);
        for (const theme of THEMES) speed.filter.push(await page.evaluate(answerTo, { theme }));
        speed.search.push(await page.evaluate(answerTo, { search: SEARCH }));
      });
    }
    return { proposals: election.drafts.length, ...speed };
  } finally {
    await browser.close();
    await client.close();
    await platform.stop();
    await rm(workDir, { recursive: true, force: true });
  }
}

declare global {
  // What the page's own observers have seen, ms and a sum of shifts.
  var seen: { readable: number; largestPaint: number; shift: number };
}

/** Runs in the page before anything else. */
function observe(firstCards: number): void {
  globalThis.seen = { readable: 0, largestPaint: 0, shift: 0 };
  const cards = new MutationObserver(() => {
    if (document.querySelectorAll('article[data-number] h2 a').length < firstCards) return;
    cards.disconnect();
    requestAnimationFrame(() =>
      setTimeout(() => {
        globalThis.seen.readable = performance.now();
      }),
    );
  });
  cards.observe(document, { subtree: true, childList: true });
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) globalThis.seen.largestPaint = startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if ('value' in entry && 'hadRecentInput' in entry && typeof entry.value === 'number' && !entry.hadRecentInput)
        globalThis.seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

type Act = { readonly theme: string } | { readonly search: string };

/** Runs in the page: ms from the choice of a theme, or from a search's last letter, until other cards are painted. */
function answerTo(act: Act): Promise<number> {
  const shown = () =>
    Array.from(document.querySelectorAll('article[data-number]'), (card) => card.getAttribute('data-number'))
      .slice(0, 3)
      .join();
  const before = shown();
  return new Promise((resolve) => {
    const began = performance.now();
    const list = new MutationObserver(() => {
      if (shown() === before) return;
      list.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
    });
    list.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    if ('theme' in act) document.querySelector<HTMLInputElement>(`input[name="theme"][value="${act.theme}"]`)?.click();
    else {
      const input = document.querySelector<HTMLInputElement>('input[type="search"]');
      if (input === null) throw new Error('There is no search on the page.');
      input.value = act.search;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  });
}

async function open(browser: Browser, url: string, look: (page: Page) => Promise<unknown>): Promise<void> {
  const context = await browser.newContext({ viewport: VIEWPORT, isMobile: true, hasTouch: true, locale: 'fr-BE' });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', NETWORK);
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU });
    await page.addInitScript(observe, FIRST_CARDS);
    await page.goto(url, { waitUntil: 'networkidle' });
    // All proposals come behind the first ones: a filter is tried once they are there.
    await page.waitForTimeout(BEHIND);
    await page.waitForLoadState('networkidle');
    await look(page);
  } finally {
    await context.close();
  }
}
