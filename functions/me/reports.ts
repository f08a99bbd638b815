import type { Campaign, Instant } from '../core/campaign.ts';
import type { OwnReport, OwnReports } from '../stores/own-reports.ts';
import { reportedComment } from '../stores/reporter-items.ts';
import type { Person } from './person.ts';

const iso = (instant: Instant) => new Date(instant).toISOString();

/** DynamoDB takes up to some days to remove what has expired. */
function known({ until }: OwnReport, at: Instant): boolean {
  return until === null || until > at;
}

/** What the person has reported, by campaign; campaigns without reports are left out. */
async function byCampaign(reports: OwnReports, { reporterKey }: Person, campaigns: readonly Campaign[], at: Instant) {
  const read = await Promise.all(
    campaigns.map(async ({ id }) => ({
      campaign: id,
      reports: (await reports.of(id, reporterKey)).filter((report) => known(report, at)),
    })),
  );
  return read.filter((found) => found.reports.length > 0);
}

export async function reportsOf(reports: OwnReports, person: Person, campaigns: readonly Campaign[], at: Instant) {
  const found = await byCampaign(reports, person, campaigns, at);
  return found.flatMap(({ campaign, reports: own }) =>
    own.map(({ number, comment, at: when, until }) => ({
      campaign,
      number,
      comment,
      at: when === null ? null : iso(when),
      keptUntil: until === null ? null : iso(until),
    })),
  );
}

/** Forgets when the person has reported what, and tells in which campaigns it is still known that they have. */
export async function eraseReports(reports: OwnReports, person: Person, campaigns: readonly Campaign[], at: Instant) {
  const found = await byCampaign(reports, person, campaigns, at);
  const forgotten = await Promise.all(
    found.flatMap(({ campaign, reports: own }) =>
      own.map(({ number, comment }) => {
        const reported = comment === null ? `${number}` : reportedComment(number, comment);
        return reports.forget(campaign, person.reporterKey, reported);
      }),
    ),
  );
  const kept = found.map(({ campaign, reports: own }) => {
    const ends = own.map(({ until }) => until ?? Number.POSITIVE_INFINITY);
    const last = Math.max(...ends);
    return { campaign, what: 'reported' as const, until: Number.isFinite(last) ? iso(last) : null };
  });
  return { forgotten: forgotten.filter(Boolean).length, kept };
}
