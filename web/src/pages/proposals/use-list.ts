import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useCampaign } from '../../api/campaigns.ts';
import { useCatalogue } from '../../api/catalogue.ts';
import { useAnswerDebt } from '../../api/projects.ts';
import { type ListedProposal, useProposals } from '../../api/proposals.ts';
import type { Selected } from '../../api/results.ts';
import type { Count } from '../../api/tally.ts';
import { useNumbered } from '../../api/titles.ts';
import { deviceSeed } from '../../components/seed.ts';
import { apiFilters, type Filters, isFiltered, NO_FILTERS, queryOf, sortOf } from './filters.ts';
import { arranged, byRelevance, type Facets, facetsOf, type Indexed, indexOf, narrowed } from './search.ts';
import { type Distances, useDistances } from './use-distances.ts';
import { useDrawn } from './use-drawn.ts';

/** Cards that one step of the list adds. */
export const STEP = 24;
/** How long typing has to pause before the platform is asked, ms. */
const TYPING = 300;
/** Proposals whose words are folded ahead in one go, while the browser has nothing to do. */
const FOLDED_AT_ONCE = 40;
/** How far each list was opened, for the way back to it. */
const opened = new Map<string, number>();

export interface List {
  readonly items: readonly ListedProposal[];
  /** All that the filters find, where all are on the device; null elsewhere. */
  readonly found: readonly ListedProposal[] | null;
  /** From the reader, where the list is in that order and it is known. */
  readonly distances: Distances | null;
  readonly total: number | undefined;
  /** null while nobody knows. */
  readonly facets: Facets | null;
  /** Nothing is there yet. */
  readonly pending: boolean;
  /** What is shown is still the list of the filters before. */
  readonly busy: boolean;
  readonly error: unknown;
  readonly more: (() => void) | null;
  readonly loadingMore: boolean;
}

const NOTHING: readonly ListedProposal[] = [];
const NO_COUNTS: ReadonlyMap<number, Count> = new Map();

/** Folds the words of all proposals bit by bit, so that a search's first letter need not wait for it. */
function useFoldedAhead(index: readonly Indexed[] | null): void {
  useEffect(() => {
    if (index === null) return;
    let [at, timer] = [0, setTimeout(fold)];
    function fold(): void {
      for (const entry of index?.slice(at, at + FOLDED_AT_ONCE) ?? []) entry.words();
      at += FOLDED_AT_ONCE;
      if (at < (index?.length ?? 0)) timer = setTimeout(fold, FOLDED_AT_ONCE);
    }
    return () => clearTimeout(timer);
  }, [index]);
}

const NO_NUMBERS: ReadonlySet<number> = new Set();

/**
 * All proposals with their words, once they are on the device. Where only selected ones are wanted, those: they are few,
 * so they are asked for by their numbers where the others are too many.
 *
 * @param only null: all of them
 */
function useIndex(only: ReadonlySet<number> | null) {
  const { data: campaign } = useCampaign();
  const { data: debt } = useAnswerDebt();
  const { items: catalogue } = useCatalogue(debt?.proposals);
  const numbered = useNumbered(only && catalogue === null ? only : null);
  const themes = campaign?.themes;
  const districts = campaign?.districts;
  const all = useMemo(
    () => (themes && districts && catalogue ? indexOf({ themes, districts }, catalogue) : null),
    [themes, districts, catalogue],
  );
  useFoldedAhead(all);
  const index = useMemo(() => {
    if (only === null) return all;
    if (all) return all.filter(({ proposal }) => only.has(proposal.number));
    return themes && districts && numbered.data ? indexOf({ themes, districts }, numbered.data) : null;
  }, [only, all, themes, districts, numbered.data]);
  return { index, error: index ? null : numbered.error };
}

