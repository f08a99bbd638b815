import type { Measured } from './measure.ts';
import { add, type Quantities, times } from './prices.ts';

/** The size of a campaign. */
export interface CampaignSize {
  readonly proposals: number;
  readonly voters: number;
  readonly votes: number;
  readonly visits: number;
  /** From the opening of the first phase to the end of voting. */
  readonly days: number;
}

/** What is there whether anybody comes or not. */
export interface Standing {
  readonly secrets: number;
  readonly alarms: number;
  readonly dashboards: number;
}

const DAYS_A_MONTH = 365 / 12;
const MINUTES_A_DAY = 24 * 60;
/** A proposal with its comments, and a ballot, in bytes of the tables; with what indexes repeat. */
const PROPOSAL_BYTES = 12_000;
const BALLOT_BYTES = 1_000;

export const monthsOf = (days: number): number => days / DAYS_A_MONTH;

/** What some days cost in which nobody comes. */
export function idle(measured: Pick<Measured, 'sweep'>, standing: Standing, days: number): Quantities {
  const months = monthsOf(days);
  return add(times(measured.sweep, days * MINUTES_A_DAY), {
    secretMonths: standing.secrets * months,
    alarmMonths: standing.alarms * months,
    dashboardMonths: standing.dashboards * months,
  });
}

/** All that a campaign of this size consumes, from its first day to its result. */
export function wholeOf(measured: Measured, standing: Standing, size: CampaignSize): Quantities {
  const months = monthsOf(size.days);
  const gigabytes = (size.proposals * PROPOSAL_BYTES + size.voters * BALLOT_BYTES) / 2 ** 30;
  const people = size.voters + size.proposals;
  return add(
    times(measured.proposal, size.proposals),
    times(measured.vote, size.votes),
    times(measured.visit, size.visits),
    times(measured.ballot, size.voters),
    idle(measured, standing, size.days),
    { tableGigabyteMonths: gigabytes * months, backupGigabyteMonths: gigabytes * months },
    // Each signs in once, with a code by e-mail.
    { signInUsers: people, emails: people },
  );
}
