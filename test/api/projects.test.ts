import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readAtom } from '../support/atom.ts';
import { readCalendar } from '../support/icalendar.ts';
import { type Answer, TestPlatform, until } from '../support/platform.ts';

const C = '/api/campaigns/open-counts';
const draft = { title: { fr: 'Un parc', en: 'A park' }, theme: 'green', unit: 'Espaces verts' };

let site: TestPlatform;
let mona: string;
let mats: string;
const moderator = async (sub: string): Promise<string> =>
  (await site.call('POST', '/__local/token', { body: { sub, groups: ['moderators'] } })).body.access_token;

beforeAll(async () => {
  site = await TestPlatform.start('2024-03-05T10:00:00Z');
  [mona, mats] = [await moderator('mona'), await moderator('mats')];
  const token = await site.token('anna');
  const idea = { summary: 'In short', text: '', theme: 'green', district: 'docks', language: 'en' };
  for (const [title, author] of Object.entries({ 'Plant <trees> & more': 'Anna', Benches: 'Bert', Ponds: 'Carla' }))
    await site.call('POST', `${C}/proposals`, { token, body: { ...idea, title, author } });
  await site.moveTo('2024-06-20T10:00:00Z');
});
afterAll(() => site.stop());

const make = (body: object = {}, headers: Record<string, string> = {}) =>
  site.call('POST', `${C}/projects`, { token: mona, headers, body: { ...draft, ...body } });
const change = (id: string, body: object, token = mona) => site.call('PATCH', `${C}/projects/${id}`, { token, body });
const group = (id: string, body: object, token = mona) =>
  site.call('PUT', `${C}/tendencies/${id}`, { token, body: { name: { fr: 'De la nature' }, ...body } });
