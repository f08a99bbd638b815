import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ranksOf, scoreOf } from '../../functions/core/ranking.ts';
import type { Score } from '../../functions/core/selection/rule.ts';

const votes = (...counts: (readonly [votesFor: number, against?: number])[]) =>
  counts.map(([votesFor, against = 0], index) => ({ number: index + 1, for: votesFor, against }));
const ranks = (candidates: ReturnType<typeof votes>, score: Score = 'for') => {
  const found = ranksOf(score, candidates);
  return candidates.map(({ number }) => found.get(number)?.rank);
};

describe('ranks by votes for', () => {
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

  it('say where others have the same', () => {
    const found = ranksOf('for', votes([9], [5], [5], [2]));
    expect([...found.values()].map(({ tied }) => tied)).toEqual([false, true, true, false]);
  });

  it('are none where there is no candidate', () => {
    expect(ranksOf('for', [])).toEqual(new Map());
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

describe('ranks by votes for less votes against', () => {
  it('follow the difference, also below zero', () => {
    expect(ranks(votes([5, 4], [3, 0], [0, 2], [9, 6]), 'for-minus-against')).toEqual([3, 1, 4, 1]);
  });
});

it('a rule says what it orders by; equal shares has no score of its own', () => {
  expect(scoreOf({ rule: 'best', projects: 3 })).toBe('for');
  expect(scoreOf({ rule: 'greedy', budget: 9, skip: true, score: 'for-minus-against' })).toBe('for-minus-against');
  expect(scoreOf({ rule: 'equal-shares', budget: 9, completion: 'none' })).toBe('for');
});
