import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PAPER_AGE } from '../../functions/http/campaign-cache.ts';
import { TestPlatform, until } from '../support/platform.ts';

const C = '/api/campaigns/open-counts';
let site: TestPlatform;
let anna: string;
beforeAll(async () => {
  site = await TestPlatform.start('2024-03-05T10:00:00Z');
  anna = await site.token('anna');
  for (let number = 1; number <= 4; number++)
    await site.call('POST', `${C}/proposals`, { token: anna, body: draft(number) });
});
afterAll(() => site.stop());

const draft = (number: number) => ({
  title: `Idea ${number}`,
  summary: 'In short',
  text: 'At length',
  theme: 'green',
  author: 'Anna',
  language: 'en',
});
const vote = (token: string, number: number) =>
  site.call('PUT', `${C}/ballot/${number}`, { token, body: { choice: 'for' } });

it('is refused to everybody but the author', async () => {
  const bert = await site.token('bert');
  expect((await site.call('DELETE', `${C}/proposals/1`, { token: bert })).body.code).toBe('not-the-author');
  expect((await site.call('GET', `${C}/proposals/1`)).body.status).toBe('published');
  expect((await site.call('DELETE', `${C}/proposals/99`, { token: anna })).body.code).toBe('unknown-proposal');
});

it('takes a proposal off the list and hides its text, and is the same when sent again', async () => {
  const first = await site.call('DELETE', `${C}/proposals/1`, { token: anna });
  expect(first).toMatchObject({ status: 200, body: { number: 1, status: 'withdrawn', text: '', revision: 2 } });
  expect(await site.call('DELETE', `${C}/proposals/1`, { token: anna })).toMatchObject({
    status: 200,
    body: { revision: 2 },
  });
  await site.moveTo('2024-03-06T10:00:00Z');
  await until(async () => (await site.call('GET', `${C}/proposals?sort=number`)).body.total === 3);
  expect((await site.call('GET', `${C}/proposals/1`)).body).toMatchObject({ title: 'Idea 1', text: '' });
});

it('keeps the number off the ballot paper when it comes before voting', async () => {
  await site.moveTo('2024-05-03T10:00:00Z');
  expect((await vote(anna, 1)).body.code).toBe('not-on-ballot-paper');
  expect((await vote(anna, 2)).status).toBe(200);
});

it('stops votes for the number within five seconds when it comes while voting is open', async () => {
  expect((await vote(anna, 3)).status).toBe(200);
  await site.call('DELETE', `${C}/proposals/3`, { token: anna });
  expect(PAPER_AGE).toBeLessThanOrEqual(5_000);
  await site.moveTo(new Date(site.platform.clock.now() + 5_000).toISOString());
  const bert = await site.token('bert');
  // Every environment has to know: each may be asked.
  const answers = await Promise.all(Array.from({ length: 12 }, () => vote(bert, 3)));
  expect(answers.map(({ body }) => body.code)).toEqual(Array.from({ length: 12 }, () => 'not-on-ballot-paper'));
});

it('comes too late once voting has closed', async () => {
  await site.moveTo('2024-05-16T10:00:00Z');
  expect((await site.call('DELETE', `${C}/proposals/2`, { token: anna })).body.code).toBe('phase-closed');
});
