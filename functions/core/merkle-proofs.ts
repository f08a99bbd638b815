import { equalBytes } from './bytes.ts';
import { nodeHash, rootOf, splitOf } from './merkle.ts';
import { HASH_LENGTH } from './sha256.ts';

/** Gives the hash of the complete subtree of `2 ** level` leaves that starts at leaf `index * 2 ** level`. */
export type HashAt = (level: number, index: number) => Uint8Array | Promise<Uint8Array>;

/** Siblings from the leaf up to the root (RFC 6962, 2.1.1). Throws a RangeError if the tree has no such leaf. */
export async function inclusionProof(index: number, size: number, hashAt: HashAt): Promise<Uint8Array[]> {
  if (!isSize(index) || !isSize(size) || index >= size) {
    throw new RangeError(`a tree of ${size} leaves has no leaf ${index}: count from 0`);
  }
  return path(index, 0, size, hashAt);
}

async function path(index: number, start: number, end: number, hashAt: HashAt): Promise<Uint8Array[]> {
  if (end - start === 1) return [];
  const middle = start + splitOf(end - start);
  return index < middle
    ? [...(await path(index, start, middle, hashAt)), await rootBetween(middle, end, hashAt)]
    : [...(await path(index, middle, end, hashAt)), await rootBetween(start, middle, hashAt)];
}

/** What shows that the tree of `size1` leaves begins the one of `size2` (RFC 6962, 2.1.2). Throws a RangeError. */
export async function consistencyProof(size1: number, size2: number, hashAt: HashAt): Promise<Uint8Array[]> {
  if (!isSize(size1) || !isSize(size2) || size1 < 1 || size1 > size2) {
    throw new RangeError(`no tree of ${size1} leaves can begin one of ${size2}: 1 <= first size <= second size`);
  }
  return subProof(size1, 0, size2, true, hashAt);
}

async function subProof(
  size: number,
  start: number,
  end: number,
  known: boolean,
  hashAt: HashAt,
): Promise<Uint8Array[]> {
  if (start + size === end) return known ? [] : [await rootBetween(start, end, hashAt)];
  const split = splitOf(end - start);
  const middle = start + split;
  return size <= split
    ? [...(await subProof(size, start, middle, known, hashAt)), await rootBetween(middle, end, hashAt)]
    : [...(await subProof(size - split, middle, end, false, hashAt)), await rootBetween(start, middle, hashAt)];
}

/** The root over the leaves `[start, end)`, where `start` is a place at which RFC 6962 splits. */
export async function rootBetween(start: number, end: number, hashAt: HashAt): Promise<Uint8Array> {
  const size = end - start;
  if (size === 0) return rootOf([]);
  const level = Math.log2(size);
  if (Number.isInteger(level)) return hashAt(level, start / size);
  const middle = start + splitOf(size);
  return nodeHash(await rootBetween(start, middle, hashAt), await rootBetween(middle, end, hashAt));
}

export interface Inclusion {
  /** Of the leaf, from 0. */
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** Whether the proof shows that the tree with this root has this leaf at this place (RFC 9162, 2.1.3.2). */
export function verifyInclusion({ index, size, leafHash, proof, root }: Inclusion): boolean {
  if (!isSize(index) || !isSize(size) || index >= size || !areHashes([leafHash, root, ...proof])) return false;
  let place = index;
  let last = size - 1;
  let hash = leafHash;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && equalBytes(hash, root);
}

export interface Consistency {
  readonly size1: number;
  readonly size2: number;
  readonly root1: Uint8Array;
  readonly root2: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * Whether the proof shows that the first tree begins the second (RFC 9162, 2.1.4.2). A first tree without leaves begins
 * every tree, so a proof of that says nothing and is refused.
 */
export function verifyConsistency({ size1, size2, root1, root2, proof }: Consistency): boolean {
  if (!isSize(size1) || !isSize(size2) || size1 < 1 || size1 > size2) return false;
  if (size1 === size2) return proof.length === 0 && equalBytes(root1, root2);
  if (!areHashes([root1, root2, ...proof])) return false;
  // A first tree that is complete is a node of the second, and the proof leaves it out.
  const [first, ...rest] = Number.isInteger(Math.log2(size1)) ? [root1, ...proof] : proof;
  if (first === undefined || proof.length === 0) return false;
  let place = size1 - 1;
  let last = size2 - 1;
  while (place % 2 === 1) [place, last] = [half(place), half(last)];
  let hash1 = first;
  let hash2 = first;
  for (const hash of rest) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash1 = nodeHash(hash, hash1);
      hash2 = nodeHash(hash, hash2);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      hash2 = nodeHash(hash2, hash);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && equalBytes(hash1, root1) && equalBytes(hash2, root2);
}

function half(number: number): number {
  return Math.floor(number / 2);
}

function isSize(size: number): boolean {
  return Number.isSafeInteger(size) && size >= 0;
}

function areHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.every(({ length }) => length === HASH_LENGTH);
}
