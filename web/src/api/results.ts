import { useQuery } from '@tanstack/preact-query';
import { useMemo } from 'preact/hooks';
import { useCampaign } from './campaigns.ts';
import { answerOf, anyone } from './client.ts';
import { usePageCampaign } from './page-campaign.ts';
import { Failure } from './problem.ts';
import { serverNow } from './server-clock.ts';
import { wholeResult } from './whole-result.ts';

/**
 * The result: a recount of all ballots; null where there is none yet or the city has not published it.
 *
 * @param asked whether to ask at all: before voting has closed there is none
 */
export function useResults(asked = true, version?: number) {
  const campaign = usePageCampaign() ?? '';
  return useQuery({
    queryKey: ['results', campaign, version],
    queryFn: async ({ signal }) => {
      try {
        const earlier = version === undefined ? {} : { version };
        return await wholeResult((page) => {
          const params = { path: { campaign }, query: { ...earlier, ...page } };
          return answerOf(anyone.GET('/api/campaigns/{campaign}/results', { params, signal }));
        });
      } catch (error) {
        const early = error instanceof Failure && ['no-result-yet', 'result-not-published'].includes(error.code);
        if (early) return null;
        throw error;
      }
    },
    enabled: asked,
  });
}

/**
 * What is selected, once the result is public; null before, and where the result says nothing of it. Open data tell that
 * it is: the result is not asked for while it would be refused.
 */
export function useSelected(): ReadonlySet<number> | null {
  const id = usePageCampaign() ?? '';
  const { data: campaign } = useCampaign();
  const closes = campaign?.phases.find(({ phase }) => phase === 'voting')?.closes ?? null;
  const published = useOpenData(closes !== null && serverNow() >= Date.parse(closes), false);
  const { data } = useQuery({
    queryKey: ['selected', id],
    queryFn: async ({ signal }) => {
      // Without the thousands of proposals that a page of one of them does not show.
      const params = { path: { campaign: id }, query: { limit: 1 } };
      const { selection } = await answerOf(anyone.GET('/api/campaigns/{campaign}/results', { params, signal }));
      return selection?.selected ?? null;
    },
    enabled: (published.data?.versions.length ?? 0) > 0,
    staleTime: 60_000,
  });
  return useMemo(() => (data ? new Set(data) : null), [data]);
}

/** What stands out in how people vote. */
export function useIntegrity() {
  const campaign = usePageCampaign() ?? '';
  return useQuery({
    queryKey: ['integrity', campaign],
    queryFn: ({ signal }) =>
      answerOf(anyone.GET('/api/campaigns/{campaign}/integrity', { params: { path: { campaign } }, signal })),
  });
}

/** How often open data are asked for until they are there, ms. */
const UNTIL_WRITTEN = 10_000;

/**
 * Which open data there are.
 *
 * @param asked before voting has closed there are none
 * @param waiting whether they are asked for until they are there
 */
export function useOpenData(asked: boolean, waiting = true) {
  const campaign = usePageCampaign() ?? '';
  return useQuery({
    queryKey: ['open-data', campaign],
    queryFn: ({ signal }) =>
      answerOf(anyone.GET('/api/campaigns/{campaign}/open-data', { params: { path: { campaign } }, signal })),
    enabled: asked,
    // They are written some seconds after the result is public.
    refetchInterval: ({ state }) => (waiting && state.data?.files.length === 0 ? UNTIL_WRITTEN : false),
  });
}
