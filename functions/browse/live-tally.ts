import { CITIZENS, type Counts, counterOf, numberPages, pageOf, TURNOUT_PAGE } from '../core/tally.ts';
import type { Numbering } from '../stores/ballot-papers.ts';
import { counterIn, type Page, type Tallies } from '../stores/tallies.ts';

/** The counters as they stand, of every number given so far. */
export interface LiveTally {
  readonly counts: readonly (Counts & { readonly number: number })[];
  readonly turnout: number;
  readonly votes: number;
}

export function tallyFrom(last: number, pages: ReadonlyMap<string, Page>): LiveTally {
  const counts = Array.from({ length: last }, (_, index) => {
    const number = index + 1;
    const page = pages.get(pageOf(number));
    return {
      number,
      for: counterIn(page, counterOf('for', number)),
      against: counterIn(page, counterOf('against', number)),
    };
  });
  return {
    counts,
    turnout: counterIn(pages.get(TURNOUT_PAGE), CITIZENS),
    votes: counts.reduce((sum, count) => sum + count.for + count.against, 0),
  };
}

export async function readLiveTally(
  tallies: Tallies,
  campaign: string,
  { last, paper }: Numbering,
): Promise<LiveTally> {
  const highest = paper?.last ?? last;
  return tallyFrom(highest, await tallies.read(campaign, [...numberPages(highest), TURNOUT_PAGE]));
}
