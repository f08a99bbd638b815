import * as z from 'zod';
import { COMMENT_ID, isReply } from '../core/comment.ts';
import { requirePublished } from '../http/comment-guard.ts';
import { COMMENT_SORTS } from '../http/comment-schemas.ts';
import { commentView } from '../http/comment-view.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { OPERATIONS } from '../http/operations.ts';
import { Problem } from '../http/problem.ts';
import { publicRoute, type Route } from '../http/serve.ts';
import type { Comments } from '../stores/comments.ts';

export interface CommentReadParts {
  readonly campaigns: DeployedCampaigns;
  readonly comments: Comments;
}

type Sort = (typeof COMMENT_SORTS)[number];
const position = z.tuple([z.enum(COMMENT_SORTS), z.string().regex(COMMENT_ID)]);

/** `sort` is in it, because a page in the other order would begin in the middle. */
function cursorAfter(sort: Sort, id: string): string {
  return Buffer.from(JSON.stringify([sort, id])).toString('base64url');
}

/** Throws `invalid-cursor`, also for a cursor of another list, which DynamoDB would refuse as a fault of ours. */
function readCursor(cursor: string, sort: Sort, replyTo: string | null): string {
  try {
    const [of, id] = position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    const here = replyTo === null ? !isReply(id) : id.startsWith(`${replyTo}.`);
    if (of === sort && here) return id;
  } catch (cause) {
    throw new Problem('invalid-cursor', 'Send `next` of the page before, unchanged', {}, { cause });
  }
  throw new Problem('invalid-cursor', 'The cursor belongs to another list; start again without it');
}

function sideOfReplies(): Problem {
  const detail = 'replies are listed together; leave `side` or `replyTo` out';
  return new Problem('invalid-value', `query/side: ${detail}`, {
    errors: [{ pointer: 'side', code: 'invalid-value', detail }],
  });
}

export function commentReadRoutes({ campaigns, comments }: CommentReadParts): Route[] {
  return [
    publicRoute(OPERATIONS.listComments, async ({ params, query }) => {
      const { id: campaign } = campaigns.get(params.campaign);
      const { sort, limit, cursor, side = null, replyTo = null } = query;
      if (side !== null && replyTo !== null) throw sideOfReplies();
      const after = cursor === undefined ? null : readCursor(cursor, sort, replyTo);
      const list = { replyTo, side, newestFirst: sort === 'newest', after, limit };
      const [proposal, page, count] = await Promise.all([
        comments.proposal(campaign, params.number),
        comments.list(campaign, params.number, list),
        comments.count(campaign, params.number, list),
      ]);
      // What was said before a proposal went into another one can still be read.
      if (proposal?.status !== 'merged') requirePublished(campaign, params.number, proposal?.status);
      const last = page.comments.at(-1);
      const next = page.more && last ? cursorAfter(sort, last.id) : null;
      return { body: { items: page.comments.map((comment) => commentView(campaign, comment)), count, next } };
    }),
  ];
}
