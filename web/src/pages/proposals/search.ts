import { districtsUnder } from '../../../../functions/core/districts.ts';
import { fold } from '../../../../functions/core/fold.ts';
import { randomPlace } from '../../../../functions/core/random-order.ts';
import type { Campaign } from '../../api/campaigns.ts';
import type { Schemas } from '../../api/client.ts';
import type { ListedProposal } from '../../api/proposals.ts';
import type { Count } from '../../api/tally.ts';
import { LANGUAGES } from '../../i18n/languages.ts';
import type { Filters, Sort } from './filters.ts';

type Places = Pick<Campaign, 'themes' | 'districts'>;

/** Words as they are searched: folded, each with a blank before it. */
interface Words {
  readonly title: string;
  /** Of all that is searched. */
  readonly all: string;
}

export interface Indexed {
  readonly proposal: ListedProposal;
  /** Folded when they are first asked for, which takes a slow phone a tenth of a millisecond. */
  readonly words: () => Words;
}

/** How many of the proposals each chip stands for. */
export interface Facets {
  readonly themes: ReadonlyMap<string, number>;
  /** A larger district has those of the ones within it. */
  readonly districts: ReadonlyMap<string, number>;
  readonly themesTotal: number;
  readonly districtsTotal: number;
}

const wordsOf = (text: string) =>
  ` ${fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .join(' ')}`;

const queryWords = (q: string) => wordsOf(q).split(' ').filter(Boolean);

/** In the catalogue's order. Themes and districts are found by their names in every language, as on the platform. */
export function indexOf({ themes, districts }: Places, catalogue: readonly ListedProposal[]): readonly Indexed[] {
  const names = new Map<string, string>();
  const namesOf = (id: string | null): string => {
    if (id === null) return '';
    const known = names.get(id);
    if (known !== undefined) return known;
    const name = [...themes, ...districts].find((one) => one.id === id)?.name ?? {};
    const folded = wordsOf(LANGUAGES.map((language) => name[language] ?? '').join(' '));
    names.set(id, folded);
    return folded;
  };
  return catalogue.map((proposal) => {
    let words: Words | undefined;
    const make = (): Words => {
      const { number, title, summary, author, theme, district } = proposal;
      const folded = wordsOf(title);
      const rest = `${wordsOf(`${number} ${summary} ${author}`)}${namesOf(theme)}${namesOf(district)}`;
      return { title: folded, all: folded + rest };
    };
    return {
      proposal,
      words: () => {
        words ??= make();
        return words;
      },
    };
  });
}

/** The index, which comes by number, in an order; `relevance` is the found ones' own, see `byRelevance`. */
export function arranged(
  index: readonly Indexed[],
  sort: Sort,
  seed: string,
  counts: ReadonlyMap<number, Count>,
  /** From the reader, in metres; those without a place come last. */
  distances: ReadonlyMap<number, number> = new Map(),
): readonly Indexed[] {
  switch (sort) {
    case 'random': {
      const place = randomPlace(seed);
      return sortedBy(index, ({ proposal }) => place(proposal.number));
    }
    case 'newest':
      return sortedBy(index, ({ proposal }) => -Date.parse(proposal.createdAt));
    case 'votes':
      return sortedBy(index, ({ proposal }) => -(counts.get(proposal.number)?.for ?? 0));
    case 'near':
      return sortedBy(index, ({ proposal }) => distances.get(proposal.number) ?? Number.MAX_VALUE);
    case 'relevance':
    case 'number':
      return index;
  }
}

/** Those of whose title more is asked for come first; a number that is asked for before all. */
export function byRelevance(found: readonly Indexed[], q: string): readonly Indexed[] {
  const words = queryWords(q);
  return sortedBy(found, ({ words: has, proposal }) =>
    words.includes(String(proposal.number))
      ? -words.length - 1
      : -words.filter((word) => has().title.includes(` ${word}`)).length,
  );
}

