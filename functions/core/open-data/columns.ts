import type { Language } from '../campaign.ts';

/** A cell: null is an empty one. */
export type Cell = string | number | null;

/** A column of a table, as a Table Schema of Frictionless Data says it. */
export interface Column {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'date' | 'datetime';
  readonly description: string;
  readonly required?: true;
  readonly values?: readonly string[];
}

/** A table of the archive: `<name>.csv`, and the same as JSON. */
export interface Table {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column[];
  /** The columns that tell its rows apart. */
  readonly key: readonly string[];
  /** A column that holds numbers or ids of another table. */
  readonly refersTo?: { readonly column: string; readonly table: string; readonly key: string };
}

export function text(name: string, description: string): Column {
  return { name, type: 'string', description };
}

export function whole(name: string, description: string): Column {
  return { name, type: 'integer', description, required: true };
}

/** One column a language: `title_fr`. */
export function translatedColumns(name: string, description: string, languages: readonly Language[]): Column[] {
  return languages.map((language) => text(`${name}_${language}`, `${description}, in ${language}`));
}

/** The cells of such columns. */
export function translatedCells(
  value: Readonly<Partial<Record<Language, string>>> | null,
  languages: readonly Language[],
): Cell[] {
  return languages.map((language) => value?.[language] ?? null);
}
