import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { liegeWith } from '../support/liege-with.ts';
import { violationsOf } from './support/axe.ts';
import { launch, PHONE, visit } from './support/browser.ts';
import { becomes } from './support/drawn.ts';
import { addressOf } from './support/pages.ts';
import { CAMPAIGN, type RunningPlatform, startPlatform } from './support/platform.ts';
import { words } from './support/words.ts';

const SELECTED = 8;
const API = new RegExp(`/api/campaigns/${CAMPAIGN}`);

let folder: string;
let platform: RunningPlatform;
let browser: Browser;
let selected: readonly number[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reinventons-selected-'));
  const campaigns = await liegeWith(folder, { selection: { rule: 'best', projects: SELECTED } });
  [platform, browser] = await Promise.all([startPlatform('follow-up', ['--campaigns', campaigns]), launch()]);
  const answer = await fetch(`${platform.url}/api/campaigns/${CAMPAIGN}/results`);
  ({
    selection: { selected },
  } = (await answer.json()) as { selection: { selected: number[] } });
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
  await rm(folder, { recursive: true, force: true });
});

const sorted = (numbers: readonly number[]) => [...numbers].sort((one, other) => one - other);
const cardsOf = async (page: Page) =>
  sorted(
    await page
      .locator('article[data-number]')
      .evaluateAll((cards) => cards.map((card) => Number(card.getAttribute('data-number')))),
  );
const chip = (page: Page, language: 'fr' | 'de' = 'fr') =>
  page.getByRole('button', { name: words('proposals.selected', {}, language), exact: true });

describe('the list of ideas, once there is a result', () => {
  it('marks what is selected, and is narrowed down to it by a chip that stays in the address', async () => {
    expect(selected).toHaveLength(SELECTED);
    const { page, troubles, close } = await visit(browser, platform.url, PHONE);
    await page.goto(addressOf('/proposals?sort=votes'));
    await page.locator('article[data-number]').first().waitFor();
    // The most votes for are what this rule selects: they stand first.
    const badges = page.locator('article[data-number]').getByText(words('results.isSelected'), { exact: true });
    await becomes(() => badges.count(), SELECTED);
    await chip(page).click();
    await becomes(() => cardsOf(page), sorted(selected));
    // What all have is not said of each.
    expect(await badges.count()).toBe(0);
    await page.waitForURL((url) => url.searchParams.get('selected') === '1');
    await page
      .getByRole('status')
      .filter({ hasText: `${SELECTED}` })
      .first()
      .waitFor();
    expect(await violationsOf(page)).toEqual([]);

    await page.locator('article[data-number] h2 a').first().click();
    await page.waitForURL(/\/proposals\/\d+$/);
    await page.goBack();
    await becomes(() => cardsOf(page), sorted(selected));
    await chip(page).click();
    await page.waitForURL((url) => !url.searchParams.has('selected'));
    await becomes(async () => (await cardsOf(page)).length > SELECTED, true);
    expect(troubles).toEqual([]);
    await close();
  });

  it('shows by a link nothing but what is selected, by requests for those numbers, in another language too', async () => {
    const { page, troubles, close } = await visit(browser, platform.url);
    // All ideas, which a page fetches behind its first ones, do not come.
    await page.route(
      ({ pathname, searchParams }) =>
        API.test(pathname) && searchParams.get('limit') === '100' && !searchParams.has('numbers'),
      () => {},
    );
    await page.goto(addressOf('/proposals?selected=1&sort=number', 'de'));
    await becomes(() => cardsOf(page), sorted(selected));
    expect(await chip(page, 'de').getAttribute('aria-pressed')).toBe('true');
    // Narrowed down further on the device.
    await page.getByRole('searchbox').fill(String(selected[0]));
    await becomes(async () => (await cardsOf(page)).includes(selected[0] ?? 0), true);
    await becomes(async () => (await cardsOf(page)).length < SELECTED, true);
    expect(troubles).toEqual([]);
    await close();
  });
});

describe('while the platform does not answer', () => {
  it.each(['/outcomes', '/results', '/proposals'])(
    '%s says so once, and one press asks for all of it',
    async (path) => {
      const { page, close } = await visit(browser, platform.url);
      let down = true;
      await page.route(API, (route) => (down ? route.fulfill({ status: 503, body: '' }) : route.continue()));
      await page.goto(addressOf(path));
      const again = page.getByRole('button', { name: words('common.retry') });
      await again.waitFor();
      // Each request is tried again for some seconds.
      await page.waitForLoadState('networkidle');
      expect(await page.getByRole('main').getByRole('alert').count()).toBe(1);
      down = false;
      await again.click();
      await becomes(async () => (await page.getByRole('main').getByRole('heading', { level: 2 }).count()) > 1, true);
      await becomes(() => page.getByRole('main').getByRole('alert').count(), 0);
      await close();
    },
  );
});
