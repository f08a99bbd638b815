import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Choice } from '../../functions/core/campaign.ts';
import { fill } from '../city/fill.ts';
import { ApiClient } from '../http.ts';
import { tokenAnswer } from '../replay/answers.ts';
import { ElectionApi } from '../replay/api.ts';
import { LIEGE_SEED } from '../replay/arguments.ts';
import { chooseElection } from '../replay/choose-election.ts';
import { startWorld } from '../replay/world.ts';
import { openBrowser } from '../verify/browser.ts';
import { answerTo, type Device, openPage } from './page.ts';

/** Into the voting, ms. */
const AFTER_OPENING = 60_000;
const VOTERS = 10;
const VOTES_EACH = 40;
const OWNER = 'voter-0';
/** Titles that a ranking begins with. */
const RANKED = 20;
/** Cards that each step of the list adds, and steps that are taken. */
const STEP = 24;
const MORE = 4;
/** Where a list is left for an idea, px, and which of its cards is followed. */
const DEPTH = 9_000;
const FOLLOWED = 30;
/** How long a page may take that is looked at, ms. */
const PATIENCE = 30_000;

/** What was seen in one visit of a device; ms where nothing else is said. */
export interface LargeVisit {
  readonly readable: number;
  readonly theme: number;
  readonly search: number;
  readonly sort: number;
  readonly more: number;
  /** Of the list that `more` has opened. */
  readonly cards: number;
  readonly megabytes: number;
  readonly elements: number;
  readonly returned: boolean;
  readonly ranking: number;
  readonly ballot: number;
  readonly queue: number;
  readonly decided: number;
}

declare global {
  // When the page had so many titles of ideas, ms from the navigation.
  var titlesAt: number;
}

interface Large {
  readonly url: string;
  /** Tokens by subject: somebody with a ballot, and a moderator. */
  readonly tokens: ReadonlyMap<string, string>;
}

/** Runs in the page before anything else. */
function observeTitles(most: number): void {
  globalThis.titlesAt = 0;
  const list = new MutationObserver(() => {
    if (document.querySelectorAll('main li a[href*="/proposals/"]').length < most) return;
    list.disconnect();
    requestAnimationFrame(() =>
      setTimeout(() => {
        globalThis.titlesAt = performance.now();
      }),
    );
  });
  list.observe(document, { subtree: true, childList: true });
}

async function signIn(page: Page, subject: string, token: string, moderator: boolean): Promise<void> {
  const user = { person: { id: subject, email: null, moderator }, accessToken: token };
  await page.addInitScript((kept) => {
    sessionStorage.setItem(
      'sign-in.user',
      JSON.stringify({ ...kept, expiresAt: Math.floor(Date.now() / 1000) + 3_600 }),
    );
  }, user);
}

/** Runs in the page: ms from asking for more until there are more cards. */
function askForMore(): Promise<number> {
  const count = () => document.querySelectorAll('article[data-number]').length;
  const before = count();
  return new Promise((resolve) => {
    const began = performance.now();
    const list = new MutationObserver(() => {
      if (count() === before) return;
      list.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
    });
    list.observe(document.body, { subtree: true, childList: true });
    const button = Array.from(document.querySelectorAll('main button')).at(-1);
    if (!(button instanceof HTMLElement)) throw new Error('There is no more to ask for.');
    button.click();
  });
}

async function visitList(page: Page) {
  const cards = page.locator('article[data-number]');
  const { readable } = await page.evaluate(() => globalThis.seen);
  const theme = await page.evaluate(answerTo, { theme: 'energy-transition' });
  const search = await page.evaluate(answerTo, { search: 'velo' });
  await page.evaluate(answerTo, { search: '' });
  const sort = await page.evaluate(answerTo, { sort: 'votes' });
  await cards.nth(STEP - 1).waitFor({ timeout: PATIENCE });
  let more = 0;
  for (let step = 1; step <= MORE; step += 1) {
    more += (await page.evaluate(askForMore)) / MORE;
    // The rest of them follows the first ones.
    await cards.nth(STEP * (step + 1) - 1).waitFor({ timeout: PATIENCE });
  }
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const [elements, count] = await Promise.all([
    page.evaluate(() => document.querySelectorAll('*').length),
    cards.count(),
  ]);
  await page.evaluate((depth) => scrollTo(0, depth), DEPTH);
  await cards
    .nth(FOLLOWED)
    .locator('h2 a')
    .evaluate((link: HTMLElement) => link.click());
  await page.waitForURL(/\/proposals\/\d+$/);
  await page.waitForLoadState('networkidle');
  await page.goBack();
  await page.waitForTimeout(1_000);
  const returned = Math.abs((await page.evaluate(() => scrollY)) - DEPTH) < 10;
  return { readable, theme, search, sort, more, cards: count, megabytes: usedSize / 1e6, elements, returned };
}

