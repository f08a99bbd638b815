import { randomPlace } from '../random-order.ts';
import type { Candidate } from './candidate.ts';
import { TIE_STEPS, type TieRule, type TieStep } from './rule.ts';

export type Compare = (one: Candidate, other: Candidate) => number;

const UNKNOWN = Number.MAX_SAFE_INTEGER;

function compareBy(step: TieStep, seed: string | undefined): Compare {
  switch (step) {
    case 'lowest-cost':
      return (one, other) => (one.cost ?? UNKNOWN) - (other.cost ?? UNKNOWN);
    case 'most-votes':
      return (one, other) => other.for - one.for;
    case 'lot': {
      if (seed === undefined) return () => 0;
      // A seed gives each number a place of its own, so a lot leaves no ties.
      const place = randomPlace(seed);
      return (one, other) => place(one.number) - place(other.number);
    }
  }
}

/** Which of two equals comes first (negative: the first); 0 where the rule leaves it open. */
export function compareTied({ ties, seed }: TieRule): Compare {
  const named: readonly TieStep[] = ties ?? TIE_STEPS;
  const steps = named.map((step) => compareBy(step, seed));
  return (one, other) => {
    for (const compare of steps) {
      const order = compare(one, other);
      if (order !== 0) return order;
    }
    return 0;
  };
}

/** The candidates in order, those between which it says nothing together, by number. */
export function inClasses(candidates: Iterable<Candidate>, compare: Compare): Candidate[][] {
  const sorted = [...candidates].sort((one, other) => compare(one, other) || one.number - other.number);
  const classes: Candidate[][] = [];
  for (const candidate of sorted) {
    const last = classes.at(-1);
    const first = last?.[0];
    if (last !== undefined && first !== undefined && compare(first, candidate) === 0) last.push(candidate);
    else classes.push([candidate]);
  }
  return classes;
}
