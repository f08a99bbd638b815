import { useInfiniteQuery, useQuery } from '@tanstack/preact-query';
import { answerOf, anyone, type Schemas } from './client.ts';
import { FIRST } from './first-page.ts';
import { usePageCampaign } from './page-campaign.ts';
import type { paths } from './schema.d.ts';

export type ProjectSummary = Schemas['ProjectSummary'];
export type PublicProject = Schemas['PublicProject'];
type Query = NonNullable<paths['/api/campaigns/{campaign}/projects']['get']['parameters']['query']>;
export type ProjectFilters = Omit<Query, 'cursor'>;

/** Projects page by page: `data.pages[i].items`; `fetchNextPage()` while `hasNextPage`. */
export function useProjects(filters: ProjectFilters = {}) {
  const campaign = usePageCampaign() ?? '';
  return useInfiniteQuery({
    queryKey: ['projects', campaign, filters],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === null ? {} : { cursor: pageParam };
      const params = { path: { campaign }, query: { ...filters, ...cursor } };
      return answerOf(anyone.GET('/api/campaigns/{campaign}/projects', { params, signal }));
    },
    initialPageParam: FIRST,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
}

export function useProject(project: string) {
  const campaign = usePageCampaign() ?? '';
  return useQuery({
    queryKey: ['project', campaign, project],
    queryFn: ({ signal }) => {
      const params = { path: { campaign, project } };
      return answerOf(anyone.GET('/api/campaigns/{campaign}/projects/{project}', { params, signal }));
    },
  });
}

/** The groups that projects stand on. */
export function useTendencies() {
  const campaign = usePageCampaign() ?? '';
  return useQuery({
    queryKey: ['tendencies', campaign],
    queryFn: ({ signal }) =>
      answerOf(anyone.GET('/api/campaigns/{campaign}/tendencies', { params: { path: { campaign } }, signal })),
  });
}

/** What became of a proposal: the groups that it is in and the projects drawn from it. */
export function useLineage(number: number) {
  const campaign = usePageCampaign() ?? '';
  return useQuery({
    queryKey: ['lineage', campaign, number],
    queryFn: ({ signal }) => {
      const params = { path: { campaign, number } };
      return answerOf(anyone.GET('/api/campaigns/{campaign}/proposals/{number}/lineage', { params, signal }));
    },
  });
}

/** Which promises of the city are kept, open and late. */
export function usePromises() {
  const campaign = usePageCampaign() ?? '';
  return useQuery({
    queryKey: ['promises', campaign],
    queryFn: ({ signal }) =>
      answerOf(anyone.GET('/api/campaigns/{campaign}/promises', { params: { path: { campaign } }, signal })),
  });
}

/** How many proposals wait for an answer of the city, and since when. */
export function useAnswerDebt() {
  const campaign = usePageCampaign() ?? '';
  return useQuery({
    queryKey: ['answer-debt', campaign],
    queryFn: ({ signal }) =>
      answerOf(anyone.GET('/api/campaigns/{campaign}/answer-debt', { params: { path: { campaign } }, signal })),
  });
}
