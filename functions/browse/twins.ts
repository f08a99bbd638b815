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

/** Likely twins of a title: the search finds who shares a word, their letters decide. */
export function twinsOf(catalogue: Catalogue, title: string): Twin[] {
  return catalogue
    .sharing(title, CANDIDATES)
    .map((summary) => ({ summary, likeness: likeness(title, summary.title) }))
    .filter((twin) => twin.likeness >= LIKELY_TWINS)
    .toSorted((one, other) => other.likeness - one.likeness || one.summary.number - other.summary.number)
    .slice(0, SHOWN);
}
