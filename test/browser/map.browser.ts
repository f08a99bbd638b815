import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launch, PHONE, type Visit, visit } from './support/browser.ts';
import { becomes, changes } from './support/drawn.ts';
import { tabTo } from './support/keyboard.ts';
import { addressOf } from './support/pages.ts';
import { CACHED_FOR, CAMPAIGN, pause, type RunningPlatform, startPlatform } from './support/platform.ts';
import { beginSignedIn } from './support/sign-in.ts';
import { startTiles } from './support/tiles.ts';
import { voteOn } from './support/voting.ts';
import { words } from './support/words.ts';

/** How long the map takes to come nearer, ms. */
const ZOOMS = 400;
const VOTING = '2017-06-02T08:00:00Z';
const TITLE = 'Une fontaine sur la place';
/** The real ones are those of OpenStreetMap, who want to be named with a link. */
const ATTRIBUTION = '© OpenStreetMap contributors';
const LABEL = 'Place du Marché';
const RENAMED = 'Au pied de la fontaine';

let platform: RunningPlatform;
let browser: Browser;
let anna: Visit;
let tiles: Awaited<ReturnType<typeof startTiles>>;
let number = 0;
beforeAll(async () => {
  tiles = await startTiles();
  const flags = ['--tiles', tiles.url, '--tiles-attribution', ATTRIBUTION];
  [platform, browser] = await Promise.all([startPlatform('ideation', flags), launch()]);
  anna = await visit(browser, platform.url, PHONE);
  await beginSignedIn(anna.page, platform, 'anna-on-the-map');
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
  tiles?.stop();
});

const pin = (page: Page) =>
  page.getByRole('button', { name: words('map.pin.titled', { number: String(number), title: TITLE }) });
const sheet = (page: Page) => page.locator('section[aria-labelledby="chosen-on-the-map"]');

describe('a citizen with a phone and an idea for a certain place', () => {
  it('hands it in with its place, which the draft keeps when the page is loaded anew', async () => {
    const { page, troubles } = anna;
    await page.goto(addressOf('/hand-in'));
    await page.getByLabel(words('handIn.field.title')).fill(TITLE);
    await page.getByLabel(words('handIn.field.summary')).fill('De l’eau à boire au milieu du marché.');
    await page.getByLabel(words('handIn.field.theme')).selectOption({ index: 1 });
    await page.getByLabel(words('handIn.field.author')).fill('Anna');
    await page.getByRole('button', { name: words('place.choose') }).tap();
    const map = page.getByRole('group', { name: words('place.pick') });
    await map.waitFor();
    const middle = page.getByRole('status').filter({ hasText: words('place.at', { place: '' }).slice(0, 12) });
    await middle.waitFor();
    // A tap leads the map there, and so do arrow keys.
    await map.tap({ position: { x: 60, y: 60 } });
    await page.keyboard.press('ArrowUp');
    await page.getByRole('button', { name: words('place.here') }).tap();
    await page.getByLabel(words('place.label')).fill(LABEL);
    await page.reload();
    await becomes(() => page.getByLabel(words('place.label')).inputValue(), LABEL);
    await page.getByRole('button', { name: words('handIn.send') }).tap();
    await page.getByRole('link', { name: words('handIn.done.see') }).tap();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    number = Number(new URL(page.url()).pathname.split('/').at(-1));
    expect(troubles).toEqual([]);
  });

  it('reads the place on the idea’s page, and sees it on a small map', async () => {
    const { page, troubles } = anna;
    const place = page.getByText(LABEL);
    await place.scrollIntoViewIfNeeded();
    const map = page.getByRole('img', { name: words('place.map') });
    // Its pictures come from the platform itself: `troubles` would tell of anybody else's host.
    await map.locator('img.leaflet-tile-loaded').first().waitFor();
    expect(await map.locator('img').first().getAttribute('src')).toMatch(/^\/tiles\/\d+\/\d+\/\d+\.png$/);
    expect(await page.getByRole('link', { name: 'OpenStreetMap' }).getAttribute('href')).toContain('/copyright');
    const answer = await fetch(`${platform.url}/api/campaigns/${CAMPAIGN}/proposals/${number}`);
    expect(await answer.json()).toMatchObject({
      place: { latitude: expect.any(Number), longitude: expect.any(Number), label: LABEL },
    });
    expect(troubles).toEqual([]);
  });

  it('changes what the place is called, and its map stays', async () => {
    const { page, troubles } = anna;
    await page.goto(addressOf(`/hand-in?edit=${number}`));
    await page.getByLabel(words('place.label')).fill(RENAMED);
    await page.getByRole('button', { name: words('handIn.save') }).tap();
    await page.getByText(words('handIn.savedChange')).first().waitFor();
    await pause(CACHED_FOR);
    await page.goto(addressOf(`/proposals/${number}`));
    await page.getByText(RENAMED).waitFor();
    expect(troubles).toEqual([]);
  });

  it('finds it on the map once voting is open, and votes there', async () => {
    const { page, troubles } = anna;
    await platform.moveClock(VOTING);
    await pause(CACHED_FOR);
    await page.goto(addressOf(`/proposals?q=${number}`));
    await page.getByRole('button', { name: words('proposals.view.map'), exact: true }).tap();
    await page.waitForURL(/view=map/);
    await pin(page).tap();
    await sheet(page).getByRole('heading', { name: TITLE }).waitFor();
    expect(new URL(page.url()).searchParams.get('at')).toBe(String(number));
    await voteOn(page, number, 'for').tap();
    await sheet(page).getByText(words('vote.counted.for')).waitFor();
    expect(troubles).toEqual([]);
  });

  it('finds the same ideas in the list, which needs no map', async () => {
    const { page, troubles } = anna;
    await page.getByRole('link', { name: words('map.toList') }).tap();
    await page
      .getByRole('list', { name: words('proposals.title') })
      .getByRole('link', { name: TITLE })
      .waitFor();
    await becomes(() => page.getByRole('group', { name: words('map.label') }).count(), 0);
    expect(troubles).toEqual([]);
  });
});

