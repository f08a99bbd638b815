import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import * as z from 'zod';
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

/** The search index as it is packed. */
export const packedSearch = z.object({
  /** The proposals that are in it: number and revision. */
  documents: z.array(z.tuple([z.int(), z.int()])),
  index: z.custom<AsPlainObject>(
    (value) => z.looseObject({ serializationVersion: z.literal(2) }).safeParse(value).success,
  ),
});
export type PackedSearch = z.output<typeof packedSearch>;

/** One campaign's summaries, read from the table bit by bit, with their search index, in the memory of the execution environment. */
export class Catalogue {
  readonly #campaign: Campaign;
  readonly #readChanges: ReadChanges;
  readonly #summaries = new Map<number, ProposalSummary>();
  /** Asked for by the first search: lists do without it, and it takes longer than all the rest. */
  #search: MiniSearch<ProposalSummary> | null = null;
  #refreshedAt: Instant | null = null;
  readonly #readSearch: () => Promise<PackedSearch | null>;

  /** `readSearch`: gives the search index as it was packed, null where there is none. */
  constructor(
    campaign: Campaign,
    readChanges: ReadChanges,
    readSearch: () => Promise<PackedSearch | null> = async () => null,
  ) {
    this.#campaign = campaign;
    this.#readChanges = readChanges;
    this.#readSearch = readSearch;
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

  /**
   * To be awaited before searches, after `refresh`: takes the index from what is packed. Where nothing is, or nobody has
   * waited, the first search makes it.
   */
  async openSearch(): Promise<void> {
    if (this.#search) return;
    const packed = await this.#readSearch();
    // Another request may have been quicker.
    if (packed) this.#search ??= this.#unpacked(packed);
  }

  /** The search index, with nothing in it of what has gone. */
  async packSearch(): Promise<PackedSearch> {
    this.#search ??= this.#index();
    const search = this.#search;
    // What was discarded leaves its words behind until then.
    if (search.dirtCount > 0) await search.vacuum({ batchWait: 1 });
    return {
      documents: this.published().map(({ number, revision }) => [number, revision]),
      index: search.toJSON(),
    };
  }

  /** The packed index, made to hold exactly what the summaries say: it may have been packed earlier or later than they. */
  #unpacked({ documents, index }: PackedSearch): MiniSearch<ProposalSummary> {
    const search = MiniSearch.loadJS<ProposalSummary>(index, this.#options());
    const packed = new Map(documents);
    for (const [number, revision] of packed) {
      const known = this.#summaries.get(number);
      if (known?.status === 'published' && known.revision === revision) continue;
      search.discard(String(number));
      packed.delete(number);
    }
    search.addAll(this.published().filter(({ number }) => !packed.has(number)));
    return search;
  }

  #options(): Options<ProposalSummary> {
    return {
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
    };
  }

  #index(): MiniSearch<ProposalSummary> {
    const search = new MiniSearch<ProposalSummary>(this.#options());
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
