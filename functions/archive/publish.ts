import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Cell, Table } from '../core/open-data/columns.ts';
import type { ArchiveFile } from '../core/open-data/files.ts';
import type { OpenDataBucket } from '../stores/open-data-bucket.ts';
import { csvRecords } from './csv.ts';
import { Draft } from './draft.ts';

/** Where a version's files go. */
export interface Place {
  readonly bucket: Pick<OpenDataBucket, 'putFile' | 'putBytes'>;
  /** Of the version, with a slash at the end. */
  readonly folder: string;
  /** On this machine, for files on their way. */
  readonly scratch: string;
}

/** Sends a file that is written, and takes it off this machine. */
export async function publish({ bucket, folder }: Place, draft: Draft, rows: number): Promise<ArchiveFile> {
  const file = await draft.close(rows);
  await bucket.putFile(folder, draft.path, file);
  await rm(draft.path);
  return file;
}

/** The same for what is in memory. */
export async function publishBytes(
  { bucket, folder }: Place,
  name: string,
  content: string | Uint8Array,
  rows = 1,
): Promise<ArchiveFile> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const file = { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), rows };
  await bucket.putBytes(folder, bytes, file);
  return file;
}

export function prettyJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A table on its way, as CSV and as a JSON list with an element a row. */
export class TableDraft {
  readonly #csv: Draft;
  readonly #json: Draft;
  #rows = 0;

  private constructor(csv: Draft, json: Draft) {
    this.#csv = csv;
    this.#json = json;
  }

  static async of({ scratch }: Place, { name, columns }: Table): Promise<TableDraft> {
    const draft = new TableDraft(await Draft.in(scratch, `${name}.csv`), await Draft.in(scratch, `${name}.json`));
    await draft.#csv.write(csvRecords([columns.map((column) => column.name)]));
    await draft.#json.write('[');
    return draft;
  }

  /** `element`: what the JSON list holds of the row. */
  async add(row: readonly Cell[], element: object): Promise<void> {
    await this.#csv.write(csvRecords([row]));
    await this.#json.write(`${this.#rows === 0 ? '' : ','}\n${JSON.stringify(element)}`);
    this.#rows++;
  }

  async publish(place: Place): Promise<ArchiveFile[]> {
    await this.#json.write('\n]\n');
    return [await publish(place, this.#csv, this.#rows), await publish(place, this.#json, this.#rows)];
  }
}

/** A row by the names of its columns. */
export function byColumn({ columns }: Table, row: readonly Cell[]): Record<string, Cell> {
  return Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null]));
}
