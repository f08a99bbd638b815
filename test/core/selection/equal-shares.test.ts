import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { groupBallots } from '../../../functions/core/selection/electorate.ts';
import { COMPLETIONS, type Completion, type EqualShares } from '../../../functions/core/selection/rule.ts';
import { select } from '../../../functions/core/selection/select.ts';
import { compareTied } from '../../../functions/core/selection/ties.ts';
import { slowEqualShares } from '../../support/slow-equal-shares.ts';
import { type SmallElection, shuffled, smallElections } from '../../support/small-elections.ts';

const completions = fc.constantFrom(...COMPLETIONS);
const ruleOf = (budget: number, completion: Completion, seed?: string): EqualShares => ({
  rule: 'equal-shares',
  budget,
  completion,
  seed,
});
const selectionOf = ({ candidates, ballots }: SmallElection, rule: EqualShares, unit = 1) =>
  select(rule, { candidates, ballots: groupBallots(ballots), unit });
const costOf = ({ candidates }: SmallElection, numbers: readonly number[]) =>
  candidates.filter(({ number }) => numbers.includes(number)).reduce((sum, { cost }) => sum + (cost ?? 0), 0);

/** The definition of Add1, one step after the other. */
function slowAdd1(election: SmallElection, seed: string): readonly number[] {
  const { candidates, ballots, budget } = election;
  const tied = compareTied({ seed });
  const projects = candidates.map((candidate) => ({ ...candidate, cost: candidate.cost ?? 0 }));
  const shares = (total: number) =>
    slowEqualShares(projects, ballots, total, (one, other) => {
      const [first, second] = [one, other].map(({ number }) => candidates.find((known) => known.number === number));
      return first !== undefined && second !== undefined && tied(first, second) < 0;
    });
  let last = shares(budget);
  for (let step = 1; ; step++) {
    const left = budget - costOf(election, last);
    const more = projects.some(({ number, cost, for: votes }) => votes > 0 && !last.includes(number) && cost <= left);
    if (!more) return last;
    const next = shares(budget + step * ballots.length);
    if (costOf(election, next) > budget) return last;
    last = next;
  }
}

