import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launch, type Visit, visit } from './support/browser.ts';
import { becomes } from './support/drawn.ts';
import { addressOf } from './support/pages.ts';
import { CACHED_FOR, CAMPAIGN, pause, type RunningPlatform, startPlatform } from './support/platform.ts';
import { beginSignedIn, signIn } from './support/sign-in.ts';
import { deskWords, words } from './support/words.ts';

let platform: RunningPlatform;
let browser: Browser;
let desk: Visit;
beforeAll(async () => {
  [platform, browser] = await Promise.all([startPlatform('ideation'), launch()]);
  desk = await visit(browser, platform.url, { viewport: { width: 1280, height: 900 } });
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

/** What anybody may read, as soon as no cache is before it. */
async function read<T>(path: string): Promise<T> {
  const answer = await fetch(`${platform.url}/api/campaigns/${CAMPAIGN}${path}`);
  if (!answer.ok) throw new Error(`GET ${path} was answered ${answer.status}`);
  return (await answer.json()) as T;
}

/** Hands in an idea as a citizen, and gives its number. */
async function handIn(title: string): Promise<number> {
  const { access_token: token } = await platform.tokenOf('author-of-the-tests');
  const answer = await fetch(`${platform.url}/api/campaigns/${CAMPAIGN}/proposals`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `desk-journey-${title.length}-${title.slice(0, 12).replaceAll(/\W/g, '-')}`,
    },
    body: JSON.stringify({
      title,
      summary: 'Une phrase de l’essai.',
      text: '',
      theme: 'social-inclusion',
      author: 'Essai',
      language: 'fr',
    }),
  });
  if (answer.status !== 201) throw new Error(`it was answered ${answer.status}: ${await answer.text()}`);
  return ((await answer.json()) as { number: number }).number;
}