/** What the filters find among the proposals on the device; null while they are not all there. */
function useFound(
  index: readonly Indexed[] | null,
  filters: Filters,
  seen: ReadonlySet<number>,
  counts: ReadonlyMap<number, Count>,
) {
  const districts = useCampaign().data?.districts;
  const sort = sortOf(filters);
  // The counts come anew every few seconds: they move the list only where it is in their order.
  const relevant = sort === 'votes' ? counts : NO_COUNTS;
  const distances = useDistances(sort === 'near');
  const inOrder = useMemo(
    () => index && arranged(index, sort, deviceSeed(), relevant, distances),
    [index, sort, relevant, distances],
  );
  return useMemo(() => {
    if (!inOrder || !districts) return null;
    const { found, facets } = narrowed(inOrder, { districts }, filters, seen);
    const sorted = sort === 'relevance' ? byRelevance(found, filters.q) : found;
    return { items: sorted.map(({ proposal }) => proposal), facets, distances };
  }, [inOrder, districts, filters, seen, sort, distances]);
}

/** The filters as the platform is asked, if it is: what is typed counts once typing pauses. */
function useAsked(filters: Filters, isAsked: boolean): Filters {
  const [q, setQ] = useState(filters.q);
  useEffect(() => {
    if (!isAsked) return;
    const timer = setTimeout(() => setQ(filters.q), filters.q === '' ? 0 : TYPING);
    return () => clearTimeout(timer);
  }, [filters.q, isAsked]);
  return { ...filters, q };
}

/**
 * The list of the filters, from the proposals on the device once all are there; until then, and where they are too many
 * for that, as the platform gives it. What is selected is always filtered here.
 *
 * @param seen the numbers that count as seen
 */
export function useList(
  filters: Filters,
  seen: ReadonlySet<number>,
  counts: ReadonlyMap<number, Count>,
  selected: Selected,
): List {
  const { data: campaign } = useCampaign();
  const { data: debt } = useAnswerDebt();
  const own = useIndex(filters.selected ? (selected.numbers ?? NO_NUMBERS) : null);
  const known = filters.selected && !selected.numbers ? null : own.index;
  const local = useFound(known, filters, seen, counts);
  const [, redraw] = useState(0);
  const typed = useAsked(filters, local === null);
  // With all of them here the platform need not be asked for each filter.
  const asked = useProposals(apiFilters(local ? NO_FILTERS : typed, deviceSeed(), STEP));
  const pages = asked.data?.pages;
  const fetched = useMemo(() => {
    const all = pages?.flatMap(({ items }) => items) ?? [];
    return filters.unseen ? all.filter(({ number }) => !seen.has(number)) : all;
  }, [pages, filters.unseen, seen]);

  const key = queryOf(filters);
  // The platform's list has the others as well.
  const waiting = filters.selected && !local;
  const failure = selected.error ?? own.error;
  const busy = !local && !waiting && (asked.isPlaceholderData || typed.q !== filters.q);
  // A list stays as it is until the next one has come.
  const shown = useRef(key);
  if (!busy) shown.current = key;
  const items = local?.items ?? (waiting ? NOTHING : fetched);
  const wanted = Math.min(items.length, local ? (opened.get(key) ?? STEP) : items.length);
  const drawn = useDrawn(shown.current, wanted);
  const visible = useMemo(() => items.slice(0, drawn), [items, drawn]);
  const facets = useMemo(
    // Until all are here: the counts of the whole list, which the answer debt brings along.
    () => local?.facets ?? (campaign && debt && !isFiltered(filters) ? facetsOf(campaign, debt) : null),
    [local, campaign, debt, filters],
  );
  const standing = drawn >= Math.min(wanted, STEP);
  const open = () => {
    opened.set(key, (opened.get(key) ?? STEP) + STEP);
    redraw((times) => times + 1);
  };
  return {
    items: visible,
    found: local?.items ?? null,
    distances: local?.distances ?? null,
    total: local ? local.items.length : waiting ? undefined : pages?.[0]?.total,
    facets,
    pending: waiting ? failure === null : !local && asked.isPending,
    busy,
    error: waiting ? failure : local || asked.data ? null : asked.error,
    more: local
      ? local.items.length > wanted && standing
        ? open
        : null
      : asked.hasNextPage && !waiting
        ? () => void asked.fetchNextPage()
        : null,
    loadingMore: !local && asked.isFetchingNextPage,
  };
}
