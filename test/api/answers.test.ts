import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestPlatform } from '../support/platform.ts';

const C = '/api/campaigns/open-counts';
let site: TestPlatform;
let anna: string;
let mona: string;
let otto: string;

const idea = (number: number) => ({
  title: `Idea ${number}`,
  summary: 'In short',
  text: 'At length',
  theme: number % 2 === 0 ? 'move' : 'green',
  district: number === 3 ? 'docks' : null,
  author: 'Anna',
  language: 'en',
});
const moderator = async (sub: string): Promise<string> =>
  (await site.call('POST', '/__local/token', { body: { sub, groups: ['moderators'] } })).body.access_token;

beforeAll(async () => {
  site = await TestPlatform.start('2024-03-05T10:00:00Z');
  anna = await site.token('anna');
  [mona, otto] = [await moderator('mona'), await moderator('otto')];
  for (let number = 1; number <= 6; number++)
    await site.call('POST', `${C}/proposals`, { token: anna, body: idea(number) });
});
afterAll(() => site.stop());

const OUI = { kind: 'accepted', text: { fr: 'Oui, dès mai.' } };
const put = (number: number, body: object, token = mona) =>
  site.call('PUT', `${C}/proposals/${number}/answer`, { token, body });
const proposal = async (number: number) => (await site.call('GET', `${C}/proposals/${number}`)).body;
const acts = async (subject: string) => {
  const { body } = await site.call('GET', `${C}/audit?limit=100`, { token: mona });
  return body.items.filter((entry: { subject: string }) => entry.subject === subject);
};

describe('an answer', () => {
  it('is public with its proposal, tells which languages are missing, and is in the audit log', async () => {
    const given = await put(1, { revision: 1, ...OUI });
    const answer = { kind: 'accepted', text: OUI.text, missing: ['en'], project: null, at: expect.any(String) };
    expect(given).toMatchObject({ status: 200, body: { number: 1, revision: 2, answer } });
    expect((await proposal(1)).answer).toEqual(answer);
    expect(await acts('proposal/1')).toMatchObject([
      { act: 'answer', reason: 'accepted', text: 'Oui, dès mai.', before: 1, after: 2, by: expect.any(String) },
    ]);
  });

  it('is the same when it is sent again, and nothing is recorded twice', async () => {
    expect(await put(1, { revision: 1, ...OUI })).toMatchObject({ status: 200, body: { revision: 2 } });
    expect(await acts('proposal/1')).toHaveLength(1);
  });

  it('is refused on a revision that is no longer there, and shows what is', async () => {
    const { status, body } = await put(1, { revision: 1, kind: 'not-now', text: { fr: 'Plus tard.' } }, otto);
    expect([status, body.code, body.proposal.revision]).toEqual([409, 'revision-conflict', 2]);
    expect(body.proposal.answer).toMatchObject({ kind: 'accepted', text: OUI.text });
  });

  it('takes the place of an earlier one, which stays in the audit log', async () => {
    const both = { fr: 'En partie.', en: 'In part.' };
    expect(await put(1, { revision: 2, kind: 'partly', text: both }, otto)).toMatchObject({
      status: 200,
      body: { revision: 3, answer: { kind: 'partly', text: both, missing: [] } },
    });
    expect((await acts('proposal/1')).map(({ text }: { text: string }) => text)).toEqual([
      'En partie.',
      'Oui, dès mai.',
    ]);
  });

  it('is one of many that are given at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        put(2, { revision: 1, kind: 'not-now', text: { fr: `Réponse ${index}` } }, index % 2 === 0 ? mona : otto),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
      200, 409, 409, 409, 409, 409,
    ]);
    const [won] = answers.filter(({ status }) => status === 200);
    expect((await proposal(2)).answer.text).toEqual(won?.body.answer.text);
    expect(await acts('proposal/2')).toHaveLength(1);
  });

  it.each([
    ['without the first language', 1, { text: { en: 'Yes.' } }, 400, 'missing-field'],
    ['in a language that the campaign has not', 1, { text: { fr: 'Oui', nl: 'Ja' } }, 400, 'invalid-value'],
    ['of an unknown kind', 1, { kind: 'maybe' }, 400, 'invalid-value'],
    ['to a number that nobody has', 99, {}, 404, 'unknown-proposal'],
  ])('is refused %s', async (_, number, changes, status, code) => {
    const { body, ...answer } = await put(number, { revision: 3, ...OUI, ...changes });
    expect([answer.status, body.code]).toEqual([status, code]);
  });

  it('is no citizen’s to give', async () => {
    expect((await put(3, { revision: 1, ...OUI }, anna)).body.code).toBe('not-a-moderator');
  });
});

