import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestPlatform, until } from '../support/platform.ts';

const C = '/api/campaigns/open-counts';
const P = '/api/campaigns/published-result';
const idea = { title: 'An idea', summary: 'In short', text: '', theme: 'green', author: 'Anna', language: 'en' };

let site: TestPlatform;
let mona: string;
/** Votes on no. 1 that were acknowledged: some may be within seconds of its annulment. */
let votesOnOne = 2;
beforeAll(async () => {
  site = await TestPlatform.start('2024-03-05T10:00:00Z');
  mona = (await site.call('POST', '/__local/token', { body: { sub: 'mona', groups: ['moderators'] } })).body
    .access_token;
  const token = await site.token('anna');
  for (const campaign of [C, C, C, C, C, P]) await site.call('POST', `${campaign}/proposals`, { token, body: idea });
  expect(await annul({ number: 1, revision: 1 })).toMatchObject({ status: 409, body: { code: 'phase-not-open' } });
  await site.moveTo('2024-05-03T10:00:00Z');
  for (const sub of ['one', 'two'])
    for (const number of [1, 2, 3, 4, 5]) {
      const body = { choice: number === 3 ? 'against' : 'for' };
      await site.call('PUT', `${C}/ballot/${number}`, { token: await site.token(sub), body });
    }
});
afterAll(() => site.stop());

const annul = (body: object) =>
  site.call('POST', `${C}/annulments`, { token: mona, body: { reason: 'manipulated-votes', ...body } });
const decide = (number: number, body: object) =>
  site.call('POST', `${C}/proposals/${number}/decision`, { token: mona, body });
const result = async (path = C) => (await site.call('GET', `${path}/results`)).body;
const rowOf = (body: { proposals: { number: number }[] }, number: number) =>
  body.proposals.find((row) => row.number === number);

describe('while voting is open', () => {
  it('an annulment and a rejection take a number off, a restoration brings it back with its votes', async () => {
    expect((await annul({ number: 1, revision: 1, message: 'A machine voted.' })).status).toBe(200);
    expect((await decide(2, { decision: 'reject', revision: 1, reason: 'unlawful' })).status).toBe(200);
    expect((await decide(3, { decision: 'reject', revision: 1, reason: 'off-topic' })).status).toBe(200);
    expect((await decide(3, { decision: 'restore', revision: 2 })).status).toBe(200);
    await until(async () => {
      const token = await site.token('three');
      const answers = await Promise.all(
        [1, 2, 3].map((number) => site.call('PUT', `${C}/ballot/${number}`, { token, body: { choice: 'against' } })),
      );
      if (answers[0]?.status === 200) votesOnOne = 3;
      return (
        answers.map(({ status, body }) => body.code ?? status).join() === 'not-on-ballot-paper,not-on-ballot-paper,200'
      );
    });
  });

  it('an author’s own withdrawal does not cover up a reason of the moderators', async () => {
    const token = await site.token('anna');
    expect((await site.call('DELETE', `${C}/proposals/1`, { token })).body.status).toBe('withdrawn');
    expect((await site.call('DELETE', `${C}/proposals/4`, { token })).body.status).toBe('withdrawn');
  });
});

describe('the result', () => {
  beforeAll(async () => {
    await site.moveTo('2024-05-16T10:00:00Z');
    await until(async () => (await site.call('GET', `${C}/results`)).status === 200);
  });

  it('tells what was annulled, why and when', async () => {
    const body = await result();
    expect(rowOf(body, 1)).toMatchObject({ for: 0, annulled: votesOnOne, rank: null });
    expect(rowOf(body, 3)).toMatchObject({ against: 3, annulled: 0 });
    expect(body.annulments).toEqual([
      { number: 1, reason: 'manipulated-votes', at: expect.stringMatching(/^2024-05-03T/) },
      { number: 2, reason: 'unlawful', at: expect.stringMatching(/^2024-05-03T/) },
      { number: 4, reason: 'withdrawn', at: expect.stringMatching(/^2024-05-03T/) },
    ]);
  });

  it('stands when a proposal is rejected afterwards, and changes by an annulment with another recount', async () => {
    expect((await decide(3, { decision: 'reject', revision: 3, reason: 'personal-data' })).status).toBe(200);
    expect(rowOf(await result(), 3)).toMatchObject({ against: 3, annulled: 0 });
    expect((await annul({ number: 5, revision: 1 })).status).toBe(200);
    expect(rowOf(await result(), 5)).toMatchObject({ for: 2, annulled: 0 });
    const again = { token: mona, body: { version: 1, reason: 'Votes on no. 5 are annulled' } };
    const asked = await Promise.all([1, 2].map(() => site.call('POST', `${C}/recount`, again)));
    expect(asked.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(asked.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'revision-conflict',
      version: 1,
      asked: { at: expect.stringMatching(/^2024-/), reason: again.body.reason },
    });
    await until(async () => (await result()).version === 2);
    const body = await result();
    expect(rowOf(body, 5)).toMatchObject({ for: 0, annulled: 2, rank: null });
    expect(rowOf(body, 3)).toMatchObject({ against: 3, annulled: 0 });
    expect(body.annulments.at(-1)).toMatchObject({ number: 5, reason: 'manipulated-votes' });
    expect((await site.call('POST', `${C}/recount`, again)).body).toMatchObject({
      code: 'revision-conflict',
      version: 2,
    });
    expect((await site.call('GET', `${C}/results?version=1`)).body.annulments).toHaveLength(3);
  });
});

describe('publication', () => {
  const publish = (path: string, version: number) =>
    site.call('POST', `${path}/publication`, { token: mona, body: { version, reason: 'Looked at and found right' } });

  it('makes a result public that waits for it, once, as it was seen', async () => {
    await until(async () => (await result(P)).code === 'result-not-published');
    const preview = await site.call('GET', `${P}/desk/result`, { token: mona });
    expect(preview.body).toMatchObject({ campaign: 'published-result', version: 1 });
    expect((await publish(P, 2)).body).toMatchObject({ code: 'revision-conflict', version: 1 });
    const answers = await Promise.all([publish(P, 1), publish(P, 1)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('published-before');
    expect(await result(P)).toEqual(preview.body);
    await until(async () => (await site.call('GET', `${P}/open-data`)).body.versions?.length === 1);
  });

  it('is refused where the result is public by itself', async () => {
    expect((await publish(C, 2)).body.code).toBe('published-before');
  });

  it('and recounts are in the log', async () => {
    const acts = async (path: string) =>
      (await site.call('GET', `${path}/audit`, { token: mona })).body.items.map(
        ({ act, subject }: Record<string, string>) => `${act} ${subject}`,
      );
    expect(await acts(P)).toEqual(['publish-result result/1']);
    expect((await acts(C)).slice(0, 2)).toEqual(['ask-recount result/1', 'annul proposal/5']);
    expect((await result()).version).toBe(2);
  });
});
