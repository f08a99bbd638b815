import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestPlatform, until } from '../support/platform.ts';

const C = '/api/campaigns/capped';
const REASON = 'The same idea in other words';
let site: TestPlatform;
let anna: string;
let bert: string;
let mona: string;
let mats: string;

const idea = (title: string, author: string) => ({
  title,
  summary: 'In short',
  text: 'At length',
  theme: 'green',
  author,
  language: 'en',
});
const moderator = async (sub: string): Promise<string> =>
  (await site.call('POST', '/__local/token', { body: { sub, groups: ['moderators'] } })).body.access_token;
const proposal = async (number: number) => (await site.call('GET', `${C}/proposals/${number}`)).body;
const post = async (path: string, body: object, token = mona) => site.call('POST', `${C}${path}`, { token, body });
const merge = async (number: number, into: number, token = mona) => {
  const { revision } = await proposal(number);
  return post(`/proposals/${number}/merge`, { into, revision, reason: REASON }, token);
};
const unmerge = async (number: number) => {
  const { revision } = await proposal(number);
  return post(`/proposals/${number}/unmerge`, { revision, reason: 'It is another idea after all' });
};
const listed = async (): Promise<number[]> =>
  (await site.call('GET', `${C}/proposals?limit=100&sort=number`)).body.items.map(
    ({ number }: { number: number }) => number,
  );
const audit = async (number: number) =>
  (await site.call('GET', `${C}/audit?limit=100`, { token: mona })).body.items.filter(
    ({ subject }: { subject: string }) => subject === `proposal/${number}`,
  );

beforeAll(async () => {
  site = await TestPlatform.start('2024-03-05T10:00:00Z');
  [anna, bert] = [await site.token('anna'), await site.token('bert')];
  [mona, mats] = [await moderator('mona'), await moderator('mats')];
  // 1, 3, 5, 7, 9 are Anna's; 2, 4, 6, 8, 10 are Bert's.
  for (let number = 1; number <= 10; number++) {
    const [token, author] = number % 2 === 1 ? [anna, 'Anna'] : [bert, 'Bert'];
    await site.call('POST', `${C}/proposals`, { token, body: idea(`Idea ${number}`, author) });
  }
});
afterAll(() => site.stop());

describe('before voting opens', () => {
  it('a proposal goes into its lead, which names both authors, and its page says into which', async () => {
    expect(await merge(2, 1)).toMatchObject({ status: 200, body: { status: 'merged', mergedInto: 1, queuedAt: null } });
    expect(await proposal(1)).toMatchObject({ merged: [2], authors: ['Anna', 'Bert'], status: 'published' });
    expect(await proposal(2)).toMatchObject({ mergedInto: 1, status: 'merged', text: 'At length', author: 'Bert' });
    await until(async () => !(await listed()).includes(2));
    expect(await audit(2)).toMatchObject([{ act: 'merge', reason: 'proposal/1', text: REASON, before: 1, after: 2 }]);
  });

  it('there are no chains and no cycles, and each refusal says what to do', async () => {
    for (const [number, into, fault, remedy] of [
      [1, 3, 'is-a-lead', 'unmerge 2 from it'],
      [3, 2, 'lead-merged', 'merge 3 into that one'],
      [2, 3, 'merged-before', 'unmerge it first'],
      [3, 3, 'itself', 'name another one'],
    ] as const)
      expect(await merge(number, into)).toMatchObject({
        status: 409,
        body: { code: 'merge-not-possible', fault, detail: expect.stringContaining(remedy) },
      });
    expect((await post('/proposals/3/merge', { into: 99, revision: 1, reason: REASON })).status).toBe(404);
  });

  it('it is not edited, and its lead is not rejected with it', async () => {
    const edit = { token: bert, body: { revision: 2, title: 'Mine again' } };
    expect((await site.call('PATCH', `${C}/proposals/2`, edit)).body).toMatchObject({
      code: 'proposal-merged',
      mergedInto: 1,
    });
    const { revision } = await proposal(1);
    const rejected = await post('/proposals/1/decision', { decision: 'reject', revision, reason: 'off-topic' });
    expect(rejected).toMatchObject({ status: 409, body: { code: 'leads-others', merged: [2] } });
  });

  it('unmerging undoes it', async () => {
    expect(await unmerge(2)).toMatchObject({ status: 200, body: { status: 'published', mergedInto: null } });
    expect(await proposal(1)).toMatchObject({ merged: [], authors: ['Anna'] });
    await until(async () => (await listed()).includes(2));
    expect((await unmerge(2)).body.code).toBe('not-merged');
  });

  it('an author who withdraws a lead takes nobody else along', async () => {
    await merge(10, 9);
    const { body } = await site.call('DELETE', `${C}/proposals/9`, { token: anna });
    expect(body).toMatchObject({ status: 'withdrawn', merged: [] });
    expect(await proposal(10)).toMatchObject({ status: 'published', mergedInto: null });
    expect(await audit(10)).toMatchObject([{ act: 'unmerge', by: 'system' }, { act: 'merge' }]);
    // Nor is it anybody else's to undo.
    await merge(10, 7);
    expect((await site.call('DELETE', `${C}/proposals/7`, { token: bert })).body.code).toBe('not-the-author');
    expect((await proposal(10)).mergedInto).toBe(7);
    await unmerge(10);
  });

  it('of two moderators who merge at once, one does and the other is shown what was done', async () => {
    for (const [one, other] of [
      [3, 4],
      [4, 3],
    ] as const) {
      const { revision } = await proposal(8);
      const send = (into: number, token: string) =>
        post('/proposals/8/merge', { into, revision, reason: REASON }, token);
      const answers = await Promise.all([send(one, mona), send(other, mats)]);
      const [won, lost] = answers.toSorted((a, b) => a.status - b.status);
      expect([won?.status, lost?.status]).toEqual([200, 409]);
      expect(lost?.body).toMatchObject({
        code: 'revision-conflict',
        proposal: { status: 'merged', mergedInto: won?.body.mergedInto, revision: revision + 1 },
      });
      await unmerge(8);
    }
    const [there, back] = await Promise.all([merge(3, 4, mona), merge(4, 3, mats)]);
    expect(new Set([there?.status, back?.status])).toEqual(new Set([200, 409]));
    await unmerge(there?.status === 200 ? 3 : 4);
  });

  it('contradicting proposals name each other until that is taken back', async () => {
    const path = `${C}/proposals/5/contradictions/6`;
    const linked = { token: mona, body: { revision: 1, reason: 'Either a park or a car park' } };
    for (const _ of ['once', 'and again']) expect((await site.call('PUT', path, linked)).status).toBe(200);
    expect([(await proposal(5)).contradicts, (await proposal(6)).contradicts]).toEqual([[6], [5]]);
    expect((await merge(5, 6)).body).toMatchObject({ code: 'merge-not-possible', fault: 'contradicting' });
    expect((await site.call('DELETE', `${path}?revision=1`, { token: mona })).body.code).toBe('revision-conflict');
    expect((await site.call('DELETE', `${path}?revision=2`, { token: mona })).body.contradicts).toEqual([]);
    expect((await proposal(6)).contradicts).toEqual([]);
    expect(await audit(5)).toMatchObject([{ act: 'unlink-contradiction' }, { act: 'link-contradiction' }]);
  });
});

