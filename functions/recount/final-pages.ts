import type { Campaign } from '../core/campaign.ts';
import { countersOf } from '../core/recount.ts';
import type { Result } from '../core/result.ts';
import { hourPage, numberPage } from '../core/tally.ts';
import { votingHours } from './tally-as-found.ts';

/** The tally as the result has it: every page that may exist with the counters it has to show. */
export function finalPages(campaign: Campaign, result: Result): Map<string, Map<string, number>> {
  const pages = new Map<string, Map<string, number>>([[numberPage(0), new Map()]]);
  for (const { page, counter, count } of countersOf(result.counts))
    pages.set(page, (pages.get(page) ?? new Map<string, number>()).set(counter, count));
  // Votes per hour cannot be recounted from ballots; these pages are closed as they stand.
  for (const hour of votingHours(campaign, result.countedAt)) pages.set(hourPage(hour), new Map());
  return pages;
}
