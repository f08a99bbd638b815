import { useQuery } from '@tanstack/preact-query';
import { answerOf, anyone } from './client.ts';
import { usePageCampaign } from './page-campaign.ts';
import { Failure } from './problem.ts';

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
        const query = version === undefined ? {} : { version };
        const params = { path: { campaign }, query };
        return await answerOf(anyone.GET('/api/campaigns/{campaign}/results', { params, signal }));
      } catch (error) {
        const early = error instanceof Failure && ['no-result-yet', 'result-not-published'].includes(error.code);
        if (early) return null;
        throw error;
      }
    },
    enabled: asked,
  });
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

/** Which open data there are; null where none are published yet. */
export function useOpenData(asked = true) {
  const campaign = usePageCampaign() ?? '';
  return useQuery({
    queryKey: ['open-data', campaign],
    queryFn: async ({ signal }) => {
      try {
        const params = { path: { campaign } };
        return await answerOf(anyone.GET('/api/campaigns/{campaign}/open-data', { params, signal }));
      } catch (error) {
        if (error instanceof Failure && error.code === 'no-open-data-yet') return null;
        throw error;
      }
    },
    enabled: asked,
  });
}
