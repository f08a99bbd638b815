import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { staffIdOf } from '../../functions/http/staff.ts';
import { TestPlatform, until } from '../support/platform.ts';

const IDEATION = '2024-03-05T10:00:00Z';
const VOTING = '2024-05-03T10:00:00Z';
const c = (id: string) => `/api/campaigns/${id}`;
const idea = (title: string) => ({
  title,
  summary: 'In short',
  text: 'At length',
  theme: 'green',
  author: 'Anna',
  language: 'en',
});

let site: TestPlatform;
let anna: string;
let mona: string;
let mats: string;
const moderator = async (sub: string): Promise<string> =>
  (await site.call('POST', '/__local/token', { body: { sub, groups: ['moderators'] } })).body.access_token;

beforeAll(async () => {
  site = await TestPlatform.start(IDEATION);
  [anna, mona, mats] = [await site.token('anna'), await moderator('mona'), await moderator('mats')];
});
afterAll(() => site.stop());

const handIn = async (id: string, title = 'An idea', token = anna): Promise<number> =>
  (await site.call('POST', `${c(id)}/proposals`, { token, body: idea(title) })).body.number;
const decide = (id: string, number: number, body: object, token = mona) =>
  site.call('POST', `${c(id)}/proposals/${number}/decision`, { token, body });
const listed = async (id: string): Promise<number[]> => {
  const { body } = await site.call('GET', `${c(id)}/proposals?limit=100&sort=number`);
  return body.items.map(({ number }: { number: number }) => number);
};
const listShows = (id: string, numbers: number[]) => until(async () => (await listed(id)).join() === numbers.join());
const audit = async (id: string) => (await site.call('GET', `${c(id)}/audit?limit=100`, { token: mona })).body.items;

describe('what proposals cost', () => {
  const id = 'with-costs';

  it('is told at the desk, which says how many have no cost where a budget is spent, and in lists and searches', async () => {
    const [dear, free] = [await handIn(id, 'A dear idea'), await handIn(id, 'A free idea')];
    await listShows(id, [dear, free]);
    const queue = async (campaign: string) =>
      (await site.call('GET', `${c(campaign)}/desk/queue`, { token: mona })).body;
    expect(await queue(id)).toMatchObject({ costs: { missing: 2 }, items: [{ cost: null }, { cost: null }] });
    expect((await queue('open-counts')).costs).toBeNull();
    const put = (token: string) =>
      site.call('PUT', `${c(id)}/proposals/${dear}/cost`, { token, body: { cost: 90, revision: 1 } });
    expect(await put(anna)).toMatchObject({ status: 409, body: { code: 'not-a-moderator' } });
    expect(await put(mona)).toMatchObject({ status: 200, body: { number: dear, cost: 90, revision: 2 } });
    expect((await site.call('GET', `${c(id)}/proposals/${dear}`)).body.cost).toBe(90);
    await until(async () => (await queue(id)).costs.missing === 1);
    const costs = async (query: string) =>
      (await site.call('GET', `${c(id)}/${query}`)).body.items.map(({ cost }: { cost: number | null }) => cost);
    await until(async () => (await costs('proposals?sort=number')).join() === '90,');
    expect(await costs('proposals?q=dear')).toEqual([90]);
    expect(await costs('twins?title=A+dear+idea')).toContain(90);
    expect((await site.call('GET', `${c(id)}/proposals/${dear}/own`, { token: anna })).body.cost).toBe(90);
    expect(await audit(id)).toMatchObject([{ act: 'cost', subject: `proposal/${dear}`, text: '90 EUR' }]);
  });
});

