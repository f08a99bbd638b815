import { useQuery } from '@tanstack/preact-query';
import { answerOf, anyone } from './client.ts';
import { usePageCampaign } from './page-campaign.ts';
import type { ListedProposal } from './proposals.ts';

/** Numbers that one request takes. */
const MOST = 100;
/** Where nobody on the way shall know which ones are wanted, so many neighbours are asked for with each. */
const BLOCK = 20;

type Read = (numbers: readonly number[]) => Promise<readonly ListedProposal[]>;

/**
 * Asks for proposals by their numbers: all that are wanted in one moment go into one request, or as few as there can be.
 */
export class Titles {
  readonly #read: Read;
  #waiting = new Map<number, PromiseWithResolvers<ListedProposal | null>>();

  constructor(read: Read) {
    this.#read = read;
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
    for (let at = 0; at < wanted.length; at += MOST) {
      const part = wanted.slice(at, at + MOST);
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

/** All numbers of the blocks in which these lie. */
export function blocksOf(numbers: readonly number[]): number[] {
  const blocks = new Set(numbers.map((number) => Math.floor((number - 1) / BLOCK)));
  return [...blocks].flatMap((block) => Array.from({ length: BLOCK }, (_, index) => block * BLOCK + index + 1));
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
  const made = titles.get(key) ?? new Titles(discreet ? inBlocks(read) : read);
  titles.set(key, made);
  return made;
}

function inBlocks(read: Read): Read {
  return async (numbers) => {
    const all = blocksOf(numbers);
    const parts = Array.from({ length: Math.ceil(all.length / MOST) }, (_, part) =>
      read(all.slice(part * MOST, (part + 1) * MOST)),
    );
    return (await Promise.all(parts)).flat();
  };
}

/**
 * A proposal that is known by its number; null where it is not in the list.
 *
 * @param discreet of somebody's own ballot: what is asked for must not tell which number it is about
 */
export function useTitle(number: number, discreet: boolean, asked = true) {
  const campaign = usePageCampaign() ?? '';
  return useQuery({
    queryKey: ['title', campaign, number],
    queryFn: () => titlesOf(campaign, discreet).of(number),
    enabled: asked,
    staleTime: 60_000,
  });
}
