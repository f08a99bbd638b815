import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TestPlatform, until } from '../support/platform.ts';

const C = '/api/campaigns/open-counts';
const IDEATION = '2024-03-05T10:00:00Z';
const VOTING = '2024-05-03T10:00:00Z';
const AFTER = '2024-05-16T10:00:00Z';

let site: TestPlatform;
beforeAll(async () => {
  site = await TestPlatform.start(IDEATION);
});
afterAll(() => site.stop());

const idea = (title: string, changes = {}) => ({
  title,
  summary: `${title} pour tout le quartier`,
  text: 'Parce que.',
  theme: 'green',
  district: 'docks',
  author: 'Anna',
  language: 'fr',
  ...changes,
});

it('takes ideas, opens voting by the clock, counts votes live, and publishes a recount that agrees', async () => {
  const anna = await site.token('anna');
  const bert = await site.token('bert');

  const first = await site.call('POST', `${C}/proposals`, { body: idea('Des arbres'), token: anna });
  expect(first).toMatchObject({
    status: 201,
    body: { campaign: 'open-counts', number: 1, title: 'Des arbres', revision: 1 },
  });
  expect(first.headers.get('location')).toBe(`${C}/proposals/1`);
  await site.call('POST', `${C}/proposals`, { body: idea('Une école à vélo', { theme: 'move' }), token: bert });
  expect((await site.call('GET', `${C}/proposals/2`)).body).toMatchObject({
    title: 'Une école à vélo',
    text: 'Parce que.',
  });

  expect(await site.call('PUT', `${C}/ballot/1`, { body: { choice: 'for' }, token: anna })).toMatchObject({
    status: 409,
    body: { code: 'phase-not-open', opens: '2024-04-30T22:00:00.000Z' },
  });

  await site.moveTo(VOTING);
  expect((await site.call('GET', C)).body).toMatchObject({ phase: 'voting', next: { phase: 'analysis' } });
  const vote = { body: { choice: 'for' }, token: anna };
  expect(await site.call('PUT', `${C}/ballot/1`, vote)).toMatchObject({
    status: 200,
    body: { for: [1], choices: 1, left: null },
  });
  expect((await site.call('PUT', `${C}/ballot/1`, vote)).body.revision).toBe(1);
  await site.call('PUT', `${C}/ballot/2`, { body: { choice: 'against' }, token: anna });
  await site.call('PUT', `${C}/ballot/2`, { body: { choice: 'for' }, token: bert });
  await site.call('PUT', `${C}/ballot/2`, { body: { choice: 'against' }, token: bert });
  await site.call('PUT', `${C}/ballot/1`, { body: { choice: 'for' }, token: bert });
  await site.call('DELETE', `${C}/ballot/1`, { token: bert });
  expect((await site.call('GET', `${C}/ballot`, { token: bert })).body).toMatchObject({
    for: [],
    against: [2],
    choices: 1,
  });

  const counts = [
    { number: 1, for: 1, against: 0 },
    { number: 2, for: 0, against: 2 },
  ];
  await site.quiet();
  await until(async () => (await site.call('GET', `${C}/tally`)).body.votes === 3);
  expect((await site.call('GET', `${C}/tally`)).body).toMatchObject({ counts, turnout: 2, votes: 3 });
  expect(
    (await site.call('GET', `${C}/proposals?sort=votes`)).body.items.map(({ number }: { number: number }) => number),
  ).toEqual([1, 2]);
  expect((await site.call('GET', `${C}/results`)).body.code).toBe('no-result-yet');

  await site.moveTo(AFTER);
  await until(async () => (await site.call('GET', `${C}/results`)).status === 200);
  expect((await site.call('GET', `${C}/results`)).body).toMatchObject({
    version: 1,
    proposals: counts,
    turnout: 2,
    votes: 3,
    tallyDifferences: [],
  });
  expect((await site.call('PUT', `${C}/ballot/2`, vote)).body).toMatchObject({
    code: 'phase-closed',
    closed: '2024-05-15T22:00:00.000Z',
  });
});
