import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Sent, TestPlatform, until } from '../support/platform.ts';

const C = '/api/campaigns/few-comments';
const LIST = `${C}/proposals/1/comments`;
const NOBODYS = '000000000-0000000000';
let site: TestPlatform;
let anna: string;
let bert: string;
let mona: string;
let otto: string;

const idea = { title: 'Idea', summary: 'In short', text: '', theme: 'green', author: 'Anna', language: 'en' };
const moderator = async (sub: string): Promise<string> =>
  (await site.call('POST', '/__local/token', { body: { sub, groups: ['moderators'] } })).body.access_token;
const word = (text: string, changes: object = {}) => ({
  text,
  side: 'for',
  author: 'Somebody',
  language: 'en',
  ...changes,
});
const say = (token: string, text: string, changes: object = {}, more: Sent = {}) =>
  site.call('POST', LIST, { token, body: word(text, changes), ...more });
const list = async (query = '') => (await site.call('GET', `${LIST}${query}`)).body;
const texts = ({ items }: { items: { text: string }[] }) => items.map(({ text }) => text);
const decide = (token: string, id: string, body: object) =>
  site.call('POST', `${LIST}/${id}/decision`, { token, body });
const acts = async (subject: string) =>
  (await site.call('GET', `${C}/audit?limit=100`, { token: mona })).body.items.filter(
    (entry: { subject: string }) => entry.subject === subject,
  );

beforeAll(async () => {
  site = await TestPlatform.start('2024-03-05T10:00:00Z');
  [anna, bert] = [await site.token('anna'), await site.token('bert')];
  [mona, otto] = [await moderator('mona'), await moderator('otto')];
  for (let number = 1; number <= 2; number++) await site.call('POST', `${C}/proposals`, { token: anna, body: idea });
});
afterAll(() => site.stop());

let first: { id: string };

describe('comments', () => {
  it('stand below their proposal, and mark who handed it in and the city', async () => {
    const created = await say(bert, 'What does it cost?', { side: 'question' });
    first = created.body;
    expect(created).toMatchObject({
      status: 201,
      body: { voice: 'citizen', side: 'question', replies: 0, revision: 1 },
    });
    const reply = await say(anna, 'Little.', { replyTo: first.id });
    const city = await site.call('POST', `${C}/proposals/1/city-comments`, {
      token: mona,
      body: word('About 100 euros.', { author: 'Ville', side: 'neutral', replyTo: first.id }),
    });
    expect([reply.body.voice, city.body.voice]).toEqual(['author', 'city']);
    expect(await list()).toEqual({ items: [{ ...first, replies: 2 }], count: 1, next: null });
    expect((await list(`?replyTo=${first.id}`)).count).toBe(2);
    expect(texts(await list(`?replyTo=${first.id}`))).toEqual(['Little.', 'About 100 euros.']);
    expect(await acts(`proposal/1/comment/${city.body.id}`)).toMatchObject([{ act: 'comment', after: 1 }]);
  });

  it('have one level of replies, to what is there', async () => {
    const [reply] = (await list(`?replyTo=${first.id}`)).items;
    expect((await say(bert, 'No', { replyTo: reply.id })).body.code).toBe('invalid-value');
    expect((await say(bert, 'No', { replyTo: NOBODYS })).body).toMatchObject({ code: 'unknown-comment' });
  });

  it.each([
    ['a proposal that nobody has', `${C}/proposals/9/comments`, {}, 'unknown-proposal'],
    ['a language that the campaign has not', LIST, { language: 'nl' }, 'invalid-value'],
    ['an unknown side', LIST, { side: 'both' }, 'invalid-value'],
    ['a text of blanks', LIST, { text: '  ' }, 'out-of-range'],
    ['a text that is too long', LIST, { text: 'x'.repeat(2_001) }, 'out-of-range'],
  ])('are refused for %s', async (_, path, changes, code) => {
    expect((await site.call('POST', path, { token: bert, body: word('No', changes) })).body.code).toBe(code);
  });

  it('are one comment for one Idempotency-Key, however often and in parallel it is sent', async () => {
    const carla = await site.token('carla');
    const headers = { 'idempotency-key': 'once' };
    const sent = await Promise.all(Array.from({ length: 6 }, () => say(carla, 'Once', {}, { headers })));
    expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 201));
    expect(new Set(sent.map(({ body }) => body.id)).size).toBe(1);
    expect((await say(carla, 'Another', {}, { headers })).body.code).toBe('idempotency-key-reused');
  });

  it('are as many of one citizen on a day as the campaign allows, also when many are sent at once', async () => {
    const dirk = await site.token('dirk');
    const sent = await Promise.all(Array.from({ length: 8 }, (_, index) => say(dirk, `Word ${index}`)));
    expect(sent.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(sent.filter(({ body }) => body.code === 'comment-limit-reached')).toHaveLength(5);
    await site.moveTo('2024-03-05T23:00:00Z');
    expect((await say(dirk, 'On the next day')).status).toBe(201);
  });

  it('are listed page by page, in both orders, each once', async () => {
    const all = texts(await list('?limit=100'));
    expect(all).toHaveLength(6);
    for (const sort of ['oldest', 'newest']) {
      const found: string[] = [];
      let cursor: string | null = null;
      do {
        const page: { items: { text: string }[]; next: string | null } = await list(
          `?sort=${sort}&limit=4${cursor === null ? '' : `&cursor=${cursor}`}`,
        );
        found.push(...texts(page));
        cursor = page.next;
      } while (cursor !== null);
      expect(found).toEqual(sort === 'oldest' ? all : all.toReversed());
    }
    const { next } = await list('?limit=2');
    expect((await list(`?sort=newest&cursor=${next}`)).code).toBe('invalid-cursor');
    expect((await list(`?replyTo=${first.id}&cursor=${next}`)).code).toBe('invalid-cursor');
  });

  it('are withdrawn by whoever wrote them alone: the place stays for the replies, words and name go', async () => {
    expect((await site.call('DELETE', `${LIST}/${first.id}`, { token: anna })).body.code).toBe('not-the-author');
    const gone = { id: first.id, status: 'withdrawn', text: '', author: '', replies: 2, revision: 2 };
    for (const _ of ['once', 'and again'])
      expect(await site.call('DELETE', `${LIST}/${first.id}`, { token: bert })).toMatchObject({
        status: 200,
        body: gone,
      });
    expect((await list()).items[0]).toMatchObject(gone);
    expect((await say(bert, 'No', { replyTo: first.id })).body.code).toBe('unknown-comment');
  });
});

