import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Candidate, scoreBy } from '../../../functions/core/selection/candidate.ts';
import type { Greedy, Quota, Score, SelectionRule } from '../../../functions/core/selection/rule.ts';
import { select, selectWithWhatIf } from '../../../functions/core/selection/select.ts';
import { type SmallElection, shuffled, smallElections } from '../../support/small-elections.ts';

type Votes = readonly [votesFor: number, cost?: number | null, against?: number, theme?: string];

const candidatesOf = (...votes: readonly Votes[]): Candidate[] =>
  votes.map(([votesFor, cost = 1, against = 0, theme = 'a'], index) => ({
    number: index + 1,
    for: votesFor,
    against,
    cost,
    theme,
    district: null,
  }));
const selectionOf = (rule: SelectionRule, candidates: readonly Candidate[]) =>
  select(rule, { candidates, ballots: [] });
const inElection = (rule: SelectionRule, { candidates }: SmallElection) => selectionOf(rule, candidates);

const seeds = fc.option(fc.string(), { nil: undefined });
const scores = fc.constantFrom<Score>('for', 'for-minus-against');
const quotas: fc.Arbitrary<Quota[]> = fc.array(
  fc.record({
    per: fc.constantFrom('theme' as const, 'district' as const),
    most: fc.nat({ max: 3 }),
    except: fc.dictionary(fc.constantFrom('a', 'b'), fc.nat({ max: 3 })),
  }),
  { maxLength: 2 },
);
const anyRule: fc.Arbitrary<(budget: number) => SelectionRule> = fc
  .record({
    rule: fc.constantFrom('best', 'threshold', 'greedy'),
    count: fc.integer({ min: 1, max: 5 }),
    skip: fc.boolean(),
    rest: fc.record({ score: scores, quotas, seed: seeds }),
  })
  .map(({ rule, count, skip, rest }) => (budget) => {
    if (rule === 'best') return { rule: 'best', projects: count, ...rest };
    if (rule === 'threshold') return { rule: 'threshold', votes: count, ...rest };
    return { rule: 'greedy', budget, skip, ...rest };
  });

describe('the best', () => {
  it('are those with the most votes for, in their order', () => {
    expect(selectionOf({ rule: 'best', projects: 2 }, candidatesOf([3], [9], [5]))).toEqual({
      selected: [2, 3],
      spent: 2,
      ties: [],
      decided: true,
      uncosted: [],
      added: null,
    });
  });

  it('are counted less the votes against where the campaign says so, and never with more against than for', () => {
    const candidates = candidatesOf([9, 1, 8], [5, 1, 0], [4, 1, 6]);

    expect(selectionOf({ rule: 'best', projects: 3 }, candidates).selected).toEqual([1, 2, 3]);
    const rule: SelectionRule = { rule: 'best', projects: 3, score: 'for-minus-against' };
    expect(selectionOf(rule, candidates).selected).toEqual([2, 1]);
  });

  it('need no costs', () => {
    expect(selectionOf({ rule: 'best', projects: 1 }, candidatesOf([3, null]))).toMatchObject({
      selected: [1],
      uncosted: [],
    });
  });

  it('are told from equals by cost, then by lot; without a seed the last place stays open', () => {
    const candidates = candidatesOf([9], [5, 7], [5, 3], [5, 3]);

    expect(selectionOf({ rule: 'best', projects: 2 }, candidates)).toMatchObject({
      selected: [1],
      ties: [{ numbers: [3, 4], places: 1 }],
      decided: true,
    });
    expect(selectionOf({ rule: 'best', projects: 3 }, candidates)).toMatchObject({ selected: [1, 3, 4], ties: [] });
    const lots = ['a', 'b', 'c', 'd', 'e', 'f'].map(
      (seed) => selectionOf({ rule: 'best', projects: 2, seed }, candidates).selected,
    );
    expect(new Set(lots.map(String))).toEqual(new Set(['1,3', '1,4']));
  });

  it('are told apart by the steps that the campaign names, in their order', () => {
    const candidates = candidatesOf([5, 7, 0], [9, 8, 4]);
    const net = { rule: 'best', projects: 1, score: 'for-minus-against' } as const;

    expect(selectionOf({ ...net, ties: ['lowest-cost'] }, candidates).selected).toEqual([1]);
    expect(selectionOf({ ...net, ties: ['most-votes'] }, candidates).selected).toEqual([2]);
    expect(selectionOf({ ...net, ties: [] }, candidates).ties).toEqual([{ numbers: [1, 2], places: 1 }]);
  });
});

