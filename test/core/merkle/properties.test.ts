import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leafHash, rootOf, type Tile, TreeBuilder } from '../../../functions/core/merkle.ts';
import {
  consistencyProof,
  inclusionProof,
  verifyConsistency,
  verifyInclusion,
} from '../../../functions/core/merkle-proofs.ts';
import { hashesFromTiles, readTile, tilePath, tilesOf, writeTile } from '../../../functions/core/merkle-tiles.ts';

const leaves = Array.from({ length: 70_000 }, (_, index) => leafHash(Buffer.from(`${index}`)));

/** A tree's root and its tiles as they would lie in a folder. */
function build(size: number): { root: Uint8Array; files: Map<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>();
  const keep = (tile: Tile): void => {
    files.set(tilePath(tile.level, tile.index, tile.hashes.length), writeTile(tile));
  };
  const tree = new TreeBuilder(keep);
  for (const leaf of leaves.slice(0, size)) tree.append(leaf);
  tree.partialTiles().forEach(keep);
  expect(tree.size).toBe(size);
  return { root: tree.root(), files };
}

const hashAt = (size: number, files: Map<string, Uint8Array>) =>
  hashesFromTiles(size, ({ level, index, width }) => readTile(files.get(tilePath(level, index, width))!)!);

const sizes = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 600 }) }, fc.integer({ min: 1, max: 3000 }));
const flip = (bytes: Uint8Array, bit: number): Uint8Array =>
  bytes.map((byte, index) => (index === (bit >> 3) % bytes.length ? byte ^ (1 << (bit & 7)) : byte));

it('builds the root of the definition, leaf by leaf', () => {
  fc.assert(
    fc.property(sizes, (size) => expect(build(size).root).toEqual(rootOf(leaves.slice(0, size)))),
    { numRuns: 40 },
  );
});

it('proves from tiles that each leaf is in, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(sizes, fc.nat(), fc.nat(), async (size, at, bit) => {
      const { root, files } = build(size);
      const index = at % size;
      const proof = await inclusionProof(index, size, hashAt(size, files));
      const inclusion = { index, size, leafHash: leaves[index]!, proof, root };
      expect(verifyInclusion(inclusion)).toBe(true);
      expect(verifyInclusion({ ...inclusion, root: flip(root, bit) })).toBe(false);
      expect(verifyInclusion({ ...inclusion, leafHash: flip(leaves[index]!, bit) })).toBe(false);
      expect(verifyInclusion({ ...inclusion, index: index + 1 })).toBe(false);
      if (proof.length === 0) return;
      const place = bit % proof.length;
      expect(verifyInclusion({ ...inclusion, proof: proof.with(place, flip(proof[place]!, bit)) })).toBe(false);
      expect(verifyInclusion({ ...inclusion, proof: proof.toSpliced(place, 1) })).toBe(false);
    }),
    { numRuns: 60 },
  );
});

it('proves from tiles that one tree begins another, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(sizes, sizes, fc.nat(), async (one, other, bit) => {
      const [size1, size2] = one < other ? [one, other] : [other, one];
      const { root, files } = build(size2);
      const proof = await consistencyProof(size1, size2, hashAt(size2, files));
      const consistency = { size1, size2, root1: build(size1).root, root2: root, proof };
      expect(verifyConsistency(consistency)).toBe(true);
      expect(verifyConsistency({ ...consistency, root1: flip(consistency.root1, bit) })).toBe(false);
      expect(verifyConsistency({ ...consistency, root2: flip(root, bit) })).toBe(false);
      if (proof.length === 0) return;
      const place = bit % proof.length;
      expect(verifyConsistency({ ...consistency, proof: proof.with(place, flip(proof[place]!, bit)) })).toBe(false);
      expect(verifyConsistency({ ...consistency, proof: proof.toSpliced(place, 1) })).toBe(false);
    }),
    { numRuns: 60 },
  );
});

it('proves leaves of a tree with three levels of tiles', async () => {
  const size = 66_000;
  const { root, files } = build(size);
  expect([...files.keys()].sort()).toEqual(
    [...tilesOf(size)].map(({ level, index, width }) => tilePath(level, index, width)).sort(),
  );
  expect(files.has('tile/2/000.p/1')).toBe(true);
  for (const index of [0, 255, 256, 65_535, 65_536, 65_999]) {
    const proof = await inclusionProof(index, size, hashAt(size, files));
    expect(verifyInclusion({ index, size, leafHash: leaves[index]!, proof, root })).toBe(true);
  }
});

it('names tiles as tlog-tiles does', () => {
  expect(tilePath(0, 0)).toBe('tile/0/000');
  expect(tilePath(0, 1234067)).toBe('tile/0/x001/x234/067');
  expect(tilePath(1, 0, 70)).toBe('tile/1/000.p/70');
});

it('refuses proofs of leaves and trees that are not there', async () => {
  const none = () => new Uint8Array(32);
  await expect(inclusionProof(5, 5, none)).rejects.toThrow('no leaf 5');
  await expect(consistencyProof(0, 5, none)).rejects.toThrow('no tree of 0 leaves can begin one of 5');
  await expect(consistencyProof(6, 5, none)).rejects.toThrow('no tree of 6 leaves');
});
