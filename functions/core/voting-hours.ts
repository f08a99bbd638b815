import type { Campaign, Instant } from './campaign.ts';
import { intervalOf } from './phases.ts';
import { localHour } from './zone.ts';

/** Some zones are half an hour off: in steps of this, no hour of their clocks is passed over. */
const STEP = 30 * 60 * 1000;

/**
 * The hours of voting that are over at `at`, by the campaign's clocks: `2017-06-01T14`. An hour that the clocks show
 * twice is one.
 */
export function hoursOver(campaign: Campaign, at: Instant): string[] {
  const voting = intervalOf(campaign, 'voting');
  if (!voting) return [];
  const closes = voting.closes ?? at;
  const hours = new Set<string>();
  for (let instant = voting.opens; instant < Math.min(at, closes); instant += STEP)
    hours.add(localHour(instant, campaign.timeZone));
  if (at < closes) hours.delete(localHour(at, campaign.timeZone));
  return [...hours];
}
