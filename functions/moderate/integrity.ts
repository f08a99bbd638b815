import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { integrityView } from '../http/integrity-view.ts';
import { OPERATIONS } from '../http/operations.ts';
import { type Route, staffRoute } from '../http/serve.ts';
import { readActivity } from '../stores/activity.ts';
import type { Tallies } from '../stores/tallies.ts';

export interface IntegrityParts {
  readonly campaigns: DeployedCampaigns;
  readonly tallies: Tallies;
}

export function integrityRoutes({ campaigns, tallies }: IntegrityParts): Route[] {
  return [
    staffRoute(OPERATIONS.getDeskIntegrity, async ({ params, receivedAt }) => {
      const campaign = campaigns.get(params.campaign);
      const activity = await readActivity(tallies, campaign, receivedAt);
      return { body: integrityView(campaign, activity, 'all', receivedAt) };
    }),
  ];
}
