import { useQuery } from '@tanstack/preact-query';
import { useMemo } from 'preact/hooks';
import { useCampaign } from './campaigns.ts';
import { answerOf, anyone } from './client.ts';
import { usePageCampaign } from './page-campaign.ts';
import { Failure } from './problem.ts';
import { failedOf } from './query-client.ts';
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

export interface Selected {
  /** null: nothing is selected, or not yet; undefined: nobody knows yet. */
  readonly numbers: ReadonlySet<number> | null | undefined;
  /** Why it could not be had; null where all is well. */
  readonly error: Error | null;
}

/**
 * What is selected, once the result is public; nothing where the result says nothing of it. Open data tell that it is: the
 * result is not asked for while it would be refused.
 */
export function useSelected(): Selected {
  const id = usePageCampaign() ?? '';
  const { data: campaign } = useCampaign();
  const closes = campaign?.phases.find(({ phase }) => phase === 'voting')?.closes ?? null;
  const over = closes !== null && serverNow() >= Date.parse(closes);
  const published = useOpenData(over, false);
  const isPublic = published.data && published.data.versions.length > 0;
  const result = useQuery({
    queryKey: ['selected', id],
    queryFn: async ({ signal }) => {
      // Without the thousands of proposals that a page of one of them does not show.
      const params = { path: { campaign: id }, query: { limit: 1 } };
      const { selection } = await answerOf(anyone.GET('/api/campaigns/{campaign}/results', { params, signal }));
      return selection?.selected ?? null;
    },
    enabled: isPublic === true,
    staleTime: 60_000,
  });
  const known = useMemo(() => result.data && new Set(result.data), [result.data]);
  const none = campaign !== undefined && (!over || isPublic === false);
  const [failed] = failedOf([published, result]);
  return {
    numbers: none ? null : known,
    error: none ? null : (failed?.error ?? null),
  };
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
