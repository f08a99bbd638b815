import { fold } from '../../../../functions/core/fold.ts';
import { randomPlace } from '../../../../functions/core/random-order.ts';
import type { Campaign } from '../../api/campaigns.ts';
import type { Schemas } from '../../api/client.ts';
import type { ListedProposal, ProposalFilters } from '../../api/proposals.ts';
import type { Count } from '../../api/tally.ts';
import { LANGUAGES } from '../../i18n/languages.ts';

export const SORTS = ['random', 'newest', 'votes', 'relevance', 'number'] as const;
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
}

export const NO_FILTERS: Filters = { q: '', theme: null, district: null, answer: null, sort: null, unseen: false };

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
  };
}

export function queryOf({ q, theme, district, answer, sort, unseen }: Filters): string {
  const entries = Object.entries({ q: q.trim(), theme, district, answer, sort, unseen: unseen ? '1' : '' });
  const query = new URLSearchParams(entries.flatMap(([key, value]) => (value ? [[key, value]] : [])));
  return query.size === 0 ? '' : `?${query}`;
}

export function isFiltered({ q, theme, district, answer, unseen }: Filters): boolean {
  return q.trim() !== '' || theme !== null || district !== null || answer !== null || unseen;
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
    sort: sortOf(filters),
    seed,
    limit,
  };
}

/** The district and all that lie within it. */
export function districtsUnder(campaign: Campaign, id: string): ReadonlySet<string> {
  const found = new Set([id]);
  let size = 0;
  while (size !== found.size) {
    size = found.size;
    for (const { id: inner, within } of campaign.districts) if (within !== null && found.has(within)) found.add(inner);
  }
  return found;
}

export interface Indexed {
  readonly proposal: ListedProposal;
  /** Of all that is searched, folded, with a blank before each word. */
  readonly text: string;
  readonly title: string;
}

const wordsOf = (text: string) =>
  ` ${fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .join(' ')}`;

/** Themes and districts are found by their names in every language, as on the platform. */
export function indexOf(campaign: Campaign, catalogue: readonly ListedProposal[]): readonly Indexed[] {
  const names = new Map(
    [...campaign.themes, ...campaign.districts].map(({ id, name }) => [
      id,
      LANGUAGES.map((language) => name[language] ?? '').join(' '),
    ]),
  );
  return catalogue.map((proposal) => {
    const { number, title, summary, author, theme, district } = proposal;
    const all = [title, summary, author, names.get(theme) ?? '', district === null ? '' : (names.get(district) ?? '')];
    return { proposal, text: wordsOf(`${number} ${all.join(' ')}`), title: wordsOf(title) };
  });
}

/** Those that fit all the filters but the ones left out; `seen` are the numbers that count as seen. */
export function filtered(
  index: readonly Indexed[],
  campaign: Campaign,
  { q, theme, district, answer, unseen }: Filters,
  seen: ReadonlySet<number>,
): readonly Indexed[] {
  const words = wordsOf(q).split(' ').filter(Boolean);
  const districts = district === null ? null : districtsUnder(campaign, district);
  return index.filter(({ proposal, text }) => {
    if (theme !== null && proposal.theme !== theme) return false;
    if (districts !== null && (proposal.district === null || !districts.has(proposal.district))) return false;
    if (answer !== null && (proposal.answer?.kind ?? 'none') !== answer) return false;
    if (unseen && seen.has(proposal.number)) return false;
    return words.every((word) => text.includes(` ${word}`));
  });
}

/** In the order that the platform gives them; equal ones by number. */
export function ordered(
  found: readonly Indexed[],
  filters: Filters,
  seed: string,
  counts: ReadonlyMap<number, Count>,
): readonly ListedProposal[] {
  const sort = sortOf(filters);
  const place = placer(sort, filters.q, seed, counts);
  return found
    .map((entry) => ({ proposal: entry.proposal, place: place(entry) }))
    .sort((one, other) => one.place - other.place || one.proposal.number - other.proposal.number)
    .map(({ proposal }) => proposal);
}

function placer(sort: Sort, q: string, seed: string, counts: ReadonlyMap<number, Count>): (entry: Indexed) => number {
  switch (sort) {
    case 'random': {
      const place = randomPlace(seed);
      return ({ proposal }) => place(proposal.number);
    }
    case 'newest':
      return ({ proposal }) => -Date.parse(proposal.createdAt);
    case 'votes':
      return ({ proposal }) => -(counts.get(proposal.number)?.for ?? 0);
    case 'relevance': {
      const words = wordsOf(q).split(' ').filter(Boolean);
      return ({ title, proposal }) =>
        words.includes(String(proposal.number))
          ? -words.length - 1
          : -words.filter((word) => title.includes(` ${word}`)).length;
    }
    case 'number':
      return () => 0;
  }
}

/** The districts' own counts, each with those of the districts within it. */
function withInner(campaign: Campaign, own: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map(
    campaign.districts.map(({ id }) => {
      const all = [...districtsUnder(campaign, id)];
      return [id, all.reduce((sum, one) => sum + (own.get(one) ?? 0), 0)] as const;
    }),
  );
}

/** The counts of the unfiltered list, from how many proposals wait for an answer and how many there are. */
export function facetsOf(campaign: Campaign, debt: Schemas['AnswerDebt']) {
  const own = new Map(debt.districts.flatMap(({ district, proposals }) => (district ? [[district, proposals]] : [])));
  return {
    themes: new Map(debt.themes.map(({ theme, proposals }) => [theme, proposals])),
    districts: withInner(campaign, own),
    themesTotal: debt.proposals,
    districtsTotal: debt.proposals,
  };
}

/** How many of the proposals each theme and each district has; a larger district has those of the ones within it. */
export function countsBy(campaign: Campaign, found: readonly Pick<ListedProposal, 'theme' | 'district'>[]) {
  const themes = new Map<string, number>();
  const own = new Map<string, number>();
  for (const { theme, district } of found) {
    themes.set(theme, (themes.get(theme) ?? 0) + 1);
    if (district !== null) own.set(district, (own.get(district) ?? 0) + 1);
  }
  return { themes, districts: withInner(campaign, own) };
}
