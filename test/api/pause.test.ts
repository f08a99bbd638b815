import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestPlatform, until } from '../support/platform.ts';

const IDEATION = '2024-03-05T10:00:00Z';
const C = '/api/campaigns/open-counts';
const idea = { title: 'An idea', summary: 'In short', text: '', theme: 'green', author: 'Anna', language: 'en' };

let site: TestPlatform;
let anna: string;
let mona: string;
beforeAll(async () => {
  site = await TestPlatform.start(IDEATION);
  anna = await site.token('anna');
  mona = (await site.call('POST', '/__local/token', { body: { sub: 'mona', groups: ['moderators'] } })).body
    .access_token;
});
afterAll(() => site.stop());

const post = (what: string, body: object) => site.call('POST', `${C}/${what}`, { token: mona, body });
const handIn = () => site.call('POST', `${C}/proposals`, { token: anna, body: idea });
const vote = (number: number, sub: string) =>
  site.token(sub).then((token) => site.call('PUT', `${C}/ballot/${number}`, { token, body: { choice: 'for' } }));
const paused = async () => (await site.call('GET', C)).body.paused;

describe('a pause of submissions', () => {
  it('refuses proposals and edits from its very instant on, with the reason, and nothing else', async () => {
    expect((await handIn()).status).toBe(201);
    expect(await post('pause', { what: 'submissions', reason: 'A flood of copies' })).toMatchObject({
      status: 200,
      body: { campaign: 'open-counts', sequence: 1 },
    });
    expect(await handIn()).toMatchObject({
      status: 409,
      body: { code: 'paused', what: 'submissions', reason: 'A flood of copies', since: expect.any(String) },
    });
    const edit = { token: anna, body: { revision: 1, title: 'Another title' } };
    expect((await site.call('PATCH', `${C}/proposals/1`, edit)).body.code).toBe('paused');
    expect((await site.call('GET', `${C}/proposals/2`)).status).toBe(404);
    const report = { token: anna, body: { reason: 'other' } };
    expect((await site.call('POST', `${C}/proposals/1/reports`, report)).status).toBe(201);
  });

  it('is told by the campaign, is not begun twice, and ends by its own instant alone', async () => {
    await until(async () => (await paused()).submissions !== null);
    const { submissions, voting } = await paused();
    expect(submissions).toEqual({ since: expect.any(String), reason: 'A flood of copies' });
    expect(voting).toBeNull();
    expect(await post('pause', { what: 'submissions', reason: 'Another one' })).toMatchObject({
      status: 409,
      body: { code: 'paused-before', paused: submissions },
    });
    const other = { what: 'submissions', since: '2024-03-05T09:00:00.000Z', reason: 'It is over' };
    expect(await post('resume', other)).toMatchObject({
      status: 409,
      body: { code: 'not-paused', paused: submissions },
    });
    expect((await post('resume', { ...other, since: submissions.since })).status).toBe(200);
    expect((await handIn()).status).toBe(201);
    await until(async () => (await paused()).submissions === null);
  });
});

describe('a pause of voting', () => {
  beforeAll(() => site.moveTo('2024-05-03T10:00:00Z'));

  it('refuses votes within seconds, counts every vote that was acknowledged, and lets nothing else change', async () => {
    await vote(1, 'early');
    expect((await post('pause', { what: 'voting', reason: 'We look into a fault' })).status).toBe(200);
    let acknowledged = 1;
    for (let sub = 0; ; sub++) {
      const { status, body } = await vote(1, `voter-${sub}`);
      if (status === 200) {
        acknowledged += 1;
        continue;
      }
      expect([status, body.code, body.what]).toEqual([409, 'paused', 'voting']);
      break;
    }
    await until(async () => {
      const refused = await Promise.all([1, 2, 3, 4].map((sub) => vote(2, `late-${sub}`)));
      return refused.every(({ body }) => body.code === 'paused');
    });
    const early = await site.token('early');
    expect((await site.call('DELETE', `${C}/ballot/1`, { token: early })).body.code).toBe('paused');
    expect((await site.call('GET', `${C}/ballot`, { token: early })).body.for).toEqual([1]);
    await site.quiet();
    const tally = async () => (await site.call('GET', `${C}/tally`)).body.counts[0];
    await until(async () => (await tally()).for === acknowledged);
  });

  it('goes on by the same conditions once it is resumed', async () => {
    await until(async () => (await paused()).voting !== null);
    const { since } = (await paused()).voting;
    expect((await post('resume', { what: 'voting', since, reason: 'The fault is mended' })).status).toBe(200);
    await until(async () => (await vote(1, 'after')).status === 200);
  });

  it('does not stop the clock', async () => {
    expect((await post('pause', { what: 'voting', reason: 'Once more' })).status).toBe(200);
    await site.moveTo('2024-05-16T00:00:00Z');
    expect((await vote(1, 'too-late')).body.code).toBe('phase-closed');
  });
});

describe('the log', () => {
  it('has each of these acts with who, when and why', async () => {
    const { body } = await site.call('GET', `${C}/audit`, { token: mona });
    const acts = body.items.map(({ act, subject, text }: Record<string, unknown>) => [act, subject, text]);
    expect(acts).toEqual([
      ['pause', 'voting', 'Once more'],
      ['resume', 'voting', 'The fault is mended'],
      ['pause', 'voting', 'We look into a fault'],
      ['resume', 'submissions', 'It is over'],
      ['pause', 'submissions', 'A flood of copies'],
    ]);
  });
});

describe('the result', () => {
  it('tells when and why voting was paused', async () => {
    await until(async () => (await site.call('GET', `${C}/results`)).status === 200);
    expect((await site.call('GET', `${C}/results`)).body.pauses).toEqual([
      {
        since: expect.stringMatching(/^2024-05-03T/),
        until: expect.stringMatching(/^2024-05-03T/),
        reason: 'We look into a fault',
      },
      { since: expect.stringMatching(/^2024-05-03T/), until: null, reason: 'Once more' },
    ]);
  });
});
