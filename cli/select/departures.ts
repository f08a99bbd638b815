import { type Candidate, scoreBy } from '../../functions/core/selection/candidate.ts';
import type { Greedy } from '../../functions/core/selection/rule.ts';
import { compareTied } from '../../functions/core/selection/ties.ts';

export interface Departure {
  readonly number: number;
  /** `passed-over`: it fits and did not win. `beyond`: it won without fitting. */
  readonly kind: 'passed-over' | 'beyond';
  /** The money that was left when its turn came, the official winners before it paid. */
  readonly left: number;
}

/** Where an outcome leaves the greedy rule that is said to have made it: its decisions followed one by one. */
export function departures(
  rule: Greedy,
  candidates: readonly Candidate[],
  official: ReadonlySet<number>,
): readonly Departure[] {
  const tied = compareTied(rule);
  const score = (candidate: Candidate) => scoreBy(rule.score ?? 'for', candidate);
  const sorted = candidates
    .filter((candidate) => score(candidate) > 0 || official.has(candidate.number))
    .sort((one, other) => score(other) - score(one) || tied(one, other) || one.number - other.number);
  const found: Departure[] = [];
  let left = rule.budget;
  let ended = false;
  for (const { number, cost } of sorted) {
    const fits = !ended && (cost ?? 0) <= left;
    if (official.has(number) && !fits) found.push({ number, kind: 'beyond', left });
    if (!official.has(number) && fits) found.push({ number, kind: 'passed-over', left });
    if (official.has(number)) left -= cost ?? 0;
    else if (!rule.skip && !fits) ended = true;
  }
  return found;
}
