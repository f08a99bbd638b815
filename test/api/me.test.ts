import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OWN_PROPOSALS_A_PAGE } from '../../functions/core/limits.ts';
import { TestPlatform, until } from '../support/platform.ts';

const C = '/api/campaigns/open-counts';
const IDEATION = '2024-03-05T10:00:00Z';
const VOTING = '2024-05-03T10:00:00Z';
/** Voting closes at 22:00: the recount has to wait for a minute. */
const JUST_CLOSED = '2024-05-15T22:00:10Z';
const LATER = '2024-05-16T10:00:00Z';

let site: TestPlatform;
let tokens: { anna: string; bert: string; carl: string; dora: string };
beforeAll(async () => {
  site = await TestPlatform.start(IDEATION);
  tokens = {
    anna: await site.token('anna'),
    bert: await site.token('bert'),
    carl: await site.token('carl'),
    dora: await site.token('dora'),
  };
});
afterAll(() => site.stop());

const idea = (title: string, language = 'fr') => ({
  title,
  summary: 'En bref',
  text: 'Tout le texte',
  theme: 'green',
  author: 'Anna de Liège',
  language,
});
const handIn = (token: string, campaign: string, title: string, language?: string) =>
  site.call('POST', `/api/campaigns/${campaign}/proposals`, { token, body: idea(title, language) });
const vote = (token: string, number: number, choice = 'for', campaign = 'open-counts') =>
  site.call('PUT', `/api/campaigns/${campaign}/ballot/${number}`, { token, body: { choice } });
const me = async (token: string) => (await site.call('GET', '/api/me', { token })).body;
const exported = async (token: string) => (await site.call('GET', '/api/me/export', { token })).body;
const erase = async (token: string) => (await site.call('DELETE', '/api/me', { token })).body;
const tally = async () => {
  await site.quiet();
  return (await site.call('GET', `${C}/tally`)).body;
};

const NOTHING = { proposals: [], ballots: [], vouchers: [], next: null };

describe('while ideas are handed in', () => {
  it('a citizen of whom nothing is held is told so', async () => {
    expect(await me(tokens.dora)).toMatchObject({ subject: 'dora', campaigns: [], unlinked: [] });
    expect(await exported(tokens.dora)).toMatchObject({ ...NOTHING, handedIn: [] });
    expect(await erase(tokens.dora)).toMatchObject({ complete: true, proposals: 0, withdrawn: [], released: [] });
  });

  it('one gets all of one’s own proposals, page by page, and nobody else’s', async () => {
    for (let index = 0; index < OWN_PROPOSALS_A_PAGE + 3; index++)
      await handIn(tokens.bert, 'open-counts', `Idée ${index}`);
    await handIn(tokens.anna, 'open-counts', 'Des arbres');
    await handIn(tokens.anna, 'three-each', 'Benches', 'en');

    await until(async () => (await me(tokens.anna)).campaigns.length === 2);
    const first = await exported(tokens.anna);
    expect(first.proposals).toEqual([
      expect.objectContaining({ campaign: 'open-counts', title: 'Des arbres', text: 'Tout le texte' }),
      expect.objectContaining({ campaign: 'three-each', title: 'Benches', author: 'Anna de Liège' }),
    ]);
    expect(first).toMatchObject({
      next: null,
      handedIn: [{ campaign: 'three-each', proposals: 1, keptUntil: '2024-04-01T22:00:00.000Z' }],
    });

    const page = await exported(tokens.bert);
    expect(page.proposals).toHaveLength(OWN_PROPOSALS_A_PAGE);
    const { body: rest } = await site.call('GET', `/api/me/export?cursor=${page.next}`, { token: tokens.bert });
    expect(rest).toMatchObject({ next: null, ballots: [] });
    const numbers = [...page.proposals, ...rest.proposals].map(({ number }) => number);
    expect(numbers).toEqual(Array.from({ length: OWN_PROPOSALS_A_PAGE + 3 }, (_, index) => index + 1));
    const stolen = await site.call('GET', `/api/me/export?cursor=${page.next}`, { token: tokens.dora });
    expect(stolen.body).toMatchObject(NOTHING);
  });

  it.each(['nonsense', Buffer.from('["a"]').toString('base64url')])(
    'a cursor such as %s is refused',
    async (cursor) => {
      const { body } = await site.call('GET', `/api/me/export?cursor=${cursor}`, { token: tokens.anna });
      expect(body).toMatchObject({ status: 400, code: 'invalid-cursor' });
    },
  );

  it('one’s proposals become anonymous, in their own language, and stay', async () => {
    expect(await erase(tokens.anna)).toMatchObject({
      complete: true,
      proposals: 2,
      kept: [{ campaign: 'three-each', what: 'handed-in' }],
    });
    const number = OWN_PROPOSALS_A_PAGE + 4;
    expect((await site.call('GET', `${C}/proposals/${number}`)).body).toMatchObject({
      title: 'Des arbres',
      text: 'Tout le texte',
      author: 'Anonyme',
      revision: 2,
    });
    expect((await site.call('GET', '/api/campaigns/three-each/proposals/1')).body.author).toBe('Anonymous');
    expect(await exported(tokens.anna)).toMatchObject(NOTHING);
    expect((await me(tokens.anna)).campaigns).toEqual([]);
    expect(await erase(tokens.anna)).toMatchObject({ complete: true, proposals: 0 });
    const withdrawn = await site.call('DELETE', `${C}/proposals/${number}`, { token: tokens.anna });
    expect(withdrawn.body.code).toBe('not-the-author');
  });

  it('one gets around no limit by erasing oneself', async () => {
    const answers = [];
    for (let index = 0; index < 4; index++) answers.push(await handIn(tokens.anna, 'three-each', `Again ${index}`));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 409, 409]);
  });
});

