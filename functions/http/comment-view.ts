import type { Instant } from '../core/campaign.ts';
import type { Comment } from '../core/comment.ts';
import type { ReportReason } from '../core/moderation.ts';

/** With all its words: for whoever wrote it, and for moderators. */
export function wholeCommentView(campaign: string, comment: Comment) {
  const { number, id, replyTo, voice, status, text, side, author, language, hidden, replies, revision } = comment;
  return {
    campaign,
    number,
    id,
    replyTo,
    voice,
    status,
    text,
    side,
    author,
    language,
    hidden: hidden && { reason: hidden.reason, at: new Date(hidden.at).toISOString() },
    replies,
    createdAt: new Date(comment.createdAt).toISOString(),
    revision,
  };
}

interface Reported {
  readonly queuedAt: Instant | null;
  readonly reportCount: number;
  readonly reports: readonly { readonly reason: ReportReason; readonly text: string | null; readonly at: Instant }[];
}

/** As moderators see it. */
export function deskCommentView(campaign: string, comment: Comment, { queuedAt, reportCount, reports }: Reported) {
  return {
    ...wholeCommentView(campaign, comment),
    queuedAt: queuedAt === null ? null : new Date(queuedAt).toISOString(),
    reportCount,
    reports: reports.map(({ reason, text, at }) => ({ reason, text, at: new Date(at).toISOString() })),
  };
}

/** As anybody sees it: what is hidden shows no words, but why. */
export function commentView(campaign: string, comment: Comment) {
  const view = wholeCommentView(campaign, comment);
  return comment.status === 'visible' ? view : { ...view, text: '', author: '' };
}
