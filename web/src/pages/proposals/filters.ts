import type { ProposalFilters } from '../../api/proposals.ts';

export const SORTS = ['random', 'newest', 'votes', 'relevance', 'near', 'number'] as const;
export type Sort = (typeof SORTS)[number];
const ANSWERS = ['none', 'accepted', 'partly', 'already-exists', 'not-possible', 'not-now'] as const;
export type AnswerFilter = (typeof ANSWERS)[number];

/** What the list's address says. */
export interface Filters {
  readonly q: string;
  readonly theme: string | null;
  readonly district: string | null;
  readonly answer: AnswerFilter | null;
  readonly sort: Sort | null;
  readonly unseen: boolean;
  /** Only what the result selects. */
  readonly selected: boolean;
}

export const NO_FILTERS: Filters = {
  q: '',
  theme: null,
  district: null,
  answer: null,
  sort: null,
  unseen: false,
  selected: false,
};

type Query = Readonly<Record<string, string>>;

/** Words that mean nothing here are left out: an old link still shows a list. */
export function filtersOf(query: Query): Filters {
  return {
    q: (query.q ?? '').slice(0, 200),
    theme: query.theme || null,
    district: query.district || null,
    answer: ANSWERS.find((answer) => answer === query.answer) ?? null,
    sort: SORTS.find((sort) => sort === query.sort) ?? null,
    unseen: query.unseen === '1',
    selected: query.selected === '1',
  };
}

export function queryOf({ q, theme, district, answer, sort, unseen, selected }: Filters): string {
  const flags = { unseen: unseen ? '1' : '', selected: selected ? '1' : '' };
  const entries = Object.entries({ q: q.trim(), theme, district, answer, sort, ...flags });
  const query = new URLSearchParams(entries.flatMap(([key, value]) => (value ? [[key, value]] : [])));
  return query.size === 0 ? '' : `?${query}`;
}

export function isFiltered({ q, theme, district, answer, unseen, selected }: Filters): boolean {
  return q.trim() !== '' || theme !== null || district !== null || answer !== null || unseen || selected;
}

export function sortOf({ sort, q }: Filters): Sort {
  return sort ?? (q.trim() === '' ? 'random' : 'relevance');
}

/** The same filters for the platform. */
export function apiFilters(filters: Filters, seed: string, limit: number): ProposalFilters {
  const { theme, district, answer } = filters;
  const q = filters.q.trim();
  return {
    ...(q === '' ? {} : { q }),
    ...(theme === null ? {} : { theme }),
    ...(district === null ? {} : { district }),
    ...(answer === null ? {} : { answer }),
    sort: apiSort(sortOf(filters)),
    seed,
    limit,
  };
}

/** The platform does not learn where the reader is: what is near is sorted here. */
function apiSort(sort: Sort): Exclude<Sort, 'near'> {
  return sort === 'near' ? 'number' : sort;
}
