import { useMutation, useQueryClient } from '@tanstack/preact-query';
import { useEffect } from 'preact/hooks';
import { answerOf, type Schemas, signedIn } from '../../api/client.ts';
import { usePageCampaign } from '../../api/page-campaign.ts';
import { type ListedProposal, useProposals } from '../../api/proposals.ts';
import type { DeskProposal } from './queue.ts';

const PAGE = 100;

/** All public proposals, by number: the first ones at once, the others as they come. */
export function useEveryProposal() {
  const list = useProposals({ sort: 'number', limit: PAGE });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const pages = list.data?.pages;
  return { ...list, items: pages?.flatMap(({ items }) => items), total: pages?.[0]?.total ?? 0 };
}

/** What is known of a proposal's cost. */
export type Costed = Pick<ListedProposal, 'number' | 'cost' | 'revision'>;

export interface PutCost extends Pick<Schemas['CostDraft'], 'cost' | 'revision'> {
  readonly number: number;
}

/**
 * Says what a proposal costs. One is sent after the other, however quickly they are written.
 *
 * @param onCosted called also when the field has gone from the page meanwhile
 */
export function usePutCost(onCosted: (costed: Costed) => void) {
  const campaign = usePageCampaign() ?? '';
  const client = useQueryClient();
  return useMutation({
    scope: { id: `costs ${campaign}` },
    mutationFn: ({ number, ...body }: PutCost) => {
      const params = { path: { campaign, number } };
      return answerOf(signedIn.PUT('/api/campaigns/{campaign}/proposals/{number}/cost', { params, body }));
    },
    onSuccess: (proposal) => {
      onCosted(proposal);
      const { number, cost, revision } = proposal;
      client.setQueryData(['proposal', campaign, number], proposal);
      client.setQueryData<DeskProposal>(['desk-proposal', campaign, number], (known) => {
        return known && { ...known, cost, revision };
      });
    },
  });
}
