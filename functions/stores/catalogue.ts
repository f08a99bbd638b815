import MiniSearch from 'minisearch';
import type { Campaign, Instant } from '../core/campaign.ts';
import { fold } from '../core/fold.ts';
import type { ProposalSummary } from '../core/proposal.ts';

/** How old, in milliseconds, a list may be before the catalogue asks for what has changed. */
export const CATALOGUE_AGE = 2_000;
/**
 * How far back each refresh looks again: longer than a request may take between its instant and its write, and than
 * the index lags behind the table.
 */
export const OVERLAP = 120_000;

/** Reads the summaries that changed at or after an instant. */
export type ReadChanges = (campaign: string, since: Instant) => AsyncIterable<readonly ProposalSummary[]>;

/** One campaign's summaries, read from the table bit by bit, with their search index, in the memory of the execution environment. */
export class Catalogue {
  readonly #campaign: Campaign;
  readonly #readChanges: ReadChanges;
  readonly #summaries = new Map<number, ProposalSummary>();
  /** Made by the first search: lists do without it, and it takes longer than all the rest. */
  #search: MiniSearch<ProposalSummary> | null = null;
  #refreshedAt: Instant | null = null;

  constructor(campaign: Campaign, readChanges: ReadChanges) {
    this.#campaign = campaign;
    this.#readChanges = readChanges;
  }

  /** Themes and districts are found by their names in every language. */
  #text(summary: ProposalSummary, field: string): string {
    const names = (list: Campaign['themes'], id: string | null) =>
      Object.values(list.find((entry) => entry.id === id)?.name ?? {}).join(' ');
    switch (field) {
      case 'theme':
        return names(this.#campaign.themes, summary.theme);
      case 'district':
        return names(this.#campaign.districts, summary.district);
      case 'number':
        return String(summary.number);
      case 'title':
      case 'summary':
      case 'author':
        return summary[field];
      default:
        throw new Error(`The search index asked for the field ${field}`);
    }
  }

  /** Takes in what has changed; reads all of it the first time. `at` is the request's instant. */
  async refresh(at: Instant): Promise<void> {
    const last = this.#refreshedAt;
    if (last !== null && Math.abs(at - last) < CATALOGUE_AGE) return;
    const since = last === null ? 0 : Math.min(last, at) - OVERLAP;
    for await (const page of this.#readChanges(this.#campaign.id, since))
      for (const summary of page) this.#take(summary);
    this.#refreshedAt = at;
  }

  #take(summary: ProposalSummary): void {
    const known = this.#summaries.get(summary.number);
    if (known && known.revision >= summary.revision) return;
    this.#summaries.set(summary.number, summary);
    if (known?.status === 'published') this.#search?.discard(String(summary.number));
    if (summary.status === 'published') this.#search?.add(summary);
  }

  #index(): MiniSearch<ProposalSummary> {
    const search = new MiniSearch<ProposalSummary>({
      idField: 'number',
      fields: ['title', 'summary', 'author', 'theme', 'district'],
      extractField: (summary, field) => this.#text(summary, field),
      processTerm: fold,
      searchOptions: {
        boost: { title: 3, summary: 2 },
        prefix: true,
        fuzzy: (term) => (term.length > 5 ? 0.2 : false),
        combineWith: 'AND',
      },
    });
    search.addAll(this.published());
    return search;
  }

  published(): ProposalSummary[] {
    return [...this.#summaries.values()].filter(({ status }) => status === 'published');
  }

  /** The scores of the proposals that hold all the words, by number. */
  scores(words: string): ReadonlyMap<number, number> {
    this.#search ??= this.#index();
    return new Map(this.#search.search(words).map(({ id, score }) => [Number(id), score]));
  }

  /** The proposals that share at least one word with the text, the best ones of the search first. */
  sharing(text: string, limit: number): ProposalSummary[] {
    this.#search ??= this.#index();
    const found = this.#search.search(text, { combineWith: 'OR', fields: ['title'], prefix: false });
    return found.slice(0, limit).flatMap(({ id }) => this.#summaries.get(Number(id)) ?? []);
  }
}