describe('a threshold', () => {
  it('selects all that reach it', () => {
    expect(selectionOf({ rule: 'threshold', votes: 5 }, candidatesOf([4], [5], [9])).selected).toEqual([3, 2]);
  });
});

describe('quotas', () => {
  it('let the next of another theme in', () => {
    const candidates = candidatesOf([9, 1, 0, 'a'], [8, 1, 0, 'a'], [7, 1, 0, 'b'], [6, 1, 0, 'b'], [5, 1, 0, 'c']);
    const rule: SelectionRule = {
      rule: 'best',
      projects: 4,
      quotas: [{ per: 'theme', most: 1, except: { b: 2 } }],
    };

    expect(selectionOf(rule, candidates).selected).toEqual([1, 3, 4, 5]);
  });

  it('leave open what follows where more than its own places depends on a tie', () => {
    // Whoever of 1 and 2 gets the place decides whether 3 is kept out by the quota of its theme.
    const candidates = candidatesOf([9, 1, 0, 'a'], [9, 1, 0, 'b'], [5, 1, 0, 'a']);
    const rule = { rule: 'greedy', budget: 1, skip: true, quotas: [{ per: 'theme' as const, most: 1 }] } as const;

    expect(selectionOf({ ...rule, quotas: [...rule.quotas] }, candidates)).toMatchObject({
      selected: [],
      ties: [{ numbers: [1, 2], places: null }],
      decided: false,
    });
  });
});

describe('greedily within a budget', () => {
  const greedy = (budget: number, skip: boolean): Greedy => ({ rule: 'greedy', budget, skip });
  const candidates = candidatesOf([9, 6], [8, 5], [7, 4]);

  it('passes over what is too dear, or ends there', () => {
    expect(selectionOf(greedy(10, true), candidates).selected).toEqual([1, 3]);
    expect(selectionOf(greedy(10, false), candidates).selected).toEqual([1]);
  });

  it('names those whose cost nobody knows, and spends nothing on them', () => {
    expect(selectionOf(greedy(10, true), candidatesOf([9, null], [8, 3]))).toMatchObject({
      selected: [2],
      uncosted: [1],
    });
  });

  it('goes on behind a tie of equal costs, keeping the money for whoever wins it', () => {
    expect(selectionOf(greedy(10, true), candidatesOf([9, 6], [9, 6], [5, 5], [4, 4]))).toMatchObject({
      selected: [4],
      ties: [{ numbers: [1, 2], places: 1 }],
      decided: true,
    });
    expect(selectionOf(greedy(10, false), candidatesOf([9, 6], [9, 6], [4, 4]))).toMatchObject({
      selected: [],
      ties: [{ numbers: [1, 2], places: 1 }],
    });
  });

  it('selects no less with a larger budget, if it ends at the first that is too dear', () => {
    fc.assert(
      fc.property(smallElections(), fc.nat({ max: 10 }), quotas, scores, (election, more, limits, score) => {
        const rule = (budget: number): Greedy => ({ ...greedy(budget, false), quotas: limits, score, seed: 'lot' });
        const { selected } = inElection(rule(election.budget), election);

        const larger = inElection(rule(election.budget + more), election);
        expect(larger.selected).toEqual(expect.arrayContaining([...selected]));
      }),
    );
  });

  it('leaves nothing out that fits, if it passes over what is too dear', () => {
    fc.assert(
      fc.property(smallElections(), (election) => {
        const { selected, spent } = inElection({ ...greedy(election.budget, true), seed: 'lot' }, election);

        const fitting = election.candidates.filter(
          (candidate) =>
            candidate.for > 0 &&
            !selected.includes(candidate.number) &&
            spent + (candidate.cost ?? 0) <= election.budget,
        );
        expect(fitting).toEqual([]);
      }),
    );
  });
});

