import { type InfiniteData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/preact-query';
import { answerOf, type Schemas, signedIn } from '../../api/client.ts';
import { FIRST } from '../../api/first-page.ts';
import { usePageCampaign } from '../../api/page-campaign.ts';
import type { paths } from '../../api/schema.d.ts';

export type QueuePage = Schemas['QueuePage'];
export type Queued = QueuePage['items'][number];
export type DeskProposal = Schemas['DeskProposal'];
export type Decision = Schemas['Decision'];
type Query = NonNullable<paths['/api/campaigns/{campaign}/desk/queue']['get']['parameters']['query']>;
const PAGE = 20;
export type QueueFilters = Pick<Query, 'because' | 'theme' | 'district'>;

/** Proposals that wait, what has waited longest first; page by page with their likely twins. */
export function useQueue(filters: QueueFilters) {
  return useQueuePages({ ...filters, twins: 'true', limit: PAGE });
}

/** So many that wait, to count them: `next` says that there are more. */
export function useQueueCount(limit: number) {
  return useQueuePages({ limit });
}

function useQueuePages(query: Omit<Query, 'cursor'>) {
  const campaign = usePageCampaign() ?? '';
  return useInfiniteQuery({
    queryKey: ['desk-queue', campaign, query],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === null ? {} : { cursor: pageParam };
      const params = { path: { campaign }, query: { ...query, ...cursor } };
      return answerOf(signedIn.GET('/api/campaigns/{campaign}/desk/queue', { params, signal }));
    },
    initialPageParam: FIRST,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
}

const proposalKey = (campaign: string, number: number) => ['desk-proposal', campaign, number];

/** One proposal with all its words and reports, whatever its status. */
export function useDeskProposal(number: number) {
  const campaign = usePageCampaign() ?? '';
  return useQuery({
    queryKey: proposalKey(campaign, number),
    queryFn: ({ signal }) => {
      const params = { path: { campaign, number } };
      return answerOf(signedIn.GET('/api/campaigns/{campaign}/desk/proposals/{number}', { params, signal }));
    },
  });
}

/** Puts what an act has answered in the place of what was known, and takes what waits no more out of the queue. */
export function useSettle() {
  const campaign = usePageCampaign() ?? '';
  const client = useQueryClient();
  return (proposal: DeskProposal) => {
    client.setQueryData(proposalKey(campaign, proposal.number), proposal);
    if (proposal.queuedAt !== null) return;
    client.setQueriesData<InfiniteData<QueuePage>>({ queryKey: ['desk-queue', campaign] }, (data) => {
      if (data === undefined) return data;
      const left = ({ number }: Queued) => number !== proposal.number;
      return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.filter(left) })) };
    });
  };
}

/** Reads one proposal anew, after somebody else has acted on it. */
export function useLookAgain() {
  const campaign = usePageCampaign() ?? '';
  const client = useQueryClient();
  return (number: number) => client.invalidateQueries({ queryKey: proposalKey(campaign, number) });
}

export function useDecide(number: number) {
  const campaign = usePageCampaign() ?? '';
  return useMutation({
    mutationFn: (body: Decision) =>
      answerOf(
        signedIn.POST('/api/campaigns/{campaign}/proposals/{number}/decision', {
          params: { path: { campaign, number } },
          body,
        }),
      ),
    onSuccess: useSettle(),
  });
}

export function useAnnul() {
  const campaign = usePageCampaign() ?? '';
  return useMutation({
    mutationFn: (body: Schemas['Annulment']) =>
      answerOf(signedIn.POST('/api/campaigns/{campaign}/annulments', { params: { path: { campaign } }, body })),
    onSuccess: useSettle(),
  });
}
