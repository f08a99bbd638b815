import type { PabulibElection } from '../../bench/pabulib.ts';
import type { BallotGroup, Candidate } from '../../functions/core/selection/candidate.ts';
import { groupBallots } from '../../functions/core/selection/electorate.ts';
import { OperatorError } from '../operator/operator-error.ts';

/** An election that a rule can be applied to: amounts in whole units, projects by number in the file's order. */
export interface Countable {
  readonly candidates: readonly Candidate[];
  readonly ballots: Iterable<BallotGroup>;
  readonly budget: number;
  /** How many of these units make one unit of the file's currency. */
  readonly unit: number;
  /** The numbers that the file says won; null where it does not say. */
  readonly official: readonly number[] | null;
}

function countsOf(ballots: readonly (readonly number[])[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const number of ballots.flat()) counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
}

const UNITS = [1, 10, 100, 1000, 10_000];

/** Throws an OperatorError where the file has no budget, or amounts that are too fine. */
export function countable({ meta, projects, votes }: PabulibElection): Countable {
  const budget = meta.get('budget') ?? '';
  if (!/^\d+(\.\d+)?$/.test(budget)) {
    throw new OperatorError(`META says "${budget}" for budget: write an amount such as 450000`);
  }
  const amounts = [Number(budget), ...projects.map(({ cost }) => cost)];
  const unit = UNITS.find((unit) => amounts.every((amount) => Math.round(amount * unit) / unit === amount));
  if (unit === undefined) throw new OperatorError('an amount has more than four digits behind the point: round it');

  const numbers = new Map(projects.map(({ id }, index) => [id, index + 1]));
  const named = (ids: readonly string[]) => ids.flatMap((id) => numbers.get(id) ?? []);
  const ballots = votes.map(({ projects, against }) => named(projects.filter((id) => !against.has(id))));
  const counts = countsOf(ballots);
  const countsAgainst = countsOf(votes.map(({ against }) => named([...against])));
  const selected = projects.flatMap((project, index) => (project.selected === true ? [index + 1] : []));
  return {
    candidates: projects.map(({ cost, category, district }, index) => ({
      number: index + 1,
      cost: Math.round(cost * unit),
      for: counts.get(index + 1) ?? 0,
      against: countsAgainst.get(index + 1) ?? 0,
      theme: category || null,
      district: district || null,
    })),
    ballots: groupBallots(ballots),
    budget: Math.round(Number(budget) * unit),
    unit,
    official: projects.some((project) => project.selected !== null) ? selected : null,
  };
}
