import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ballots } from '../../functions/stores/ballots.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let ballots: Ballots;
beforeAll(async () => {
  database = await openDatabase();
  ballots = new Ballots(database.client, database.tables.ballots);
});
afterAll(() => database.close());

let citizens = 0;
const citizen = () => ({ campaign: 'c', voterKey: `voter${++citizens}` });
const vote = (key: { campaign: string; voterKey: string }, number: number, choice: 'for' | 'against' = 'for') => ({
  ...key,
  number,
  choice,
  at: 1_000,
});
const sets = ({ ballot }: { ballot: { for: ReadonlySet<number>; against: ReadonlySet<number> } }) => ({
  for: [...ballot.for].toSorted((a, b) => a - b),
  against: [...ballot.against].toSorted((a, b) => a - b),
});

describe('casting a choice', () => {
  it('writes the first choice and gives the ballot back', async () => {
    const result = await ballots.castChoice(vote(citizen(), 12), null);
    expect(result.outcome).toBe('changed');
    expect(sets(result)).toEqual({ for: [12], against: [] });
    expect(result.ballot.revision).toBe(1);
  });

  it('changes nothing when the same choice comes again', async () => {
    const key = citizen();
    await ballots.castChoice(vote(key, 12), null);
    const again = await ballots.castChoice(vote(key, 12), null);
    expect(again.outcome).toBe('unchanged');
    expect(again.ballot.revision).toBe(1);
  });

  it('moves a number to the other side, even at the cap', async () => {
    const key = citizen();
    await ballots.castChoice(vote(key, 12), 1);
    const moved = await ballots.castChoice(vote(key, 12, 'against'), 1);
    expect(moved.outcome).toBe('changed');
    expect(sets(moved)).toEqual({ for: [], against: [12] });
  });

  it('refuses one choice more than the cap, and takes it once another was withdrawn', async () => {
    const key = citizen();
    await ballots.castChoice(vote(key, 1), 2);
    await ballots.castChoice(vote(key, 2, 'against'), 2);
    expect((await ballots.castChoice(vote(key, 3), 2)).outcome).toBe('limit-reached');
    await ballots.withdrawChoice({ ...key, number: 2, at: 2_000 });
    expect(sets(await ballots.castChoice(vote(key, 3), 2))).toEqual({ for: [1, 3], against: [] });
  });

  it('accepts exactly the cap of 200 parallel choices', async () => {
    const key = citizen();
    const numbers = Array.from({ length: 200 }, (_, index) => index + 1);
    const results = await Promise.all(numbers.map((number) => ballots.castChoice(vote(key, number), 10)));
    expect(results.filter(({ outcome }) => outcome === 'changed')).toHaveLength(10);
    expect(results.filter(({ outcome }) => outcome === 'limit-reached')).toHaveLength(190);
    expect((await ballots.read(key)).for.size).toBe(10);
  });

  it('counts the same choice sent 50 times in parallel once', async () => {
    const key = citizen();
    const results = await Promise.all(Array.from({ length: 50 }, () => ballots.castChoice(vote(key, 5), 10)));
    expect(results.filter(({ outcome }) => outcome === 'changed')).toHaveLength(1);
    expect(await ballots.read(key)).toMatchObject({ for: new Set([5]), revision: 1 });
  });

  it('ends with the number on one side when both are asked for at once', async () => {
    const key = citizen();
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => ballots.castChoice(vote(key, 5, index % 2 ? 'for' : 'against'), 1)),
    );
    const ballot = await ballots.read(key);
    expect(ballot.for.size + ballot.against.size).toBe(1);
  });
});

describe('withdrawing a choice', () => {
  it('takes the number off whichever side it is on', async () => {
    const key = citizen();
    await ballots.castChoice(vote(key, 1), null);
    await ballots.castChoice(vote(key, 2, 'against'), null);
    await ballots.withdrawChoice({ ...key, number: 2, at: 2_000 });
    expect(sets({ ballot: await ballots.read(key) })).toEqual({ for: [1], against: [] });
  });

  it('changes nothing when there is no such choice, and makes no ballot', async () => {
    const key = citizen();
    const { outcome, ballot } = await ballots.withdrawChoice({ ...key, number: 2, at: 2_000 });
    expect(outcome).toBe('unchanged');
    expect(ballot.revision).toBe(0);
  });
});

