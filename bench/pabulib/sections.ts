import { CsvError, type InfoRecord, parse } from 'csv-parse/sync';
import { PabulibError } from './error.ts';

export interface Row {
  /** The line on which the row begins, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface PabulibRecord {
  readonly line: number;
  /** The cell of this column without surrounding blanks; empty when there is no such column. */
  readonly get: (column: string) => string;
}

/** One section of the file: its header row and the rows below it. */
export interface Section {
  readonly line: number;
  readonly header: Row;
  readonly rows: readonly Row[];
}

const SECTIONS = ['META', 'PROJECTS', 'VOTES'] as const;
type SectionName = (typeof SECTIONS)[number];

/** Splits the text of a `.pb` file into its three sections; blank lines mean nothing. */
export function readSections(text: string): Record<SectionName, Section> {
  const rows = readRows(text);
  const starts = SECTIONS.map((name) => {
    const at = rows.findIndex(({ cells }) => cells.length === 1 && cells[0]?.trim() === name);
    const row = rows[at];
    if (row === undefined) throw new PabulibError(rows.at(-1)?.line ?? 1, name, `there is no section ${name}`);
    return { name, at, line: row.line };
  });
  const [meta, projects, votes] = starts;
  if (meta === undefined || projects === undefined || votes === undefined) throw new Error('a section is missing');
  if (meta.at !== 0) throw new PabulibError(rows[0]?.line ?? 1, 'META', 'the first line must be META');
  if (votes.at < projects.at) throw new PabulibError(votes.line, 'VOTES', 'VOTES must come after PROJECTS');
  return {
    META: section(rows, meta, projects.at),
    PROJECTS: section(rows, projects, votes.at),
    VOTES: section(rows, votes, rows.length),
  };
}

/** The rows of a section as records by column; a row with too many or too few fields is refused. */
export function records(section: Section, required: readonly string[]): PabulibRecord[] {
  const columns = new Map<string, number>();
  for (const [index, cell] of section.header.cells.entries()) {
    const column = cell.trim();
    if (columns.has(column)) throw new PabulibError(section.header.line, column, 'the column is there twice');
    columns.set(column, index);
  }
  for (const column of required) {
    if (!columns.has(column)) {
      const found = [...columns.keys()].join(', ');
      throw new PabulibError(section.header.line, column, `the column is missing; the header has ${found}`);
    }
  }
  return section.rows.map(({ line, cells }) => {
    if (cells.length !== columns.size) {
      const problem = `the line has ${cells.length} fields, the header ${columns.size}`;
      throw new PabulibError(line, [...columns.keys()][cells.length] ?? 'end of line', problem);
    }
    return { line, get: (column: string) => cells[columns.get(column) ?? -1]?.trim() ?? '' };
  });
}

function section(rows: readonly Row[], start: { name: string; at: number; line: number }, end: number): Section {
  const header = rows[start.at + 1];
  if (header === undefined || start.at + 1 >= end) {
    throw new PabulibError(start.line, start.name, 'the section has no header row');
  }
  return { line: start.line, header, rows: rows.slice(start.at + 2, end) };
}

function readRows(text: string): Row[] {
  const rows: Row[] = [];
  let lastLine = 0;
  let blankBefore = 0;
  const collect = (cells: string[], info: InfoRecord): null => {
    // csv-parse tells the line on which a record ends; a quoted field may have begun lines before.
    const line = lastLine + 1 + info.empty_lines - blankBefore;
    lastLine = info.lines;
    blankBefore = info.empty_lines;
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
    return null;
  };
  try {
    parse(text, {
      delimiter: ';',
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: collect,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = error.code === 'CSV_QUOTE_NOT_CLOSED' ? lastLine + 1 : numberOr(error.lines, lastLine + 1);
    const problem = `${error.message}; a field that holds a quotation mark is quoted, the mark doubled: "a ""b"" c"`;
    throw new PabulibError(line, `field ${numberOr(error.column, 0) + 1}`, problem, { cause: error });
  }
  return rows;
}

function numberOr(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback;
}
