import type { Campaign } from '../core/campaign.ts';
import type { Comment, CommentDraft } from '../core/comment.ts';
import { unknownComment } from './comment-guard.ts';
import { commentView } from './comment-view.ts';
import { Problem } from './problem.ts';

/** What became of a comment that was sent. */
export type Written =
  | { readonly outcome: 'written' | 'repeated'; readonly comment: Comment }
  | { readonly outcome: 'key-reused' | 'limit-reached' | 'unknown-comment' | 'contended' };

export function writtenReply(campaign: Campaign, number: number, { replyTo }: CommentDraft, result: Written) {
  switch (result.outcome) {
    case 'written':
    case 'repeated':
      return { body: commentView(campaign.id, result.comment) };
    case 'key-reused':
      throw new Problem('idempotency-key-reused', 'Another comment was sent with this key; choose a new key');
    case 'limit-reached': {
      const { perDay } = campaign.comments;
      const detail = `One citizen writes at most ${perDay} comments a day here; go on tomorrow`;
      throw new Problem('comment-limit-reached', detail, { perDay });
    }
    case 'unknown-comment':
      throw unknownComment(number, replyTo ?? '');
    case 'contended':
      throw new Problem('busy', 'Many comments are written right now; please send yours again');
  }
}
