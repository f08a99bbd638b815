import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StaffAct } from '../../functions/core/audit.ts';
import { AuditLog, hashOf } from '../../functions/stores/audit-log.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
const open = () => new AuditLog(database.client, database.tables.audit);
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const AT = Date.parse('2024-03-05T10:00:00Z');
const act = (subject: string): StaffAct => ({
  act: 'publish',
  subject,
  reason: null,
  text: null,
  before: 1,
  after: 2,
});
/** A write that only one of any number of acts can make. */
const once = (item: string) => ({
  Put: {
    TableName: database.tables.campaigns,
    Item: { campaign: 'once', item, by: 'first' },
    ConditionExpression: 'attribute_not_exists(campaign)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  },
});
const all = async (campaign: string) => (await open().page(campaign, null, 100)).entries;

describe('the audit log', () => {
  it('numbers parallel acts of several environments without gaps, each behind the hash of the one before', async () => {
    const environments = [open(), open(), open()];
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        environments[index % 3]!.record('parallel', 'staff-a', AT + index, act(`proposal/${index}`), []),
      ),
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 12 }, () => 'recorded'));
    const entries = (await all('parallel')).toReversed();
    expect(entries.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    expect(new Set(entries.map(({ subject }) => subject)).size).toBe(12);
    entries.forEach((entry, index) => {
      expect(entry.previous).toBe(entries[index - 1]?.hash ?? null);
      expect(entry.hash).toBe(hashOf(entry));
    });
  });

  it('writes an act and its entry together, or neither', async () => {
    const outcomes = await Promise.all(
      [1, 2, 3, 4].map((revision) => open().record('together', 'staff-a', AT, act(`x/${revision}`), [once('thing')])),
    );
    expect(outcomes.filter(({ outcome }) => outcome === 'recorded')).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'refused')).toHaveLength(3);
    expect(outcomes.find(({ outcome }) => outcome === 'refused')).toMatchObject({ index: 0, item: { by: 'first' } });
    expect(await all('together')).toHaveLength(1);
  });

  it('is read newest first, page by page, to its end', async () => {
    for (const number of [1, 2, 3, 4, 5]) await open().record('paged', 'staff-a', AT, act(`x/${number}`), []);
    const read: number[] = [];
    let before: number | null = null;
    do {
      const page = await open().page('paged', before, 2);
      read.push(...page.entries.map(({ sequence }) => sequence));
      before = page.next;
    } while (before !== null);
    expect(read).toEqual([5, 4, 3, 2, 1]);
  });

  it('tells an entry that was put in the place of another', async () => {
    await open().record('forged', 'staff-a', AT, act('x/1'), []);
    await open().record('forged', 'staff-a', AT, act('x/2'), []);
    const [second, first] = await all('forged');
    const forged = { ...first!, by: 'staff-b' };
    expect(hashOf(forged)).not.toBe(first!.hash);
    expect(second!.previous).not.toBe(hashOf(forged));
  });
});
