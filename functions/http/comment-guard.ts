import { randomBytes } from 'node:crypto';
import type { Campaign, Instant } from '../core/campaign.ts';
import { type Comment, type CommentDraft, commentId, takesComments, type Voice } from '../core/comment.ts';
import { Problem } from './problem.ts';

const LETTERS = 36;

/** A new comment of this voice. */
export function newComment(number: number, draft: CommentDraft, voice: Voice, at: Instant): Comment {
  const random = Array.from(randomBytes(10), (byte) => (byte % LETTERS).toString(LETTERS)).join('');
  const id = commentId(at, random, draft.replyTo);
  return { ...draft, id, number, voice, status: 'visible', hidden: null, replies: 0, createdAt: at, revision: 1 };
}

/** Throws `comments-closed` unless the campaign takes comments now. */
export function requireCommentsOpen(campaign: Campaign, at: Instant): void {
  if (takesComments(campaign, at)) return;
  const { phases } = campaign.comments;
  const detail =
    phases.length === 0
      ? 'This campaign has no comments'
      : `This campaign takes comments in its phases ${phases.join(' and ')}, and none of them is open`;
  throw new Problem('comments-closed', detail, { phases });
}

/** Throws `unknown-proposal` or `not-public`: comments stand below published proposals alone. */
export function requirePublished(campaign: string, number: number, status: string | undefined): void {
  if (status === 'published') return;
  if (status === undefined || status === 'pending')
    throw new Problem('unknown-proposal', `${campaign} has no proposal number ${number}`);
  throw new Problem('not-public', `Proposal ${number} is ${status}; only published ones have comments`);
}

/** Throws `invalid-value` for a language that the campaign does not have. */
export function requireLanguage({ languages }: Pick<Campaign, 'languages'>, { language }: CommentDraft): void {
  if (languages.includes(language)) return;
  const detail = `"${language}" is none of this campaign's; it has ${languages.join(', ')}`;
  throw new Problem('invalid-value', `body/language: ${detail}`, {
    errors: [{ pointer: '/language', code: 'invalid-value', detail }],
  });
}

export function unknownComment(number: number, id: string): Problem {
  return new Problem('unknown-comment', `Proposal ${number} has no comment ${id}, or none that is visible`);
}
