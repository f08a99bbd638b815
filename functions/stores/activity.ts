import { ACCOUNT_AGES } from '../core/account-age.ts';
import type { Campaign, Instant } from '../core/campaign.ts';
import { CHOICE_BUCKETS } from '../core/choice-buckets.ts';
import type { Activity } from '../core/integrity.ts';
import { ageCounter, bucketCounter, hourCounter, hourPage, INTEGRITY_PAGE } from '../core/tally.ts';
import { hoursOver } from '../core/voting-hours.ts';
import { counterIn, type Tallies } from './tallies.ts';

/** What the live tally knows at `at` of how people vote; of votes per hour, the hours that are over. */
export async function readActivity(tallies: Tallies, campaign: Campaign, at: Instant): Promise<Activity> {
  const hours = hoursOver(campaign, at);
  const pages = await tallies.read(campaign.id, [INTEGRITY_PAGE, ...new Set(hours.map(hourPage))]);
  const integrity = pages.get(INTEGRITY_PAGE);
  return {
    hours: hours.map((hour) => ({ hour, votes: counterIn(pages.get(hourPage(hour)), hourCounter(hour)) })),
    citizensByChoices: CHOICE_BUCKETS.map((bucket) => counterIn(integrity, bucketCounter(bucket))),
    ballotsByAge: ACCOUNT_AGES.map((age) => counterIn(integrity, ageCounter(age))),
  };
}
