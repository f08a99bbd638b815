import { keepPreviousData, queryOptions, useQuery } from '@tanstack/preact-query';
import { answerOf, anyone } from './client.ts';
import { usePageCampaign } from './page-campaign.ts';
import type { ListedProposal } from './proposals.ts';
import { queryClient } from './query-client.ts';

/** Numbers that one request takes. */
const MOST = 100;
/** Where nobody on the way shall know which ones are wanted, so many are asked for together, the same ones for everybody. */
const NEIGHBOURS = MOST;
/** Where that would be more requests than this, about 12 kB each, so many of each neighbourhood. */
const MOST_REQUESTS = 10;
const NEAREST_NEIGHBOURS = 20;

type Read = (numbers: readonly number[]) => Promise<readonly ListedProposal[]>;

/**
 * Asks for proposals by their numbers: all that are wanted in one moment go into one request, or as few as there can be.
 */
export class Titles {
  readonly #read: Read;
  readonly #most: number;
  #waiting = new Map<number, PromiseWithResolvers<ListedProposal | null>>();

  /** @param most numbers that are read together */
  constructor(read: Read, most = MOST) {
    this.#read = read;
    this.#most = most;
  }

  /** The proposal of this number; null where it is not in the list, for it was withdrawn, say. */
  of(number: number): Promise<ListedProposal | null> {
    const known = this.#waiting.get(number);
    if (known) return known.promise;
    if (this.#waiting.size === 0) setTimeout(() => this.#ask());
    const waiting = Promise.withResolvers<ListedProposal | null>();
    this.#waiting.set(number, waiting);
    return waiting.promise;
  }

  #ask(): void {
    const wanted = [...this.#waiting].sort(([one], [other]) => one - other);
    this.#waiting = new Map();
    for (let at = 0; at < wanted.length; at += this.#most) {
      const part = wanted.slice(at, at + this.#most);
      this.#read(part.map(([number]) => number)).then(
        (found) => {
          const byNumber = new Map(found.map((one) => [one.number, one]));
          for (const [number, { resolve }] of part) resolve(byNumber.get(number) ?? null);
        },
        (error: unknown) => {
          for (const [, { reject }] of part) reject(error);
        },
      );
    }
  }
}

function neighbourhoods(numbers: readonly number[], size: number): number[][] {
  const blocks = new Set(numbers.map((number) => Math.floor((number - 1) / size)));
  return [...blocks].map((block) => Array.from({ length: size }, (_, index) => block * size + index + 1));
}

function partsOf(numbers: readonly number[]): number[][] {
  return Array.from({ length: Math.ceil(numbers.length / MOST) }, (_, part) =>
    numbers.slice(part * MOST, (part + 1) * MOST),
  );
}

/** The numbers that each request asks for, so that these are among them and it cannot be told which ones are wanted. */
export function discreetly(numbers: readonly number[]): number[][] {
  const wide = neighbourhoods(numbers, NEIGHBOURS);
  return wide.length <= MOST_REQUESTS ? wide : partsOf(neighbourhoods(numbers, NEAREST_NEIGHBOURS).flat());
}

function readerOf(campaign: string): Read {
  return async (numbers) => {
    const query = { numbers: numbers.join(','), sort: 'number', limit: MOST } as const;
    const page = await answerOf(
      anyone.GET('/api/campaigns/{campaign}/proposals', { params: { path: { campaign }, query } }),
    );
    return page.items;
  };
}

const titles = new Map<string, Titles>();

function titlesOf(campaign: string, discreet: boolean): Titles {
  const key = `${campaign} ${discreet}`;
  const read = readerOf(campaign);
  const made = titles.get(key) ?? (discreet ? new Titles(inBlocks(read), Number.POSITIVE_INFINITY) : new Titles(read));
  titles.set(key, made);
  return made;
}

function inBlocks(read: Read): Read {
  return async (numbers) => (await Promise.all(discreetly(numbers).map(read))).flat();
}

/** All of these that are in the list, at most so many as a device holds; null: do not ask. */
export function useNumbered(numbers: ReadonlySet<number> | null) {
  const campaign = usePageCampaign() ?? '';
  const sorted = numbers && [...numbers].sort((one, other) => one - other);
  return useQuery({
    queryKey: ['numbered', campaign, sorted],
    queryFn: async () => (await Promise.all(partsOf(sorted ?? []).map(readerOf(campaign)))).flat(),
    enabled: sorted !== null,
    staleTime: 60_000,
  });
}

function titleQuery(campaign: string, number: number, discreet: boolean) {
  return queryOptions({
    queryKey: ['title', campaign, number],
    queryFn: () => titlesOf(campaign, discreet).of(number),
    staleTime: 60_000,
  });
}

/** Asks for those of somebody's own ballot before there is a page to show them. */
export function askTitlesEarly(campaign: string, numbers: readonly number[]): void {
  for (const number of numbers) void queryClient.prefetchQuery(titleQuery(campaign, number, true));
}

/**
 * A proposal that is known by its number; null where it is not in the list.
 *
 * @param discreet of somebody's own ballot: what is asked for must not tell which number it is about
 */
export function useTitle(number: number, discreet: boolean, asked = true) {
  const campaign = usePageCampaign() ?? '';
  return useQuery({ ...titleQuery(campaign, number, discreet), enabled: asked });
}

/** Those of somebody's own ballot by their numbers; of the ballot as it was before until they are known. */
export function useBallotTitles(numbers: readonly number[], asked: boolean) {
  const campaign = usePageCampaign() ?? '';
  return useQuery({
    queryKey: ['titles', campaign, numbers],
    queryFn: async () => {
      const asking = titlesOf(campaign, true);
      const found = await Promise.all(numbers.map((number) => asking.of(number)));
      return new Map(numbers.map((number, index) => [number, found[index] ?? null]));
    },
    enabled: asked,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}
