import type { Candidate, Selection } from '../../functions/core/selection/candidate.ts';
import { select } from '../../functions/core/selection/select.ts';
import { type Departure, departures } from './departures.ts';
import type { Countable } from './election.ts';
import type { FileRule } from './file-rule.ts';

export interface Outcome {
  readonly selection: Selection;
  readonly official: readonly number[] | null;
  /** Won officially, not by the rule. */
  readonly missing: readonly number[];
  /** Won by the rule, not officially. */
  readonly extra: readonly number[];
  readonly explained: Explanation | null;
}

/** Why an outcome differs from its own rule. */
export interface Explanation {
  readonly departures: readonly Departure[];
  /** What still differs once the projects that were passed over are left out. */
  readonly without: { readonly missing: readonly number[]; readonly extra: readonly number[] };
}

/** The rule applied, and compared with what the file says. */
export function outcomeOf(rule: FileRule, election: Countable): Outcome {
  const selection = select(rule, election);
  const { official } = election;
  if (official === null) return { selection, official, missing: [], extra: [], explained: null };
  const compared = compare(selection.selected, official);
  const differs = compared.missing.length + compared.extra.length > 0;
  return { selection, official, ...compared, explained: differs ? explain(rule, election, official) : null };
}

function explain(rule: FileRule, election: Countable, official: readonly number[]): Explanation | null {
  if (rule.rule !== 'greedy') return null;
  const found = departures(rule, election.candidates, new Set(official));
  const passed = new Set(found.filter(({ kind }) => kind === 'passed-over').map(({ number }) => number));
  const candidates = election.candidates.filter((candidate: Candidate) => !passed.has(candidate.number));
  const { selected } = select(rule, { ...election, candidates });
  return { departures: found, without: compare(selected, official) };
}

function compare(selected: readonly number[], official: readonly number[]) {
  return {
    missing: official.filter((number) => !selected.includes(number)),
    extra: selected.filter((number) => !official.includes(number)),
  };
}