describe('where moderators look first', () => {
  const id = 'looked-at-first';
  let number: number;
  beforeAll(async () => {
    number = await handIn(id);
  });

  it('a new proposal is nobody’s but its author’s, and waits in the queue', async () => {
    expect(await site.call('GET', `${c(id)}/proposals/${number}`)).toMatchObject({
      status: 404,
      body: { code: 'unknown-proposal' },
    });
    expect(await listed(id)).toEqual([]);
    expect(await site.call('GET', `${c(id)}/proposals/${number}/own`, { token: anna })).toMatchObject({
      status: 200,
      body: { status: 'pending', title: 'An idea', text: 'At length', decided: null },
    });
    await until(async () => (await site.call('GET', `${c(id)}/desk/queue`, { token: mona })).body.items.length === 1);
    const { body } = await site.call('GET', `${c(id)}/desk/queue?because=new`, { token: mona });
    expect(body).toMatchObject({
      items: [{ number, status: 'pending', because: ['new'], reportCount: 0 }],
      next: null,
    });
  });

  it('it is public, listed and out of the queue once it is published', async () => {
    expect(await decide(id, number, { decision: 'publish', revision: 1 })).toMatchObject({
      status: 200,
      body: { status: 'published', revision: 2, queuedAt: null, decided: { decision: 'publish', reason: null } },
    });
    expect(await site.call('GET', `${c(id)}/proposals/${number}`)).toMatchObject({
      status: 200,
      body: { status: 'published', text: 'At length', rejection: null },
    });
    await listShows(id, [number]);
    await until(async () => (await site.call('GET', `${c(id)}/desk/queue`, { token: mona })).body.items.length === 0);
  });

  it('an edit takes it back until somebody has looked again', async () => {
    const edited = await site.call('PATCH', `${c(id)}/proposals/${number}`, {
      token: anna,
      body: { revision: 2, title: 'A better idea' },
    });
    expect(edited).toMatchObject({ status: 200, body: { status: 'pending', title: 'A better idea', revision: 3 } });
    expect((await site.call('GET', `${c(id)}/proposals/${number}`)).status).toBe(404);
    await listShows(id, []);
    const { body } = await site.call('GET', `${c(id)}/desk/proposals/${number}`, { token: mona });
    expect(body).toMatchObject({ because: ['edited'], title: 'A better idea' });
    expect((await decide(id, number, { decision: 'publish', revision: 3 })).status).toBe(200);
    await listShows(id, [number]);
  });

  it('a rejected one shows why, and none of its words', async () => {
    const other = await handIn(id, 'Buy my watches');
    const body = { decision: 'reject', revision: 1, reason: 'advertising', message: 'This is not a market.' };
    expect((await decide(id, other, body)).status).toBe(200);
    expect(await site.call('GET', `${c(id)}/proposals/${other}`)).toMatchObject({
      status: 200,
      body: {
        status: 'rejected',
        title: '',
        summary: '',
        text: '',
        author: '',
        rejection: { reason: 'advertising', at: expect.any(String) },
      },
    });
    expect((await site.call('GET', `${c(id)}/proposals/${other}/own`, { token: anna })).body.decided).toMatchObject({
      reason: 'advertising',
      message: 'This is not a market.',
    });
  });
});

