import { commentDay } from '../core/comment.ts';
import { NO_VOUCHER } from '../core/eligibility.ts';
import { REPORTS_PER_CITIZEN } from '../core/limits.ts';
import { appealEnds } from '../core/retention.ts';
import { authorKeyOf } from '../http/author-key.ts';
import {
  newComment,
  requireCommentsOpen,
  requireLanguage,
  requirePublished,
  unknownComment,
} from '../http/comment-guard.ts';
import { writtenReply } from '../http/comment-reply.ts';
import { commentView } from '../http/comment-view.ts';
import { contentHash } from '../http/content-hash.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { notEligible, requireEligible } from '../http/eligibility-guard.ts';
import { OPERATIONS } from '../http/operations.ts';
import { Problem } from '../http/problem.ts';
import { reporterKeyOf } from '../http/reporter-key.ts';
import { callerRoute, type Route } from '../http/serve.ts';
import type { CommentReportOutcome, CommentReports } from '../stores/comment-reports.ts';
import type { Comments } from '../stores/comments.ts';
import { reportRefusal } from './report-refusal.ts';

export interface CommentParts {
  readonly campaigns: DeployedCampaigns;
  readonly comments: Comments;
  readonly commentReports: CommentReports;
}

function requireReported(number: number, id: string, outcome: CommentReportOutcome): void {
  switch (outcome) {
    case 'reported':
      return;
    case 'unknown':
      throw unknownComment(number, id);
    case 'reported-before':
    case 'report-limit-reached':
    case 'contended':
      throw reportRefusal(outcome);
  }
}

export function commentRoutes({ campaigns, comments, commentReports }: CommentParts): Route[] {
  return [
    callerRoute(OPERATIONS.createComment, async ({ params, body, caller, receivedAt, idempotencyKey }) => {
      const campaign = campaigns.get(params.campaign);
      const { number } = params;
      requireCommentsOpen(campaign, receivedAt);
      // Who may hand proposals in may talk about them.
      if (requireEligible(campaign, 'propose', caller)) throw notEligible(NO_VOUCHER);
      requireLanguage(campaign, body);
      const proposal = await comments.proposal(campaign.id, number);
      requirePublished(campaign.id, number, proposal?.status);
      const authorKey = authorKeyOf(caller);
      const voice = proposal?.authorKey === authorKey ? 'author' : 'citizen';
      const writer = { authorKey, day: commentDay(campaign, receivedAt), perDay: campaign.comments.perDay };
      const submission =
        idempotencyKey === null ? null : { idempotencyKey, fingerprint: contentHash({ number, body }) };
      const comment = newComment(number, body, voice, receivedAt);
      return writtenReply(campaign, number, body, await comments.write(campaign.id, comment, writer, submission));
    }),

    callerRoute(OPERATIONS.reportComment, async ({ params, body, caller, receivedAt: at }) => {
      const campaign = campaigns.get(params.campaign);
      const { number, comment: id } = params;
      const limit = { max: REPORTS_PER_CITIZEN, until: appealEnds(campaign) };
      const reporter = reporterKeyOf(caller);
      requireReported(number, id, await commentReports.report(campaign, number, id, reporter, { ...body, at }, limit));
      return { body: { campaign: campaign.id, number, comment: id, reportedAt: new Date(at).toISOString() } };
    }),

    callerRoute(OPERATIONS.withdrawComment, async ({ params, caller }) => {
      const campaign = campaigns.get(params.campaign);
      const { number, comment: id } = params;
      const result = await comments.withdraw(campaign.id, number, id, authorKeyOf(caller));
      switch (result.outcome) {
        case 'withdrawn':
          return { body: commentView(campaign.id, result.comment) };
        case 'unknown':
          throw unknownComment(number, id);
        case 'not-the-author':
          throw new Problem('not-the-author', 'This comment was written by somebody else');
      }
    }),
  ];
}