function sortedBy(entries: readonly Indexed[], placeOf: (entry: Indexed) => number): readonly Indexed[] {
  return entries
    .map((entry) => ({ entry, place: placeOf(entry) }))
    .sort((one, other) => one.place - other.place || one.entry.proposal.number - other.entry.proposal.number)
    .map(({ entry }) => entry);
}

/**
 * Those that fit all the filters, in the order of the index, with what each chip would show: a theme's chip is counted
 * without the theme that is chosen, a district's without the district. One walk, for it is taken at each key.
 *
 * @param seen the numbers that count as seen
 */
export function narrowed(
  index: readonly Indexed[],
  campaign: Pick<Campaign, 'districts'>,
  { q, theme, district, answer, unseen }: Filters,
  seen: ReadonlySet<number>,
): { readonly found: readonly Indexed[]; readonly facets: Facets } {
  const wanted = queryWords(q).map((word) => ` ${word}`);
  const within = district === null ? null : districtsUnder(campaign, district);
  const found: Indexed[] = [];
  const themes = new Map<string, number>();
  const own = new Map<string, number>();
  let [themesTotal, districtsTotal] = [0, 0];
  for (const entry of index) {
    const { proposal } = entry;
    const isTheme = theme === null || proposal.theme === theme;
    const isDistrict = within === null || (proposal.district !== null && within.has(proposal.district));
    if (!isTheme && !isDistrict) continue;
    if (answer !== null && (proposal.answer?.kind ?? 'none') !== answer) continue;
    if (unseen && seen.has(proposal.number)) continue;
    if (wanted.length > 0 && !hasAll(entry.words().all, wanted)) continue;
    if (isDistrict) {
      themesTotal++;
      themes.set(proposal.theme, (themes.get(proposal.theme) ?? 0) + 1);
    }
    if (isTheme) {
      districtsTotal++;
      if (proposal.district !== null) own.set(proposal.district, (own.get(proposal.district) ?? 0) + 1);
    }
    if (isTheme && isDistrict) found.push(entry);
  }
  return { found, facets: { themes, districts: withInner(campaign, own), themesTotal, districtsTotal } };
}

function hasAll(text: string, words: readonly string[]): boolean {
  for (const word of words) if (!text.includes(word)) return false;
  return true;
}

/** The counts of the unfiltered list, from how many proposals wait for an answer and how many there are. */
export function facetsOf(campaign: Pick<Campaign, 'districts'>, debt: Schemas['AnswerDebt']): Facets {
  const own = new Map(debt.districts.flatMap(({ district, proposals }) => (district ? [[district, proposals]] : [])));
  return {
    themes: new Map(debt.themes.map(({ theme, proposals }) => [theme, proposals])),
    districts: withInner(campaign, own),
    themesTotal: debt.proposals,
    districtsTotal: debt.proposals,
  };
}

type Outer = ReadonlyMap<string, readonly string[]>;
const outers = new WeakMap<Campaign['districts'], Outer>();

/** Each district with itself and all that it lies within. */
function outerOf({ districts }: Pick<Campaign, 'districts'>): Outer {
  const known = outers.get(districts);
  if (known) return known;
  const parents = new Map(districts.map(({ id, within }) => [id, within]));
  const outer = new Map<string, string[]>();
  for (const { id } of districts) {
    const chain: string[] = [];
    for (let at: string | null = id; at !== null && !chain.includes(at); at = parents.get(at) ?? null) chain.push(at);
    outer.set(id, chain);
  }
  outers.set(districts, outer);
  return outer;
}

/** The districts' own counts, each with those of the districts within it. */
function withInner(campaign: Pick<Campaign, 'districts'>, own: ReadonlyMap<string, number>): Map<string, number> {
  const outer = outerOf(campaign);
  const counts = new Map(campaign.districts.map(({ id }) => [id, 0]));
  for (const [district, count] of own)
    for (const id of outer.get(district) ?? [district]) counts.set(id, (counts.get(id) ?? 0) + count);
  return counts;
}
