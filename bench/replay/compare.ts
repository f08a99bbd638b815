import { type Count, countBallots, countVotes, type Election } from '../election.ts';
import type { TallyAnswer } from './answers.ts';

export interface Comparison {
  /** Where the live tally is wrong, a line each. */
  readonly tally: readonly string[];
  /** Where the recount is wrong, a line each. */
  readonly recount: readonly string[];
  /** Where the source's own figures contradict its ballots, a line each. */
  readonly source: readonly string[];
}

interface Counted {
  readonly proposals: readonly Count[];
  readonly turnout: number;
  readonly votes: number;
}

/** Compares both outcomes, proposal by proposal, with what the source publishes or, failing that, with its ballots. */
export function compare(election: Election, tally: TallyAnswer, result: Counted): Comparison {
  const counted = countBallots(election);
  const { published } = election;
  const wanted: Counted = {
    proposals: counted.map((count, index) => ({ ...count, for: published?.[index] ?? count.for })),
    turnout: election.ballots.filter(({ votes }) => votes.length > 0).length,
    votes: countVotes(election.ballots),
  };
  const nameOf = (number: number): string => `proposal ${number} (${election.drafts[number - 1]?.source ?? 'unknown'})`;
  return {
    tally: differences(wanted, { ...tally, proposals: tally.counts }, nameOf),
    recount: differences(wanted, result, nameOf),
    source: countDifferences(wanted.proposals, counted, nameOf),
  };
}

function differences(wanted: Counted, found: Counted, nameOf: (number: number) => string): string[] {
  const whole = (['turnout', 'votes'] as const).flatMap((figure) =>
    wanted[figure] === found[figure] ? [] : [`${figure}: ${found[figure]} instead of ${wanted[figure]}`],
  );
  return [...countDifferences(wanted.proposals, found.proposals, nameOf), ...whole];
}

function countDifferences(
  wanted: readonly Count[],
  found: readonly Count[],
  nameOf: (number: number) => string,
): string[] {
  const foundBy = new Map(found.map((count) => [count.number, count]));
  const invented = found.filter(({ number, ...count }) => number > wanted.length && count.for + count.against > 0);
  const wrong = wanted.flatMap((want) => {
    const have = foundBy.get(want.number) ?? { for: 0, against: 0 };
    if (have.for === want.for && have.against === want.against) return [];
    return [`${nameOf(want.number)}: ${have.for} for, ${have.against} against instead of ${want.for}, ${want.against}`];
  });
  return [...wrong, ...invented.map(({ number }) => `${nameOf(number)}: has votes and does not exist`)];
}
