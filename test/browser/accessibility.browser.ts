import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { PHASES } from '../../functions/core/campaign.ts';
import { violationsOf } from './support/axe.ts';
import { launch, visit } from './support/browser.ts';
import { addressOf, DESK_PAGES, PAGES } from './support/pages.ts';
import { CAMPAIGN, type RunningPlatform, startPlatform } from './support/platform.ts';
import { beginSignedIn } from './support/sign-in.ts';

const WIDTHS = [320, 768, 1280] as const;
const SCHEMES = ['light', 'dark'] as const;

let browser: Browser;
let runs = 0;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  console.log(`axe ran ${runs} times`);
});

/** Every width and scheme of one page that is open: what axe finds, and whether anything is wider than the window. */
async function findings(platform: RunningPlatform, path: string, groups: readonly string[]): Promise<string[]> {
  const { page, close } = await visit(browser, platform.url, { reducedMotion: 'reduce' });
  if (groups.length > 0) await beginSignedIn(page, platform, 'moderator-of-the-tests', groups);
  await page.goto(addressOf(path), { waitUntil: 'networkidle' });
  const found: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) found.push(`${width} px: the page is ${over} px wider than the window`);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      const violations = await violationsOf(page);
      runs += 1;
      found.push(...violations.map((violation) => `${width} px, ${colorScheme}: ${violation}`));
    }
  }
  await close();
  return found;
}

describe.each(PHASES)('in the phase %s', (phase) => {
  let platform: RunningPlatform;
  beforeAll(async () => {
    platform = await startPlatform(phase);
  });
  afterAll(() => platform?.stop());

  it.each(Object.entries(PAGES))('%s keeps to WCAG 2.2 AA at every width, light and dark', async (_, path) => {
    expect(await findings(platform, path, [])).toEqual([]);
  });

  it('a project keeps to it, and so does one that does not exist', async () => {
    const answer = await fetch(`${platform.url}/api/campaigns/${CAMPAIGN}/projects`);
    const { items } = (await answer.json()) as { items: { id: string }[] };
    for (const id of ['there-is-none', ...items.slice(0, 1).map((project) => project.id)]) {
      expect(await findings(platform, `/projects/${id}`, [])).toEqual([]);
      expect(await findings(platform, `/desk/projects/${id}`, ['moderators'])).toEqual([]);
    }
  });

  it.each(Object.entries(DESK_PAGES))('%s keeps to it as well', async (_, path) => {
    expect(await findings(platform, path, ['moderators'])).toEqual([]);
  });
});