describe('beside the list, on a wide window', () => {
  it('an idea is chosen and voted on by keyboard alone', async () => {
    const { page, troubles, close } = await visit(browser, platform.url, { viewport: { width: 1280, height: 900 } });
    await beginSignedIn(page, platform, 'keyboard-on-the-map');
    await page.goto(addressOf(`/proposals?view=map&q=${number}`), { waitUntil: 'networkidle' });
    await tabTo(page, pin(page));
    await page.keyboard.press('Enter');
    await sheet(page).waitFor();
    await tabTo(page, sheet(page).getByRole('button', { name: words('vote.for') }));
    await page.keyboard.press('Enter');
    await sheet(page).getByText(words('vote.counted.for')).waitFor();
    await page.keyboard.press('Escape');
    await sheet(page).waitFor({ state: 'detached' });
    await becomes(() => pin(page).evaluate((element) => element === document.activeElement), true);
    expect(troubles).toEqual([]);
    await close();
  });

  it('a card and its pin are twins: each marks the other', async () => {
    const { page, troubles, close } = await visit(browser, platform.url, { viewport: { width: 1280, height: 900 } });
    await page.goto(addressOf(`/proposals?view=map&q=${number}`), { waitUntil: 'networkidle' });
    const colour = () =>
      pin(page).evaluate(({ firstElementChild: face }) => face && getComputedStyle(face).backgroundColor);
    const calm = await colour();
    const card = page.locator(`[data-number="${number}"]`);
    await card.hover();
    await changes(colour, calm);
    await pin(page).hover();
    await becomes(() => card.getAttribute('data-pointed'), '');
    await pin(page).click();
    await sheet(page).waitFor();
    const list = page.getByRole('list', { name: words('proposals.title') });
    await becomes(() => list.locator('[data-chosen]').getAttribute('data-number'), String(number));
    expect(troubles).toEqual([]);
    await close();
  });

  it('the list is sorted by distance from where the reader says they are', async () => {
    const { page, troubles, close } = await visit(browser, platform.url, {
      viewport: { width: 1280, height: 900 },
      geolocation: { latitude: 50.6423, longitude: 5.5847 },
      permissions: ['geolocation'],
    });
    await page.goto(addressOf('/proposals'), { waitUntil: 'networkidle' });
    const first = page.locator('li [data-number]').first();
    expect(await first.getByText(/\d\s*m$/).count()).toBe(0);
    await page.getByRole('combobox', { name: words('proposals.sort') }).selectOption('near');
    await first.getByText(/\d\s*m$/).waitFor();
    expect(troubles).toEqual([]);
    await close();
  });

  it('ten thousand ideas are drawn as a few hundred buttons at most, at every zoom', async () => {
    const { page, troubles, close } = await visit(browser, platform.url, { viewport: { width: 1280, height: 900 } });
    const items = Array.from({ length: 10_000 }, (_, index) => ({
      number: index + 1,
      latitude: 50.58 + ((index * 7_919) % 10_000) / 100_000,
      longitude: 5.53 + ((index * 6_101) % 10_000) / 80_000,
    }));
    await page.route('**/places?*', (route) => route.fulfill({ json: { items, total: items.length, next: null } }));
    // Where a city has no server of pictures, its districts' names stand in their place.
    await page.route('**/api/site', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ json: { ...(await answer.json()), tiles: null } });
    });
    // As on a device that has not got all ideas: what the platform has narrowed down is shown as it is.
    await page.route('**/proposals?*limit=100*', (route) => route.abort());
    await page.goto(addressOf('/proposals?view=map'));
    const buttons = page.getByRole('group', { name: words('map.label') }).getByRole('button');
    await buttons.first().waitFor();
    await page
      .getByRole('group', { name: words('map.label') })
      .getByText('Rocourt')
      .waitFor();
    for (let zoom = 0; zoom < 3; zoom += 1) {
      expect(await buttons.count()).toBeLessThan(400);
      await page.getByRole('button', { name: words('map.nearer') }).click();
      await pause(ZOOMS);
    }
    // By keyboard: a group that is opened leaves the focus on one of those that were in it.
    await buttons
      .filter({ visible: true })
      .and(page.getByLabel(words('map.several', { count: '' }).trim()))
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await pause(ZOOMS);
    await becomes(
      () => buttons.evaluateAll((all) => all.filter((button) => button === document.activeElement).length),
      1,
    );
    expect(troubles.filter((trouble) => !/limit=100|ERR_FAILED/.test(trouble))).toEqual([]);
    await close();
  });
});