async function visitQueue(page: Page) {
  const opened = page.locator('[data-item][aria-expanded="true"]');
  const queue = await page.evaluate(() => globalThis.titlesAt);
  const before = await opened.getAttribute('data-item');
  await page.locator('main').getByRole('button').first().focus();
  const began = performance.now();
  await page.keyboard.press('p');
  await page.locator(`[data-item="${before}"]`).waitFor({ state: 'detached', timeout: PATIENCE });
  return { queue, decided: performance.now() - began };
}

async function visit(browser: Browser, { url, tokens }: Large, device: Device): Promise<LargeVisit> {
  const found: { list?: Awaited<ReturnType<typeof visitList>>; queue?: Awaited<ReturnType<typeof visitQueue>> } = {};
  let [ranking, ballot] = [0, 0];
  const titles = (page: Page) => page.evaluate(() => globalThis.titlesAt);
  const as = (subject: string, most: number) => async (page: Page) => {
    await page.addInitScript(observeTitles, most);
    await signIn(page, subject, tokens.get(subject) ?? '', subject !== OWNER);
  };
  await openPage(browser, `${url}/proposals`, device, async (page) => {
    found.list = await visitList(page);
  });
  await openPage(
    browser,
    `${url}/results`,
    device,
    async (page) => {
      ranking = await titles(page);
    },
    (page) => page.addInitScript(observeTitles, RANKED),
  );
  await openPage(
    browser,
    `${url}/ballot`,
    device,
    async (page) => {
      ballot = await titles(page);
    },
    as(OWNER, VOTES_EACH),
  );
  await openPage(
    browser,
    `${url}/desk/queue`,
    device,
    async (page) => {
      found.queue = await visitQueue(page);
    },
    as('moderator', 1),
  );
  if (!found.list || !found.queue) throw new Error('a page was not looked at');
  return { ...found.list, ...found.queue, ranking, ballot };
}

/** A campaign of so many proposals, a quarter of them in the queue, looked at by each of the devices so many times. */
export async function siteAtSize(
  proposals: number,
  devices: readonly Device[],
  visits: number,
  tell: (line: string) => void,
): Promise<readonly (readonly LargeVisit[])[]> {
  const election = await chooseElection({ source: 'liege', scale: 1, seed: LIEGE_SEED });
  const workDir = await mkdtemp(join(tmpdir(), 'reinventons-site-large-'));
  const platform = await startWorld(election, { dataDir: join(workDir, 'data') });
  const client = new ApiClient({ url: platform.url, concurrency: 4 });
  const api = new ElectionApi(client, election.campaign.id);
  const browser = await openBrowser();
  try {
    const seconds = await fill(platform, election, { proposals, comments: 0, projects: 1 });
    tell(`${proposals} proposals written in ${seconds.toFixed(0)} s`);
    await api.moveClockTo('voting', 'opens', AFTER_OPENING);
    for (let voter = 0; voter < VOTERS; voter += 1) {
      const token = await api.tokenOf(`voter-${voter}`, 'vote');
      for (let vote = 0; vote < VOTES_EACH; vote += 1) {
        const choice: Choice = (voter + vote) % 7 === 0 ? 'against' : 'for';
        await api.cast({ number: ((voter * 7919 + vote * 8017) % proposals) + 1, choice }, token);
      }
    }
    const tokens = new Map<string, string>();
    for (const [sub, groups] of [
      [OWNER, []],
      ['moderator', ['moderators']],
    ] as const) {
      const request = { method: 'POST', path: '/__local/token', body: { sub, groups }, repeatable: true } as const;
      tokens.set(sub, (await client.call(request, tokenAnswer)).access_token);
    }
    const large = { url: `${platform.url}/fr/${election.campaign.id}`, tokens };
    const seen: LargeVisit[][] = devices.map(() => []);
    // The platform's own first requests are not what is measured.
    for (const device of devices.slice(-1)) await visit(browser, large, device);
    for (let at = 0; at < visits; at += 1)
      for (const [index, device] of devices.entries()) {
        seen[index]?.push(await visit(browser, large, device));
        tell(`visit ${at + 1} of ${visits}, device ${index + 1}`);
      }
    return seen;
  } finally {
    await browser.close();
    await client.close();
    await platform.stop();
    await rm(workDir, { recursive: true, force: true });
  }
}
