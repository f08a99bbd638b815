import { expect, it } from '@jest/globals';
import { type BallotPaper, isOnPaper, numbersOf } from '../../functions/core/ballot-paper.ts';

const PAPER: BallotPaper = {
  last: 5,
  without: new Set([2]),
  annulled: new Set([4]),
  frozenAt: 0,
  rulesHash: 'hash',
};

it('holds every number that had been given when it was frozen, but those removed before', () => {
  expect(numbersOf(PAPER)).toEqual([1, 3, 4, 5]);
});

it('keeps a number that was removed later, so that its votes can be shown as annulled', () => {
  expect(isOnPaper(PAPER, 4)).toBe(true);
});

it('does not hold a number that was given after the freeze, nor one that was never given', () => {
  expect(isOnPaper(PAPER, 6)).toBe(false);
  expect(isOnPaper(PAPER, 0)).toBe(false);
});
