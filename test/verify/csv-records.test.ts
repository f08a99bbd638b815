import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CsvRecords } from '../../verify/csv-records.ts';

const rowsOf = (pieces: readonly string[]): number => {
  const records = new CsvRecords();
  for (const piece of pieces) records.push(Buffer.from(piece));
  return records.rows;
};

it.each([
  ['', 0],
  ['a,b\r\n', 0],
  ['a,b\r\n1,2\r\n', 1],
  ['a,b\r\n1,2', 1],
  ['a,b\r\n"1\r\n2",2\r\n3,"4 ""5"""\r\n', 2],
  ['a,b\n1,2\n3,4\n', 2],
])('counts the records below the header: %j', (text, rows) => {
  expect(rowsOf([text])).toBe(rows);
});

it('counts the same in whatever pieces a file comes', () => {
  const cell = fc.stringMatching(/^[a"\r\n,]{0,6}$/).map((text) => `"${text.replaceAll('"', '""')}"`);
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), fc.integer({ min: 1, max: 7 }), (rows, length) => {
      const text = rows.map((row) => `${row.join()}\r\n`).join('');
      const pieces = text.match(new RegExp(`[^]{1,${length}}`, 'g')) ?? [];
      expect(rowsOf(pieces)).toBe(rows.length - 1);
    }),
  );
});
