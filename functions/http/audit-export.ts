import { stringify } from 'csv-stringify/sync';
import type * as z from 'zod';
import type { auditEntry } from './desk-schemas.ts';

type Entry = z.output<typeof auditEntry>;

/** The columns of the CSV file, in order. */
export const AUDIT_COLUMNS = [
  'sequence',
  'at',
  'by',
  'act',
  'subject',
  'reason',
  'text',
  'before',
  'after',
  'previous',
  'hash',
] as const satisfies readonly (keyof Entry)[];

/** One form in which the log is handed out. */
export interface ExportForm {
  readonly extension: 'csv' | 'jsonl';
  /** What stands before the first entry of all. */
  readonly head: string;
  readonly line: (entry: Entry) => string;
}

/** RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe before it; JSON has it as it is. */
function row(cells: readonly (string | number | null)[]): string {
  return stringify([[...cells]], { record_delimiter: 'windows', escape_formulas: true });
}

export const CSV: ExportForm = {
  extension: 'csv',
  head: row(AUDIT_COLUMNS),
  line: (entry) => row(AUDIT_COLUMNS.map((column) => entry[column])),
};

/** One JSON object a line, as `GET /audit` has them. */
export const JSON_LINES: ExportForm = { extension: 'jsonl', head: '', line: (entry) => `${JSON.stringify(entry)}\n` };
