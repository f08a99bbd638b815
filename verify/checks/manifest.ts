import { fromUtf8, toHex } from '../../functions/core/bytes.ts';
import { CHECKPOINT, MANIFEST, TILE_MANIFEST } from '../../functions/core/open-data/files.ts';
import { Sha256, sha256 } from '../../functions/core/sha256.ts';
import { type Archive, readAll } from '../archive.ts';
import { CsvRecords } from '../csv-records.ts';
import type { Findings } from '../findings.ts';
import { hasTiles } from './tiles.ts';

/** Not in MANIFEST, since its signature binds MANIFEST. */
const AFTERWARDS = new Set([MANIFEST, CHECKPOINT]);
/** Hash, rows and name; no name leads out of the archive. */
const LINE = /^([0-9a-f]{64}) {2}(\d{1,15}) {2}((?!\.)[\w.-]+(?:\/(?!\.)[\w.-]+)*)$/;

interface Entry {
  readonly manifest: string;
  readonly line: number;
  readonly hash: string;
  readonly rows: number;
  readonly name: string;
}

/** What the files are, whatever they should be. */
export interface FileHashes {
  /** SHA-256 of MANIFEST itself; null where there is none. */
  readonly manifest: Uint8Array | null;
  /** SHA-256 in hex by name, of all files that are listed and here. */
  readonly files: ReadonlyMap<string, string>;
}

/** Files that are read at the same time: most are tiles, which a browser takes longer to open than to read. */
const SIDE_BY_SIDE = 64;

/**
 * Compares every file with what MANIFEST says of it.
 *
 * @param onBytes told how many bytes were read, now and then
 */
export async function checkManifest(
  archive: Archive,
  findings: Findings,
  onBytes: (bytes: number) => void,
): Promise<FileHashes> {
  const bytes = await readAll(archive, MANIFEST);
  if (bytes === null) {
    findings.wrong('file-missing', { file: MANIFEST });
    return { manifest: null, files: new Map() };
  }
  const wrongs = findings.wrongs;
  const tiles = hasTiles(archive) ? await readAll(archive, TILE_MANIFEST) : null;
  const entries = [
    ...readEntries(MANIFEST, bytes, findings),
    ...(tiles ? readEntries(TILE_MANIFEST, tiles, findings) : []),
  ];
  const files = new Map<string, string>();
  for (let start = 0; start < entries.length; start += SIDE_BY_SIDE) {
    const some = entries.slice(start, start + SIDE_BY_SIDE);
    const read = await Promise.all(
      some.map(async (entry) => [entry, await readFile(archive, entry, onBytes)] as const),
    );
    for (const [entry, found] of read) {
      compare(entry, found, findings);
      if (found !== null) files.set(entry.name, found.hash);
    }
  }
  const listed = new Set(entries.map(({ name }) => name));
  for (const file of archive.names) {
    if (!listed.has(file) && !AFTERWARDS.has(file)) findings.wrong('file-unlisted', { file });
  }
  if (findings.wrongs === wrongs) findings.holds('files-hold', { count: entries.length });
  return { manifest: sha256(bytes), files };
}

/** The names that a manifest lists, as far as it can be read. */
export function manifestNames(text: string): string[] {
  return text.split('\n').flatMap((line) => LINE.exec(line)?.[3] ?? []);
}

function readEntries(manifest: string, bytes: Uint8Array, findings: Findings): Entry[] {
  const lines = (fromUtf8(bytes) ?? '').split('\n');
  if (lines.at(-1) === '') lines.pop();
  const seen = new Set<string>();
  return lines.flatMap((text, index) => {
    const line = index + 1;
    const [, hash, rows, name] = LINE.exec(text) ?? [];
    if (hash === undefined || name === undefined || seen.has(name)) {
      findings.wrong('manifest-form', { file: manifest, line });
      return [];
    }
    seen.add(name);
    return [{ manifest, line, hash, rows: Number(rows), name }];
  });
}

interface Found {
  readonly hash: string;
  /** Null where rows are not counted. */
  readonly rows: number | null;
}

async function readFile(archive: Archive, { name }: Entry, onBytes: (bytes: number) => void): Promise<Found | null> {
  if (!archive.names.has(name)) return null;
  const sum = new Sha256();
  const records = name.endsWith('.csv') ? new CsvRecords() : null;
  for await (const piece of archive.read(name)) {
    sum.update(piece);
    records?.push(piece);
    onBytes(piece.length);
  }
  return { hash: toHex(sum.digest()), rows: records?.rows ?? null };
}

function compare({ manifest, line, hash, rows, name }: Entry, found: Found | null, findings: Findings): void {
  if (found === null) {
    findings.wrong('file-missing', { file: name });
    return;
  }
  if (found.hash !== hash) findings.wrong('file-differs', { file: name }, { line, manifest });
  if (found.rows !== null && found.rows !== rows) {
    findings.wrong('rows-differ', { file: name }, { found: found.rows, listed: rows });
  }
}
