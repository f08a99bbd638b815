import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { CampaignContext, type Shared, useCampaignQuery } from './api/campaigns.ts';
import { PageCampaignContext } from './api/page-campaign.ts';
import { campaignOf } from './paths.ts';
import { BallotContext, useBallotQuery } from './votes/ballots.ts';

/** The same object as long as nothing has changed that a page could show: what reads it is only then drawn anew. */
function useShared<T>({ data, error, isPending, refetch }: Shared<T>): Shared<T> {
  return useMemo(() => ({ data, error, isPending, refetch }), [data, error, isPending, refetch]);
}

function CampaignData({ children }: { children: ComponentChildren }) {
  const campaign = useShared(useCampaignQuery());
  const ballot = useShared(useBallotQuery());
  return (
    <CampaignContext.Provider value={campaign}>
      <BallotContext.Provider value={ballot}>{children}</BallotContext.Provider>
    </CampaignContext.Provider>
  );
}

/** What nearly every part of a page reads: which campaign it is of, what that is, and the ballot of whoever is signed in. */
export function PageData({ children }: { children: ComponentChildren }) {
  const campaign = campaignOf(useLocation().path);
  return (
    <PageCampaignContext.Provider value={campaign}>
      <CampaignData>{children}</CampaignData>
    </PageCampaignContext.Provider>
  );
}