describe('a moderator at the desk, from the queue to the project', () => {
  const LEAD = 'Une fontaine à boire sur chaque place de quartier';
  const TWIN = 'Des fontaines à boire sur les places des quartiers';
  const PROJECT = 'Douze fontaines à boire';
  let lead = 0;
  let twin = 0;

  it('sends a citizen away, and takes in who is of the staff', async () => {
    lead = await handIn(LEAD);
    twin = await handIn(TWIN);
    const citizen = await visit(browser, platform.url);
    await citizen.page.goto(addressOf('/desk'));
    await citizen.page.getByRole('button', { name: words('session.signIn') }).click();
    await signIn(citizen.page, 'nobody-special@example.org');
    await citizen.page.getByText(deskWords('desk.notModerator')).waitFor();
    expect(citizen.troubles).toEqual([]);
    await citizen.close();

    const { page, troubles } = desk;
    await page.goto(addressOf('/desk'));
    await page.getByRole('button', { name: words('session.signIn') }).click();
    await signIn(page, 'moderator@example.org', ['moderators']);
    await page.getByText(deskWords('overview.queue')).first().waitFor();
    expect(troubles).toEqual([]);
  });

  it('lets an idea stay by one key', async () => {
    const { page, troubles } = desk;
    await page.goto(addressOf('/desk/queue'));
    const opener = page.locator(`[data-item="${lead}"]`);
    await opener.click();
    await page.getByRole('button', { name: deskWords('act.keep') }).waitFor();
    await page.keyboard.press('p');
    await page
      .getByText(deskWords('done.publish', { number: String(lead) }))
      .first()
      .waitFor();
    await opener.waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
  });

  it('merges a twin into it, and both addresses still lead somewhere', async () => {
    const { page, troubles } = desk;
    await page.locator(`[data-item="${twin}"]`).click();
    await page.getByRole('button', { name: deskWords('act.merge') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: LEAD }).check();
    await dialog.getByLabel(deskWords('reason.log')).fill('La même demande, mot pour mot.');
    await dialog.getByRole('button', { name: deskWords('merge.confirmInto', { number: String(lead) }) }).click();
    await page
      .getByText(deskWords('merge.done', { number: String(twin), lead: String(lead) }))
      .first()
      .waitFor();
    await dialog.waitFor({ state: 'detached' });
    await pause(CACHED_FOR);
    await page.goto(addressOf(`/proposals/${twin}`));
    await page.getByRole('link', { name: words('proposal.number', { number: String(lead) }) }).click();
    await page.getByRole('heading', { level: 1, name: LEAD }).waitFor();
    await page.getByRole('link', { name: words('proposal.number', { number: String(twin) }) }).waitFor();
    expect(troubles).toEqual([]);
  });

  it('makes a project of it, with a day to be held to', async () => {
    const { page, troubles } = desk;
    await page.goto(addressOf('/desk/projects/new'));
    await page
      .getByLabel(new RegExp(`^${deskWords('project.title')}`))
      .first()
      .fill(PROJECT);
    await page.getByLabel(words('project.unit')).fill('Service des eaux');
    await page.getByLabel(new RegExp(`^${deskWords('project.due.whole')}`)).fill('2018-05-01');
    await page.getByLabel(new RegExp(`^${deskWords('project.proposals')}`)).fill(String(lead));
    await page.getByRole('button', { name: deskWords('project.create') }).click();
    await page.getByText(deskWords('project.created')).first().waitFor();
    expect(troubles).toEqual([]);
  });

  it('has the words of an answer still when the tab was closed before they were sent, for whoever wrote them', async () => {
    const WORDS = 'Oui, mais pas avant';
    const { page: first, close } = await visit(browser, platform.url);
    const answering = async (page: Page, moderator: string) => {
      await beginSignedIn(page, platform, moderator, ['moderators']);
      await page.goto(addressOf(`/desk/answers?q=${lead}&answer=all`));
      await page.getByRole('button', { name: deskWords('answers.answer'), exact: true }).click();
      const dialog = page.getByRole('dialog');
      return { dialog, text: dialog.getByLabel(new RegExp(`^${deskWords('answers.text')}`)).first() };
    };
    const written = await answering(first, 'moderator-of-the-draft');
    await written.dialog.getByRole('radio', { name: words('answer.not-now'), exact: true }).check();
    await written.text.fill(WORDS);
    await first.close();

    const found = await answering(await first.context().newPage(), 'moderator-of-the-draft');
    await found.dialog.getByText(deskWords('draft.found')).waitFor();
    await becomes(() => found.text.inputValue(), WORDS);
    await becomes(
      () => found.dialog.getByRole('radio', { name: words('answer.not-now'), exact: true }).isChecked(),
      true,
    );
    const others = await answering(await first.context().newPage(), 'another-moderator');
    expect(await others.text.inputValue()).toBe('');
    await found.dialog.getByRole('button', { name: deskWords('draft.drop') }).click();
    await becomes(() => found.text.inputValue(), '');
    await close();
  });

  it('answers the idea with it, and the author reads both on the idea’s page', async () => {
    const { page, troubles } = desk;
    // At once: the list of projects is public and some seconds old, but what was made here is in it.
    await page.getByRole('link', { name: deskWords('answers.nav') }).click();
    await page.getByLabel(words('proposals.answer'), { exact: true }).selectOption('all');
    await page.getByLabel(words('proposals.search')).fill(String(lead));
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('q') === String(lead));
    await page.getByRole('button', { name: deskWords('answers.answer'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: words('answer.accepted'), exact: true }).check();
    await dialog
      .getByLabel(new RegExp(`^${deskWords('answers.text')}`))
      .first()
      .fill('Oui : douze fontaines, avant l’été.');
    await dialog.getByLabel(deskWords('answers.project')).selectOption({ label: PROJECT });
    await dialog.getByRole('button', { name: deskWords('answers.send') }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);

    await pause(CACHED_FOR);
    const citizen = await visit(browser, platform.url);
    await citizen.page.goto(addressOf(`/proposals/${lead}`));
    await citizen.page.getByText('Oui : douze fontaines, avant l’été.').waitFor();
    await citizen.page.getByRole('link', { name: PROJECT }).first().click();
    await citizen.page.getByRole('heading', { level: 1, name: PROJECT }).waitFor();
    await citizen.page.getByRole('link', { name: LEAD }).first().waitFor();
    expect(citizen.troubles).toEqual([]);
    await citizen.close();
  });

  it('finds every step in the audit log', async () => {
    const { page, troubles } = desk;
    await page.goto(addressOf('/desk/audit'), { waitUntil: 'networkidle' });
    await page.getByText('La même demande, mot pour mot.').first().waitFor();
    expect(troubles).toEqual([]);
    const { status } = await read<{ status: string }>(`/proposals/${twin}`);
    expect(status).toBe('merged');
  });
});
