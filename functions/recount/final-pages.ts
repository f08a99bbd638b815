import type { Campaign } from '../core/campaign.ts';
import { intervalOf } from '../core/phases.ts';
import type { Result } from '../core/result.ts';
import { CITIZENS, counterOf, hourPage, numberPage, numberPages, pageOf, TURNOUT_PAGE } from '../core/tally.ts';
import { localHour } from '../core/zone.ts';

const SIX_HOURS = 6 * 60 * 60 * 1000;

/** The tally as the result has it: every page that may exist with the counters it has to show. */
export function finalPages(campaign: Campaign, result: Result): Map<string, Map<string, number>> {
  const last = result.proposals.at(-1)?.number ?? 0;
  const pages = new Map<string, Map<string, number>>(numberPages(last).map((page) => [page, new Map()]));
  if (last === 0) pages.set(numberPage(0), new Map());
  for (const { number, for: votesFor, against } of result.proposals) {
    pages.get(pageOf(number))?.set(counterOf('for', number), votesFor).set(counterOf('against', number), against);
  }
  pages.set(TURNOUT_PAGE, new Map([[CITIZENS, result.turnout]]));
  const voting = intervalOf(campaign, 'voting');
  const closes = voting?.closes ?? result.countedAt;
  for (let at = voting?.opens ?? closes; at < closes + SIX_HOURS; at += SIX_HOURS) {
    // Votes per hour cannot be recounted from ballots; the page is closed as it stands.
    pages.set(hourPage(localHour(at, campaign.timeZone)), new Map());
  }
  return pages;
}
