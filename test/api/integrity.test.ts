import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ACCOUNT_SINCE_CLAIM } from '../../functions/core/account-age.ts';
import { NO_VERDICT } from '../../functions/core/integrity.ts';
import { TestPlatform } from '../support/platform.ts';

const C = '/api/campaigns/open-counts';
const HOUR = '2024-05-03T12';

let site: TestPlatform;
let moderator: string;
beforeAll(async () => {
  site = await TestPlatform.start('2024-03-05T10:00:00Z');
  const asked = { sub: 'moderator', groups: ['moderators'], scope: 'participation/moderate' };
  moderator = (await site.call('POST', '/__local/token', { body: asked })).body.access_token;
  const token = await site.token('anna');
  const idea = { summary: 's', text: 't', theme: 'green', author: 'Anna', language: 'en' };
  for (const title of ['Trees', 'Benches'])
    expect((await site.call('POST', `${C}/proposals`, { token, body: { ...idea, title } })).status).toBe(201);
  await site.moveTo('2024-05-03T10:15:00Z');
  for (let citizen = 0; citizen < 50; citizen++) await vote(`new-${citizen}`, [1], '2024-05-03T10:00:00Z');
  await vote('long-known', [1, 2], '2020-01-01T00:00:00Z');
  await vote('of-another-provider', [1, 2]);
  await site.quiet();
});
afterAll(() => site.stop());

async function vote(sub: string, numbers: number[], since?: string): Promise<void> {
  const token = await site.token(sub, undefined, since === undefined ? {} : { [ACCOUNT_SINCE_CLAIM]: since });
  for (const number of numbers) {
    const { status } = await site.call('PUT', `${C}/ballot/${number}`, { token, body: { choice: 'for' } });
    expect(status).toBe(200);
  }
}

const desk = async () => (await site.call('GET', `${C}/desk/integrity`, { token: moderator })).body;

it('shows moderators each number as it is, and a burst once its hour is over', async () => {
  const now = await desk();
  expect(now.citizensByChoices.slice(0, 3)).toEqual([
    { from: 1, to: 1, citizens: 50 },
    { from: 2, to: 2, citizens: 2 },
    { from: 3, to: 3, citizens: 0 },
  ]);
  expect(now.ballotsByAge).toEqual([
    { age: 'under-hour', ballots: 50 },
    { age: 'under-day', ballots: 0 },
    { age: 'under-week', ballots: 0 },
    { age: 'under-month', ballots: 0 },
    { age: 'older', ballots: 1 },
    { age: 'unknown', ballots: 1 },
  ]);
  expect(now).toMatchObject({ singleVoteShare: 0.9615, newAccountShare: 0.9804, findings: [] });
  expect(now.hours.at(-1)).toEqual({ hour: '2024-05-03T11', votes: 0 });

  await site.moveTo('2024-05-04T09:00:00Z');
  // Two other days tell nothing yet.
  expect((await desk()).findings).toEqual([]);
  await site.moveTo('2024-05-05T09:00:00Z');
  expect((await desk()).findings).toEqual([
    { code: 'burst', about: HOUR, value: 54, against: 0, text: expect.stringContaining(NO_VERDICT) },
  ]);
});

it('tells citizens nothing more than the public', async () => {
  const token = await site.token('anna', 'participation/moderate');
  expect(await site.call('GET', `${C}/desk/integrity`, { token })).toMatchObject({
    status: 409,
    body: { code: 'not-a-moderator' },
  });
});

it('tells the public of hours alone while voting is open, and only where counts are public', async () => {
  const { status, body, headers } = await site.call('GET', `${C}/integrity`);
  expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=60']);
  expect(body.hours).toContainEqual({ hour: HOUR, votes: 54 });
  expect(body.findings).toMatchObject([{ code: 'burst', about: HOUR }]);
  expect(body.citizensByChoices.map(({ citizens }: { citizens: null }) => citizens)).toEqual(Array(10).fill(null));
  expect(body.ballotsByAge.map(({ ballots }: { ballots: null }) => ballots)).toEqual(Array(6).fill(null));
  expect(body).toMatchObject({ singleVoteShare: null, newAccountShare: null });
  expect(await site.call('GET', '/api/campaigns/for-only/integrity')).toMatchObject({
    status: 409,
    body: { code: 'counts-not-public' },
  });
});

it('gives citizens what their ballot keeps of them, and forgets it with the ballot', async () => {
  const me = await site.token('new-7', 'participation/me');
  expect((await site.call('GET', '/api/me/export', { token: me })).body.ballots).toMatchObject([
    { campaign: 'open-counts', accountAge: 'under-hour' },
  ]);
  expect((await site.call('DELETE', '/api/me', { token: me })).body.withdrawn).toEqual(['open-counts']);
  await site.quiet();
  const { citizensByChoices, ballotsByAge } = await desk();
  expect([citizensByChoices[0].citizens, ballotsByAge[0].ballots]).toEqual([49, 49]);
});

it('hides small numbers from the public for good, with another one that would give them away', async () => {
  await site.moveTo('2024-05-16T10:00:00Z');
  const { body } = await site.call('GET', `${C}/integrity`);
  expect(body.citizensByChoices.map(({ citizens }: { citizens: number | null }) => citizens)).toEqual([
    null,
    null,
    ...Array(8).fill(0),
  ]);
  expect(body.singleVoteShare).toBeNull();
  expect(body.hours).toHaveLength(15 * 24);
});
