import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launch, visit } from './support/browser.ts';
import { becomes } from './support/drawn.ts';
import { tabTo } from './support/keyboard.ts';
import { addressOf } from './support/pages.ts';
import { type RunningPlatform, startPlatform } from './support/platform.ts';
import { beginSignedIn } from './support/sign-in.ts';
import { voteOn } from './support/voting.ts';
import { deskWords, words } from './support/words.ts';

const VOTING = '2017-06-02T08:00:00Z';

let platform: RunningPlatform;
let browser: Browser;
beforeAll(async () => {
  [platform, browser] = await Promise.all([startPlatform('ideation'), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

describe('by keyboard alone, with the focus always in sight', () => {
  it('an idea is handed in', async () => {
    const { page, troubles, close } = await visit(browser, platform.url);
    await beginSignedIn(page, platform, 'keyboard-citizen');
    await page.goto(addressOf('/hand-in'), { waitUntil: 'networkidle' });
    const write = async (field: string, text: string) => {
      await tabTo(page, page.getByLabel(words(`handIn.field.${field}`)));
      await page.keyboard.type(text);
    };
    await write('title', 'Des rampes devant chaque commerce');
    await write('summary', 'Une rampe amovible prêtée par la Ville.');
    await tabTo(page, page.getByLabel(words('handIn.field.theme')));
    await page.keyboard.press('ArrowDown');
    await write('author', 'Chloé');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: words('handIn.done.title', { number: '' }).slice(0, 20) }).waitFor();
    await tabTo(page, page.getByRole('link', { name: words('handIn.done.see') }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Des rampes devant chaque commerce' }).waitFor();
    expect(troubles).toEqual([]);
    await close();
  });

  it('what is missing in an idea takes the focus and says why', async () => {
    const { page, close } = await visit(browser, platform.url);
    await beginSignedIn(page, platform, 'keyboard-citizen');
    await page.goto(addressOf('/hand-in'), { waitUntil: 'networkidle' });
    await tabTo(page, page.getByRole('button', { name: words('handIn.send') }));
    await page.keyboard.press('Enter');
    const title = page.getByLabel(words('handIn.field.title'));
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
    await becomes(() => title.evaluate((element) => element === document.activeElement), true);
    await close();
  });

  it('the queue is worked off: one stays, one is rejected with its reason', async () => {
    const { page, troubles, close } = await visit(browser, platform.url, { viewport: { width: 1280, height: 900 } });
    await beginSignedIn(page, platform, 'keyboard-moderator', ['moderators']);
    await page.goto(addressOf('/desk/queue'), { waitUntil: 'networkidle' });
    // One that stays, one that is rejected, and one more to go on with.
    await page.locator('[data-item]').nth(2).waitFor();
    await page.keyboard.press('j');
    const kept = await page.locator('[data-item][aria-expanded="true"]').getAttribute('data-item');
    await page.getByRole('button', { name: deskWords('act.reject') }).waitFor();
    await page.keyboard.press('p');
    await page.locator(`[data-item="${kept}"]`).waitFor({ state: 'detached' });

    const rejected = await page.locator('[data-item][aria-expanded="true"]').getAttribute('data-item');
    await tabTo(page, page.getByRole('button', { name: deskWords('act.reject') }));
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await tabTo(page, dialog.getByRole('textbox'));
    await page.keyboard.type('Publicité pour un magasin.');
    await tabTo(page, dialog.getByRole('button', { name: deskWords('reject.confirm') }));
    await page.keyboard.press('Enter');
    await page.locator(`[data-item="${rejected}"]`).waitFor({ state: 'detached' });
    await dialog.waitFor({ state: 'detached' });
    // The focus is where the work goes on, not lost with what went away.
    await page.waitForFunction(() => document.activeElement !== document.body);
    expect(troubles).toEqual([]);
    await close();
  });

  it('a vote is made, changed and taken back', async () => {
    await platform.moveClock(VOTING);
    const { page, troubles, close } = await visit(browser, platform.url);
    await beginSignedIn(page, platform, 'keyboard-citizen');
    await page.goto(addressOf('/proposals/1'), { waitUntil: 'networkidle' });
    const said = (message: string) =>
      page.getByRole('status').getByText(words(message), { exact: true }).waitFor({ state: 'attached' });
    await tabTo(page, voteOn(page, 1, 'for'));
    await page.keyboard.press('Enter');
    await said('vote.counted.for');
    await tabTo(page, voteOn(page, 1, 'against'));
    await page.keyboard.press('Space');
    await said('vote.counted.against');
    await page.keyboard.press('Space');
    await said('vote.counted.none');
    await becomes(() => voteOn(page, 1, 'against').getAttribute('aria-pressed'), 'false');
    expect(troubles).toEqual([]);
    await close();
  });

  it('a vote made before signing in survives the sign-in', async () => {
    const { page, troubles, close } = await visit(browser, platform.url);
    await page.goto(addressOf('/proposals?sort=number'), { waitUntil: 'networkidle' });
    await tabTo(page, voteOn(page, 2, 'for'));
    await page.keyboard.press('Enter');
    await page.getByLabel(/e-mail/i).waitFor();
    await page.keyboard.type('bob@example.org');
    await page.keyboard.press('Enter');
    const code = await page.locator('output').textContent();
    await page.keyboard.type(code ?? '');
    await page.keyboard.press('Enter');
    await page
      .getByText(words('vote.countedOn.for', { number: '2' }))
      .first()
      .waitFor({ timeout: 60_000 });
    expect(new URL(page.url()).pathname).toBe(addressOf('/proposals'));
    expect(new URL(page.url()).search).toBe('?sort=number');
    await becomes(() => voteOn(page, 2, 'for').getAttribute('aria-pressed'), 'true');
    expect(troubles).toEqual([]);
    await close();
  });
});