describe('an edit', () => {
  it('is refused on another revision, to others, and for what the campaign does not have', async () => {
    const number = await handIn('open-counts');
    const path = `${c('open-counts')}/proposals/${number}`;
    const bert = await site.token('bert');
    for (const [token, body, status, code] of [
      [anna, { revision: 7, title: 'New' }, 409, 'revision-conflict'],
      [bert, { revision: 1, title: 'New' }, 409, 'not-the-author'],
      [anna, { revision: 1, theme: 'sea' }, 400, 'invalid-value'],
      [anna, { title: 'New' }, 400, 'missing-field'],
    ] as const)
      expect(await site.call('PATCH', path, { token, body })).toMatchObject({ status, body: { code } });
    expect((await site.call('GET', path)).body).toMatchObject({ title: 'An idea', revision: 1 });
  });

  it('of a public proposal is public at once where moderators look afterwards, and queued', async () => {
    const number = await handIn('open-counts');
    const path = `${c('open-counts')}/proposals/${number}`;
    await decide('open-counts', number, { decision: 'publish', revision: 1 });
    await site.call('PATCH', path, { token: anna, body: { revision: 2, summary: 'Shorter', district: 'north' } });
    expect((await site.call('GET', path)).body).toMatchObject({
      status: 'published',
      summary: 'Shorter',
      district: 'north',
      title: 'An idea',
    });
    const { body } = await site.call('GET', `${c('open-counts')}/desk/proposals/${number}`, { token: mona });
    expect(body.because).toEqual(['edited']);
  });

  it('of a withdrawn proposal is refused', async () => {
    const number = await handIn('open-counts');
    const path = `${c('open-counts')}/proposals/${number}`;
    await site.call('DELETE', path, { token: anna });
    expect(await site.call('PATCH', path, { token: anna, body: { revision: 2, title: 'Again' } })).toMatchObject({
      status: 409,
      body: { code: 'proposal-withdrawn' },
    });
    expect(await decide('open-counts', number, { decision: 'publish', revision: 2 })).toMatchObject({
      status: 409,
      body: { code: 'decision-not-possible', proposal: { status: 'withdrawn' } },
    });
  });
});

describe('two moderators who decide at once', () => {
  it('get one decision and one conflict that shows it, and the log has one entry', async () => {
    for (let round = 0; round < 5; round++) {
      const number = await handIn('three-each', `Idea ${round}`, await site.token(`author-${round}`));
      const answers = await Promise.all([
        decide('three-each', number, { decision: 'publish', revision: 1 }, mona),
        decide('three-each', number, { decision: 'reject', revision: 1, reason: 'off-topic' }, mats),
      ]);
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
      const [won, lost] = answers.toSorted((a, b) => a.status - b.status);
      expect(lost?.body).toMatchObject({
        code: 'revision-conflict',
        proposal: { revision: 2, status: won?.body.status, decided: won?.body.decided },
      });
      const entries = (await audit('three-each')).filter(
        ({ subject }: { subject: string }) => subject === `proposal/${number}`,
      );
      expect(entries).toHaveLength(1);
      expect(entries[0]).toMatchObject({ before: 1, after: 2 });
    }
  });
});

describe('reports', () => {
  const id = 'held-by-reports';
  const report = async (number: number, sub: string, body: object = { reason: 'false', text: 'It is not so.' }) =>
    site.call('POST', `${c(id)}/proposals/${number}/reports`, { token: await site.token(sub), body });

  it('count once a citizen, and reach moderators without names', async () => {
    const number = await handIn(id);
    expect((await report(number, 'one')).status).toBe(201);
    expect(await report(number, 'one')).toMatchObject({ status: 409, body: { code: 'reported-before' } });
    const { body } = await site.call('GET', `${c(id)}/desk/proposals/${number}`, { token: mona });
    expect(body).toMatchObject({
      status: 'published',
      revision: 1,
      because: ['new', 'reported'],
      reportCount: 1,
      reports: [{ reason: 'false', text: 'It is not so.', at: expect.any(String) }],
    });
  });

  it('take a proposal off at the threshold, exactly, however many come at once', async () => {
    const number = await handIn(id);
    const answers = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((sub) => report(number, sub)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(answers.filter(({ body }) => body.code === 'not-public')).toHaveLength(3);
    expect(await site.call('GET', `${c(id)}/proposals/${number}`)).toMatchObject({
      status: 200,
      body: { status: 'held', title: '', text: '', rejection: null, revision: 2 },
    });
    expect(await audit(id)).toMatchObject([
      { act: 'hold', by: 'system', subject: `proposal/${number}`, reason: 'reported', before: 1, after: 2 },
    ]);
  });

  it('take nothing off again that a moderator has restored', async () => {
    const number = await handIn(id);
    for (const sub of ['g', 'h', 'i']) await report(number, sub);
    expect((await decide(id, number, { decision: 'publish', revision: 2 })).body.code).toBe('decision-not-possible');
    expect(await decide(id, number, { decision: 'restore', revision: 2 })).toMatchObject({
      status: 200,
      body: { status: 'published', reportCount: 0, reports: [] },
    });
    for (const sub of ['j', 'k', 'l', 'm']) expect((await report(number, sub)).status).toBe(201);
    expect((await site.call('GET', `${c(id)}/proposals/${number}`)).body.status).toBe('published');
  });
});

describe('the queue', () => {
  it('is paged to its end without repeating or hiding anything', async () => {
    const id = 'by-domain';
    const numbers = [];
    for (let index = 0; index < 5; index++) numbers.push(await handIn(id, `Idea ${index}`));
    await until(async () => (await site.call('GET', `${c(id)}/desk/queue`, { token: mona })).body.items.length === 5);
    const read: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body }: { body: { items: { number: number }[]; next: string | null } } = await site.call(
        'GET',
        `${c(id)}/desk/queue?limit=2${after}`,
        { token: mona },
      );
      read.push(...body.items.map(({ number }) => number));
      cursor = body.next;
    }
    expect(read).toEqual(numbers);
    expect(await site.call('GET', `${c(id)}/desk/queue?cursor=abc`, { token: mona })).toMatchObject({
      status: 400,
      body: { code: 'invalid-cursor' },
    });
  });
});

