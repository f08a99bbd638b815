import type { Campaign, Instant } from '../core/campaign.ts';
import { type Activity, type Audience, integrityReport } from '../core/integrity.ts';

const NOTICE =
  'Each finding is a reason to look, not a verdict: it says what is unusual, not why. No number here is about one person.';

/** The report as an answer. */
export function integrityView(campaign: Campaign, activity: Activity, audience: Audience, at: Instant) {
  const { hours, citizensByChoices, ballotsByAge, findings, ...shares } = integrityReport(
    activity,
    campaign.voting.maxChoices,
    audience,
  );
  return {
    campaign: campaign.id,
    asOf: new Date(at).toISOString(),
    notice: NOTICE,
    hours: [...hours],
    citizensByChoices: [...citizensByChoices],
    ...shares,
    ballotsByAge: [...ballotsByAge],
    findings: [...findings],
  };
}
