import * as z from 'zod';
import { ANONYMIZED_A_REQUEST, OWN_COMMENTS_A_PAGE } from '../core/limits.ts';
import { wholeCommentView } from '../http/comment-view.ts';
import type { CommentKey } from '../stores/comment-items.ts';
import type { OwnComments } from '../stores/own-comments.ts';
import type { Person } from './person.ts';

/** So many comments are written at once. */
const PARALLEL = 10;

/** Of three parts, where a cursor of proposals has two. */
const position = z.tuple([z.literal('comments'), z.string().min(1).max(200), z.string().min(1).max(200)]);

export function cursorOfComments({ proposal, comment }: CommentKey): string {
  return Buffer.from(JSON.stringify(['comments', proposal, comment])).toString('base64url');
}

/** Null where the cursor is of something else. */
export function commentsPlace(value: unknown): CommentKey | null {
  const parsed = position.safeParse(value);
  if (!parsed.success) return null;
  const [, proposal, comment] = parsed.data;
  return { proposal, comment };
}

export async function commentsOf(comments: OwnComments, { authorKey }: Person, after: CommentKey | null) {
  const page = await comments.page(authorKey, after, OWN_COMMENTS_A_PAGE);
  return {
    comments: page.comments.map(({ campaign, comment }) => wholeCommentView(campaign, comment)),
    next: page.next && cursorOfComments(page.next),
  };
}

/** Takes a person's name off their comments, as far as one request goes. */
export async function eraseComments(comments: OwnComments, authorKey: string) {
  let anonymized = 0;
  let after: CommentKey | null = null;
  for (let seen = 0; seen < ANONYMIZED_A_REQUEST; seen += PARALLEL) {
    const page: Awaited<ReturnType<OwnComments['page']>> = await comments.page(authorKey, after, PARALLEL);
    const outcomes = await Promise.all(page.comments.map((own) => comments.makeAnonymous(own, authorKey)));
    anonymized += outcomes.filter(Boolean).length;
    after = page.next;
    if (!after) return { anonymized, complete: true };
  }
  return { anonymized, complete: false };
}
