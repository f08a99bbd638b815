import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LARGEST_BODY, PROPOSAL_LIMITS } from '../../functions/core/limits.ts';
import { TestPlatform } from '../support/platform.ts';

let site: TestPlatform;
let token: string;
beforeAll(async () => {
  site = await TestPlatform.start('2024-03-05T10:00:00Z');
  token = await site.token('anna');
  for (const campaign of ['capped', 'for-only']) {
    for (let number = 1; number <= 12; number++) {
      await site.call('POST', `/api/campaigns/${campaign}/proposals`, {
        body: draft({ title: `Idea ${number}` }),
        token,
      });
    }
  }
});
afterAll(() => site.stop());

const draft = (changes: object = {}) => ({
  title: 'An idea',
  summary: 'In short',
  text: 'At length',
  theme: 'green',
  district: null,
  author: 'Anna',
  language: 'en',
  ...changes,
});
const PROPOSALS = '/api/campaigns/open-counts/proposals';
const total = async () => (await site.call('GET', `${PROPOSALS}/1`)).status;

describe('a proposal is refused, and nothing is written', () => {
  it.each([
    ['malformed JSON', { raw: '{"title":' }, 400, 'malformed-json'],
    ['a body that is no UTF-8', { raw: new Uint8Array([0x7b, 0xff, 0x7d]) }, 400, 'malformed-json'],
    ['no body', { raw: '' }, 400, 'malformed-json'],
    [
      'a body of another type',
      { body: draft(), headers: { 'content-type': 'text/plain' } },
      415,
      'unsupported-media-type',
    ],
    ['a body that is too large', { body: draft({ text: 'x'.repeat(LARGEST_BODY) }) }, 413, 'body-too-large'],
    ['a missing field', { body: draft({ title: undefined }) }, 400, 'missing-field'],
    ['an unknown field', { body: draft({ titel: 'x' }) }, 400, 'unknown-field'],
    ['a wrong type', { body: draft({ title: 5 }) }, 400, 'wrong-type'],
    ['an array', { body: [] }, 400, 'wrong-type'],
    ['a title that is too short', { body: draft({ title: 'ab' }) }, 400, 'out-of-range'],
    ['a title of spaces', { body: draft({ title: '      ' }) }, 400, 'out-of-range'],
    [
      'a title that is too long',
      { body: draft({ title: 'x'.repeat(PROPOSAL_LIMITS.title.max + 1) }) },
      400,
      'out-of-range',
    ],
    ['a title with a line break', { body: draft({ title: 'two\nlines' }) }, 400, 'invalid-value'],
    ['a text with a control character', { body: draft({ text: 'bell \u0007' }) }, 400, 'invalid-value'],
    ['a title that turns letters around', { body: draft({ title: 'invoice \u202egnp.exe' }) }, 400, 'invalid-value'],
    ['a name that hides a letter', { body: draft({ author: 'An\u200bna' }) }, 400, 'invalid-value'],
    ['a title of nothing that can be seen', { body: draft({ title: '\u200b\u2060\u200b' }) }, 400, 'invalid-value'],
    ['half a letter', { body: draft({ text: 'half \ud83d' }) }, 400, 'invalid-value'],
    [
      'a letter in Latin-1',
      { raw: Buffer.from(JSON.stringify(draft({ title: 'Liège' })), 'latin1') },
      400,
      'invalid-value',
    ],
    ['an unknown theme', { body: draft({ theme: 'sea' }) }, 400, 'invalid-value'],
    ['an unknown district', { body: draft({ district: 'moon' }) }, 400, 'invalid-value'],
    ['a language that the campaign does not have', { body: draft({ language: 'nl' }) }, 400, 'invalid-value'],
    ['an empty idempotency key', { body: draft(), headers: { 'idempotency-key': 'with space' } }, 400, 'invalid-value'],
  ])('for %s', async (_, sent, status, code) => {
    const answer = await site.call('POST', PROPOSALS, { token, ...sent });
    expect(answer).toMatchObject({ status, body: { status, code, type: `/api/problems/${code}` } });
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body.requestId).toEqual(expect.any(String));
    expect(await total()).toBe(404);
  });

  it('lists every wrong field with its place', async () => {
    const { body } = await site.call('POST', PROPOSALS, { token, body: draft({ title: 'ab', summary: 3, x: 1 }) });
    expect(
      body.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code]).toSorted(),
    ).toEqual([
      ['/summary', 'wrong-type'],
      ['/title', 'out-of-range'],
      ['/x', 'unknown-field'],
    ]);
  });

  it('without a token, with one that is none, or with one that allows something else', async () => {
    const other = await site.token('anna', 'participation/vote');
    for (const [sent, status, code] of [
      [{}, 401, 'missing-token'],
      [{ token: 'x' }, 401, 'invalid-token'],
      [{ token: other }, 403, 'insufficient-scope'],
    ] as const) {
      const answer = await site.call('POST', PROPOSALS, { body: draft(), ...sent });
      expect(answer).toMatchObject({ status, body: { status, code, type: `/api/problems/${code}` } });
    }
    expect(await total()).toBe(404);
  });

  it('in a campaign that does not exist', async () => {
    const { body } = await site.call('POST', '/api/campaigns/nowhere/proposals', { token, body: draft() });
    expect(body).toMatchObject({ status: 404, code: 'unknown-campaign' });
  });
});