describe('the age of the account', () => {
  it('is kept as it was at the first vote, whatever later ones and other sides say', async () => {
    const key = citizen();
    const first = await ballots.castChoice({ ...vote(key, 1), accountAge: 'under-hour' }, null);
    expect(first.ballot.accountAge).toBe('under-hour');
    await ballots.castChoice({ ...vote(key, 2), accountAge: 'under-day' }, null);
    await ballots.castChoice({ ...vote(key, 2, 'against'), accountAge: 'older' }, null);
    await ballots.withdrawChoice({ ...key, number: 1, at: 2_000 });
    const { ballot } = await ballots.withdrawChoice({ ...key, number: 2, at: 3_000 });
    expect(ballot.accountAge).toBe('under-hour');
    expect((await ballots.castChoice({ ...vote(key, 3), accountAge: 'older' }, null)).ballot.accountAge).toBe(
      'under-hour',
    );
  });
});

describe('scanning', () => {
  it('gives every ballot of the campaign once over all segments, and none of another', async () => {
    for (let voter = 0; voter < 40; voter++) {
      await ballots.castChoice(
        { campaign: 'scan', voterKey: `v${voter}`, number: voter + 1, choice: 'for', at: 1 },
        null,
      );
      await ballots.castChoice({ campaign: 'scan-2', voterKey: `v${voter}`, number: 500, choice: 'for', at: 1 }, null);
    }
    const found: number[] = [];
    for (const segment of [0, 1, 2]) {
      for await (const page of ballots.scan('scan', segment, 3)) for (const ballot of page) found.push(...ballot.for);
    }
    expect(found.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });
});

describe('moving a choice', () => {
  const move = (key: { campaign: string; voterKey: string }, from: number, to: number) => ({
    ...key,
    from,
    to,
    at: 3_000,
  });

  it('takes its side along, at the cap, and changes nothing when it comes again', async () => {
    const key = citizen();
    await ballots.castChoice(vote(key, 1, 'against'), 2);
    await ballots.castChoice(vote(key, 2), 2);
    const moved = await ballots.moveChoice(move(key, 1, 12));
    expect([moved.outcome, sets(moved)]).toEqual(['changed', { for: [2], against: [12] }]);
    const again = await ballots.moveChoice(move(key, 1, 12));
    expect([again.outcome, again.ballot.revision]).toEqual(['unchanged', moved.ballot.revision]);
    expect((await ballots.castChoice(vote(key, 3), 2)).outcome).toBe('limit-reached');
  });

  it('keeps the choice that is on the target, and makes room for another', async () => {
    const key = citizen();
    await ballots.castChoice(vote(key, 1, 'against'), 2);
    await ballots.castChoice(vote(key, 12), 2);
    expect(sets(await ballots.moveChoice(move(key, 1, 12)))).toEqual({ for: [12], against: [] });
    expect((await ballots.castChoice(vote(key, 3), 2)).outcome).toBe('changed');
  });

  it('makes no ballot of nothing', async () => {
    const { outcome, ballot } = await ballots.moveChoice(move(citizen(), 1, 12));
    expect([outcome, ballot.revision]).toEqual(['unchanged', 0]);
  });

  it('loses no choice that is cast at the same time, and never exceeds the cap', async () => {
    const key = citizen();
    await ballots.castChoice(vote(key, 1), 4);
    const results = await Promise.all([
      ...[2, 3, 4, 5].map((number) => ballots.castChoice(vote(key, number), 4)),
      ballots.moveChoice(move(key, 1, 12)),
      ballots.moveChoice(move(key, 1, 12)),
    ]);
    expect(results.filter(({ outcome }) => outcome === 'limit-reached')).toHaveLength(1);
    const ballot = await ballots.read(key);
    expect(ballot.for.size).toBe(4);
    expect([ballot.for.has(1), ballot.for.has(12)]).toEqual([false, true]);
  });
});
