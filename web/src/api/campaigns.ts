import { queryOptions, useQuery } from '@tanstack/preact-query';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { answerOf, anyone, type Schemas } from './client.ts';
import { usePageCampaign } from './page-campaign.ts';
import { untilNextLook } from './phase-watch.ts';
import { serverClock, serverNow } from './server-clock.ts';

export type Campaign = Schemas['Campaign'];

/** All campaigns. */
export function useCampaigns() {
  return useQuery({
    queryKey: ['campaigns'],
    queryFn: async ({ signal }) => {
      const campaigns = await answerOf(anyone.GET('/api/campaigns', { signal }));
      serverClock.observe(campaigns.now);
      return campaigns;
    },
  });
}

export function campaignQuery(campaign: string) {
  return queryOptions({
    queryKey: ['campaign', campaign],
    queryFn: async ({ signal }): Promise<Campaign> => {
      const call = anyone.GET('/api/campaigns/{campaign}', { params: { path: { campaign } }, signal });
      const found = await answerOf<Campaign>(call);
      serverClock.observe(found.now);
      return found;
    },
  });
}

/** One answer that many parts of a page read: asked for in one place, since a list has hundreds of them. */
export interface Shared<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly refetch: () => Promise<unknown>;
}

export const CampaignContext = createContext<Shared<Campaign> | null>(null);

/** The campaign of the page's address. */
export function useCampaign(): Shared<Campaign> {
  const shared = useContext(CampaignContext);
  if (shared === null) throw new Error('useCampaign is called outside of PageData.');
  return shared;
}

/**
 * For PageData alone. The campaign is asked for again when its phase changes by the platform's clock, so that a page
 * that stays open shows what is open.
 */
export function useCampaignQuery() {
  const campaign = usePageCampaign();
  return useQuery({
    ...campaignQuery(campaign ?? ''),
    enabled: campaign !== null,
    refetchInterval: ({ state }) => (state.data === undefined ? false : untilNextLook(state.data, serverNow())),
  });
}