describe('equal shares', () => {
  it('give a minority what its share of the budget buys', () => {
    // 60 of 100 want 1, 2 and 3; 40 want 4. By votes alone the majority would take all of 30.
    const ballots = Array.from({ length: 100 }, (_, citizen) => (citizen < 60 ? [1, 2, 3] : [4]));
    const candidates = [1, 2, 3, 4].map((number) => ({
      number,
      cost: 10,
      for: number === 4 ? 40 : 60,
      against: 0,
      theme: null,
      district: null,
    }));

    const { selected, spent, ties } = selectionOf({ candidates, ballots, budget: 30 }, ruleOf(30, 'none', 'a lot'));

    expect({ selected: selected.length, spent, ties }).toEqual({ selected: 2, spent: 20, ties: [] });
    expect(selected).toContain(4);
  });

  it('buy what the definition buys, in its order, whatever the lot', () => {
    fc.assert(
      fc.property(smallElections(), fc.string(), (election, seed) => {
        const projects = election.candidates.map((candidate) => ({ ...candidate, cost: candidate.cost ?? 0 }));
        const tied = compareTied({ seed });
        const expected = slowEqualShares(projects, election.ballots, election.budget, (one, other) => {
          const [first, second] = [one, other].map(({ number }) => election.candidates[number - 1]);
          return first !== undefined && second !== undefined && tied(first, second) < 0;
        });

        expect(selectionOf(election, ruleOf(election.budget, 'none', seed)).selected).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('stay exact with costs of billions, where a unit decides', () => {
    fc.assert(
      fc.property(smallElections(), fc.integer({ min: 1, max: 10 ** 9 }), fc.string(), (small, factor, seed) => {
        const candidates = small.candidates.map((candidate, index) => ({
          ...candidate,
          cost: (candidate.cost ?? 0) * factor + (index % 2),
        }));
        const election = { ...small, candidates, budget: small.budget * factor };
        const tied = compareTied({ seed });
        const expected = slowEqualShares(candidates, election.ballots, election.budget, (one, other) => {
          const [first, second] = [one, other].map(({ number }) => candidates[number - 1]);
          return first !== undefined && second !== undefined && tied(first, second) < 0;
        });

        expect(selectionOf(election, ruleOf(election.budget, 'none', seed)).selected).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('grow by one unit a citizen with Add1, until the next step is too dear or nothing is left to buy', () => {
    fc.assert(
      fc.property(smallElections(), fc.string(), (election, seed) => {
        expect(selectionOf(election, ruleOf(election.budget, 'add1', seed)).selected).toEqual(slowAdd1(election, seed));
      }),
      { numRuns: 200 },
    );
  });

  it('grow by units of currency, not by cents', () => {
    fc.assert(
      fc.property(smallElections(), (election) => {
        const inCents = {
          ...election,
          candidates: election.candidates.map((candidate) => ({ ...candidate, cost: (candidate.cost ?? 0) * 100 })),
        };
        const cents = selectionOf(inCents, ruleOf(election.budget * 100, 'add1', 'lot'), 100);
        const euros = selectionOf(election, ruleOf(election.budget, 'add1', 'lot'));

        expect(cents).toEqual({ ...euros, spent: euros.spent * 100 });
      }),
    );
  });

  it('never cost more than the budget, and nothing that got a vote fits any more after a utilitarian completion', () => {
    fc.assert(
      fc.property(smallElections(), completions, (election, completion) => {
        const { selected, spent } = selectionOf(election, ruleOf(election.budget, completion, 'lot'));

        expect(spent).toBe(costOf(election, selected));
        expect(spent).toBeLessThanOrEqual(election.budget);
        const left = election.budget - spent;
        const fits = election.candidates.filter(
          (other) => other.for > 0 && !selected.includes(other.number) && (other.cost ?? 0) <= left,
        );
        if (completion === 'add1u' || completion === 'utilitarian') expect(fits).toEqual([]);
      }),
    );
  });

  it('do not depend on the order of candidates and ballots', () => {
    fc.assert(
      fc.property(
        smallElections(),
        completions,
        fc.option(fc.string(), { nil: undefined }),
        (election, completion, seed) => {
          const rule = ruleOf(election.budget, completion, seed);

          expect(selectionOf(shuffled(election), rule)).toEqual(selectionOf(election, rule));
        },
      ),
    );
  });

  it('call a tie open only where a lot could change the outcome, and nothing else undecided', () => {
    fc.assert(
      fc.property(smallElections(3), completions, (election, completion) => {
        const { selected, ties, decided } = selectionOf(election, ruleOf(election.budget, completion));
        if (!decided || ties.length > 0) return;
        const byLot = ['1', '2', '3', '4', '5', '6', '7', '8'].map(
          (seed) => selectionOf(election, ruleOf(election.budget, completion, seed)).selected,
        );

        for (const outcome of byLot) expect(new Set(outcome)).toEqual(new Set(selected));
      }),
      { numRuns: 300 },
    );
  });

  it('report equals between which only a lot can decide, and select neither', () => {
    const candidates = [1, 2].map((number) => ({ number, cost: 6, for: 2, against: 0, theme: null, district: null }));
    const election = {
      candidates,
      ballots: [
        [1, 2],
        [1, 2],
      ],
      budget: 8,
    };

    expect(selectionOf(election, ruleOf(8, 'none'))).toMatchObject({
      selected: [],
      ties: [{ numbers: [1, 2], places: null }],
      decided: false,
    });
    expect(selectionOf(election, ruleOf(8, 'none', 'drawn')).selected).toHaveLength(1);
  });

  it('buy equals without a lot where nobody has to pay for both', () => {
    const candidates = [1, 2].map((number) => ({ number, cost: 4, for: 1, against: 0, theme: null, district: null }));
    const election = { candidates, ballots: [[1], [2]], budget: 8 };

    expect(selectionOf(election, ruleOf(8, 'none'))).toMatchObject({ selected: [1, 2], ties: [], decided: true });
  });

  it('buy equals without a lot where the only citizen who supports both has exactly nothing left', () => {
    // Three citizens have just enough for 1. Of 2 and 3, one other citizen each pays the whole.
    const votes = [3, 2, 2];
    const candidates = votes.map((count, index) => ({
      number: index + 1,
      cost: index === 0 ? 9 : 3,
      for: count,
      against: 0,
      theme: null,
      district: null,
    }));
    const election = { candidates, ballots: [[1, 2, 3], [1], [1], [2], [3]], budget: 15 };

    expect(selectionOf(election, ruleOf(15, 'none'))).toMatchObject({ selected: [1, 2, 3], ties: [], decided: true });
  });

  it('leave some member of every cohesive group at most one project short of what the group can pay', () => {
    const group = fc.record({ size: fc.integer({ min: 1, max: 8 }), wish: fc.subarray([1, 2, 3, 4, 5, 6]) });
    fc.assert(
      fc.property(smallElections(), group, (election, { size, wish }) => {
        const wanted = election.candidates.filter(({ number }) => wish.includes(number));
        const ballots = [
          ...election.ballots,
          ...Array.from({ length: size }, (_, member) => [
            ...new Set([...wanted.map(({ number }) => number), (member % election.candidates.length) + 1]),
          ]),
        ];
        const cost = costOf(election, wish);
        fc.pre(cost * ballots.length <= size * election.budget);
        const { selected } = selectionOf({ ...election, ballots }, ruleOf(election.budget, 'none', 'lot'));

        const got = ballots.slice(-size).map((ballot) =>
          costOf(
            election,
            ballot.filter((number) => selected.includes(number)),
          ),
        );
        const missing = wanted.filter(({ number }) => !selected.includes(number)).map((project) => project.cost ?? 0);
        expect(Math.max(...got) + Math.max(0, ...missing)).toBeGreaterThanOrEqual(cost);
      }),
      { numRuns: 300 },
    );
  });

  it('count a citizen who supports none of the candidates, whose share nobody else may spend', () => {
    const candidates = [{ number: 1, cost: 6, for: 1, against: 0, theme: null, district: null }];

    expect(selectionOf({ candidates, ballots: [[1]], budget: 8 }, ruleOf(8, 'none')).selected).toEqual([1]);
    expect(selectionOf({ candidates, ballots: [[1], []], budget: 8 }, ruleOf(8, 'none')).selected).toEqual([]);
  });

  it('refuse amounts that are no whole numbers, or too large to be counted exactly', () => {
    const candidates = [{ number: 1, cost: 1.5, for: 1, against: 0, theme: null, district: null }];

    expect(() => selectionOf({ candidates, ballots: [[1]], budget: 8 }, ruleOf(8, 'none'))).toThrow(
      '1.5 is no amount: count in whole units, such as cents',
    );
    const budget = 2 ** 52;
    expect(() => selectionOf({ candidates: [], ballots: [[]], budget }, ruleOf(budget, 'none'))).toThrow(
      'too large to be counted exactly',
    );
  });
});
