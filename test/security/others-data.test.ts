import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestPlatform } from '../support/platform.ts';

const C = '/api/campaigns/open-counts';
const draft = { title: 'An idea', summary: 'In short', text: '', theme: 'green', author: 'Anna', language: 'en' };

let site: TestPlatform;
let anna: string;
let bert: string;
beforeAll(async () => {
  site = await TestPlatform.start('2024-03-05T10:00:00Z');
  [anna, bert] = [await site.token('anna'), await site.token('bert')];
  for (let number = 1; number <= 3; number++) await site.call('POST', `${C}/proposals`, { token: anna, body: draft });
});
afterAll(() => site.stop());

const as = (token: string) => ({
  ballot: async () => (await site.call('GET', `${C}/ballot`, { token })).body,
  exported: async () => (await site.call('GET', '/api/me/export', { token })).body,
});

describe("another's proposal", () => {
  it('cannot be withdrawn', async () => {
    const before = (await site.call('GET', `${C}/proposals/1`)).body;
    const answer = await site.call('DELETE', `${C}/proposals/1`, { token: bert });
    expect(answer).toMatchObject({ status: 409, body: { code: 'not-the-author' } });
    expect((await site.call('GET', `${C}/proposals/1`)).body).toEqual(before);
  });

  it('is not given out for its idempotency key: a key is each citizen’s own', async () => {
    const headers = { 'idempotency-key': 'the-same-key' };
    const first = await site.call('POST', `${C}/proposals`, { token: anna, headers, body: draft });
    const second = await site.call('POST', `${C}/proposals`, { token: bert, headers, body: draft });
    expect(second).toMatchObject({ status: 201 });
    expect(second.body.number).not.toBe(first.body.number);
  });

  it('is made anonymous by nobody else', async () => {
    await site.call('DELETE', '/api/me', { token: bert });
    expect((await site.call('GET', `${C}/proposals/1`)).body).toMatchObject({ author: 'Anna', revision: 1 });
  });
});

describe("another's ballot", () => {
  beforeAll(async () => {
    await site.moveTo('2024-05-03T10:00:00Z');
    for (const number of [1, 2]) {
      await site.call('PUT', `${C}/ballot/${number}`, { token: anna, body: { choice: 'for' } });
    }
  });

  it('is changed by nothing that others send', async () => {
    const before = await as(anna).ballot();
    expect(before.for).toEqual([1, 2]);
    await site.call('PUT', `${C}/ballot/1`, { token: bert, body: { choice: 'against' } });
    await site.call('DELETE', `${C}/ballot/2`, { token: bert });
    expect(await as(bert).ballot()).toMatchObject({ for: [], against: [1] });
    await site.call('DELETE', '/api/me', { token: bert });
    expect(await as(bert).ballot()).toMatchObject({ for: [], against: [] });
    expect(await as(anna).ballot()).toEqual(before);
  });

  it.each([
    ['a query', '?sub=anna', {}, undefined],
    ['a query that names a key', '?voterKey=anna', {}, undefined],
    ['a field', '/3', {}, { choice: 'for', sub: 'anna' }],
    ['the field __proto__', '/3', {}, '{"choice":"for","__proto__":{"sub":"anna"}}'],
    ['a header', '', { 'x-sub': 'anna', 'x-amzn-oidc-identity': 'anna' }, undefined],
  ] as const)('cannot be reached by naming its owner in %s', async (_, path, headers, sent) => {
    const before = await as(anna).ballot();
    const body = typeof sent === 'string' ? { raw: sent } : { body: sent };
    const method = sent === undefined ? 'GET' : 'PUT';
    const answer = await site.call(method, `${C}/ballot${path}`, { token: bert, headers, ...body });
    if (answer.status === 200) expect(answer.body).toMatchObject({ for: [], against: [] });
    else expect(answer).toMatchObject({ status: 400, body: { code: 'unknown-field' } });
    expect(await as(anna).ballot()).toEqual(before);
  });

  it('is not that of somebody whose name is nearly the same', async () => {
    for (const sub of ['Anna', 'anna ', ' anna', 'anna\u0000', 'ann\u0430', 'anna|', '|anna']) {
      const token = await site.token(sub);
      expect([sub, await as(token).ballot()]).toMatchObject([sub, { for: [], against: [] }]);
    }
  });

  it('is not the one of the same citizen in another campaign', async () => {
    const answer = await site.call('GET', '/api/campaigns/capped/ballot', { token: anna });
    expect(answer.body).toMatchObject({ campaign: 'capped', for: [], against: [] });
  });
});

describe("another's export", () => {
  it('is given to nobody, with whatever cursor', async () => {
    const own = await as(anna).exported();
    expect(own).toMatchObject({ ballots: [{ campaign: 'open-counts', for: [1, 2] }] });
    expect(own.proposals).toHaveLength(4);
    const carl = await site.token('carl');
    const cursors = [
      { cursor: ['open-counts', 1], isPlace: true },
      { cursor: ['elsewhere', 999_999], isPlace: true },
      { cursor: ['open-counts', 0], isPlace: false },
      { cursor: ['open-counts', -1], isPlace: false },
      { cursor: ['', 1], isPlace: false },
      { cursor: ['x'.repeat(65), 1], isPlace: false },
      { cursor: ['open-counts', 1e20], isPlace: false },
    ];
    for (const { cursor, isPlace } of cursors) {
      const query = `?cursor=${Buffer.from(JSON.stringify(cursor)).toString('base64url')}`;
      const { status, body } = await site.call('GET', `/api/me/export${query}`, { token: carl });
      if (isPlace) expect(body).toMatchObject({ proposals: [], ballots: [], vouchers: [], next: null });
      else expect([cursor, status, body.code]).toEqual([cursor, 400, 'invalid-cursor']);
    }
    expect(await as(carl).exported()).toMatchObject({ proposals: [], ballots: [], vouchers: [], handedIn: [] });
  });
});
