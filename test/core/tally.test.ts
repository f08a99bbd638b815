import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Ballot } from '../../functions/core/ballot.ts';
import { differences, Recount } from '../../functions/core/recount.ts';
import { paddedSequence } from '../../functions/core/sequence.ts';
import { deltasOf, NUMBERS_A_PAGE, numberPages, pageOf } from '../../functions/core/tally.ts';

const HOUR = '2017-06-01T14';

function ballot(votesFor: number[], against: number[] = []): Ballot {
  return { for: new Set(votesFor), against: new Set(against), revision: 1, changedAt: 0 };
}

function deltas(before: Ballot | null, after: Ballot | null) {
  return Object.fromEntries(
    [...deltasOf({ before, after, at: 0 }, HOUR)].map(([page, sum]) => [page, Object.fromEntries(sum)]),
  );
}

describe('the changes of the tally', () => {
  it('counts a first vote, its citizen and its hour', () => {
    expect(deltas(null, ballot([7]))).toEqual({
      p0: { f7: 1 },
      turnout: { citizens: 1 },
      integrity: { k1: 1 },
      'h2017-06-01': { h14: 1 },
    });
  });

  it('counts a second vote without counting its citizen again', () => {
    expect(deltas(ballot([7]), ballot([7], [70]))).toEqual({
      p1: { a70: 1 },
      integrity: { k1: -1, k2: 1 },
      'h2017-06-01': { h14: 1 },
    });
  });

  it('moves a vote that changes sides', () => {
    expect(deltas(ballot([7]), ballot([], [7]))).toEqual({ p0: { f7: -1, a7: 1 }, 'h2017-06-01': { h14: 1 } });
  });

  it('takes back the last vote together with its citizen', () => {
    expect(deltas(ballot([7]), ballot([]))).toEqual({
      p0: { f7: -1 },
      turnout: { citizens: -1 },
      integrity: { k1: -1 },
    });
  });

  it('counts how old an account was once a ballot, and takes it back with the ballot', () => {
    const young = (...numbers: number[]) => ({ ...ballot(numbers), accountAge: 'under-hour' as const });
    expect(deltas(null, young(7))).toMatchObject({ integrity: { k1: 1, 'age-under-hour': 1 } });
    expect(deltas(young(7), young(7, 8)).integrity).toEqual({ k1: -1, k2: 1 });
    expect(deltas(young(7), young()).integrity).toEqual({ k1: -1 });
    expect(deltas(young(7), null).integrity).toEqual({ k1: -1, 'age-under-hour': -1 });
  });

  it('counts nothing for a change that touches no choice', () => {
    expect(deltas(ballot([7]), ballot([7]))).toEqual({});
  });

  it('adds up to a recount of the last ballots, whatever the ballots went through', () => {
    const numbers = fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 8 });
    const state = fc.tuple(numbers, numbers).map(([votesFor, against]) =>
      ballot(
        votesFor,
        against.filter((n) => !votesFor.includes(n)),
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.array(state, { minLength: 1, maxLength: 5 }), { maxLength: 6 }), (citizens) => {
        const tally = new Map<string, number>();
        const recount = new Recount(200);
        for (const states of citizens) {
          states.forEach((after, index) => {
            for (const [page, sums] of deltasOf({ before: states[index - 1] ?? null, after, at: 0 }, HOUR)) {
              for (const [counter, delta] of sums)
                tally.set(`${page} ${counter}`, (tally.get(`${page} ${counter}`) ?? 0) + delta);
            }
          });
          recount.count(states.at(-1) ?? ballot([]));
        }
        expect(differences(recount, (page, counter) => tally.get(`${page} ${counter}`) ?? 0)).toEqual([]);
      }),
    );
  });
});

describe('pages', () => {
  it('hold 64 numbers each, the first from 1 on', () => {
    expect([1, NUMBERS_A_PAGE, NUMBERS_A_PAGE + 1].map(pageOf)).toEqual(['p0', 'p0', 'p1']);
    expect(numberPages(NUMBERS_A_PAGE)).toEqual(['p0']);
    expect(numberPages(923)).toHaveLength(15);
    expect(numberPages(0)).toEqual([]);
  });
});

describe('a recount', () => {
  it('names each counter in which the tally differs', () => {
    const recount = new Recount(2);
    recount.count(ballot([1]));
    const tally = (_: string, counter: string) => (counter === 'f1' ? 3 : counter === 'citizens' ? 1 : 0);
    expect(differences(recount, tally)).toEqual([{ page: 'p0', counter: 'f1', tally: 3, recount: 1 }]);
  });

  it('counts a ballot without choices as no citizen', () => {
    const recount = new Recount(2);
    recount.count(ballot([]));
    expect(recount.turnout).toBe(0);
  });
});

describe('sequence numbers', () => {
  it('compare as numbers once padded', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 40n - 1n }),
        fc.bigInt({ min: 0n, max: 10n ** 40n - 1n }),
        (a, b) => {
          expect(paddedSequence(`${a}`) < paddedSequence(`${b}`)).toBe(a < b);
        },
      ),
    );
  });

  it.each(['', 'x1', '-1', '1'.repeat(41)])('are refused when they are none: "%s"', (sequence) => {
    expect(() => paddedSequence(sequence)).toThrow(RangeError);
  });
});