describe('the project that a proposal went into', () => {
  it('is named by its answer, and has to be there', async () => {
    const gone = { revision: 3, ...OUI, project: '0123456789ab' };
    expect((await put(1, gone)).body.code).toBe('unknown-project');
    expect((await put(1, { ...gone, project: 'a/b' })).body.code).toBe('unknown-project');
    const body = { title: { fr: 'Un parc' }, theme: 'green', unit: 'Espaces verts' };
    const project = await site.call('POST', `${C}/projects`, { token: mona, body });
    const given = await put(1, { ...gone, kind: 'partly', project: project.body.id });
    expect(given).toMatchObject({ status: 200, body: { revision: 4, answer: { project: project.body.id } } });
  });
});

describe('a group', () => {
  it('is answered one by one: what cannot be answered is told, the rest is done', async () => {
    await site.call('DELETE', `${C}/proposals/6`, { token: anna });
    const proposals = [
      { number: 3, revision: 1 },
      { number: 2, revision: 1 },
      { number: 6, revision: 1 },
      { number: 99, revision: 1 },
      { number: 4, revision: 1 },
    ];
    const body = { proposals, kind: 'already-exists', text: { fr: 'Cela existe.' } };
    const answer = await site.call('PUT', `${C}/answers`, { token: mona, body });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        answered: [
          { number: 3, revision: 2 },
          { number: 4, revision: 2 },
        ],
        refused: [
          { number: 2, code: 'revision-conflict', revision: 2 },
          { number: 6, code: 'not-public', revision: 2 },
          { number: 99, code: 'unknown-proposal', revision: null },
        ],
      },
    });
    expect((await site.call('PUT', `${C}/answers`, { token: mona, body })).body).toEqual(answer.body);
    expect(await acts('proposal/3')).toHaveLength(1);
  });

  it('has at most a hundred', async () => {
    const proposals = Array.from({ length: 101 }, (_, index) => ({ number: index + 1, revision: 1 }));
    const { body } = await site.call('PUT', `${C}/answers`, { token: mona, body: { proposals, ...OUI } });
    expect(body.code).toBe('out-of-range');
  });
});

describe('lists and the answer debt', () => {
  beforeAll(() => site.moveTo('2024-03-05T11:00:00Z'));

  it('tell the kind of each answer, and find proposals by it', async () => {
    const { body } = await site.call('GET', `${C}/proposals?sort=number`);
    expect(body.items.map((item: { answer: { kind: string } | null }) => item.answer?.kind ?? null)).toEqual([
      'partly',
      'not-now',
      'already-exists',
      'already-exists',
      null,
    ]);
    const numbers = async (answer: string) =>
      (await site.call('GET', `${C}/proposals?sort=number&answer=${answer}`)).body.items.map(
        ({ number }: { number: number }) => number,
      );
    expect(await numbers('none')).toEqual([5]);
    expect(await numbers('already-exists')).toEqual([3, 4]);
  });

  it('say who waits, since when, by theme and district, without those that were withdrawn', async () => {
    const since = (await proposal(5)).createdAt;
    const { status, headers, body } = await site.call('GET', `${C}/answer-debt`);
    expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=5']);
    expect(body).toMatchObject({
      proposals: 5,
      unanswered: 1,
      since,
      answers: { accepted: 0, partly: 1, 'already-exists': 2, 'not-possible': 0, 'not-now': 1 },
      themes: [
        { theme: 'green', proposals: 3, unanswered: 1, since },
        { theme: 'move', proposals: 2, unanswered: 0, since: null },
      ],
    });
    expect(
      body.districts.map((row: { district: string; unanswered: number }) => [row.district, row.unanswered]),
    ).toEqual([
      ['north', 0],
      ['docks', 0],
      ['south', 0],
      [null, 1],
    ]);
  });
});
