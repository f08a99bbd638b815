import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TestPlatform, until } from '../support/platform.ts';

const C = '/api/campaigns/open-counts';

let site: TestPlatform;
beforeAll(async () => {
  site = await TestPlatform.start('2024-03-05T10:00:00Z');
  const token = await site.token('anna');
  for (const title of ['A footbridge over the river', 'Composting in every street', 'A covered market'])
    await site.call('POST', `${C}/proposals`, {
      token,
      body: { title, summary: 'In short', text: '', theme: 'green', author: 'Anna', language: 'en' },
    });
  await until(async () => (await site.call('GET', `${C}/proposals`)).body.total === 3);
});
afterAll(() => site.stop());

const twinsOf = async (title: string) =>
  (await site.call('GET', `${C}/twins?title=${encodeURIComponent(title)}`)).body.items;

it('finds the proposal that is much like a title, however it is written', async () => {
  expect(await twinsOf('Footbridge over the RIVER for cyclists')).toMatchObject([
    { number: 1, title: 'A footbridge over the river', likeness: expect.any(Number) },
  ]);
  expect(await twinsOf('A library by night')).toEqual([]);
});

it('asks for a title', async () => {
  expect(await site.call('GET', `${C}/twins`)).toMatchObject({ status: 400, body: { code: 'missing-field' } });
});

it('no longer finds one that was withdrawn', async () => {
  await site.call('DELETE', `${C}/proposals/1`, { token: await site.token('anna') });
  await until(async () => (await twinsOf('A footbridge over the river')).length === 0);
});
