import { createReadStream, readdirSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { Archive } from './archive.ts';

/** Read in pieces of this many bytes. */
const PIECE = 1 << 18;

/**
 * An archive in a folder. A file is taken for an archive of that file alone: of an earlier version, a checkpoint is
 * all that many will have kept. Throws what the file system throws where neither is there.
 */
export function openArchive(path: string): Archive {
  if (!statSync(path).isDirectory()) {
    return { names: new Set([basename(path)]), read: () => createReadStream(path, { highWaterMark: PIECE }) };
  }
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)).split(sep).join('/'));
  return {
    names: new Set(names),
    read: (name) => createReadStream(join(path, ...name.split('/')), { highWaterMark: PIECE }),
  };
}
