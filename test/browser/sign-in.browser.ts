import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launch, type Visit, visit } from './support/browser.ts';
import { becomes, changes } from './support/drawn.ts';
import { addressOf } from './support/pages.ts';
import { type RunningPlatform, startPlatform } from './support/platform.ts';
import { signIn } from './support/sign-in.ts';
import { voteOn } from './support/voting.ts';
import { words } from './support/words.ts';

const USER = 'sign-in.user';
const ENDED = words('error.signedOut');

let platform: RunningPlatform;
let browser: Browser;
beforeAll(async () => {
  [platform, browser] = await Promise.all([startPlatform('voting'), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

let visitor: Visit;
let people = 0;
/** Each is somebody else, at a proposal, signed in by a vote of theirs. */
beforeEach(async () => {
  visitor = await visit(browser, platform.url);
  const { page } = visitor;
  await page.goto(addressOf('/proposals/1'));
  await voteOn(page, 1, 'for').click();
  people += 1;
  await signIn(page, `person-${people}@example.org`);
  await page.getByText(words('vote.counted.for')).first().waitFor();
});
afterEach(() => visitor.close());

/** Changes what the tab has kept of the sign-in. */
const edit = (page: Page, fields: object) =>
  page.evaluate(
    ([key, change]) =>
      sessionStorage.setItem(key, JSON.stringify({ ...JSON.parse(sessionStorage.getItem(key) ?? ''), ...change })),
    [USER, fields] as const,
  );

const keptOf = (page: Page) => page.evaluate((key) => sessionStorage.getItem(key), USER);

describe('a sign-in', () => {
  it('is renewed behind a click once its token has ended, by one request for all that wait', async () => {
    const { page, troubles } = visitor;
    const before = await keptOf(page);
    await edit(page, { expiresAt: 0 });
    const renewals: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/oauth2/token')) renewals.push(request.postData() ?? '');
    });
    await voteOn(page, 1, 'against').click();
    await page.getByText(words('vote.counted.against')).first().waitFor();
    expect(renewals).toEqual([expect.stringContaining('grant_type=refresh_token')]);
    await changes(() => keptOf(page), before);
    expect(troubles).toEqual([]);
  });

  it('is renewed when the platform refuses its token before the device’s clock says so', async () => {
    const { page, troubles } = visitor;
    await edit(page, { accessToken: 'of-a-key-that-is-no-longer-used' });
    await voteOn(page, 1, 'against').click();
    await page.getByText(words('vote.counted.against')).first().waitFor();
    expect(troubles.filter((trouble) => !/401/.test(trouble))).toEqual([]);
  });

  it('that the issuer will not renew ends with a sentence, and the click is sent after the next one', async () => {
    const { page } = visitor;
    await edit(page, { expiresAt: 0, refreshToken: 'revoked' });
    await voteOn(page, 1, 'against').click();
    await page.getByRole('alert').getByText(ENDED).waitFor();
    await page.getByText(words('vote.signIn')).first().waitFor();
    await becomes(() => keptOf(page), null);
    await page
      .getByRole('main')
      .getByRole('button', { name: words('session.signIn') })
      .first()
      .click();
    // The issuer still knows the browser: nobody types a code again.
    await page.getByText(words('vote.counted.against')).first().waitFor();
  });

  it('whose address is opened again changes nothing, and in another tab says what it is', async () => {
    const { page, troubles } = visitor;
    const address = addressOf('', 'fr').replace(/[^/]+$/, 'signed-in?code=used&state=of-another-tab');
    const before = await keptOf(page);
    await page.goto(address);
    await page.waitForURL((url) => url.pathname === '/fr');
    expect(await keptOf(page)).toBe(before);
    const other = await page.context().newPage();
    await other.goto(address);
    await other.getByText(words('signedIn.refused')).waitFor();
    expect(await keptOf(other)).toBeNull();
    await other.getByRole('button', { name: words('signedIn.again') }).click();
    await other.waitForURL((url) => url.pathname === '/fr');
    await changes(() => keptOf(other), null);
    expect(troubles).toEqual([]);
  });

  it('ends in every tab where one signs out', async () => {
    const { page } = visitor;
    const other = await page.context().newPage();
    await other.goto(addressOf('/account'));
    await other
      .getByRole('main')
      .getByRole('button', { name: words('session.signIn') })
      .click();
    await other.getByRole('button', { name: words('session.signOut') }).click();
    await other.getByRole('link', { name: words('session.signIn') }).waitFor();
    await page.getByRole('alert').getByText(ENDED).waitFor();
    await becomes(() => keptOf(page), null);
  });
});
