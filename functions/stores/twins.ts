import type { ProposalSummary } from '../core/proposal.ts';
import { LIKELY_TWINS, likeness } from '../core/twins.ts';
import type { Catalogue } from './catalogue.ts';

/** How many of the search's best are compared letter by letter. */
const CANDIDATES = 50;
/** How many are shown: more would not be read. */
const SHOWN = 5;

export interface Twin {
  readonly summary: ProposalSummary;
  readonly likeness: number;
}

/**
 * Likely twins of a title: the search finds who shares a word, their letters decide. `but`: the number of the proposal
 * that has the title; null before it is handed in.
 */
export function twinsOf(catalogue: Catalogue, title: string, but: number | null = null): Twin[] {
  return catalogue
    .sharing(title, CANDIDATES)
    .filter(({ number }) => number !== but)
    .map((summary) => ({ summary, likeness: likeness(title, summary.title) }))
    .filter((twin) => twin.likeness >= LIKELY_TWINS)
    .toSorted((one, other) => other.likeness - one.likeness || one.summary.number - other.summary.number)
    .slice(0, SHOWN);
}