describe('while voting is open', () => {
  const cast = async (sub: string, number: number, choice: string) =>
    site.call('PUT', `${C}/ballot/${number}`, { token: await site.token(sub), body: { choice } });
  const move = async (sub: string, number: number, to: number) =>
    site.call('POST', `${C}/ballot/${number}/move`, { token: await site.token(sub), body: { to } });
  const counts = async () => {
    await site.quiet();
    const { body } = await site.call('GET', `${C}/tally`);
    const of = (number: number) => body.counts.find((count: { number: number }) => count.number === number);
    return { three: of(3), four: of(4), votes: body.votes, turnout: body.turnout };
  };

  it('what has gone into a lead is not on the paper, and what has come back is', async () => {
    await merge(6, 5);
    await site.moveTo('2024-05-03T10:00:00Z');
    expect((await cast('eva', 6, 'for')).body.code).toBe('not-on-ballot-paper');
    expect((await cast('eva', 8, 'for')).status).toBe(200);
  });

  it('merging links, and moves no vote', async () => {
    await cast('carl', 4, 'for');
    await cast('dora', 4, 'against');
    await cast('dora', 3, 'for');
    expect((await move('carl', 4, 3)).body).toMatchObject({ code: 'not-merged', mergedInto: null });
    expect(await merge(4, 3)).toMatchObject({ status: 200, body: { status: 'published', mergedInto: 3 } });
    expect(await proposal(3)).toMatchObject({ merged: [4], authors: ['Anna', 'Bert'] });
    await until(async () => (await site.call('GET', `${C}/merges`)).body.items.length === 1);
    expect((await site.call('GET', `${C}/merges`)).body.items).toEqual([{ number: 4, into: 3 }]);
    expect(await listed()).toEqual(expect.arrayContaining([3, 4]));
    expect(await counts()).toMatchObject({ three: { for: 1 }, four: { for: 1, against: 1 }, votes: 4, turnout: 3 });
  });

  it('each voter moves their own by one request, which is counted exactly', async () => {
    await until(async () => (await move('carl', 4, 3)).status === 200);
    expect(await move('carl', 4, 3)).toMatchObject({ status: 200, body: { for: [3], against: [], choices: 1 } });
    expect(await move('dora', 4, 3)).toMatchObject({ status: 200, body: { for: [3], against: [], choices: 1 } });
    const { receipts } = (await move('dora', 4, 3)).body;
    const told = [receipts.from, receipts.to].map((jws: string) =>
      JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()),
    );
    expect(told).toMatchObject([
      { number: 4, choice: 'none' },
      { number: 3, choice: 'for' },
    ]);
    expect((await move('carl', 3, 4)).body.code).toBe('not-merged');
    expect(await counts()).toMatchObject({
      three: { for: 2, against: 0 },
      four: { for: 0, against: 0 },
      votes: 3,
      turnout: 3,
    });
  });

  it('unmerging leaves votes where their voters have put them', async () => {
    expect((await unmerge(4)).body).toMatchObject({ mergedInto: null, status: 'published' });
    expect(await unmerge(6)).toMatchObject({ status: 200, body: { status: 'published' } });
    expect((await cast('eva', 6, 'for')).body.code).toBe('not-on-ballot-paper');
    expect(await counts()).toMatchObject({ three: { for: 2 }, four: { for: 0 } });
  });

  it('the recount finds what the tally found, and afterwards nothing is merged', async () => {
    await site.moveTo('2024-05-16T10:00:00Z');
    await until(async () => (await site.call('GET', `${C}/results`)).status === 200);
    const { body } = await site.call('GET', `${C}/results`);
    expect(body.tallyDifferences).toEqual([]);
    expect((await merge(4, 3)).body.code).toBe('phase-closed');
  });
});