const read = async (id: string) => (await site.call('GET', `${C}/projects/${id}`)).body;
const listed = async (query: string): Promise<string[]> => {
  const { body } = await site.call('GET', `${C}/projects?limit=100&${query}`);
  return body.items.map(({ id }: { id: string }) => id);
};
const shows = (query: string, id: string) => until(async () => (await listed(query)).includes(id));
/** Each execution environment may show what is some seconds old. */
async function eventually(assess: () => Promise<void>, attempts = 100): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await assess();
    } catch (error) {
      if (attempt === attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
const statuses = (answers: readonly Answer[]) =>
  answers.map(({ status }) => status).toSorted((one, other) => one - other);

describe('a project', () => {
  it('is made once for one key, however often and in parallel it is sent', async () => {
    const headers = { 'idempotency-key': 'park' };
    const answers = await Promise.all([1, 2, 3].map(() => make({}, headers)));
    expect(statuses(answers)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await make({ unit: 'Travaux' }, headers)).toMatchObject({ body: { code: 'idempotency-key-reused' } });
    const [{ body }] = answers as [Answer];
    expect(await read(body.id)).toMatchObject({ ...draft, state: 'planned', revision: 1, late: false, history: [] });
  });

  it('that two moderators change at once is changed once, and the other is shown how it is now', async () => {
    const { body } = await make();
    const answers = await Promise.all([
      change(body.id, { revision: 1, unit: 'Travaux' }),
      change(body.id, { revision: 1, unit: 'Voirie' }, mats),
    ]);
    expect(statuses(answers)).toEqual([200, 409]);
    const [won, lost] = answers.toSorted((one, other) => one.status - other.status) as [Answer, Answer];
    expect(lost.body).toMatchObject({ code: 'revision-conflict', revision: 2, current: won.body });
    const { body: log } = await site.call('GET', `${C}/audit?limit=100`, { token: mona });
    expect(log.items.filter(({ subject }: { subject: string }) => subject === `project/${body.id}`)).toMatchObject([
      { act: 'change-project', before: 1, after: 2 },
      { act: 'create-project', before: null, after: 1 },
    ]);
  });

  it.each([
    ['a language that the campaign has not', { title: { fr: 'Un parc', nl: 'Een park' } }, '/title/nl'],
    ["nothing in the campaign's first language", { title: { en: 'A park' } }, '/title/fr'],
    ['a theme that there is not', { theme: 'sea' }, '/theme'],
    ['a district that there is not', { district: 'moon' }, '/district'],
    ['a proposal that there is not', { proposals: [4] }, '/proposals/0'],
    ['a group that there is not', { tendencies: ['nobody'] }, '/tendencies/0'],
    ['a day that there is not', { due: '2024-02-30' }, '/due'],
    ['no reason for being dropped', { state: 'dropped' }, '/reason'],
  ])('is refused with %s', async (_, body, pointer) => {
    expect(await make(body)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });

  it('tells of its updates, newest first', async () => {
    const { body } = await make();
    const update = (revision: number, more: object) =>
      site.call('POST', `${C}/projects/${body.id}/updates`, { token: mona, body: { revision, ...more } });
    expect(await update(1, { text: { fr: 'Commencé' }, date: '2024-06-18' })).toMatchObject({
      status: 201,
      body: { number: 1, date: '2024-06-18', revision: 2 },
    });
    expect(await update(1, { text: { fr: 'Encore' } })).toMatchObject({ body: { code: 'revision-conflict' } });
    expect(await update(2, { text: { fr: 'Demain' }, date: '2024-06-21' })).toMatchObject({
      body: { code: 'out-of-range' },
    });
    await update(2, { text: { fr: 'Terminé' } });
    expect((await read(body.id)).history).toMatchObject([
      { kind: 'update', number: 2, date: '2024-06-20', text: { fr: 'Terminé' } },
      { kind: 'update', number: 1, date: '2024-06-18', text: { fr: 'Commencé' } },
    ]);
  });

  it('is found by its district, by a larger one, its theme and its state, page by page', async () => {
    const { body } = await make({ district: 'docks', theme: 'move', state: 'under-way' });
    await shows('', body.id);
    for (const query of ['district=docks', 'district=north', 'theme=move', 'state=under-way'])
      await eventually(async () => expect(await listed(query)).toEqual([body.id]));
    expect(await listed('district=south')).toEqual([]);
    await eventually(async () => {
      const found: string[] = [];
      let next: string | null = '';
      while (next !== null) {
        const page: Answer = await site.call('GET', `${C}/projects?limit=2${next && `&cursor=${next}`}`);
        found.push(...page.body.items.map(({ id }: { id: string }) => id));
        next = page.body.next;
      }
      expect(found).toHaveLength(4);
      expect(found).toEqual(await listed(''));
    });
  });
});

describe('lineage', () => {
  it('has a page that says what it is, in the reader’s language, to those who show its link', async () => {
    const [id] = await listed('');
    const page = await site.call('GET', `/en/open-counts/projects/${id}`);
    expect(page.status).toBe(200);
    expect(page.body).toContain('<meta property="og:title" content="A park">');
    expect(page.body).toContain(`<link rel="canonical" href="${site.platform.url}/en/open-counts/projects/${id}">`);
    const { body: inFrench } = await site.call('GET', `/fr/open-counts/projects/${id}`);
    expect(inFrench).toContain('<meta property="og:title" content="Un parc">');
    const { body: idea } = await site.call('GET', '/en/open-counts/proposals/1');
    expect(idea).toContain('<meta property="og:title" content="Plant &lt;trees&gt; &amp; more">');
  });

  it('leads from an idea through its group to a project, and back to those whose ideas it stands on', async () => {
    expect((await group('nature', { revision: null, proposals: [2, 1] })).body).toMatchObject({
      proposals: [1, 2],
      revision: 1,
    });
    const { body } = await make({ tendencies: ['nature'], proposals: [3] });
    const lineage = async (number: number) => (await site.call('GET', `${C}/proposals/${number}/lineage`)).body;
    await eventually(async () => {
      expect(await lineage(1)).toMatchObject({
        tendencies: [{ id: 'nature', name: { fr: 'De la nature' } }],
        projects: [{ id: body.id, through: ['nature'] }],
      });
      expect(await lineage(3)).toMatchObject({ tendencies: [], projects: [{ id: body.id, through: [] }] });
      expect((await read(body.id)).standsOn).toEqual({
        tendencies: [{ id: 'nature', name: { fr: 'De la nature' }, proposals: [1, 2] }],
        proposals: [
          { number: 1, title: 'Plant <trees> & more', author: 'Anna' },
          { number: 2, title: 'Benches', author: 'Bert' },
          { number: 3, title: 'Ponds', author: 'Carla' },
        ],
      });
    });
    expect((await site.call('GET', `${C}/proposals/9/lineage`)).body.code).toBe('unknown-proposal');
  });

  it('of a group that two moderators fill at once is that of one of them', async () => {
    await group('crowded', { revision: null, proposals: [1] });
    const answers = await Promise.all([2, 3].map((number) => group('crowded', { revision: 1, proposals: [number] })));
    expect(statuses(answers)).toEqual([200, 409]);
    const [won, lost] = answers.toSorted((one, other) => one.status - other.status) as [Answer, Answer];
    expect(lost.body).toMatchObject({ code: 'revision-conflict', current: won.body });
    expect((await group('missing', { revision: 3, proposals: [] })).body).toMatchObject({ revision: null });
  });
});

describe('the promise clock', () => {
  let id: string;
  beforeAll(async () => {
    const milestones = [
      { title: { fr: 'Plans' }, due: '2024-06-30' },
      { title: { fr: 'Chantier' }, due: '2024-07-10' },
    ];
    const { body } = await make({ district: 'south', due: '2024-12-31', milestones });
    id = body.id;
    await change(id, { revision: 1, milestones: [{ id: 'm2', due: '2024-07-20' }], reason: { fr: 'La pluie' } });
    await shows('district=south', id);
  });
  const counts = async () =>
    (await site.call('GET', `${C}/promises`)).body.districts.find(
      ({ district }: { district: string }) => district === 'south',
    );

  it('shows a moved date with its history', async () => {
    const [, moved] = (await read(id)).milestones;
    const move = { from: '2024-07-10', to: '2024-07-20', reason: { fr: 'La pluie' } };
    expect(moved).toMatchObject({ due: '2024-07-20', state: 'open', moves: [move] });
  });

  it('makes a project late at midnight in the zone of the campaign, and the sweep notes it once', async () => {
    expect(await listed('late=true')).toEqual([]);
    await site.moveTo('2024-06-30T22:00:00Z');
    expect(await read(id)).toMatchObject({
      late: true,
      milestones: [
        { state: 'late', lateSince: '2024-06-30T22:00:00.000Z' },
        { state: 'open', lateSince: null },
      ],
    });
    await shows('late=true', id);
    await until(async () => (await read(id)).history.length > 0);
    await site.platform.invoke('switch-phase', { at: '2024-07-02T10:00:00.000Z', by: 'sweep' });
    expect((await read(id)).history).toMatchObject([
      { kind: 'late', promise: 'm1', due: '2024-06-30', at: '2024-06-30T22:00:00.000Z' },
    ]);
  });

  it('counts late, moved and kept promises by district', async () => {
    const before = { promises: 3, open: 2, late: 1, kept: 0, keptLate: 0, dropped: 0, moved: 1 };
    await eventually(async () => expect(await counts()).toEqual({ district: 'south', ...before }));
    const reached = [
      { id: 'm1', reachedOn: '2024-07-01' },
      { id: 'm2', reachedOn: '2024-06-30' },
    ];
    expect((await change(id, { revision: 2, milestones: reached })).status).toBe(200);
    const after = { promises: 3, open: 1, late: 0, kept: 1, keptLate: 1, moved: 1 };
    await eventually(async () => expect(await counts()).toMatchObject(after));
    await eventually(async () => expect(await listed('late=true')).toEqual([]));
  });
});

describe('feeds', () => {
  const feed = (query = '') => site.call('GET', `${C}/feed.atom${query}`);
  const titles = async (query = '') => readAtom((await feed(query)).body).entries.map(({ title }) => title);

  it('are Atom, may be kept for a minute, and tell of ideas and of what became of them', async () => {
    const answer = await feed();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/atom+xml']);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60');
    expect(readAtom(answer.body)).toMatchObject({ title: 'Campagne', language: 'fr' });
    expect(await titles('?lang=en')).toEqual(
      expect.arrayContaining(['1. Plant <trees> & more', 'A park', 'Late: due on 2024-06-30', 'A park (2024-06-18)']),
    );
  });

  it('of a theme, a district, a proposal or a project tell of that alone', async () => {
    expect(await titles('?theme=move&lang=en')).toEqual(['A park']);
    expect(new Set(await titles('?district=south&lang=en'))).toEqual(new Set(['A park', 'Late: due on 2024-06-30']));
    expect(new Set(await titles('?proposal=3&lang=en'))).toEqual(new Set(['3. Ponds', 'A park']));
    const [id] = await listed('district=south');
    expect(new Set(await titles(`?project=${id}`))).toEqual(new Set(['En retard : échéance du 2024-06-30', 'Un parc']));
    expect(await feed('?project=nothing')).toMatchObject({ status: 404, body: { code: 'unknown-project' } });
    expect(await feed('?proposal=99')).toMatchObject({ status: 404, body: { code: 'unknown-proposal' } });
  });

  it('of a proposal tell its answer in the reader’s language, and its comments, but for those that are hidden', async () => {
    const text = { fr: 'Oui, <bientôt>', en: 'Yes, soon' };
    const { body: proposal } = await site.call('GET', `${C}/proposals/3`);
    const answer = { revision: proposal.revision, kind: 'accepted', text };
    await site.call('PUT', `${C}/proposals/3/answer`, { token: mona, body: answer });
    const say = async (words: string, replyTo: string | null) => {
      const body = { text: words, author: 'Anna', language: 'fr', side: 'question', replyTo };
      return (await site.call('POST', `${C}/proposals/3/city-comments`, { token: mona, body })).body;
    };
    const { id } = await say('Where?', null);
    await say('Here & there', id);
    const hidden = await say('Nonsense', null);
    await site.call('POST', `${C}/proposals/3/comments/${hidden.id}/decision`, {
      token: mona,
      body: { decision: 'hide', revision: 1, reason: 'off-topic' },
    });
    await eventually(async () => {
      const { entries } = readAtom((await feed('?proposal=3&lang=en')).body);
      const said = entries.filter(({ title }) => /answer|Comment/.test(title ?? ''));
      expect(said.map(({ title, content }) => `${title}: ${content}`).sort()).toEqual([
        'Comment – Anna: Here & there',
        'Comment – Anna: Where?',
        "The city's answer – accepted: Yes, soon",
      ]);
    });
  });

  it('are sent again only when they have changed', async () => {
    for (const path of ['feed.atom', 'calendar.ics']) {
      // Two environments may know what is some seconds apart.
      await eventually(async () => {
        const first = await site.call('GET', `${C}/${path}`);
        // What was compressed on its way has a weak tag.
        const etag = (first.headers.get('etag') ?? '').replace(/^W\//, '');
        expect(etag).toMatch(/^"[\w-]{22}"$/);
        for (const known of [etag, `"other", W/${etag}`, '*']) {
          const again = await site.call('GET', `${C}/${path}`, { headers: { 'if-none-match': known } });
          expect([again.status, again.headers.get('etag'), again.body]).toEqual([304, etag, null]);
          expect(again.headers.get('cache-control')).toBe('public, max-age=60');
        }
        const other = await site.call('GET', `${C}/${path}`, { headers: { 'if-none-match': '"other"' } });
        expect([other.status, other.body]).toEqual([200, first.body]);
      });
    }
  });

  it('have a calendar beside them: phases, and due dates as moved', async () => {
    const { headers, body } = await site.call('GET', `${C}/calendar.ics?lang=en`);
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const events = readCalendar(body).components.map(({ properties }) => properties);
    expect(events).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          SUMMARY: 'Campaign: Voting',
          DTSTART: '20240430T220000Z',
          DTEND: '20240515T220000Z',
        }),
        expect.objectContaining({ SUMMARY: 'A park: Chantier', DTSTART: '20240720', DTEND: '20240721', SEQUENCE: '1' }),
      ]),
    );
    const [id] = await listed('district=south');
    const own = readCalendar((await site.call('GET', `${C}/calendar.ics?project=${id}`)).body).components;
    expect(own.map(({ properties }) => properties.DTSTART)).toEqual(['20241231', '20240630', '20240720']);
  });
});
