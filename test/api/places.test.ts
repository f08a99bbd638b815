import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LARGEST_PLACES_PAGE, PROPOSAL_LIMITS } from '../../functions/core/limits.ts';
import { CATALOGUE_AGE } from '../../functions/stores/catalogue.ts';
import { TEST_BOUNDS } from '../support/campaign-files.ts';
import { TestPlatform, until } from '../support/platform.ts';

const C = '/api/campaigns/with-places';
const [[SOUTH, WEST], [NORTH, EAST]] = TEST_BOUNDS;
const SQUARE = { latitude: 50.64521, longitude: 5.57365, label: 'Place Saint-Lambert' };
const idea = (changes: object = {}) => ({
  title: 'An idea',
  summary: 'In short',
  text: 'At length',
  theme: 'green',
  author: 'Anna',
  language: 'en',
  ...changes,
});

let site: TestPlatform;
let anna: string;
let bert: string;
let mona: string;
beforeAll(async () => {
  site = await TestPlatform.start('2024-03-05T10:00:00Z');
  [anna, bert] = [await site.token('anna'), await site.token('bert')];
  mona = (await site.call('POST', '/__local/token', { body: { sub: 'mona', groups: ['moderators'] } })).body
    .access_token;
});
afterAll(() => site.stop());

const post = (changes: object, { token = anna, campaign = C } = {}) =>
  site.call('POST', `${campaign}/proposals`, { token, body: idea(changes) });
const edit = (number: number, body: object, token = anna) =>
  site.call('PATCH', `${C}/proposals/${number}`, { token, body });
const desk = (path: string, body: object) => site.call('POST', `${C}${path}`, { token: mona, body });
const read = async (number: number) => (await site.call('GET', `${C}/proposals/${number}`)).body;
const places = async (query = '') => (await site.call('GET', `${C}/places${query}`)).body;
const placed = async (query = '') => (await places(query)).items.map(({ number }: { number: number }) => number);
/** Once the lists in memory are old enough to be looked at again. */
async function mapShows(numbers: number[]): Promise<void> {
  await site.moveTo(new Date(site.platform.clock.now() + CATALOGUE_AGE).toISOString());
  expect(await placed()).toEqual(numbers);
}

describe('what can be a place', () => {
  it('is told by the campaign, with where the names of its districts stand', async () => {
    const { body } = await site.call('GET', C);
    expect(body.places).toEqual({ centre: [50.64, 5.57], zoom: 12, bounds: TEST_BOUNDS });
    expect(body.districts).toMatchObject([{ centre: [50.66, 5.58] }, { centre: null }]);
    expect((await site.call('GET', '/api/campaigns/open-counts')).body.places).toBeNull();
  });

  it('is rounded to about a metre, and trimmed', async () => {
    const sent = { latitude: 50.645214999, longitude: 5.573645001, label: '  Place Saint-Lambert ' };
    const { status, body } = await post({ place: sent });
    expect({ status, place: body.place }).toEqual({ status: 201, place: SQUARE });
    expect(await read(body.number)).toMatchObject({ place: SQUARE });
  });

  it('may lie on the bounds, and be without words', async () => {
    for (const [latitude, longitude] of TEST_BOUNDS) {
      const { body } = await post({ place: { latitude, longitude } });
      expect(body.place).toEqual({ latitude, longitude, label: null });
    }
  });

  const refused = (place: unknown) => post({ place }).then(({ status, body }) => [status, body.code, body.errors]);
  it.each([
    ['text', { ...SQUARE, latitude: '50.6' }, 'wrong-type', '/place/latitude'],
    ['nothing', { ...SQUARE, longitude: null }, 'wrong-type', '/place/longitude'],
    ['a longitude that is missing', { latitude: 50.6 }, 'missing-field', '/place/longitude'],
    ['what is no latitude', { ...SQUARE, latitude: 91 }, 'out-of-range', '/place/latitude'],
    ['what is south of the bounds', { ...SQUARE, latitude: SOUTH - 0.00001 }, 'out-of-range', '/place/latitude'],
    ['what is east of the bounds', { ...SQUARE, longitude: EAST + 0.00001 }, 'out-of-range', '/place/longitude'],
    ['a label of two lines', { ...SQUARE, label: 'Here\nand there' }, 'invalid-value', '/place/label'],
    ['a blank label', { ...SQUARE, label: '  ' }, 'out-of-range', '/place/label'],
    ['a label too long', { ...SQUARE, label: 'é'.repeat(121) }, 'out-of-range', '/place/label'],
    ['what no place has', { ...SQUARE, altitude: 60 }, 'unknown-field', '/place/altitude'],
    ['a pair', [50.6, 5.5], 'wrong-type', '/place'],
  ])('is not %s', async (_, place, code, pointer) => {
    expect(await refused(place)).toEqual([400, code, [expect.objectContaining({ pointer, code })]]);
  });

  it('is told on which axes it lies outside, and how far the map goes', async () => {
    const { body } = await post({ place: { latitude: -NORTH, longitude: -WEST } });
    expect(body.errors).toEqual([
      expect.objectContaining({ pointer: '/place/latitude', detail: expect.stringContaining(`${SOUTH} to ${NORTH}`) }),
      expect.objectContaining({ pointer: '/place/longitude', detail: expect.stringContaining(`${WEST} to ${EAST}`) }),
    ]);
  });

  it('is a number of JSON, however large', async () => {
    const send = (latitude: string) =>
      site.call('POST', `${C}/proposals`, {
        token: anna,
        raw: JSON.stringify(idea({ place: { ...SQUARE, latitude: 0 } })).replace(
          '"latitude":0',
          `"latitude":${latitude}`,
        ),
      });
    expect((await send('NaN')).body.code).toBe('malformed-json');
    expect((await send('1e999')).body.code).toBe('wrong-type');
    expect((await send('50.645210000000000000001')).body.place).toEqual(SQUARE);
    expect(PROPOSAL_LIMITS.label.max).toBe(120);
  });

  it('is nothing in a campaign whose proposals have none', async () => {
    const elsewhere = { campaign: '/api/campaigns/open-counts' };
    expect((await post({ place: SQUARE }, elsewhere)).body).toMatchObject({ status: 409, code: 'places-not-taken' });
    const { status, body } = await post({ place: null }, elsewhere);
    expect({ status, place: body.place }).toEqual({ status: 201, place: null });
    const change = (place: unknown) =>
      site.call('PATCH', `/api/campaigns/open-counts/proposals/${body.number}`, {
        token: anna,
        body: { revision: 1, place },
      });
    expect((await change(SQUARE)).body.code).toBe('places-not-taken');
    expect((await change(null)).status).toBe(200);
    expect((await site.call('GET', '/api/campaigns/open-counts/places')).body).toEqual({
      items: [],
      total: 0,
      next: null,
    });
  });
});

