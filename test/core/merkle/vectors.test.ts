import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { leafHash, TreeBuilder } from '../../../functions/core/merkle.ts';
import { verifyConsistency, verifyInclusion } from '../../../functions/core/merkle-proofs.ts';

/** The leaves and roots that Certificate Transparency's reference implementation is tested with. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const base64 = (text: string): Uint8Array => Buffer.from(text, 'base64');

it('builds the roots that Certificate Transparency publishes', () => {
  const tree = new TreeBuilder();
  expect(hex(tree.root())).toBe(ROOTS[0]);
  for (const [index, leaf] of LEAVES.entries()) {
    tree.append(leafHash(Buffer.from(leaf, 'hex')));
    expect(hex(tree.root())).toBe(ROOTS[index + 1]);
  }
});

it('accepts a published inclusion proof, and none of a changed one', () => {
  const inclusion = {
    index: 0,
    size: 8,
    root: base64('XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg='),
    leafHash: base64('bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0='),
    proof: [
      'lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=',
      'Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=',
      'a0eq8p7jwq+a+Im8H7klTavTEXfxYjLdaqsDXKOb9uQ=',
    ].map(base64),
  };
  expect(verifyInclusion(inclusion)).toBe(true);
  expect(verifyInclusion({ ...inclusion, index: 1 })).toBe(false);
  expect(verifyInclusion({ ...inclusion, index: -1 })).toBe(false);
  expect(verifyInclusion({ ...inclusion, size: 4 })).toBe(false);
  expect(verifyInclusion({ ...inclusion, size: 2 ** 60 })).toBe(false);
  expect(verifyInclusion({ ...inclusion, proof: [...inclusion.proof, inclusion.root] })).toBe(false);
  expect(verifyInclusion({ ...inclusion, proof: inclusion.proof.slice(1) })).toBe(false);
  expect(verifyInclusion({ ...inclusion, leafHash: new Uint8Array(0) })).toBe(false);
  expect(verifyInclusion({ ...inclusion, root: inclusion.leafHash })).toBe(false);
});

it('accepts a published consistency proof, and none of a changed one', () => {
  const consistency = {
    size1: 1,
    size2: 8,
    root1: base64('bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0='),
    root2: base64('XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg='),
    proof: [
      'lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=',
      'Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=',
      'a0eq8p7jwq+a+Im8H7klTavTEXfxYjLdaqsDXKOb9uQ=',
    ].map(base64),
  };
  expect(verifyConsistency(consistency)).toBe(true);
  expect(verifyConsistency({ ...consistency, size1: 3 })).toBe(false);
  expect(verifyConsistency({ ...consistency, size1: 0 })).toBe(false);
  expect(verifyConsistency({ ...consistency, size2: 16 })).toBe(false);
  expect(verifyConsistency({ ...consistency, root1: consistency.root2, root2: consistency.root1 })).toBe(false);
  expect(verifyConsistency({ ...consistency, proof: [] })).toBe(false);
  expect(verifyConsistency({ ...consistency, proof: [...consistency.proof, consistency.root1] })).toBe(false);
  expect(verifyConsistency({ ...consistency, size1: 8 })).toBe(false);
});

/** A hash is base64, a proof a list of them; a vector of inclusion lacks the fields of consistency. */
interface Vector {
  readonly desc: string;
  readonly wantErr: boolean;
  readonly proof: string[] | null;
  readonly root: string;
  readonly leafHash: string;
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root1: string;
  readonly root2: string;
  readonly size1: number;
  readonly size2: number;
}

const folder = new URL('../../../../shared/data/rfc6962/', import.meta.url).pathname;
// The whole suite of transparency-dev/merkle lies beside the repository where it is developed.
(existsSync(folder) ? describe : describe.skip)('the vectors of transparency-dev/merkle', () => {
  const read = (kind: string): Vector[] =>
    globSync(`${folder}${kind}/**/*.json`).map((file) => JSON.parse(readFileSync(file, 'utf8')));
  const bytes = (text: string | null): Uint8Array => base64(text ?? '');

  it('are answered as they want for inclusion', () => {
    const vectors = read('inclusion');
    expect(vectors.length).toBeGreaterThan(90);
    for (const { leafIdx, treeSize, root, leafHash, proof, desc, wantErr } of vectors) {
      const inclusion = { index: leafIdx, size: treeSize, root: bytes(root), leafHash: bytes(leafHash) };
      expect({
        desc,
        leafIdx,
        treeSize,
        holds: verifyInclusion({ ...inclusion, proof: (proof ?? []).map(bytes) }),
      }).toEqual({ desc, leafIdx, treeSize, holds: !wantErr });
    }
  });

  it('are answered as they want for consistency', () => {
    const vectors = read('consistency');
    expect(vectors.length).toBeGreaterThan(90);
    for (const { size1, size2, root1, root2, proof, desc, wantErr } of vectors) {
      const consistency = { size1, size2, root1: bytes(root1), root2: bytes(root2) };
      expect({
        desc,
        size1,
        size2,
        holds: verifyConsistency({ ...consistency, proof: (proof ?? []).map(bytes) }),
      }).toEqual({ desc, size1, size2, holds: !wantErr });
    }
  });
});
