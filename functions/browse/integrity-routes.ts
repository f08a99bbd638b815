import type { Campaign, Instant } from '../core/campaign.ts';
import type { Activity, Audience } from '../core/integrity.ts';
import { intervalOf } from '../core/phases.ts';
import { RECOUNT_GRACE } from '../core/recount.ts';
import type { CampaignCache } from '../http/campaign-cache.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { integrityView } from '../http/integrity-view.ts';
import { OPERATIONS } from '../http/operations.ts';
import { publicRoute, type Route } from '../http/serve.ts';
import { requirePublicCounts } from './routes.ts';

export interface IntegrityParts {
  readonly campaigns: DeployedCampaigns;
  readonly activities: CampaignCache<Activity>;
}

/** Counters per citizen are public once no vote is on its way any more: who watches them move sees single citizens. */
function audienceAt(campaign: Campaign, at: Instant): Audience {
  const closes = intervalOf(campaign, 'voting')?.closes ?? null;
  return closes !== null && at >= closes + RECOUNT_GRACE ? 'public' : 'public-hours';
}

export function integrityReadRoutes({ campaigns, activities }: IntegrityParts): Route[] {
  return [
    publicRoute(OPERATIONS.getIntegrity, async ({ params, receivedAt }) => {
      const campaign = campaigns.get(params.campaign);
      requirePublicCounts(campaign, receivedAt);
      const activity = await activities.get(campaign, receivedAt);
      return { body: integrityView(campaign, activity, audienceAt(campaign, receivedAt), receivedAt) };
    }),
  ];
}