describe('on the map', () => {
  it('what the list would show is shown by number, narrowed down as the list is, page by page', async () => {
    const bounds = [
      { latitude: SOUTH, longitude: WEST },
      { latitude: NORTH, longitude: EAST },
    ];
    // 1 to 4 have come before.
    await post({ title: 'Benches by the river', theme: 'move', district: 'docks', place: SQUARE });
    await post({ title: 'A bridge', theme: 'move', district: 'north' });
    await post({ title: 'Benches on the square', district: 'north', place: SQUARE });
    await mapShows([1, 2, 3, 4, 5, 7]);
    expect((await places()).items.slice(1, 3)).toEqual(bounds.map((at, index) => ({ number: index + 2, ...at })));
    expect(await placed('?theme=move')).toEqual([5]);
    expect(await placed('?district=north')).toEqual([5, 7]);
    expect(await placed('?q=bench')).toEqual([5, 7]);
    expect(await placed('?q=bench&theme=green')).toEqual([7]);
    expect(await placed('?answer=accepted')).toEqual([]);
    const pages = [await places('?district=north&limit=1')];
    pages.push(await places(`?district=north&limit=1&cursor=${pages[0].next}`));
    expect(pages).toMatchObject([
      { total: 2, items: [{ number: 5 }], next: expect.any(String) },
      { total: 2, items: [{ number: 7 }], next: null },
    ]);
    expect(await placed(`?limit=2&cursor=${(await places('?limit=4')).next}`)).toEqual([5, 7]);
  });

  it('what cannot be asked is refused: an order, a page too large, a cursor of the list', async () => {
    const { body } = await site.call('GET', `${C}/proposals?limit=1&sort=number`);
    const code = async (query: string) => (await places(query)).code;
    expect(await code('?sort=newest')).toBe('unknown-field');
    expect(await code(`?limit=${LARGEST_PLACES_PAGE + 1}`)).toBe('out-of-range');
    expect(await code(`?cursor=${body.next}`)).toBe('invalid-cursor');
    expect(await code('?cursor=%00')).toBe('invalid-cursor');
  });

  it('lists stay as small as they were', async () => {
    const { body } = await site.call('GET', `${C}/proposals`);
    expect(body.items[0]).not.toHaveProperty('place');
  });

  it('its author moves it, takes it away and brings it back', async () => {
    const elsewhere = { latitude: 50.6, longitude: 5.6, label: null };
    const moved = await edit(1, { revision: 1, place: elsewhere });
    expect(moved).toMatchObject({ status: 200, body: { place: elsewhere, title: 'An idea', revision: 2 } });
    expect((await edit(1, { revision: 1, place: null })).body.code).toBe('revision-conflict');
    expect((await edit(1, { revision: 2, place: { ...elsewhere, latitude: 40 } })).body.code).toBe('out-of-range');
    // What is left out stays.
    expect((await edit(1, { revision: 2, title: 'Another title' })).body.place).toEqual(elsewhere);
    expect((await edit(1, { revision: 3, place: null })).body).toMatchObject({ place: null, revision: 4 });
    await mapShows([2, 3, 4, 5, 7]);
    expect(await read(1)).toMatchObject({ place: null });
    expect((await edit(1, { revision: 4, place: SQUARE })).body.place).toEqual(SQUARE);
    await mapShows([1, 2, 3, 4, 5, 7]);
  });

  it('what is not public has no place to anybody but its author and the desk', async () => {
    await desk('/proposals/2/decision', { decision: 'reject', revision: 1, reason: 'off-topic' });
    expect(await read(2)).toMatchObject({ status: 'rejected', place: null });
    const own = await site.call('GET', `${C}/proposals/2/own`, { token: anna });
    expect(own.body.place).toEqual({ latitude: SOUTH, longitude: WEST, label: null });
    await mapShows([1, 3, 4, 5, 7]);
    await desk('/proposals/2/decision', { decision: 'restore', revision: 2 });
    await mapShows([1, 2, 3, 4, 5, 7]);
  });

  it('what is merged keeps its place on its own page and leaves the map, until it is taken apart', async () => {
    await desk('/proposals/7/merge', { into: 6, revision: 1, reason: 'The same idea in other words' });
    expect(await read(7)).toMatchObject({ status: 'merged', place: SQUARE });
    // The lead's author has said no place: nobody else says one for them.
    expect(await read(6)).toMatchObject({ merged: [7], place: null });
    await mapShows([1, 2, 3, 4, 5]);
    await desk('/proposals/7/unmerge', { revision: 2, reason: 'Another idea after all' });
    await mapShows([1, 2, 3, 4, 5, 7]);
  });

  it('what is withdrawn loses its place for good', async () => {
    expect((await site.call('DELETE', `${C}/proposals/3`, { token: anna })).body).toMatchObject({ place: null });
    expect((await site.call('GET', `${C}/proposals/3/own`, { token: anna })).body).toMatchObject({ place: null });
    await mapShows([1, 2, 4, 5, 7]);
  });
});

