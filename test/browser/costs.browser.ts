import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { liegeWith } from '../support/liege-with.ts';
import { violationsOf } from './support/axe.ts';
import { launch, PHONE, type Visit, visit } from './support/browser.ts';
import { becomes } from './support/drawn.ts';
import { addressOf } from './support/pages.ts';
import { CACHED_FOR, CAMPAIGN, pause, type RunningPlatform, startPlatform } from './support/platform.ts';
import { beginSignedIn } from './support/sign-in.ts';
import { voteOn } from './support/voting.ts';
import { deskWords, words } from './support/words.ts';

/** The dearest of the three that get votes fits alone; the second does not fit beside it, the third does. */
const BUDGET = 100_000;
const COSTS = [60_000, 50_000, 30_000] as const;
/** Votes for the ideas of these costs, by so many citizens; a fourth idea without a cost has the most. */
const VOTERS = 5;
const VOTES = [4, 3, 2, 5] as const;

let folder: string;
let platform: RunningPlatform;
let browser: Browser;
let desk: Visit;
/** The three ideas that get a cost by keyboard, one that gets none, and one that gets it from a spreadsheet. */
let numbers: readonly number[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reinventons-costs-'));
  const selection = {
    rule: 'greedy',
    budget: BUDGET,
    skip: true,
    whatIf: [
      { rule: 'equal-shares', budget: BUDGET, completion: 'none' },
      { rule: 'best', projects: 2 },
    ],
  };
  const campaigns = await liegeWith(folder, { selection });
  [platform, browser] = await Promise.all([startPlatform('ideation', ['--campaigns', campaigns]), launch()]);
  desk = await visit(browser, platform.url, { viewport: { width: 1280, height: 900 } });
  await beginSignedIn(desk.page, platform, 'moderator-of-the-costs', ['moderators']);
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
  await rm(folder, { recursive: true, force: true });
});

const [first, second, third, without, pasted] = [0, 1, 2, 3, 4] as const;
const numberOf = (which: number): number => numbers[which] ?? 0;
const fieldOf = (page: Page, which: number) =>
  page.getByRole('textbox', { name: deskWords('costs.of', { number: String(numberOf(which)), currency: '€' }) });
const plain = (text: string | null) => (text ?? '').replaceAll(/\s/gu, ' ');
const euros = (amount: number) => new RegExp(`${amount / 1000}\\s000\\s€`, 'u');

/** What anybody may read, as soon as no cache is before it. */
async function read<T>(path: string): Promise<T> {
  const answer = await fetch(`${platform.url}/api/campaigns/${CAMPAIGN}${path}`);
  if (!answer.ok) throw new Error(`GET ${path} was answered ${answer.status}`);
  return (await answer.json()) as T;
}

async function keepsToWcag(page: Page): Promise<void> {
  const size = page.viewportSize();
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await becomes(
      () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      0,
    );
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await violationsOf(page)).toEqual([]);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (size) await page.setViewportSize(size);
}

