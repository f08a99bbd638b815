import * as z from 'zod';
import { COMMENT_ID, type Comment } from '../core/comment.ts';
import { newComment, requireLanguage, requirePublished, unknownComment } from '../http/comment-guard.ts';
import { writtenReply } from '../http/comment-reply.ts';
import { deskCommentView, wholeCommentView } from '../http/comment-view.ts';
import { contentHash } from '../http/content-hash.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { OPERATIONS } from '../http/operations.ts';
import { Problem } from '../http/problem.ts';
import { type Route, staffRoute } from '../http/serve.ts';
import { commentKey } from '../stores/comment-items.ts';
import type { CommentDecideOutcome, CommentModeration } from '../stores/comment-moderation.ts';
import type { CommentQueue, CommentQueuePlace } from '../stores/comment-queue.ts';
import type { Comments } from '../stores/comments.ts';

export interface CommentDeskParts {
  readonly campaigns: DeployedCampaigns;
  readonly comments: Comments;
  readonly commentModeration: CommentModeration;
  readonly commentQueue: CommentQueue;
}

function decisionReply(campaign: string, number: number, id: string, result: CommentDecideOutcome) {
  switch (result.outcome) {
    case 'decided':
      return { body: wholeCommentView(campaign, result.comment) };
    case 'not-possible':
      // It is as was asked for already; only what its author has taken away cannot be.
      if (result.comment.status !== 'withdrawn') return { body: wholeCommentView(campaign, result.comment) };
      throw new Problem('comment-withdrawn', `Comment ${id} was withdrawn by its author; there is nothing to decide`);
    case 'revision-conflict': {
      const { revision, status, hidden } = wholeCommentView(campaign, result.comment);
      const detail = `Comment ${id} has revision ${revision} by now and is ${status}: look at it again`;
      throw new Problem('revision-conflict', detail, { comment: { revision, status, hidden } });
    }
    case 'unknown':
      throw unknownComment(number, id);
    case 'contended':
      throw new Problem('busy', 'Many acts of the staff are recorded right now; please send yours again');
  }
}

const place = z.tuple([z.iso.datetime(), z.int().min(1), z.string().regex(COMMENT_ID)]);

function cursorOf({ queuedAt }: CommentQueuePlace, { number, id }: Comment): string {
  return Buffer.from(JSON.stringify([queuedAt, number, id])).toString('base64url');
}

/** Throws `invalid-cursor`. */
function readCursor(campaign: string, cursor: string): CommentQueuePlace {
  try {
    const [queuedAt, number, id] = place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { queuedAt, ...commentKey(campaign, number, id) };
  } catch (cause) {
    throw new Problem('invalid-cursor', 'Send `next` of the page before, unchanged', {}, { cause });
  }
}

export function commentDeskRoutes({ campaigns, comments, commentModeration, commentQueue }: CommentDeskParts): Route[] {
  return [
    staffRoute(OPERATIONS.getCommentQueue, async ({ params, query }) => {
      const { id: campaign } = campaigns.get(params.campaign);
      const after = query.cursor === undefined ? null : readCursor(campaign, query.cursor);
      const page = await commentQueue.page(campaign, after, query.limit);
      const items = page.comments.map(({ comment, ...queued }) => deskCommentView(campaign, comment, queued));
      const last = page.comments.at(-1);
      return { body: { items, next: page.next && last ? cursorOf(page.next, last.comment) : null } };
    }),

    staffRoute(OPERATIONS.getDeskComment, async ({ params }) => {
      const campaign = campaigns.get(params.campaign);
      const found = await commentQueue.read(campaign.id, params.number, params.comment);
      if (!found) throw unknownComment(params.number, params.comment);
      return { body: deskCommentView(campaign.id, found.comment, found) };
    }),

    staffRoute(OPERATIONS.decideComment, async ({ params, body, caller, receivedAt }) => {
      const campaign = campaigns.get(params.campaign);
      const { number, comment: id } = params;
      const request = { reason: null, ...body };
      const result = await commentModeration.decide(campaign.id, number, id, caller.id, request, receivedAt);
      return decisionReply(campaign.id, number, id, result);
    }),

    staffRoute(OPERATIONS.createCityComment, async ({ params, body, caller, receivedAt, idempotencyKey }) => {
      const campaign = campaigns.get(params.campaign);
      const { number } = params;
      if (campaign.comments.phases.length === 0)
        throw new Problem('comments-closed', 'This campaign has no comments', { phases: [] });
      requireLanguage(campaign, body);
      requirePublished(campaign.id, number, (await comments.proposal(campaign.id, number))?.status);
      const submission =
        idempotencyKey === null ? null : { idempotencyKey, fingerprint: contentHash({ number, body }) };
      const comment = newComment(number, body, 'city', receivedAt);
      const result = await commentModeration.speak(campaign.id, comment, caller.id, submission);
      return writtenReply(campaign, number, body, result);
    }),
  ];
}
