/** A file of the archive, as the manifest names it. */
export interface ArchiveFile {
  /** Its address below the version's folder, such as `votes.csv`. */
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 in hex. */
  readonly sha256: string;
  /** Records of a table, elements of a list, hashes of a tile; 1 for a document. */
  readonly rows: number;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json',
  jsonld: 'application/ld+json',
  html: 'text/html; charset=utf-8',
  pb: 'text/plain; charset=utf-8',
  bin: 'application/octet-stream',
};

/** By the name's end; tiles are bytes, what has no end of its own is text. */
export function mediaTypeOf(name: string): string {
  if (name.startsWith('tile/') && name !== TILE_MANIFEST) return 'application/octet-stream';
  const end = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : '';
  return MEDIA_TYPES[end] ?? 'text/plain; charset=utf-8';
}

/** Names every other file of a version. */
export const MANIFEST = 'MANIFEST';
/** Names the tiles, in the form of MANIFEST; it is itself in there. A million votes have some four thousand tiles. */
export const TILE_MANIFEST = 'tile/MANIFEST';
export const VOTES = 'votes.csv';
/** The commitments of the lines of VOTES, 32 bytes each, in the order of the lines. */
export const COMMITMENTS = 'commitments.bin';
export const CHECKPOINT = 'checkpoint';
export const ELECTION = 'election.pb';

/** `sha256  rows  name` a line, by name. */
export function manifestText(files: Iterable<ArchiveFile>): string {
  return [...files]
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, sha256, rows }) => `${sha256}  ${rows}  ${name}\n`)
    .join('');
}

/** Every campaign's archive lies below this, which is also how its addresses begin. */
export const OPEN_DATA = 'open-data';

/** The folder of a version, with a slash at the end. */
export function versionFolder(campaign: string, version: number): string {
  return `${OPEN_DATA}/${campaign}/${version}/`;
}

/** The object that says which version is the latest. */
export function latestKey(campaign: string): string {
  return `${OPEN_DATA}/${campaign}/latest.json`;
}
