import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { CampaignContext, type Shared, useCampaignQuery } from './api/campaigns.ts';
import { BallotContext, useBallotQuery } from './votes/ballots.ts';

/** The same object as long as nothing has changed that a page could show: what reads it is only then drawn anew. */
function useShared<T>({ data, error, isPending, refetch }: Shared<T>): Shared<T> {
  return useMemo(() => ({ data, error, isPending, refetch }), [data, error, isPending, refetch]);
}

/** What nearly every part of a page reads: its campaign, and the ballot of whoever is signed in. */
export function PageData({ children }: { children: ComponentChildren }) {
  const campaign = useShared(useCampaignQuery());
  const ballot = useShared(useBallotQuery());
  return (
    <CampaignContext.Provider value={campaign}>
      <BallotContext.Provider value={ballot}>{children}</BallotContext.Provider>
    </CampaignContext.Provider>
  );
}
