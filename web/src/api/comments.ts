import { type InfiniteData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/preact-query';
import { answerOf, anyone, type Schemas, signedIn } from './client.ts';
import { FIRST } from './first-page.ts';
import { usePageCampaign } from './page-campaign.ts';

export type Comment = Schemas['Comment'];

export interface CommentsOf {
  readonly number: number;
  /** The id of the comment whose replies are wanted; left out, the comments themselves. */
  readonly replyTo?: string;
  readonly sort?: 'oldest' | 'newest';
  /** Only comments of this side. */
  readonly side?: Comment['side'];
}

/** Comments below a proposal, page by page: `data.pages[i].items`; `fetchNextPage()` while `hasNextPage`. */
export function useComments({ number, ...query }: CommentsOf) {
  const campaign = usePageCampaign() ?? '';
  return useInfiniteQuery({
    queryKey: ['comments', campaign, number, query],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === null ? {} : { cursor: pageParam };
      const params = { path: { campaign, number }, query: { ...query, ...cursor } };
      return answerOf(anyone.GET('/api/campaigns/{campaign}/proposals/{number}/comments', { params, signal }));
    },
    initialPageParam: FIRST,
    getNextPageParam: ({ next }) => next,
  });
}

type CommentPages = InfiniteData<Schemas['CommentPage'], string | null>;
type CommentsQuery = Omit<CommentsOf, 'number'>;

function isCommentsQuery(value: unknown): value is CommentsQuery {
  return typeof value === 'object' && value !== null;
}

/** The pages of a query with a comment that was just written: in its place among them, or counted as a reply. */
function withComment(known: CommentPages, written: Comment, { replyTo, sort, side }: CommentsQuery): CommentPages {
  if (written.replyTo !== null && replyTo === undefined) {
    const counted = (comment: Comment) =>
      comment.id === written.replyTo ? { ...comment, replies: comment.replies + 1 } : comment;
    return { ...known, pages: known.pages.map((page) => ({ ...page, items: page.items.map(counted) })) };
  }
  if ((written.replyTo ?? undefined) !== replyTo || (side !== undefined && side !== written.side)) return known;
  const place = sort === 'newest' ? 0 : known.pages.length - 1;
  const added = (page: Schemas['CommentPage']) => {
    if (sort === 'newest') return { ...page, items: [written, ...page.items] };
    // Where more pages follow it will come with the last of them.
    return page.next === null ? { ...page, items: [...page.items, written] } : page;
  };
  return { ...known, pages: known.pages.map((page, index) => (index === place ? added(page) : page)) };
}

export interface WriteComment {
  readonly draft: Schemas['CommentDraft'];
  /** Made once for a draft, and sent again with every try. */
  readonly idempotencyKey: string;
}

export function useWriteComment(number: number) {
  const campaign = usePageCampaign() ?? '';
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ draft, idempotencyKey }: WriteComment) => {
      const params = { path: { campaign, number }, header: { 'Idempotency-Key': idempotencyKey } };
      return answerOf(signedIn.POST('/api/campaigns/{campaign}/proposals/{number}/comments', { params, body: draft }));
    },
    // Shown at once: an answer that was kept on its way would not know of it for some seconds.
    onSuccess: (written) => {
      for (const [queryKey, known] of client.getQueriesData<CommentPages>({
        queryKey: ['comments', campaign, number],
      })) {
        const [, , , query] = queryKey;
        if (known && isCommentsQuery(query)) client.setQueryData(queryKey, withComment(known, written, query));
      }
    },
  });
}

/** Takes one's own comment back. */
export function useWithdrawComment(number: number) {
  const campaign = usePageCampaign() ?? '';
  const client = useQueryClient();
  return useMutation({
    mutationFn: (comment: string) => {
      const params = { path: { campaign, number, comment } };
      return answerOf(signedIn.DELETE('/api/campaigns/{campaign}/proposals/{number}/comments/{comment}', { params }));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['comments', campaign, number] }),
  });
}

/** Tells moderators that they should look at a comment. */
export function useReportComment(number: number, comment: string) {
  const campaign = usePageCampaign() ?? '';
  return useMutation({
    mutationFn: (body: Schemas['Report']) => {
      const params = { path: { campaign, number, comment } };
      const path = '/api/campaigns/{campaign}/proposals/{number}/comments/{comment}/reports';
      return answerOf(signedIn.POST(path, { params, body }));
    },
  });
}
