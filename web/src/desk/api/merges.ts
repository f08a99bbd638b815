import { useMutation } from '@tanstack/preact-query';
import { answerOf, type Schemas, signedIn } from '../../api/client.ts';
import { usePageCampaign } from '../../api/page-campaign.ts';
import { useSettle } from './queue.ts';

export function useMerge(number: number) {
  const campaign = usePageCampaign() ?? '';
  return useMutation({
    mutationFn: (body: Schemas['Merge']) => {
      const params = { path: { campaign, number } };
      return answerOf(signedIn.POST('/api/campaigns/{campaign}/proposals/{number}/merge', { params, body }));
    },
    onSuccess: useSettle(),
  });
}

export function useUnmerge(number: number) {
  const campaign = usePageCampaign() ?? '';
  return useMutation({
    mutationFn: (body: Schemas['MergeChange']) => {
      const params = { path: { campaign, number } };
      return answerOf(signedIn.POST('/api/campaigns/{campaign}/proposals/{number}/unmerge', { params, body }));
    },
    onSuccess: useSettle(),
  });
}

const CONTRADICTION = '/api/campaigns/{campaign}/proposals/{number}/contradictions/{other}';

export function useLinkContradiction(number: number) {
  const campaign = usePageCampaign() ?? '';
  return useMutation({
    mutationFn: ({ other, ...body }: Schemas['MergeChange'] & { readonly other: number }) =>
      answerOf(signedIn.PUT(CONTRADICTION, { params: { path: { campaign, number, other } }, body })),
    onSuccess: useSettle(),
  });
}

export function useUnlinkContradiction(number: number) {
  const campaign = usePageCampaign() ?? '';
  return useMutation({
    mutationFn: ({ other, revision }: { readonly other: number; readonly revision: number }) =>
      answerOf(signedIn.DELETE(CONTRADICTION, { params: { path: { campaign, number, other }, query: { revision } } })),
    onSuccess: useSettle(),
  });
}
