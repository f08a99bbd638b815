import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { seededRandom } from '../../bench/random.ts';
import { type Answer, TestPlatform, until } from '../support/platform.ts';

const C = '/api/campaigns/open-counts';
const IDEA = { summary: 'In short', text: '', theme: 'green', author: 'Anna', language: 'en' };
const VOTERS = 8;
const ACTS = 8;
const NUMBERS = 4;
/** Which choice a ballot has for each number. */
type Choices = Map<number, string>;

let site: TestPlatform;
const faults = (...database: object[]) => site.call('POST', '/__local/faults', { body: { database } });

beforeAll(async () => {
  site = await TestPlatform.start('2024-03-05T10:00:00Z');
  const token = await site.token('anna');
  for (let number = 1; number <= NUMBERS; number++)
    await site.call('POST', `${C}/proposals`, { token, body: { ...IDEA, title: `Idea ${number}` } });
  await site.moveTo('2024-05-03T10:00:00Z');
});
afterAll(() => site.stop());

function choicesOf({ body }: Answer): Choices {
  const of = (choice: 'for' | 'against') => body[choice].map((number: number) => [number, choice] as const);
  return new Map([...of('for'), ...of('against')].toSorted(([one], [other]) => one - other));
}

it('while the database is slow and turns three writes of ten away, each vote is kept once or refused with a word when to come again', async () => {
  const random = seededRandom(30);
  /** Sends it until it is kept, as a client does that is told to come again. */
  const persist = async (send: () => Promise<Answer>): Promise<Answer> => {
    for (;;) {
      const answer = await send();
      if (answer.status === 200) return answer;
      expect(answer).toMatchObject({ status: 503, body: { code: 'busy', status: 503 } });
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(answer.headers.get('retry-after')).toBe('1');
    }
  };
  await faults(
    { operations: 'writes', table: 'ballots', refuse: 0.3, slowBy: 5 },
    { operations: 'writes', table: 'tallies', refuse: 0.3, with: 'ThrottlingException' },
    { operations: 'reads', slowBy: 5, refuse: 0.1 },
  );
  const voters = await Promise.all(
    Array.from({ length: VOTERS }, async (_, voter) => ({
      token: await site.token(`voter-${voter}`),
      expected: new Map<number, string>(),
    })),
  );
  const acts = voters.map(() =>
    Array.from({ length: ACTS }, () => ({
      number: 1 + Math.floor(random() * NUMBERS),
      choice: ['for', 'against', 'none'][Math.floor(random() * 3)] ?? '',
    })),
  );
  await Promise.all(
    voters.map(async ({ token, expected }, voter) => {
      for (const { number, choice } of acts[voter] ?? []) {
        const path = `${C}/ballot/${number}`;
        const answer = await persist(() =>
          choice === 'none'
            ? site.call('DELETE', path, { token })
            : site.call('PUT', path, { token, body: { choice } }),
        );
        if (choice === 'none') expected.delete(number);
        else expected.set(number, choice);
        expect(choicesOf(answer)).toEqual(new Map([...expected].toSorted(([one], [other]) => one - other)));
      }
    }),
  );
  // Nothing at all is let through for a while: nobody is told otherwise.
  await faults({ operations: 'writes', refuse: 1 });
  const [first] = voters;
  if (!first) throw new Error('nobody votes');
  const last = await site.call('PUT', `${C}/ballot/1`, { token: first.token, body: { choice: 'for' } });
  expect(last).toMatchObject({ status: 503, body: { code: 'busy' } });
  expect(last.headers.get('retry-after')).toBe('1');
  const turnedAway = (await site.call('GET', '/__local/faults')).body.refused;
  expect(turnedAway.ballots).toBeGreaterThan(0);
  expect(turnedAway.tallies).toBeGreaterThan(0);

  await faults();
  for (const { token, expected } of voters)
    expect(choicesOf(await site.call('GET', `${C}/ballot`, { token }))).toEqual(
      new Map([...expected].toSorted(([one], [other]) => one - other)),
    );
  const counts = Array.from({ length: NUMBERS }, (_, index) => {
    const having = (choice: string) => voters.filter(({ expected }) => expected.get(index + 1) === choice).length;
    return { number: index + 1, for: having('for'), against: having('against') };
  });
  await site.quiet();
  await until(async () => {
    const { body } = await site.call('GET', `${C}/tally`);
    return JSON.stringify(body.counts) === JSON.stringify(counts);
  });
});

it('says which table there is not, and ends faults by itself', async () => {
  expect(await faults({ table: 'votes' })).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining('ballots') },
  });
  expect(await faults({ refuse: 2 })).toMatchObject({ status: 400 });
  await faults({ table: 'ballots', refuse: 1, seconds: 0.2 });
  await until(async () => (await site.call('GET', '/__local/faults')).body.database.length === 0);
  const token = await site.token('late');
  expect(await site.call('PUT', `${C}/ballot/1`, { token, body: { choice: 'for' } })).toMatchObject({ status: 200 });
});