describe('what-ifs', () => {
  it('are selected by their own rules from the same votes, beside the one that counts', () => {
    const candidates = candidatesOf([3, 4], [2, 1], [1, 1]);
    const ballots = [
      { numbers: [1, 2], weight: 2 },
      { numbers: [1, 3], weight: 1 },
    ];
    const shares = { rule: 'equal-shares', budget: 5, completion: 'utilitarian' } as const;
    const threshold = { rule: 'threshold', votes: 2 } as const;

    const { outcome, whatIf } = selectWithWhatIf(
      { rule: 'best', projects: 1, whatIf: [shares, threshold] },
      { candidates, ballots },
    );

    expect(outcome.selected).toEqual([1]);
    expect(whatIf.map(({ rule, outcome: { selected } }) => [rule, selected])).toEqual([
      [shares, [1, 2]],
      [threshold, [1, 2]],
    ]);
  });
});

describe('every rule that goes by score', () => {
  it('keeps to its places, its quotas, its budget and its threshold, with the places of ties', () => {
    fc.assert(
      fc.property(smallElections(), anyRule, (election, ruleOf) => {
        const rule = ruleOf(election.budget);
        const { selected, spent, ties } = inElection(rule, election);
        const chosen = election.candidates.filter(({ number }) => selected.includes(number));

        expect(spent).toBe(chosen.reduce((sum, { cost }) => sum + (cost ?? 0), 0));
        if (rule.rule === 'greedy') expect(spent).toBeLessThanOrEqual(rule.budget);
        const open = ties.reduce((sum, { places }) => sum + (places ?? 0), 0);
        if (rule.rule === 'best') expect(selected.length + open).toBeLessThanOrEqual(rule.projects);
        const lowest = rule.rule === 'threshold' ? rule.votes : 1;
        const score = rule.rule === 'equal-shares' ? 'for' : (rule.score ?? 'for');
        for (const candidate of chosen) expect(scoreBy(score, candidate)).toBeGreaterThanOrEqual(lowest);
        for (const { per, most, except = {} } of rule.rule === 'equal-shares' ? [] : (rule.quotas ?? [])) {
          for (const id of ['a', 'b']) {
            const taken = chosen.filter((candidate) => candidate[per] === id).length;
            expect(taken).toBeLessThanOrEqual(except[id] ?? most);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of the candidates', () => {
    fc.assert(
      fc.property(smallElections(), anyRule, (election, ruleOf) => {
        const rule = ruleOf(election.budget);

        expect(inElection(rule, shuffled(election))).toEqual(inElection(rule, election));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves no tie open once a lot is drawn, and selects whatever was selected without it', () => {
    fc.assert(
      fc.property(smallElections(), anyRule, fc.string(), (election, ruleOf, seed) => {
        const open = inElection({ ...ruleOf(election.budget), seed: undefined }, election);
        const drawn = inElection({ ...ruleOf(election.budget), seed }, election);

        expect(drawn).toMatchObject({ ties: [], decided: true });
        expect(drawn.selected).toEqual(expect.arrayContaining([...open.selected]));
        for (const { numbers, places } of open.ties) {
          if (places === null) continue;
          expect(drawn.selected.filter((number) => numbers.includes(number))).toHaveLength(places);
        }
      }),
      { numRuns: 500 },
    );
  });
});