describe('a proposal sent again', () => {
  const headers = { 'idempotency-key': 'again' };
  const path = '/api/campaigns/touching-phases/proposals';

  it('is the same proposal with the same key, and a new one without', async () => {
    const first = await site.call('POST', path, { token, body: draft(), headers });
    const again = await site.call('POST', path, { token, body: draft(), headers });
    expect(again).toMatchObject({ status: 201, body: { number: first.body.number } });
    const other = await site.call('POST', path, { token, body: draft() });
    expect(other.body.number).toBe(first.body.number + 1);
  });

  it('is refused with the same key and other content', async () => {
    await site.call('POST', path, { token, body: draft(), headers });
    const { body } = await site.call('POST', path, { token, body: draft({ title: 'Another' }), headers });
    expect(body).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  });
});

describe('reading', () => {
  it.each([
    ['/api/campaigns/nowhere', 404, 'unknown-campaign'],
    ['/api/campaigns/open-counts/proposals/99', 404, 'unknown-proposal'],
    ['/api/campaigns/open-counts/proposals/x', 400, 'wrong-type'],
    ['/api/campaigns/open-counts/proposals/0x1', 400, 'wrong-type'],
    ['/api/campaigns/open-counts/proposals/%201', 400, 'wrong-type'],
    ['/api/campaigns/open-counts/proposals/1%2F1', 400, 'wrong-type'],
    ['/api/campaigns/..%2F..%2Fopen-counts/proposals', 404, 'unknown-campaign'],
    ['/api/campaigns/open-counts/proposals?__proto__=x', 400, 'unknown-field'],
    ['/api/campaigns/open-counts/proposals?limit=1&limit=2', 400, 'wrong-type'],
    ['/api/openapi.json?x=1', 400, 'unknown-field'],
    ['/api/campaigns/open-counts/proposals/0', 400, 'out-of-range'],
    ['/api/campaigns/open-counts/proposals?limit=101', 400, 'out-of-range'],
    ['/api/campaigns/open-counts/proposals?limit=many', 400, 'wrong-type'],
    ['/api/campaigns/open-counts/proposals?sort=best', 400, 'invalid-value'],
    ['/api/campaigns/open-counts/proposals?themes=green', 400, 'unknown-field'],
    ['/api/campaigns/open-counts/proposals?cursor=abc', 400, 'invalid-cursor'],
    ['/api/campaigns/for-only/tally', 409, 'counts-not-public'],
    ['/api/campaigns/for-only/proposals?sort=votes', 409, 'counts-not-public'],
    ['/api/campaigns/open-counts/results', 404, 'no-result-yet'],
    ['/api/problems/no-such-code', 404, 'unknown-problem'],
  ])('%s is answered %d %s', async (path, status, code) => {
    expect(await site.call('GET', path)).toMatchObject({ status, body: { code } });
  });

  it('tells what a problem code means at the address that the problem names', async () => {
    const { body } = await site.call('GET', '/api/campaigns/nowhere');
    expect(await site.call('GET', body.type)).toMatchObject({ status: 200, body: { code: 'unknown-campaign' } });
  });
});

describe('a vote is refused, and the ballot stays as it is', () => {
  beforeAll(() => site.moveTo('2024-05-03T10:00:00Z'));

  it.each([
    ['a number that was never given', '/api/campaigns/capped/ballot/13', { choice: 'for' }, 409, 'not-on-ballot-paper'],
    ['an unknown campaign', '/api/campaigns/nowhere/ballot/1', { choice: 'for' }, 404, 'unknown-campaign'],
    ['a choice that there is not', '/api/campaigns/capped/ballot/1', { choice: 'maybe' }, 400, 'invalid-value'],
    [
      'a choice that the campaign does not offer',
      '/api/campaigns/for-only/ballot/1',
      { choice: 'against' },
      409,
      'choice-not-offered',
    ],
    ['no choice', '/api/campaigns/capped/ballot/1', {}, 400, 'missing-field'],
    ['an unknown field', '/api/campaigns/capped/ballot/1', { choice: 'for', weight: 5 }, 400, 'unknown-field'],
    ['a number that is none', '/api/campaigns/capped/ballot/one', { choice: 'for' }, 400, 'wrong-type'],
    ['a number with a fraction', '/api/campaigns/capped/ballot/1.5', { choice: 'for' }, 400, 'wrong-type'],
  ])('for %s', async (_, path, body, status, code) => {
    const citizen = await site.token('refused');
    expect(await site.call('PUT', path, { token: citizen, body })).toMatchObject({ status, body: { code } });
    expect((await site.call('GET', '/api/campaigns/capped/ballot', { token: citizen })).body.choices).toBe(0);
  });

  it('beyond the cap, with what the cap is', async () => {
    const citizen = await site.token('eager');
    for (const number of [1, 2, 3])
      await site.call('PUT', `/api/campaigns/for-only/ballot/${number}`, { token: citizen, body: { choice: 'for' } });
    expect(
      await site.call('PUT', '/api/campaigns/for-only/ballot/4', { token: citizen, body: { choice: 'for' } }),
    ).toMatchObject({
      status: 409,
      body: { code: 'limit-reached', maxChoices: 3 },
    });
    expect((await site.call('GET', '/api/campaigns/for-only/ballot', { token: citizen })).body).toMatchObject({
      for: [1, 2, 3],
      left: 0,
    });
  });

  it('and proposals are no longer taken', async () => {
    expect((await site.call('POST', PROPOSALS, { token, body: draft() })).body).toMatchObject({
      code: 'phase-closed',
      phase: 'ideation',
    });
  });
});
