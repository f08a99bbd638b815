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

it('shows a moderator the twins of what waits in the queue, never the proposal itself, by theme and district', async () => {
  const token = await site.token('bert');
  const more = { summary: 'In short', text: '', author: 'Bert', language: 'en' };
  const handIn = async (title: string, theme: string, district: string | null): Promise<number> =>
    (await site.call('POST', `${C}/proposals`, { token, body: { ...more, title, theme, district } })).body.number;
  const compost = await handIn('Composting in every street!', 'move', 'docks');
  const quay = await handIn('Trees along the quay', 'green', 'south');
  const { body: staff } = await site.call('POST', '/__local/token', { body: { sub: 'mona', groups: ['moderators'] } });
  const queue = async (query: string) =>
    (await site.call('GET', `${C}/desk/queue?${query}`, { token: staff.access_token })).body;
  const numbers = ({ items }: { items: { number: number }[] }) => items.map(({ number }) => number);
  await until(async () => (await queue('')).items.length === 4);
  // The index of the lists may be as far behind as that of the queue.
  await until(async () => (await queue('twins=true')).items.at(-2).twins.length === 1);
  expect((await queue('twins=true')).items.map(({ twins }: { twins: object[] }) => twins)).toMatchObject([
    [{ number: compost, title: 'Composting in every street!', likeness: expect.any(Number) }],
    [],
    [{ number: 2 }],
    [],
  ]);
  expect((await queue('')).items[0].twins).toBeUndefined();
  expect(numbers(await queue('district=north'))).toEqual([compost]);
  expect(numbers(await queue('theme=green&because=new'))).toEqual([2, 3, quay]);
  const page = await queue('theme=green&limit=2');
  expect(numbers(page)).toEqual([2, 3]);
  expect(numbers(await queue(`theme=green&limit=2&cursor=${page.next}`))).toEqual([quay]);
});
