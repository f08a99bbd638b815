import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { destroySecret } from '../../cli/destroy-secret.ts';
import { VOTER_SECRET_PREFIX } from '../../functions/core/voter-secret.ts';
import { TEST_CAMPAIGNS } from '../support/campaign-files.ts';
import { campaignFolder } from '../support/campaign-folder.ts';
import { TestPlatform, until } from '../support/platform.ts';

const BY_HAND = 'open-counts';
const BY_SWEEP = 'unlinked-by-sweep';
const IDEATION = '2024-03-05T10:00:00Z';
const VOTING = '2024-05-03T10:00:00Z';
const COUNTED = '2024-05-16T10:00:00Z';
/** Voting closes on 15 May at 22:00 UTC. */
const NINE_DAYS = '2024-05-24T22:30:00Z';
const TEN_DAYS = '2024-05-25T22:30:00Z';
const LAST_DAY_OF_APPEALS = '2024-07-14T21:59:00Z';
const AFTER_APPEALS = '2024-07-14T22:30:00Z';

let site: TestPlatform;
let campaigns: string;
let anna: string;
beforeAll(async () => {
  campaigns = campaignFolder(TEST_CAMPAIGNS);
  site = await TestPlatform.start(IDEATION);
  anna = await site.token('anna');
  const body = { title: 'An idea', summary: 'In short', text: '', theme: 'green', author: 'Bert', language: 'en' };
  for (const id of [BY_HAND, BY_SWEEP])
    await site.call('POST', `/api/campaigns/${id}/proposals`, { token: await site.token('bert'), body });
  await site.moveTo(VOTING);
  for (const id of [BY_HAND, BY_SWEEP])
    await site.call('PUT', `/api/campaigns/${id}/ballot/1`, { token: anna, body: { choice: 'for' } });
  await site.moveTo(COUNTED);
  for (const id of [BY_HAND, BY_SWEEP])
    await until(async () => (await site.call('GET', `/api/campaigns/${id}/results`)).status === 200);
});
afterAll(async () => {
  await site.stop();
  await rm(campaigns, { recursive: true });
});

async function command(...words: string[]): Promise<{ code: number; told: string }> {
  const told: string[] = [];
  const where = ['--local', '--data', site.dataDir, '--campaigns', campaigns];
  const code = await destroySecret([...words, ...where], (line) => told.push(line));
  return { code, told: told.join('\n') };
}

const ballot = (id: string) => site.call('GET', `/api/campaigns/${id}/ballot`, { token: anna });
const results = async (id: string) => (await site.call('GET', `/api/campaigns/${id}/results`)).body;
const secretsKept = async () => {
  const folder = join(site.dataDir, 'secrets');
  const files = await readdir(folder);
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return texts
    .map((text) => JSON.parse(text))
    .filter(({ value }) => value !== null)
    .map(({ name }) => name)
    .filter((name) => name.startsWith(VOTER_SECRET_PREFIX));
};

describe('the sweep', () => {
  it('destroys the secret on the day of the campaign’s file, and no other one', async () => {
    await site.moveTo(NINE_DAYS);
    expect((await ballot(BY_SWEEP)).body).toMatchObject({ for: [1] });
    const before = await results(BY_SWEEP);

    await site.moveTo(TEN_DAYS);
    // Sweeps come by every minute; what execution environments remember of a secret is forgotten within ten.
    await site.call('POST', '/__local/clock', { body: { speed: 300 } });
    await until(async () => (await ballot(BY_SWEEP)).status === 410);
    await site.call('POST', '/__local/clock', { body: { speed: 1 } });
    expect((await ballot(BY_SWEEP)).body).toMatchObject({ status: 410, code: 'ballots-unlinked' });
    expect(await results(BY_SWEEP)).toEqual(before);
    expect((await ballot(BY_HAND)).body).toMatchObject({ for: [1] });
    expect(await secretsKept()).toHaveLength(TEST_CAMPAIGNS.length - 1);
  });
});

describe('the command', () => {
  it('refuses until the last moment of the appeal period, by the clock of the platform', async () => {
    await site.moveTo(LAST_DAY_OF_APPEALS);
    await expect(command('--campaign', BY_HAND, '--yes')).rejects.toThrow('ends at 2024-07-14T22:00:00.000Z');
    expect((await ballot(BY_HAND)).status).toBe(200);
  });

  it('does nothing without --yes', async () => {
    await site.moveTo(AFTER_APPEALS);
    const { code, told } = await command('--campaign', BY_HAND);
    expect([code, told]).toEqual([2, expect.stringContaining('add --yes')]);
    expect((await ballot(BY_HAND)).status).toBe(200);
  });

  it.each([
    [['--campaign', 'open-count', '--yes'], 'did you mean open-counts'],
    [['--yes'], '--campaign is missing'],
    [['--campaign', BY_HAND, '--force'], '--force'],
  ])('refuses %j', async (words, message) => {
    await expect(command(...words)).rejects.toThrow(message);
  });

  it('destroys the secret for good; once is enough, and what counts is still counted', async () => {
    const before = await results(BY_HAND);
    expect(await command('--campaign', BY_HAND, '--yes')).toMatchObject({ code: 0 });
    expect(await secretsKept()).not.toContain(`${VOTER_SECRET_PREFIX}${BY_HAND}`);
    await site.moveTo('2024-07-14T22:50:00Z');
    expect((await ballot(BY_HAND)).body).toMatchObject({ status: 410, code: 'ballots-unlinked' });

    await site.platform.invoke('recount', { campaign: BY_HAND, at: '2024-07-14T22:50:00.000Z', again: true });
    const after = await results(BY_HAND);
    expect(after).toMatchObject({ version: 2, proposals: before.proposals, turnout: 1, votes: 1 });

    const again = await command('--campaign', BY_HAND, '--yes');
    expect([again.code, again.told]).toEqual([0, expect.stringContaining('no secret')]);
  });

  it('survives a restart: no new secret is made in its place', async () => {
    const { dataDir } = site;
    await site.platform.stop();
    site = await TestPlatform.start('2024-07-15T10:00:00Z', { dataDir });
    anna = await site.token('anna');
    expect((await ballot(BY_HAND)).status).toBe(410);
  });
});

describe('who asks for what is held on them, or to be erased', () => {
  it('is told that ballots of these campaigns can no longer be linked', async () => {
    const unlinked = [BY_HAND, BY_SWEEP];
    expect((await site.call('GET', '/api/me', { token: anna })).body).toMatchObject({ campaigns: [], unlinked });
    const { body: held } = await site.call('GET', '/api/me/export', { token: anna });
    expect(held).toMatchObject({ ballots: [], unlinked });
    const { body: erased } = await site.call('DELETE', '/api/me', { token: anna });
    expect(erased).toMatchObject({ complete: true, withdrawn: [], released: [], unlinked });
  });
});
