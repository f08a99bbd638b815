import { concat } from '../functions/core/bytes.ts';

/** The files of an archive, wherever they are: in a folder, or dropped onto a page. */
export interface Archive {
  /** Relative to the archive's folder, with `/` between folders: `votes.csv`, `tile/0/000`. */
  readonly names: ReadonlySet<string>;
  /** The file's bytes in pieces of any size; only of a name in `names`. */
  read(name: string): AsyncIterable<Uint8Array>;
}

/** A whole file, for those that are small; null where there is none. */
export async function readAll(archive: Archive, name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!archive.names.has(name)) return null;
  const pieces: Uint8Array[] = [];
  for await (const piece of archive.read(name)) pieces.push(piece);
  return concat(...pieces);
}
