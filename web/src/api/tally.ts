import { useQuery, useQueryClient } from '@tanstack/preact-query';
import { useMemo } from 'preact/hooks';
import { type Campaign, campaignQuery, useCampaign } from './campaigns.ts';
import { answerOf, anyone } from './client.ts';
import { usePageCampaign } from './page-campaign.ts';
import { nextBoundary } from './phase-watch.ts';
import { serverClock, serverNow } from './server-clock.ts';

/** How often the counts are asked for while the page is looked at and voting is open, ms. */
const LIVE = 7_000;

export interface Count {
  readonly for: number;
  readonly against: number;
}

function countsArePublic(campaign: Campaign | undefined): boolean {
  if (campaign === undefined) return false;
  const closes = campaign.phases.find(({ phase }) => phase === 'voting')?.closes ?? null;
  return campaign.voting.counts === 'live' || (closes !== null && Date.parse(campaign.now) >= Date.parse(closes));
}

/**
 * The live counters; asked for again and again while voting is open and the page is looked at. Disabled, without data,
 * where the campaign shows its counts only afterwards.
 */
export function useTally() {
  const campaign = usePageCampaign() ?? '';
  const client = useQueryClient();
  const { data: rules } = useCampaign();
  return useQuery({
    queryKey: ['tally', campaign],
    queryFn: async ({ signal }) => {
      const tally = await answerOf(
        anyone.GET('/api/campaigns/{campaign}/tally', { params: { path: { campaign } }, signal }),
      );
      serverClock.observe(tally.asOf);
      // It comes often and tells the platform's time: so a phase that has ended is noticed here first.
      const known = client.getQueryData(campaignQuery(campaign).queryKey);
      const boundary = known === undefined ? null : nextBoundary(known);
      if (boundary !== null && boundary <= serverNow()) {
        await client.invalidateQueries({ queryKey: campaignQuery(campaign).queryKey });
      }
      return tally;
    },
    enabled: countsArePublic(rules),
    refetchInterval: rules?.phase === 'voting' ? LIVE : false,
  });
}

const NONE: ReadonlyMap<number, Count> = new Map();

/** The live counters by proposal; empty where they are not public. */
export function useCounts(): ReadonlyMap<number, Count> {
  const { data } = useTally();
  return useMemo(
    () => (data === undefined ? NONE : new Map(data.counts.map((count) => [count.number, count]))),
    [data],
  );
}