describe('the audit log', () => {
  it('tells who by a pseudonym, what, why, and on which revision, newest first', async () => {
    const [latest, ...older] = await audit('looked-at-first');
    expect(latest).toMatchObject({
      act: 'reject',
      subject: expect.stringMatching(/^proposal\/\d+$/),
      reason: 'advertising',
      text: 'This is not a market.',
      before: 1,
      after: 2,
      sequence: 3,
    });
    expect(latest.by).toMatch(/^staff-/);
    expect(older.map(({ act }: { act: string }) => act)).toEqual(['publish', 'publish']);
    expect(latest.previous).toBe(older[0].hash);
    expect(staffIdOf({ issuer: 'x', subject: 'mona' })).not.toContain('mona');
  });
});

describe('the exported log', () => {
  it.each([
    ['csv', 'text/csv; charset=utf-8'],
    ['jsonl', 'application/jsonl; charset=utf-8'],
  ])('is a file of the kind %s, whose parts follow each other by their links', async (extension, mediaType) => {
    const path = `${c('looked-at-first')}/audit.${extension}`;
    const whole = await fetch(`${site.platform.url}${path}`, { headers: { authorization: `Bearer ${mona}` } });
    expect([whole.headers.get('content-type'), whole.headers.get('link')]).toEqual([mediaType, null]);
    expect(whole.headers.get('content-disposition')).toContain(`audit.${extension}`);
    let joined = '';
    let next: string | undefined = `${path}?limit=1`;
    while (next !== undefined) {
      const part: Response = await fetch(`${site.platform.url}${next}`, {
        headers: { authorization: `Bearer ${mona}` },
      });
      joined += await part.text();
      next = /^<([^>]+)>; rel="next"$/.exec(part.headers.get('link') ?? '')?.[1];
    }
    expect(joined).toBe(await whole.text());
    expect(joined.split('\n').length).toBeGreaterThan(3);
  });
});

describe('on the ballot paper', () => {
  const id = 'looked-at-first';

  it('are public proposals alone', async () => {
    const waiting = await handIn(id, 'Still waiting');
    await site.moveTo(VOTING);
    const citizen = await site.token('voter');
    const vote = (number: number) =>
      site.call('PUT', `${c(id)}/ballot/${number}`, { token: citizen, body: { choice: 'for' } });
    expect((await vote(1)).status).toBe(200);
    // Rejected, and never decided.
    for (const number of [2, waiting])
      expect(await vote(number)).toMatchObject({ status: 409, body: { code: 'not-on-ballot-paper' } });
  });
});
