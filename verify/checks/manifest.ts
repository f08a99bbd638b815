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

/**
 * Compares every file with what MANIFEST says of it.
 *
 * @param onBytes told how many bytes were read, now and then
 * @returns SHA-256 of MANIFEST itself; null where there is none
 */
export async function checkManifest(
  archive: Archive,
  findings: Findings,
  onBytes: (bytes: number) => void,
): Promise<Uint8Array | null> {
  const bytes = await readAll(archive, MANIFEST);
  if (bytes === null) {
    findings.wrong('file-missing', { file: MANIFEST });
    return null;
  }
  const wrongs = findings.wrongs;
  const tiles = hasTiles(archive) ? await readAll(archive, TILE_MANIFEST) : null;
  const entries = [
    ...readEntries(MANIFEST, bytes, findings),
    ...(tiles ? readEntries(TILE_MANIFEST, tiles, findings) : []),
  ];
  for (const entry of entries) await checkFile(archive, entry, findings, onBytes);
  const listed = new Set(entries.map(({ name }) => name));
  for (const file of archive.names) {
    if (!listed.has(file) && !AFTERWARDS.has(file)) findings.wrong('file-unlisted', { file });
  }
  if (findings.wrongs === wrongs) findings.holds('files-hold', { count: entries.length });
  return sha256(bytes);
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

async function checkFile(
  archive: Archive,
  { manifest, line, hash, rows, name }: Entry,
  findings: Findings,
  onBytes: (bytes: number) => void,
): Promise<void> {
  if (!archive.names.has(name)) return findings.wrong('file-missing', { file: name });
  const sum = new Sha256();
  const records = name.endsWith('.csv') ? new CsvRecords() : null;
  for await (const piece of archive.read(name)) {
    sum.update(piece);
    records?.push(piece);
    onBytes(piece.length);
  }
  if (toHex(sum.digest()) !== hash) findings.wrong('file-differs', { file: name }, { line, manifest });
  if (records !== null && records.rows !== rows) {
    findings.wrong('rows-differ', { file: name }, { found: records.rows, listed: rows });
  }
}