describe('what ideas cost, from the desk to the winners', () => {
  it('is set at the desk by keyboard alone: an amount, Enter, the next', async () => {
    const { page, troubles } = desk;
    await page.goto(addressOf('/desk/costs'), { waitUntil: 'networkidle' });
    await keepsToWcag(page);
    const fields = page.locator('input[data-cost]');
    await fields.nth(pasted).waitFor();
    numbers = (await fields.evaluateAll((all) => all.slice(0, 5).map((field) => field.dataset.cost))).map(Number);
    await fieldOf(page, first).focus();
    for (const cost of COSTS) {
      await page.keyboard.type(String(cost));
      await page.keyboard.press('Enter');
    }
    await becomes(
      () => page.evaluate(() => document.activeElement?.getAttribute('data-cost')),
      String(numberOf(without)),
    );
    await page.getByText(deskWords('costs.savedShort'), { exact: true }).nth(third).waitFor();
    expect(troubles).toEqual([]);
  });

  it('says what is no amount, and saves nothing of it', async () => {
    const { page, troubles } = desk;
    await page.keyboard.type('12,50');
    await page.keyboard.press('Enter');
    await page.getByText(deskWords('costs.wrong')).first().waitFor();
    await becomes(() => fieldOf(page, without).getAttribute('aria-invalid'), 'true');
    await page.keyboard.press('Escape');
    await becomes(() => fieldOf(page, without).inputValue(), '');
    expect(troubles).toEqual([]);
  });

  it('is taken from two columns of a spreadsheet as well, and what cannot be saved is named', async () => {
    const { page, troubles } = desk;
    await page.getByRole('button', { name: deskWords('costs.together') }).click();
    const dialog = page.getByRole('dialog');
    const lines = dialog.getByLabel(deskWords('costs.together.lines'));
    await lines.fill(`${numberOf(pasted)}\t1 500\n999999\t20\nnuméro\tcoût`);
    await dialog.getByText('numéro\tcoût').waitFor();
    await dialog.getByRole('button', { name: deskWords('costs.together.send', { count: '2' }) }).click();
    await dialog.getByText(`999999: ${deskWords('answers.refused.not-public')}`).waitFor();
    await keepsToWcag(page);
    await lines.fill('');
    await page.keyboard.press('Escape');
    await becomes(async () => plain(await fieldOf(page, pasted).inputValue()), '1 500');
    expect(troubles).toEqual([]);
  });

  it('is there again when the page is, and what is missing is counted', async () => {
    const { page, troubles } = desk;
    await pause(CACHED_FOR);
    await page.goto(addressOf('/desk/costs'), { waitUntil: 'networkidle' });
    await becomes(async () => plain(await fieldOf(page, second).inputValue()), '50 000');
    const missing = await page
      .locator('section', { hasText: deskWords('costs.missing') })
      .first()
      .textContent();
    await page.goto(addressOf('/desk'), { waitUntil: 'networkidle' });
    const figure = /\((\d+)\)/.exec(missing ?? '')?.[1];
    expect(figure).toBeDefined();
    const card = page.getByRole('link', { name: deskWords('overview.costs') });
    await becomes(async () => /^\d+/.exec((await card.textContent()) ?? '')?.[0], figure);
    expect(troubles).toEqual([]);
  });

  it('is seen by citizens, and frozen once they vote', async () => {
    await platform.moveClock('2017-06-02T09:00:00Z');
    await pause(CACHED_FOR);
    const { page, troubles, close } = await visit(browser, platform.url, PHONE);
    await beginSignedIn(page, platform, 'citizen-of-the-costs');
    await page.goto(addressOf(`/proposals?q=${numberOf(first)}`), { waitUntil: 'networkidle' });
    await page
      .locator(`[data-number="${numberOf(first)}"]`)
      .getByText(euros(60_000))
      .waitFor();
    await page.goto(addressOf(`/proposals/${numberOf(without)}`));
    await page.getByText(words('cost.none.text')).waitFor();
    await page.goto(addressOf(`/proposals/${numberOf(first)}`));
    await page.getByText(words('cost.label')).waitFor();
    await voteOn(page, numberOf(first), 'for').tap();
    await page.getByText(words('vote.counted.for')).first().waitFor();
    await page.goto(addressOf('/ballot'));
    await page.getByText(euros(60_000)).first().waitFor();
    await page.getByText(words('ballot.cost.more')).waitFor();
    expect(troubles).toEqual([]);
    await close();

    await desk.page.goto(addressOf('/desk/costs'), { waitUntil: 'networkidle' });
    await desk.page.getByText(deskWords('costs.frozen.text')).waitFor();
    await becomes(() => desk.page.locator('input[data-cost]').count(), 0);
    await keepsToWcag(desk.page);
    expect(desk.troubles).toEqual([]);
  });

  it('decides with the votes who is selected, and the result says how', async () => {
    for (let voter = 0; voter < VOTERS; voter += 1) {
      const { access_token: token } = await platform.tokenOf(`voter-of-the-costs-${voter}`);
      for (const number of numbers.filter((_, which) => voter < (VOTES[which] ?? 0))) {
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
        const path = `${platform.url}/api/campaigns/${CAMPAIGN}/ballot/${number}`;
        const answer = await fetch(path, { method: 'PUT', headers, body: '{"choice":"for"}' });
        expect(answer.status).toBe(200);
      }
    }
    await platform.idle();
    await platform.moveClock('2017-06-26T09:00:00Z');
    const results = `${platform.url}/api/campaigns/${CAMPAIGN}/results`;
    while (!(await fetch(results)).ok) await pause(100);

    const { page, troubles, close } = await visit(browser, platform.url, { viewport: { width: 1280, height: 900 } });
    await page.goto(addressOf('/results'), { waitUntil: 'networkidle' });
    await page.getByLabel(words('results.chosenOnly')).check();
    const ranking = page.locator('ol').filter({ has: page.getByText(words('results.isSelected'), { exact: true }) });
    const links = ranking.locator(`a[href*="/proposals/"]`);
    const selected = () =>
      links.evaluateAll((all) => all.map((link) => Number(link.getAttribute('href')?.split('/').at(-1))));
    await becomes(selected, [numberOf(first), numberOf(third)]);
    await page.getByText(euros(90_000)).first().waitFor();
    await page.getByText(words('results.how.skip')).first().waitFor();
    // The most votes, and no cost: it could not be selected.
    const uncosted = page.getByText(/sans coût ne pouvaient pas/).locator('xpath=ancestor::div[2]');
    await uncosted
      .getByRole('link', { name: String(numberOf(without)), exact: true })
      .first()
      .waitFor();

    const question = words('results.whatIf.best', { count: '2' });
    await page.locator('summary', { hasText: question }).click();
    const table = page.getByRole('table', { name: question });
    const rowOf = (which: number) =>
      table.getByRole('row').filter({ has: page.locator(`a[href$="/proposals/${numberOf(which)}"]`) });
    for (const [which, difference] of [
      [without, 'more'],
      [third, 'less'],
    ] as const)
      await rowOf(which)
        .getByText(words(`results.difference.${difference}`))
        .waitFor();
    await keepsToWcag(page);

    // Open data tell that there is a result: they are written behind it.
    while ((await read<{ versions: unknown[] }>('/open-data')).versions.length === 0) await pause(250);
    await pause(CACHED_FOR);
    await page.goto(addressOf(`/proposals/${numberOf(third)}`));
    await page.getByText(words('proposal.selected')).waitFor();
    expect(troubles).toEqual([]);
    await close();
  });
});
