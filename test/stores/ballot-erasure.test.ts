import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BallotErasure } from '../../functions/stores/ballot-erasure.ts';
import { Ballots } from '../../functions/stores/ballots.ts';
import { Recounts } from '../../functions/stores/recounts.ts';
import { RESULT_PREFIX } from '../../functions/stores/results.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let ballots: Ballots;
let recounts: Recounts;
const open = () => new BallotErasure(database.client, database.tables);
beforeAll(async () => {
  database = await openDatabase();
  ballots = new Ballots(database.client, database.tables.ballots);
  recounts = new Recounts(database.client, database.tables.campaigns);
});
afterAll(() => database.close());

const CLOSED = Date.parse('2024-05-15T22:00:00Z');
const run = (campaign: string, version: number) => ({ campaign, version, askedAt: CLOSED, segments: 1 });

async function publish(campaign: string, version: number): Promise<void> {
  const Item = { campaign, item: `${RESULT_PREFIX}${String(version).padStart(6, '0')}`, version };
  await database.client.send(new PutCommand({ TableName: database.tables.campaigns, Item }));
}

async function cast(campaign: string, voterKey: string): Promise<{ campaign: string; voterKey: string }> {
  await ballots.castChoice({ campaign, voterKey, number: 7, choice: 'for', at: 1_000 }, null);
  await ballots.castChoice({ campaign, voterKey, number: 9, choice: 'against', at: 2_000 }, null);
  return { campaign, voterKey };
}

async function itemsOf(campaign: string) {
  const { Items = [] } = await database.client.send(
    new ScanCommand({
      TableName: database.tables.ballots,
      FilterExpression: 'begins_with(ballot, :prefix)',
      ExpressionAttributeValues: { ':prefix': `${campaign}#` },
    }),
  );
  return Items;
}

describe('unlinking', () => {
  it('leaves the choices and nothing that tells whose they were or when they were made', async () => {
    const key = await cast('plain', 'voter-of-plain');
    await publish('plain', 1);
    expect(await open().unlink(key, CLOSED)).toBe('unlinked');
    expect((await ballots.read(key)).revision).toBe(0);
    const items = await itemsOf('plain');
    expect(items).toEqual([
      {
        ballot: expect.stringMatching(/^plain#~/),
        for: new Set([7]),
        against: new Set([9]),
        choices: 2,
        revision: 1,
        changedAt: CLOSED,
        unlinked: true,
      },
    ]);
    expect(await open().unlink(key, CLOSED)).toBe('no-ballot');
  });

  it('keeps as many ballots as there were, however often and in parallel it is asked for', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, (_, index) => cast('busy', `voter-${index}`)));
    await publish('busy', 1);
    const outcomes = await Promise.all([...keys, ...keys, ...keys].map((key) => open().unlink(key, CLOSED)));
    expect(outcomes.filter((outcome) => outcome === 'unlinked')).toHaveLength(8);
    expect(outcomes.filter((outcome) => outcome === 'no-ballot')).toHaveLength(16);
    expect(await itemsOf('busy')).toHaveLength(8);
  });

  it('waits for the first result, and while a further recount is under way', async () => {
    const key = await cast('counting', 'voter');
    await recounts.begin(run('counting', 1));
    expect(await open().unlink(key, CLOSED)).toBe('no-result-yet');
    await publish('counting', 1);
    await recounts.begin(run('counting', 2));
    expect(await open().unlink(key, CLOSED)).toBe('no-result-yet');
    expect((await ballots.read(key)).revision).toBe(2);
    await publish('counting', 2);
    expect(await open().unlink(key, CLOSED)).toBe('unlinked');
  });
});

describe('withdrawing', () => {
  it('takes the whole ballot away, once', async () => {
    const key = await cast('open', 'voter');
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => open().withdraw(key)));
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    expect(await itemsOf('open')).toEqual([]);
  });
});
