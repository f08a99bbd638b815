import { concat } from './bytes.ts';
import { rootOf, TILE_HEIGHT, TILE_WIDTH, type Tile } from './merkle.ts';
import type { HashAt } from './merkle-proofs.ts';
import { HASH_LENGTH } from './sha256.ts';

/**
 * Where C2SP tlog-tiles keeps a tile: `tile/0/000`, `tile/0/x001/234`, with less than 256 hashes `tile/1/000.p/70`.
 *
 * @param width number of hashes, 1 to 256
 */
export function tilePath(level: number, index: number, width: number = TILE_WIDTH): string {
  const groups: string[] = [];
  for (let rest = index; groups.length === 0 || rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`${groups.length === 0 ? '' : 'x'}${String(rest % 1000).padStart(3, '0')}`);
  }
  return `tile/${level}/${groups.join('/')}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** A tile's content: its hashes, one after the other. */
export function writeTile({ hashes }: Tile): Uint8Array<ArrayBuffer> {
  return concat(...hashes);
}

/** Null where the length is not that of 1 to 256 hashes. */
export function readTile(bytes: Uint8Array): Uint8Array[] | null {
  const width = bytes.length / HASH_LENGTH;
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH) return null;
  return Array.from({ length: width }, (_, index) => bytes.subarray(index * HASH_LENGTH, (index + 1) * HASH_LENGTH));
}

export interface TilePlace {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

/** Every tile of a tree of this size, level by level. */
export function* tilesOf(size: number): Generator<TilePlace> {
  for (let level = 0, hashes = size; hashes > 0; level++, hashes = Math.floor(hashes / TILE_WIDTH)) {
    const full = Math.floor(hashes / TILE_WIDTH);
    for (let index = 0; index < full; index++) yield { level, index, width: TILE_WIDTH };
    if (hashes % TILE_WIDTH > 0) yield { level, index: full, width: hashes % TILE_WIDTH };
  }
}

/**
 * Hashes of complete subtrees out of tiles, for proofs.
 *
 * @param size of the tree: says how wide its last tiles are
 * @param read gives a tile's hashes; asked again for the same tile, so it is where to remember tiles
 */
export function hashesFromTiles(
  size: number,
  read: (place: TilePlace) => readonly Uint8Array[] | Promise<readonly Uint8Array[]>,
): HashAt {
  return async (level, index) => {
    const tileLevel = Math.floor(level / TILE_HEIGHT);
    const count = 2 ** (level % TILE_HEIGHT);
    const start = index * count;
    const tileIndex = Math.floor(start / TILE_WIDTH);
    const there = Math.floor(size / TILE_WIDTH ** tileLevel);
    const width = Math.min(TILE_WIDTH, there - tileIndex * TILE_WIDTH);
    const hashes = await read({ level: tileLevel, index: tileIndex, width });
    const place = start % TILE_WIDTH;
    return rootOf(hashes.slice(place, place + count));
  };
}
