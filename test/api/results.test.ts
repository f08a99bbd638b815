import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TestPlatform, until } from '../support/platform.ts';

const C = '/api/campaigns/published-result';
const RESULTS = `${C}/results`;

let site: TestPlatform;
beforeAll(async () => {
  site = await TestPlatform.start('2024-03-05T10:00:00Z');
});
afterAll(() => site.stop());

const code = async () => (await site.call('GET', RESULTS)).body.code;

it('shows a result once it is published, and each of its versions', async () => {
  const token = await site.token('anna');
  const idea = { summary: 's', text: 't', theme: 'green', author: 'Anna', language: 'en' };
  for (const title of ['Trees', 'Benches', 'Bridges'])
    await site.call('POST', `${C}/proposals`, { token, body: { ...idea, title } });
  await site.moveTo('2024-05-03T10:00:00Z');
  for (const [voter, numbers] of Object.entries({ anna: [1, 2], bert: [1, 2], carla: [3] })) {
    const voting = await site.token(voter);
    for (const number of numbers)
      await site.call('PUT', `${C}/ballot/${number}`, { token: voting, body: { choice: 'for' } });
  }
  await site.quiet();
  expect(await code()).toBe('no-result-yet');

  await site.moveTo('2024-05-16T10:00:00Z');
  await until(async () => (await code()) !== 'no-result-yet');
  expect(await site.call('GET', RESULTS)).toMatchObject({
    status: 404,
    body: { code: 'result-not-published', detail: expect.stringContaining('2024-06-15T22:00:00.000Z') },
  });

  await site.moveTo('2024-06-16T10:00:00Z');
  await until(async () => (await site.call('GET', RESULTS)).status === 200);
  const first = (await site.call('GET', RESULTS)).body;
  expect(first).toMatchObject({
    version: 1,
    rulesChanged: false,
    code: expect.stringMatching(/^[0-9a-f]{64}$/),
    proposals: [
      { number: 1, for: 2, against: 0, annulled: 0, rank: 1, tied: true },
      { number: 2, for: 2, against: 0, annulled: 0, rank: 1, tied: true },
      { number: 3, for: 1, against: 0, annulled: 0, rank: 3, tied: false },
    ],
    turnout: 3,
    ballots: 3,
    votes: 5,
    annulled: 0,
    tallyDifferences: [],
    tallyPages: [
      { page: 'p0', difference: 0 },
      { page: 'turnout', difference: 0 },
    ],
    anomalies: { putAside: 0, unreadable: 0, offPaper: 0 },
  });
  expect(first.hours.reduce((sum: number, { votes }: { votes: number }) => sum + votes, 0)).toBe(5);

  const again = { campaign: 'published-result', at: '2024-06-17T10:00:00.000Z', again: true };
  expect(await site.platform.invoke('recount', again)).toEqual({ version: 2, differences: 0 });
  expect((await site.call('GET', RESULTS)).body).toEqual({ ...first, version: 2, countedAt: again.at });
  expect((await site.call('GET', `${RESULTS}?version=1`)).body).toEqual(first);
  expect(await site.call('GET', `${RESULTS}?version=3`)).toMatchObject({
    status: 404,
    body: { code: 'unknown-version' },
  });
  expect((await site.call('GET', `${RESULTS}?version=0`)).status).toBe(400);
});
