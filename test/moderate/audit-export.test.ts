import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { LARGEST_BODY } from '../../functions/core/limits.ts';
import { AUDIT_COLUMNS, CSV, type ExportForm, JSON_LINES } from '../../functions/http/audit-export.ts';
import { exportPart } from '../../functions/moderate/audit.ts';
import { AuditLog, hashOf } from '../../functions/stores/audit-log.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';

/** What Lambda takes of an answer, in bytes. */
const LARGEST_ANSWER = 6 * 1024 * 1024;
const AT = Date.parse('2024-03-05T10:00:00Z');
const ENTRIES = 120;
/** As long, and in as many bytes, as an answer's text in one language can be, with all that an escape makes longer. */
const long = (index: number) => `${index}${'"\\\n🌳é'.repeat(650)}`;

let database: TestDatabase;
let log: AuditLog;
beforeAll(async () => {
  database = await openDatabase();
  log = new AuditLog(database.client, database.tables.audit);
  for (let index = 1; index <= ENTRIES; index++) {
    const text = index === 1 ? '=HYPERLINK("https://example.org")' : long(index);
    const act = { act: 'answer', subject: `proposal/${index}`, reason: 'accepted', text, before: 1, after: 2 } as const;
    await log.record('long', 'staff-a', AT + index, act, []);
  }
});
afterAll(() => database.close());

/** Follows the parts to the end. */
async function parts(form: ExportForm, limit: number): Promise<string[]> {
  const found: string[] = [];
  let after: number | null = 0;
  while (after !== null) {
    const part: { text: string; next: number | null } = await exportPart(log.from('long', after), form, after, limit);
    found.push(part.text);
    after = part.next;
  }
  return found;
}

describe('the exported log', () => {
  it('is one CSV file when its parts are put together, with one header, every text as it was and no formula', async () => {
    const rows: Record<string, string>[] = parse((await parts(CSV, 7)).join(''), { columns: true });
    expect(Object.keys(rows[0] ?? {})).toEqual([...AUDIT_COLUMNS]);
    expect(rows.map(({ sequence }) => Number(sequence))).toEqual(Array.from({ length: ENTRIES }, (_, at) => at + 1));
    expect(rows[0]?.text).toBe('\'=HYPERLINK("https://example.org")');
    expect(rows[59]).toMatchObject({ text: long(60), at: '2024-03-05T10:00:00.060Z', by: 'staff-a', before: '1' });
  });

  it('can be checked link by link from its JSON lines', async () => {
    const lines = (await parts(JSON_LINES, 1_000)).join('').trimEnd().split('\n');
    const entries = lines.map((line) => JSON.parse(line));
    expect(entries).toHaveLength(ENTRIES);
    entries.forEach((entry, index) => {
      expect(hashOf({ ...entry, at: Date.parse(entry.at) })).toBe(entry.hash);
      expect(entry.previous).toBe(entries[index - 1]?.hash ?? null);
    });
  });

  it('ends a part before an answer would be too large, however many entries are asked for', async () => {
    const found = await parts(JSON_LINES, 1_000);
    expect(found.length).toBeGreaterThan(1);
    for (const text of found) {
      const answer = JSON.stringify({ statusCode: 200, body: text });
      expect(Buffer.byteLength(answer)).toBeLessThan(LARGEST_ANSWER - LARGEST_BODY);
    }
  });

  it('is a header alone where nothing has been done', async () => {
    expect(await exportPart(log.from('nothing', 0), CSV, 0, 10)).toEqual({
      text: `${AUDIT_COLUMNS.join(',')}\r\n`,
      next: null,
    });
  });
});
