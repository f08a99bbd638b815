import fc from 'fast-check';
import type { Candidate } from '../../functions/core/selection/candidate.ts';

export interface SmallElection {
  readonly candidates: readonly Candidate[];
  readonly ballots: readonly (readonly number[])[];
  readonly budget: number;
}

/** Elections so small that equal votes, equal costs and citizens with nothing left are the rule. */
export function smallElections(largestCost = 8): fc.Arbitrary<SmallElection> {
  return fc
    .record({
      costs: fc.array(fc.nat({ max: largestCost }), { minLength: 1, maxLength: 6 }),
      ballots: fc.array(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }), { minLength: 1, maxLength: 8 }),
      against: fc.array(fc.nat({ max: 4 }), { minLength: 6, maxLength: 6 }),
      classes: fc.array(fc.constantFrom('a', 'b', null), { minLength: 12, maxLength: 12 }),
      budget: fc.integer({ min: 1, max: 3 * largestCost }),
    })
    .map(({ costs, ballots: drawn, against, classes, budget }) => {
      const ballots = drawn.map((ballot) => [...new Set(ballot)].filter((number) => number <= costs.length));
      const candidates = costs.map((cost, index) => ({
        number: index + 1,
        cost,
        for: ballots.filter((ballot) => ballot.includes(index + 1)).length,
        against: against[index] ?? 0,
        theme: classes[index] ?? null,
        district: classes[index + 6] ?? null,
      }));
      return { candidates, ballots, budget };
    });
}

/** The same election with everything in another order. */
export function shuffled(election: SmallElection): SmallElection {
  return {
    ...election,
    candidates: [...election.candidates].reverse(),
    ballots: election.ballots.map((ballot) => [...ballot].reverse()).reverse(),
  };
}
