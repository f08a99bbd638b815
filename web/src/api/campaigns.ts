import { queryOptions, useQuery } from '@tanstack/preact-query';
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
      const found = await answerOf(anyone.GET('/api/campaigns/{campaign}', { params: { path: { campaign } }, signal }));
      serverClock.observe(found.now);
      return found;
    },
  });
}

/**
 * The campaign of the page's address. It is asked for again when its phase changes by the platform's clock, so that a
 * page that stays open shows what is open.
 */
export function useCampaign() {
  const campaign = usePageCampaign();
  return useQuery({
    ...campaignQuery(campaign ?? ''),
    enabled: campaign !== null,
    refetchInterval: ({ state }) => (state.data === undefined ? false : untilNextLook(state.data, serverNow())),
  });
}
