import { HASH_LENGTH, sha256 } from './sha256.ts';

/** What a tree without leaves has for a root (RFC 6962, 2.1). */
export const EMPTY_ROOT = sha256(new Uint8Array(0));

/** Hashes in a full tile (C2SP tlog-tiles): a tile stands for this many tiles of the level below. */
export const TILE_WIDTH = 256;
/** Levels of the tree in a tile. */
export const TILE_HEIGHT = 8;

const LEAF = 0;
const NODE = 1;
const pair = new Uint8Array(1 + 2 * HASH_LENGTH);
pair[0] = NODE;

/** SHA-256(0x00 | leaf), RFC 6962, 2.1. */
export function leafHash(leaf: Uint8Array): Uint8Array<ArrayBuffer> {
  const input = new Uint8Array(1 + leaf.length);
  input[0] = LEAF;
  input.set(leaf, 1);
  return sha256(input);
}

/** SHA-256(0x01 | left | right), RFC 6962, 2.1. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  pair.set(left, 1);
  pair.set(right, 1 + HASH_LENGTH);
  return sha256(pair);
}

/** The root over hashes of leaves, or of complete subtrees of one size. */
export function rootOf(hashes: readonly Uint8Array[]): Uint8Array {
  const [first] = hashes;
  if (first === undefined) return EMPTY_ROOT;
  if (hashes.length === 1) return first;
  const split = splitOf(hashes.length);
  return nodeHash(rootOf(hashes.slice(0, split)), rootOf(hashes.slice(split)));
}

/** The largest power of two that is smaller than a size of at least 2: where RFC 6962 splits a tree. */
export function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** Hashes of neighbouring complete subtrees of `256 ** level` leaves each. */
export interface Tile {
  readonly level: number;
  readonly index: number;
  /** 1 to 256; `TILE_WIDTH` once nothing can be added any more. */
  readonly hashes: readonly Uint8Array[];
}

/**
 * A tree that grows leaf by leaf and holds at most 256 hashes a level, whatever its size.
 *
 * Full tiles are handed to `onTile` the moment they are full; `partialTiles` gives the rest at the end.
 */
export class TreeBuilder {
  readonly #levels: Uint8Array[][] = [];
  readonly #emitted: number[] = [];
  readonly #onTile: ((tile: Tile) => void) | null;
  #size = 0;

  constructor(onTile: ((tile: Tile) => void) | null = null) {
    this.#onTile = onTile;
  }

  /** Number of leaves so far. */
  get size(): number {
    return this.#size;
  }

  append(hash: Uint8Array): void {
    this.#size += 1;
    this.#add(0, hash);
  }

  root(): Uint8Array {
    let root: Uint8Array | null = null;
    for (const hashes of this.#levels) {
      // Read from the right: the smaller complete subtrees first, as RFC 6962 nests them.
      for (let end = hashes.length; end > 0; ) {
        const width = lowestBit(end);
        const complete = rootOf(hashes.slice(end - width, end));
        root = root === null ? complete : nodeHash(complete, root);
        end -= width;
      }
    }
    return root ?? EMPTY_ROOT;
  }

  /** What is in no full tile, by level. */
  partialTiles(): Tile[] {
    return this.#levels.flatMap((hashes, level) =>
      hashes.length === 0 ? [] : [{ level, index: this.#emitted[level] ?? 0, hashes: [...hashes] }],
    );
  }

  #add(level: number, hash: Uint8Array): void {
    const hashes = this.#levels[level] ?? [];
    this.#levels[level] = hashes;
    hashes.push(hash);
    if (hashes.length < TILE_WIDTH) return;
    const index = this.#emitted[level] ?? 0;
    this.#emitted[level] = index + 1;
    this.#levels[level] = [];
    this.#onTile?.({ level, index, hashes });
    this.#add(level + 1, rootOf(hashes));
  }
}

function lowestBit(size: number): number {
  return size & -size;
}
