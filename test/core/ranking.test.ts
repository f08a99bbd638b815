import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ranksOf } from '../../functions/core/ranking.ts';

const votes = (...counts: (readonly [votesFor: number, against?: number])[]) =>
  counts.map(([votesFor, against = 0], index) => ({ number: index + 1, for: votesFor, against }));
const ranks = (candidates: ReturnType<typeof votes>) => {
  const found = ranksOf('best', candidates);
  return candidates.map(({ number }) => found.get(number));
};

describe('ranks by the rule "best"', () => {
  it('follow the votes for, whatever the order of the numbers', () => {
    expect(ranks(votes([3], [9], [5]))).toEqual([3, 1, 2]);
  });

  it('are shared by equal ones, and the next counts all before it', () => {
    expect(ranks(votes([9], [5], [5], [2]))).toEqual([1, 2, 2, 4]);
    expect(ranks(votes([0], [0], [0]))).toEqual([1, 1, 1]);
  });

  it('do not depend on the votes against', () => {
    expect(ranks(votes([5, 100], [4, 0]))).toEqual([1, 2]);
    expect(ranks(votes([5, 100], [5, 0]))).toEqual([1, 1]);
  });

  it('are none where there is no candidate', () => {
    expect(ranksOf('best', [])).toEqual(new Map());
  });

  it('are one more than the number of candidates with more votes for', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 })), (counts) => {
        const candidates = votes(...counts.map((count) => [count] as const));
        expect(ranks(candidates)).toEqual(counts.map((count) => 1 + counts.filter((other) => other > count).length));
      }),
    );
  });
});
