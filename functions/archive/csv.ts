import { stringify } from 'csv-stringify/sync';
import type { Cell } from '../core/open-data/columns.ts';

/**
 * Records of RFC 4180, each with its end (CR LF). A text that a spreadsheet would run as a formula gets an apostrophe in
 * front, which a spreadsheet reads as "this is text": people open these files with a double click, citizens wrote what
 * is in them, and a formula can send what stands beside it to somebody else. Who needs every letter as it was written
 * reads the JSON beside it. https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvRecords(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    {
      record_delimiter: '\r\n',
      // It would quote a line end of the other kind only.
      quoted_match: /[\r\n]/,
      escape_formulas: true,
    },
  );
}
