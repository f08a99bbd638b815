import { type InfiniteData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/preact-query';
import { answerOf, type Schemas, signedIn } from '../../api/client.ts';
import { FIRST } from '../../api/first-page.ts';
import { usePageCampaign } from '../../api/page-campaign.ts';

export type DeskComment = Schemas['DeskComment'];
export type CommentDecision = Schemas['CommentDecision'];

/** Reported comments that wait, what has waited longest first. */
export function useCommentQueue(limit = 20) {
  const campaign = usePageCampaign() ?? '';
  return useInfiniteQuery({
    queryKey: ['desk-comments', campaign, limit],
    queryFn: ({ pageParam, signal }) => {
      const params = { path: { campaign }, query: { limit, ...(pageParam === null ? {} : { cursor: pageParam }) } };
      return answerOf(signedIn.GET('/api/campaigns/{campaign}/desk/comments', { params, signal }));
    },
    initialPageParam: FIRST,
    getNextPageParam: ({ next }) => next,
  });
}

/** One comment with all its words, also when it is hidden. */
export function useDeskComment(number: number, comment: string, asked: boolean) {
  const campaign = usePageCampaign() ?? '';
  return useQuery({
    queryKey: ['desk-comment', campaign, number, comment],
    queryFn: ({ signal }) => {
      const params = { path: { campaign, number, comment } };
      const path = '/api/campaigns/{campaign}/desk/proposals/{number}/comments/{comment}';
      return answerOf(signedIn.GET(path, { params, signal }));
    },
    enabled: asked,
  });
}

export interface CityComment {
  readonly draft: Schemas['CommentDraft'];
  readonly idempotencyKey: string;
}

/** Comments or replies in the name of the city. */
export function useCityComment(number: number) {
  const campaign = usePageCampaign() ?? '';
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ draft, idempotencyKey }: CityComment) => {
      const params = { path: { campaign, number }, header: { 'Idempotency-Key': idempotencyKey } };
      const path = '/api/campaigns/{campaign}/proposals/{number}/city-comments';
      return answerOf(signedIn.POST(path, { params, body: draft }));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['comments', campaign, number] }),
  });
}

type Page = Schemas['CommentQueuePage'];

export function useDecideComment({ number, id: comment }: Pick<DeskComment, 'number' | 'id'>) {
  const campaign = usePageCampaign() ?? '';
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CommentDecision) => {
      const params = { path: { campaign, number, comment } };
      const path = '/api/campaigns/{campaign}/proposals/{number}/comments/{comment}/decision';
      return answerOf(signedIn.POST(path, { params, body }));
    },
    onSuccess: () => {
      client.setQueriesData<InfiniteData<Page>>({ queryKey: ['desk-comments', campaign] }, (data) => {
        if (data === undefined) return data;
        const left = ({ id }: DeskComment) => id !== comment;
        return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.filter(left) })) };
      });
      void client.invalidateQueries({ queryKey: ['desk-comment', campaign, number] });
    },
  });
}

/** Reads the queue anew, after somebody else has decided. */
export function useCommentsAgain() {
  const campaign = usePageCampaign() ?? '';
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['desk-comments', campaign] });
}
