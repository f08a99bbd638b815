import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launch, PHONE, type Visit, visit } from './support/browser.ts';
import { becomes } from './support/drawn.ts';
import { addressOf } from './support/pages.ts';
import { CACHED_FOR, pause, type RunningPlatform, startPlatform } from './support/platform.ts';
import { signIn } from './support/sign-in.ts';
import { voteOn } from './support/voting.ts';
import { words } from './support/words.ts';

const VOTING_OPENS = Date.parse('2017-05-31T22:00:00Z');
const VOTING_CLOSES = Date.parse('2017-06-25T22:00:00Z');
const TITLE = 'Des bancs face au fleuve';

let platform: RunningPlatform;
let browser: Browser;
let anna: Visit;
beforeAll(async () => {
  [platform, browser] = await Promise.all([startPlatform('ideation'), launch()]);
  anna = await visit(browser, platform.url, PHONE);
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

/** Moves the clock and opens the page anew, once nothing from before lies in the browser's cache. */
async function reopenAt(page: Page, instant: number): Promise<void> {
  await platform.moveClock(new Date(instant).toISOString());
  await pause(CACHED_FOR);
  await page.reload();
}

async function download(page: Page, button: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

describe('a citizen on a phone, from the idea to the receipt', () => {
  let number = 0;

  it('hands in an idea, signing in on the way, and nothing written is lost', async () => {
    const { page, troubles } = anna;
    await page.goto(addressOf('/hand-in'));
    await page.getByLabel(words('handIn.field.title')).fill(TITLE);
    await page.getByLabel(words('handIn.field.summary')).fill('Un banc tous les deux cents mètres, du pont au parc.');
    await page.getByLabel(words('handIn.field.text')).fill('Pour que **chacun** puisse se reposer.');
    await page.getByLabel(words('handIn.field.theme')).selectOption({ index: 1 });
    await page.getByLabel(words('handIn.field.author')).fill('Anna');
    await page.getByRole('button', { name: words('handIn.signInSend') }).tap();
    await signIn(page, 'anna@example.org');
    expect(new URL(page.url()).pathname).toBe(addressOf('/hand-in'));
    await becomes(() => page.getByLabel(words('handIn.field.title')).inputValue(), TITLE);
    await page.getByRole('button', { name: words('handIn.send') }).tap();
    const heading = page.getByRole('heading', {
      level: 1,
      name: words('handIn.done.title', { number: '' }).slice(0, 20),
    });
    await heading.waitFor();
    number = Number(/\d+/.exec((await heading.textContent()) ?? '')?.[0]);
    expect(number).toBeGreaterThan(1);
    await page.getByRole('link', { name: words('handIn.done.see') }).tap();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await page.locator('strong', { hasText: 'chacun' }).waitFor();
    expect(troubles).toEqual([]);
  });

  it('sees the vote open on the page that is already there', async () => {
    const { page, troubles } = anna;
    await reopenAt(page, VOTING_OPENS - 25_000);
    await page.getByText(words('vote.opens', { date: '' }).slice(0, 16)).waitFor();
    await becomes(() => voteOn(page, number, 'for').count(), 0);
    await voteOn(page, number, 'for').waitFor({ timeout: 60_000 });
    expect(troubles).toEqual([]);
  });

  it('votes with one tap, and is told so only once the vote is counted', async () => {
    const { page, troubles } = anna;
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/ballot/**', async (route) => {
      await held;
      await route.continue();
    });
    await voteOn(page, number, 'for').tap();
    await page.getByText(words('vote.sending')).waitFor();
    expect(await page.getByText(words('vote.counted.for')).count()).toBe(0);
    answer();
    await page.getByText(words('vote.counted.for')).first().waitFor();
    await page.unroute('**/ballot/**');
    expect(troubles).toEqual([]);
  });

  it('changes sides with one more tap', async () => {
    const { page, troubles } = anna;
    await voteOn(page, number, 'against').tap();
    await page.getByText(words('vote.counted.against')).first().waitFor();
    // And has it read aloud, in the place of what was read before.
    await page.getByRole('status').getByText(words('vote.counted.against')).waitFor({ state: 'attached' });
    await becomes(() => voteOn(page, number, 'for').getAttribute('aria-pressed'), 'false');
    expect(troubles).toEqual([]);
  });

  it('keeps a vote that the network has lost, and sends it again until it is counted', async () => {
    const { page, troubles } = anna;
    let sent = 0;
    await page.route('**/ballot/**', (route) => {
      if (route.request().method() !== 'PUT' || ++sent > 2) return route.continue();
      return route.abort('connectionreset');
    });
    await voteOn(page, number, 'for').tap();
    await page.getByText(words('vote.retrying')).waitFor();
    expect(await page.getByText(words('vote.counted.for')).count()).toBe(0);
    await page.getByText(words('vote.counted.for')).first().waitFor({ timeout: 60_000 });
    await page.unroute('**/ballot/**');
    expect(sent).toBe(3);
    // The browser's own log tells of the two lost requests, and of nothing else.
    expect(troubles.filter((trouble) => !/ERR_CONNECTION_RESET/.test(trouble))).toEqual([]);
    troubles.length = 0;
  });

  it('sends a vote made without any network when it is back, though the page was loaded anew', async () => {
    const { page, troubles } = anna;
    troubles.length = 0;
    await page.context().setOffline(true);
    await voteOn(page, number, 'against').tap();
    await page.getByText(words('vote.retrying')).waitFor();
    expect(await page.getByText(words('vote.counted.against')).count()).toBe(0);
    await page.context().setOffline(false);
    await page.reload();
    await page.getByText(words('vote.counted.against')).first().waitFor({ timeout: 60_000 });
    expect(troubles.filter((trouble) => !/ERR_INTERNET_DISCONNECTED/.test(trouble))).toEqual([]);
    troubles.length = 0;
  });

  it('finds the vote on the ballot, with its receipt to take away', async () => {
    const { page, troubles } = anna;
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname.endsWith('/proposals') && searchParams.has('limit'))
        asked.push(searchParams.get('numbers') ?? 'all');
    });
    await page.goto(addressOf('/ballot'));
    await page.getByRole('link', { name: TITLE }).first().waitFor();
    // With all of its neighbours, and no more: neither tells anybody which one it is, nor waits for the whole list.
    expect(new Set(asked)).toEqual(new Set([Array.from({ length: 100 }, (_, index) => index + 1).join()]));
    const receipts = (await download(page, words('ballot.receipts.download'))).trim().split('\n');
    const choices = receipts.map((receipt) => {
      const { number: on, choice } = JSON.parse(Buffer.from(receipt.split('.')[1] ?? '', 'base64url').toString());
      return [on, choice];
    });
    expect(choices.at(-1)).toEqual([number, 'against']);
    expect(troubles).toEqual([]);
  });

  it('sees the buttons close at the last moment without touching anything', async () => {
    const { page } = anna;
    await page.goto(addressOf(`/proposals/${number}`));
    await reopenAt(page, VOTING_CLOSES - 25_000);
    await voteOn(page, number, 'for').waitFor();
    await page
      .getByText(words('vote.closed', { date: '' }).slice(0, 12))
      .first()
      .waitFor({ timeout: 60_000 });
    await becomes(() => voteOn(page, number, 'for').count(), 0);
  });

  it('signs out, and nothing of the ballot is left in the tab', async () => {
    const { page, troubles } = anna;
    troubles.length = 0;
    await page.goto(addressOf('/account'));
    await page.getByRole('button', { name: words('session.signOut') }).tap();
    await page.getByRole('link', { name: words('session.signIn') }).waitFor();
    await page.goto(addressOf('/ballot'));
    await page.getByText(words('ballot.signIn')).waitFor();
    expect(await page.getByRole('link', { name: TITLE }).count()).toBe(0);
    expect(
      await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('sign-in.user'))),
    ).toEqual([]);
    expect(troubles).toEqual([]);
  });
});
