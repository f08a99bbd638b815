import { infiniteQueryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/preact-query';
import { answerOf, anyone, type Schemas, signedIn } from './client.ts';
import { FIRST } from './first-page.ts';
import { usePageCampaign } from './page-campaign.ts';
import type { paths } from './schema.d.ts';

export type ListedProposal = Schemas['ListedProposal'];
export type Proposal = Schemas['Proposal'];
export type ProposalDraft = Schemas['ProposalDraft'];
type Query = NonNullable<paths['/api/campaigns/{campaign}/proposals']['get']['parameters']['query']>;
/** What the address of the list says; see the API's `listProposals`. */
export type ProposalFilters = Omit<Query, 'cursor'>;

export function proposalsQuery(campaign: string, filters: ProposalFilters) {
  return infiniteQueryOptions({
    queryKey: ['proposals', campaign, filters],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === null ? {} : { cursor: pageParam };
      const params = { path: { campaign }, query: { ...filters, ...cursor } };
      return answerOf(anyone.GET('/api/campaigns/{campaign}/proposals', { params, signal }));
    },
    initialPageParam: FIRST,
    getNextPageParam: ({ next }) => next,
  });
}

/** Proposals page by page: `data.pages[i].items`, `data.pages[0].total`; `fetchNextPage()` while `hasNextPage`. */
export function useProposals(filters: ProposalFilters) {
  const campaign = usePageCampaign() ?? '';
  return useInfiniteQuery({
    ...proposalsQuery(campaign, filters),
    // While the next filter is being answered the list stays, and nothing jumps.
    placeholderData: (before) => before,
  });
}

export function useProposal(number: number) {
  const campaign = usePageCampaign() ?? '';
  return useQuery({
    queryKey: ['proposal', campaign, number],
    queryFn: ({ signal }) =>
      answerOf(
        anyone.GET('/api/campaigns/{campaign}/proposals/{number}', { params: { path: { campaign, number } }, signal }),
      ),
  });
}

/** Proposals like a title of at least three characters, with how alike they are (0 to 1); null: do not ask. */
export function useTwins(title: string | null) {
  const campaign = usePageCampaign() ?? '';
  return useQuery({
    queryKey: ['twins', campaign, title],
    queryFn: ({ signal }) => {
      const params = { path: { campaign }, query: { title: title ?? '' } };
      return answerOf(anyone.GET('/api/campaigns/{campaign}/twins', { params, signal }));
    },
    enabled: title !== null && title.length >= 3,
    placeholderData: (before) => before,
  });
}

export interface HandIn {
  readonly draft: ProposalDraft;
  /** Made once for a draft, and sent again with every try: however often it is sent, one proposal comes of it. */
  readonly idempotencyKey: string;
}

/** Hands a proposal in; throws a Failure. */
export function useHandIn() {
  const campaign = usePageCampaign() ?? '';
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ draft, idempotencyKey }: HandIn) => {
      const params = { path: { campaign }, header: { 'Idempotency-Key': idempotencyKey } };
      return answerOf(signedIn.POST('/api/campaigns/{campaign}/proposals', { params, body: draft }));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['proposals', campaign] }),
  });
}

/** One's own proposal with all its words, whatever its status. */
export function useOwnProposal(number: number) {
  const campaign = usePageCampaign() ?? '';
  return useQuery({
    queryKey: ['own-proposal', campaign, number],
    queryFn: ({ signal }) => {
      const params = { path: { campaign, number } };
      return answerOf(signedIn.GET('/api/campaigns/{campaign}/proposals/{number}/own', { params, signal }));
    },
    retry: false,
  });
}

/** Changes one's own proposal while ideas are taken; throws a Failure. */
export function useEditProposal(number: number) {
  const campaign = usePageCampaign() ?? '';
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['ProposalEdit']) => {
      const params = { path: { campaign, number } };
      return answerOf(signedIn.PATCH('/api/campaigns/{campaign}/proposals/{number}', { params, body }));
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['own-proposal', campaign, number] });
      await client.invalidateQueries({ queryKey: ['own', campaign] });
      await client.invalidateQueries({ queryKey: ['proposal', campaign, number] });
    },
  });
}

export function useReportProposal(number: number) {
  const campaign = usePageCampaign() ?? '';
  return useMutation({
    mutationFn: (body: Schemas['Report']) => {
      const params = { path: { campaign, number } };
      return answerOf(signedIn.POST('/api/campaigns/{campaign}/proposals/{number}/reports', { params, body }));
    },
  });
}
