import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COMMITMENTS_A_BLOCK, findCommitment } from '../../functions/core/find-commitment.ts';

const commitment = (seed: string | number) => createHash('sha256').update(`${seed}`).digest('base64url');
const sorted = (commitments: readonly string[]) => commitments.toSorted((one, other) => (one < other ? -1 : 1));

function listOf(commitments: readonly string[]) {
  let reads = 0;
  const find = (wanted: string) =>
    findCommitment(wanted, commitments.length, async (block) => {
      reads++;
      const start = block * COMMITMENTS_A_BLOCK;
      expect(start).toBeLessThan(commitments.length);
      return commitments.slice(start, start + COMMITMENTS_A_BLOCK);
    });
  return { find, reads: () => reads };
}

describe('a commitment in a sorted list', () => {
  it('is found where it is, and not where it is not, whatever the length', async () => {
    const lengths = fc.constantFrom(0, 1, 2, 511, 512, 513, 1024, 1025, 5000);
    await fc.assert(
      fc.asyncProperty(lengths, fc.nat(), async (length, seed) => {
        const all = sorted(Array.from({ length }, (_, index) => commitment(`${seed} ${index}`)));
        const { find } = listOf(all);
        for (const index of new Set([0, 1, length >> 1, length - 2, length - 1])) {
          const wanted = all[index];
          if (wanted !== undefined) expect(await find(wanted)).toBe(index);
        }
        expect(await find(commitment('elsewhere'))).toBeNull();
        expect(await find('-'.repeat(43))).toBeNull();
        expect(await find('z'.repeat(43))).toBeNull();
      }),
      { numRuns: 20 },
    );
  });

  it('costs about two blocks among 200,000', async () => {
    const all = sorted(Array.from({ length: 200_000 }, (_, index) => commitment(index)));
    const { find, reads } = listOf(all);
    for (let index = 0; index < all.length; index += 1000) expect(await find(all[index] ?? '')).toBe(index);
    expect(reads() / 200).toBeLessThan(2);
  });

  it('is found in a list that is not spread evenly', async () => {
    const all = sorted(Array.from({ length: 20_000 }, (_, index) => `AAAAAAAAA${commitment(index).slice(9)}`));
    const { find, reads } = listOf(all);
    for (let index = 0; index < all.length; index += 997) expect(await find(all[index] ?? '')).toBe(index);
    expect(reads()).toBeLessThan(21 * 14);
  });
});
