import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { USUAL_PROPOSALS } from '../../functions/core/limits.ts';
import { TestPlatform, until } from '../support/platform.ts';

const C = '/api/campaigns/capped';
const CAP = 10;
const PROPOSALS = 200;

let site: TestPlatform;
beforeAll(async () => {
  site = await TestPlatform.start('2024-03-05T10:00:00Z', { environments: 4 });
  const body = { title: 'An idea', summary: 's', text: 't', theme: 'green', author: 'Anna', language: 'en' };
  const authors = Array.from({ length: PROPOSALS / USUAL_PROPOSALS }, (_, author) => `author-${author}`);
  await Promise.all(
    authors.map(async (author) => {
      const token = await site.token(author);
      for (let count = 0; count < USUAL_PROPOSALS; count++) await site.call('POST', `${C}/proposals`, { token, body });
    }),
  );
  await site.moveTo('2024-05-03T10:00:00Z');
});
afterAll(() => site.stop());

it('accepts exactly the cap of one citizen’s 200 votes sent at once, and refuses the rest', async () => {
  const token = await site.token('eager');
  const numbers = Array.from({ length: PROPOSALS }, (_, index) => index + 1);
  const answers = await Promise.all(
    numbers.map((number) => site.call('PUT', `${C}/ballot/${number}`, { token, body: { choice: 'for' } })),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(CAP);
  expect(answers.filter(({ body }) => body.code === 'limit-reached')).toHaveLength(PROPOSALS - CAP);
  const { body: ballot } = await site.call('GET', `${C}/ballot`, { token });
  expect(ballot).toMatchObject({ choices: CAP, left: 0 });
});

it('counts the same vote sent 50 times at once as one', async () => {
  const token = await site.token('insistent');
  const vote = () => site.call('PUT', `${C}/ballot/7`, { token, body: { choice: 'against' } });
  const answers = await Promise.all(Array.from({ length: 50 }, vote));
  expect(answers.map(({ status, body }) => [status, body.revision])).toEqual(answers.map(() => [200, 1]));
  await site.quiet();
  await until(async () => (await site.call('GET', `${C}/tally`)).body.votes === CAP + 1);
  expect((await site.call('GET', `${C}/tally`)).body.counts[6]).toMatchObject({ number: 7, against: 1 });
});
