import type { Comment } from '../core/comment.ts';

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

/** As anybody sees it: what is hidden shows no words, but why. */
export function commentView(campaign: string, comment: Comment) {
  const view = wholeCommentView(campaign, comment);
  return comment.status === 'visible' ? view : { ...view, text: '', author: '' };
}
