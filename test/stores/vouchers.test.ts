import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeKey, voucherHash } from '../../functions/stores/voucher-items.ts';
import { Vouchers } from '../../functions/stores/vouchers.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
const open = () => new Vouchers(database.client, database.tables.campaigns);
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const AT = Date.parse('2024-05-03T10:00:00Z');
const END = Date.parse('2024-07-15T00:00:00Z');

async function handOut(code: string): Promise<string> {
  const hash = voucherHash('c', code);
  const Item = { ...codeKey('c', hash), expiresAt: END / 1000 };
  await database.client.send(new PutCommand({ TableName: database.tables.campaigns, Item }));
  return hash;
}

describe('redeeming', () => {
  it('gives the voucher to one of many citizens who send its code at once', async () => {
    const hash = await handOut('CONTESTED');
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) => open().redeem('c', hash, `citizen-${index}`, AT, END)),
    );
    const outcomes = results.map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'redeemed')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'used')).toHaveLength(19);
    const holders = await Promise.all(outcomes.map((_, index) => open().read('c', `citizen-${index}`)));
    expect(holders.map((holding) => holding !== null)).toEqual(outcomes.map((outcome) => outcome === 'redeemed'));
  });

  it('gives it to its citizen however often and in parallel the code is sent', async () => {
    const hash = await handOut('AGAIN');
    const results = await Promise.all(Array.from({ length: 12 }, () => open().redeem('c', hash, 'again', AT, END)));
    expect(results).toEqual(results.map(() => ({ outcome: 'redeemed', redeemedAt: AT })));
    expect(await open().redeem('c', hash, 'again', AT + 5_000, END)).toEqual({ outcome: 'redeemed', redeemedAt: AT });
  });

  it('leaves a second code of the same citizen open for somebody else, even when both are sent at once', async () => {
    const [first, second] = [await handOut('FIRST'), await handOut('SECOND')];
    const both = await Promise.all([first, second].map((hash) => open().redeem('c', hash, 'greedy', AT, END)));
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['held-another', 'redeemed']);
    const left = both[0]?.outcome === 'redeemed' ? second : first;
    expect((await open().redeem('c', left, 'modest', AT, END)).outcome).toBe('redeemed');
  });

  it('knows no code of another campaign', async () => {
    const hash = await handOut('HERE');
    expect(await open().redeem('d', hash, 'anna', AT, END)).toEqual({ outcome: 'unknown' });
    expect(await open().redeem('d', voucherHash('d', 'HERE'), 'anna', AT, END)).toEqual({ outcome: 'unknown' });
  });
});

describe('forgetting', () => {
  it('takes the citizen off, but the code serves nobody again', async () => {
    const hash = await handOut('SPENT');
    await open().redeem('c', hash, 'leaving', AT, END);
    const holding = await open().read('c', 'leaving');
    if (!holding) throw new Error('It was redeemed');
    await open().forget('c', 'leaving', holding);
    await open().forget('c', 'leaving', holding);
    expect(await open().read('c', 'leaving')).toBeNull();
    expect(await open().redeem('c', hash, 'leaving', AT, END)).toEqual({ outcome: 'used' });
    const { Items } = await database.client.send(new ScanCommand({ TableName: database.tables.campaigns }));
    expect(JSON.stringify(Items)).not.toContain('leaving');
  });
});

describe('the table', () => {
  it('holds no code, and says of everything about vouchers when it is to be forgotten', async () => {
    await open().redeem('c', await handOut('SECRETCODE'), 'anna', AT, END);
    const { Items } = await database.client.send(new ScanCommand({ TableName: database.tables.campaigns }));
    expect(JSON.stringify(Items)).not.toContain('SECRETCODE');
    expect(Items?.map(({ expiresAt }) => expiresAt)).toEqual(Items?.map(() => END / 1000));
  });
});
