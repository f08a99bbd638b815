import { newComment, requireLanguage, requirePublished, unknownComment } from '../http/comment-guard.ts';
import { writtenReply } from '../http/comment-reply.ts';
import { wholeCommentView } from '../http/comment-view.ts';
import { contentHash } from '../http/content-hash.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { OPERATIONS } from '../http/operations.ts';
import { Problem } from '../http/problem.ts';
import { type Route, staffRoute } from '../http/serve.ts';
import type { CommentDecideOutcome, CommentModeration } from '../stores/comment-moderation.ts';
import type { Comments } from '../stores/comments.ts';

export interface CommentDeskParts {
  readonly campaigns: DeployedCampaigns;
  readonly comments: Comments;
  readonly commentModeration: CommentModeration;
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

export function commentDeskRoutes({ campaigns, comments, commentModeration }: CommentDeskParts): Route[] {
  return [
    staffRoute(OPERATIONS.getDeskComment, async ({ params }) => {
      const campaign = campaigns.get(params.campaign);
      const comment = await comments.read(campaign.id, params.number, params.comment);
      if (!comment) throw unknownComment(params.number, params.comment);
      return { body: wholeCommentView(campaign.id, comment) };
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
