import type { Campaign, Instant } from '../core/campaign.ts';
import { intervalOf } from '../core/phases.ts';
import type { Counters } from '../core/recount.ts';
import {
  ASIDE_PAGE,
  ASIDE_RECORDS,
  CITIZENS,
  counterOf,
  hourCounter,
  hourPage,
  numberPages,
  pageOf,
  TURNOUT_PAGE,
} from '../core/tally.ts';
import { localHour } from '../core/zone.ts';
import { counterIn, NO_CAMPAIGN, type Tallies } from '../stores/tallies.ts';

const HOUR = 60 * 60 * 1000;
/** How long after closing a vote that was received in time may still be written, and its hour counted. */
const LATE = 6 * HOUR;

/** The hours, by the campaign's clocks, in which votes may have been cast. */
export function votingHours(campaign: Campaign, until: Instant): string[] {
  const voting = intervalOf(campaign, 'voting');
  const closes = voting?.closes ?? until;
  const hours = new Set<string>();
  for (let at = voting?.opens ?? closes; at < closes + LATE; at += HOUR) hours.add(localHour(at, campaign.timeZone));
  return [...hours];
}

export interface FoundTally {
  readonly counters: Counters & { readonly for: readonly number[]; readonly against: readonly number[] };
  readonly hours: ReadonlyMap<string, number>;
  /** Records put aside that are of this campaign, or of none that could be told. */
  readonly aside: number;
}

/** The live tally as it stands. */
export async function readTally(
  tallies: Tallies,
  campaign: Campaign,
  last: number,
  until: Instant,
): Promise<FoundTally> {
  const hours = votingHours(campaign, until);
  const names = [...numberPages(last), TURNOUT_PAGE, ASIDE_PAGE, ...new Set(hours.map(hourPage))];
  const [pages, unattributed] = [await tallies.read(campaign.id, names), await tallies.read(NO_CAMPAIGN, [ASIDE_PAGE])];
  const numbers = Array.from({ length: last }, (_, index) => index + 1);
  const counts = (choice: 'for' | 'against') =>
    numbers.map((number) => counterIn(pages.get(pageOf(number)), counterOf(choice, number)));
  return {
    counters: {
      for: counts('for'),
      against: counts('against'),
      turnout: counterIn(pages.get(TURNOUT_PAGE), CITIZENS),
    },
    hours: new Map(hours.map((hour) => [hour, counterIn(pages.get(hourPage(hour)), hourCounter(hour))])),
    aside: counterIn(pages.get(ASIDE_PAGE), ASIDE_RECORDS) + counterIn(unattributed.get(ASIDE_PAGE), ASIDE_RECORDS),
  };
}