it('an erasure leaves the place of what is public, and takes that of what is not', async () => {
  const [shown, hidden] = [
    (await post({ place: SQUARE }, { token: bert })).body.number,
    (await post({ place: SQUARE }, { token: bert })).body.number,
  ];
  await desk(`/proposals/${hidden}/decision`, { decision: 'reject', revision: 1, reason: 'personal-data' });
  const mine = async () => (await site.call('GET', '/api/me/export', { token: bert })).body.proposals;
  await until(async () => (await mine()).length === 2);
  expect(await mine()).toMatchObject([{ place: SQUARE }, { place: SQUARE }]);
  await site.call('DELETE', '/api/me', { token: bert });
  expect(await read(shown)).toMatchObject({ author: 'Anonymous', place: SQUARE });
  const { body } = await site.call('GET', `${C}/desk/proposals/${hidden}`, { token: mona });
  expect(body).toMatchObject({ status: 'rejected', place: null });
});

it('a place is the same request again, and another one is another', async () => {
  const send = (place: object | null) =>
    site.call('POST', `${C}/proposals`, { token: anna, body: idea({ place }), headers: { 'idempotency-key': 'once' } });
  const { number } = (await send(SQUARE)).body;
  expect((await send({ ...SQUARE, latitude: SQUARE.latitude + 1e-9 })).body.number).toBe(number);
  expect((await send({ ...SQUARE, label: null })).body.code).toBe('idempotency-key-reused');
  expect((await send(null)).body.code).toBe('idempotency-key-reused');
});

it('a place stays where it is once voting has opened', async () => {
  await site.moveTo('2024-05-03T10:00:00Z');
  expect((await edit(4, { revision: 1, place: null })).body.code).toBe('phase-closed');
  expect(await read(4)).toMatchObject({ place: SQUARE });
});