describe('what one has reported', () => {
  it('is told, without the words, which nobody’s name is on; erased, it is known no longer when', async () => {
    const eve = await site.token('eve');
    const commented = await site.call('POST', `${C}/proposals/1/comments`, {
      token: tokens.bert,
      headers: { 'idempotency-key': 'reported' },
      body: { text: 'Mine', author: 'Bert', language: 'fr' },
    });
    const { id } = commented.body;
    const report = (path: string) =>
      site.call('POST', `${C}/proposals/${path}/reports`, { token: eve, body: { reason: 'false', text: 'Not so' } });
    await report('2');
    await report(`1/comments/${id}`);
    const at = expect.any(String);
    const both = [
      { campaign: 'open-counts', number: 1, comment: id, at, keptUntil: at },
      { campaign: 'open-counts', number: 2, comment: null, at, keptUntil: at },
    ];
    expect((await exported(eve)).reports).toEqual(both);
    expect(await erase(eve)).toMatchObject({
      reports: 2,
      kept: [{ campaign: 'open-counts', what: 'reported', until: at }],
    });
    expect((await exported(eve)).reports).toEqual(both.map((known) => ({ ...known, at: null })));
    expect((await report('2')).body.code).toBe('reported-before');
    expect(await erase(eve)).toMatchObject({ reports: 0 });
  });
});

describe('while voting is open', () => {
  beforeAll(async () => {
    await site.moveTo(VOTING);
    for (const token of [tokens.anna, tokens.carl, tokens.dora]) {
      await vote(token, 1);
      await vote(token, 2, 'against');
    }
    await vote(tokens.anna, 3);
  });

  it('one gets one’s own ballot', async () => {
    expect(await exported(tokens.anna)).toMatchObject({
      ballots: [{ campaign: 'open-counts', for: [1, 3], against: [2] }],
    });
    expect((await me(tokens.carl)).campaigns).toEqual([{ campaign: 'open-counts', proposals: 0, ballot: true }]);
  });

  it('an erasure withdraws all votes, and the counters follow', async () => {
    expect(await tally()).toMatchObject({ turnout: 3, votes: 7 });
    const answers = await Promise.all(Array.from({ length: 5 }, () => erase(tokens.anna)));
    expect(answers.flatMap(({ withdrawn }) => withdrawn)).toEqual(['open-counts']);
    expect((await exported(tokens.anna)).ballots).toEqual([]);
    expect((await site.call('GET', `${C}/ballot`, { token: tokens.anna })).body).toMatchObject({
      choices: 0,
      revision: 0,
    });
    await until(async () => (await tally()).votes === 4);
    expect(await tally()).toMatchObject({
      turnout: 2,
      counts: expect.arrayContaining([
        { number: 1, for: 2, against: 0 },
        { number: 2, for: 0, against: 2 },
      ]),
    });
  });
});

describe('once voting has closed', () => {
  const result = async () => (await site.call('GET', `${C}/results`)).body;
  const ballot = async (token: string) => (await site.call('GET', `${C}/ballot`, { token })).body;

  it('an erasure waits for the recount, and changes no ballot before', async () => {
    await site.moveTo(JUST_CLOSED);
    expect(await erase(tokens.carl)).toMatchObject({ complete: false, waiting: ['open-counts'], released: [] });
    expect((await ballot(tokens.carl)).choices).toBe(2);
  });

  it('it then takes the ballot from its citizen, once, and what is counted stays, however often it is counted', async () => {
    await site.moveTo(LATER);
    await until(async () => (await result()).version === 1);
    const [before, counters] = [await result(), await tally()];

    const answers = await Promise.all(Array.from({ length: 6 }, () => erase(tokens.carl)));
    expect(answers.flatMap(({ released }) => released)).toEqual(['open-counts']);
    expect((await ballot(tokens.carl)).choices).toBe(0);
    expect((await exported(tokens.carl)).ballots).toEqual([]);
    expect((await ballot(tokens.dora)).choices).toBe(2);

    const { asOf: _, ...still } = await tally();
    expect(counters).toMatchObject(still);
    await site.platform.invoke('recount', { campaign: 'open-counts', at: '2024-05-16T11:00:00.000Z', again: true });
    const { version, countedAt, hours, proposals, turnout, votes } = await result();
    expect([version, countedAt]).toEqual([2, '2024-05-16T11:00:00.000Z']);
    expect({ proposals, turnout, votes, hours }).toEqual({
      proposals: before.proposals,
      turnout: before.turnout,
      votes: before.votes,
      hours: before.hours,
    });
    expect(await erase(tokens.carl)).toMatchObject({ complete: true, released: [], waiting: [] });
  });
});

describe('the rights', () => {
  it.each([
    ['GET', '/api/me'],
    ['GET', '/api/me/export'],
    ['DELETE', '/api/me'],
  ])('%s %s demands a token for this, and is kept by nobody', async (method, path) => {
    expect((await site.call(method, path)).status).toBe(401);
    const voting = await site.token('dora', 'participation/vote participation/propose');
    expect((await site.call(method, path, { token: voting })).status).toBe(403);
    const answer = await site.call('GET', '/api/me', { token: await site.token('eve', 'participation/me') });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  });

  it('are exercised without any call that the policies deny', async () => {
    expect((await site.platform.status()).denied).toMatchObject({ count: 0 });
  });
});