describe('the list of one side', () => {
  it('is paged, and says how many there are of it', async () => {
    const gina = await site.token('gina');
    for (const [text, side] of [
      ['Too dear', 'against'],
      ['Who pays?', 'question'],
      ['Too wide', 'against'],
    ])
      await say(gina, `${text}`, { side });
    const page = await list('?side=against&limit=1');
    expect([texts(page), page.count]).toEqual([['Too dear'], 2]);
    const rest = await list(`?side=against&limit=1&cursor=${page.next}`);
    expect([texts(rest), rest.next]).toEqual([['Too wide'], null]);
    const sides = ['for', 'against', 'neutral', 'question'];
    const counts = await Promise.all(sides.map(async (side) => (await list(`?side=${side}`)).count));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe((await list()).count);
    expect((await list(`?side=for&replyTo=${first.id}`)).code).toBe('invalid-value');
  });
});

describe('reports', () => {
  const HELD = '/api/campaigns/held-by-reports';
  const BELOW = `${HELD}/proposals/1/comments`;
  const report = async (id: string, sub: string) =>
    site.call('POST', `${BELOW}/${id}/reports`, {
      token: await site.token(sub),
      body: { reason: 'insult-or-hate', text: 'Read it.' },
    });
  const waiting = async () => (await site.call('GET', `${HELD}/desk/comments`, { token: mona })).body.items;
  const desk = async (id: string) =>
    (await site.call('GET', `${HELD}/desk/proposals/1/comments/${id}`, { token: mona })).body;
  const decideHere = (id: string, body: object) => site.call('POST', `${BELOW}/${id}/decision`, { token: mona, body });
  const write = async (text: string): Promise<string> =>
    (await site.call('POST', BELOW, { token: bert, body: word(text) })).body.id;
  beforeAll(async () => {
    await site.call('POST', `${HELD}/proposals`, { token: anna, body: idea });
  });

  it('count once a citizen and reach moderators without names; a comment that is fine leaves the queue', async () => {
    const id = await write('A joke');
    expect(await report(id, 'one')).toMatchObject({ status: 201, body: { comment: id } });
    expect((await report(id, 'one')).body.code).toBe('reported-before');
    expect((await report(NOBODYS, 'one')).body.code).toBe('unknown-comment');
    await until(async () => (await waiting()).length === 1);
    expect(await waiting()).toMatchObject([
      { id, text: 'A joke', reportCount: 1, reports: [{ reason: 'insult-or-hate', text: 'Read it.' }], revision: 1 },
    ]);
    expect((await decideHere(id, { decision: 'restore', revision: 1, text: 'It is a joke' })).status).toBe(200);
    await until(async () => (await waiting()).length === 0);
    for (const sub of ['two', 'three', 'four', 'five']) expect((await report(id, sub)).status).toBe(201);
    expect(await desk(id)).toMatchObject({ status: 'visible', reportCount: 4 });
    await decideHere(id, { decision: 'restore', revision: 2, text: 'It still is' });
  });

  it('hold a comment at the threshold, exactly, as an act of nobody’s in the audit log, until a moderator decides', async () => {
    const id = await write('An insult');
    const answers = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((sub) => report(id, sub)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(answers.filter(({ body }) => body.code === 'unknown-comment')).toHaveLength(3);
    const { items } = (await site.call('GET', BELOW)).body;
    expect(items.at(-1)).toMatchObject({ id, status: 'held', text: '', author: '', hidden: null, revision: 2 });
    const { body } = await site.call('GET', `${HELD}/audit?limit=1`, { token: mona });
    expect(body.items).toMatchObject([
      {
        act: 'hold-comment',
        by: 'system',
        subject: `proposal/1/comment/${id}`,
        reason: 'reported',
        before: 1,
        after: 2,
      },
    ]);
    await until(async () => (await waiting()).length === 1);
    const hiding = { decision: 'hide', revision: 2, reason: 'insult-or-hate' };
    expect((await decideHere(id, hiding)).body).toMatchObject({ status: 'hidden', revision: 3 });
    await until(async () => (await waiting()).length === 0);
    expect(await desk(id)).toMatchObject({ queuedAt: null, reportCount: 0, reports: [], text: 'An insult' });
  });
});

describe('moderators', () => {
  it('hide a comment for a public reason and restore it, one decision of many at once, each in the audit log', async () => {
    const { body } = await say(await site.token('emma'), 'An insult');
    const hidings = await Promise.all(
      [mona, otto, mona, otto].map((token) =>
        decide(token, body.id, { decision: 'hide', revision: 1, reason: 'insult-or-hate' }),
      ),
    );
    expect(hidings.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(hidings.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'revision-conflict',
      status: 409,
      comment: { revision: 2, status: 'hidden', hidden: { reason: 'insult-or-hate' } },
    });
    expect((await list()).items.at(-1)).toMatchObject({
      status: 'hidden',
      text: '',
      author: '',
      hidden: { reason: 'insult-or-hate', at: expect.any(String) },
    });
    const desk = await site.call('GET', `${C}/desk/proposals/1/comments/${body.id}`, { token: otto });
    expect(desk.body.text).toBe('An insult');
    const restored = await decide(otto, body.id, { decision: 'restore', revision: 2, text: 'It was a quotation' });
    expect(restored.body).toMatchObject({ status: 'visible', hidden: null, revision: 3 });
    expect(texts(await list())).toContain('An insult');
    expect(await acts(`proposal/1/comment/${body.id}`)).toMatchObject([
      { act: 'restore-comment', text: 'It was a quotation', before: 2, after: 3 },
      { act: 'hide-comment', reason: 'insult-or-hate', before: 1, after: 2 },
    ]);
  });
});

describe('a citizen', () => {
  it('is given all their comments, and has their name taken off them', async () => {
    const frank = await site.token('frank');
    await say(frank, 'Mine', { author: 'Frank' });
    await say(frank, 'Mine too', { author: 'Frank' });
    const { body } = await site.call('GET', '/api/me/export', { token: frank });
    expect([texts({ items: body.comments }), body.next]).toEqual([['Mine', 'Mine too'], null]);
    expect((await site.call('DELETE', '/api/me', { token: frank })).body).toMatchObject({
      complete: true,
      comments: 2,
    });
    expect((await site.call('GET', '/api/me/export', { token: frank })).body.comments).toEqual([]);
    const { items } = await list('?sort=newest');
    expect(items.slice(0, 2)).toMatchObject([
      { text: 'Mine too', author: 'Anonymous' },
      { text: 'Mine', author: 'Anonymous' },
    ]);
  });
});

describe('when the phases for comments have closed', () => {
  it('citizens are refused, and the city can still answer', async () => {
    await site.moveTo('2024-05-20T10:00:00Z');
    expect((await say(bert, 'Late')).body).toMatchObject({ code: 'comments-closed', phases: ['ideation', 'voting'] });
    const city = { token: mona, body: word('Late, but here.', { author: 'Ville' }) };
    expect((await site.call('POST', `${C}/proposals/1/city-comments`, city)).status).toBe(201);
  });
});
