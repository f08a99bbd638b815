import * as z from 'zod';
import { LANGUAGES } from '../core/campaign.ts';
import { COMMENT_STATUSES, type Comment, HIDING_REASONS, isReply, SIDES, VOICES } from '../core/comment.ts';
import { proposalKey } from './proposal-items.ts';

export interface CommentKey {
  readonly proposal: string;
  readonly comment: string;
}

const commentItem = z.object({
  id: z.string(),
  number: z.number(),
  replyTo: z.string().nullable(),
  voice: z.enum(VOICES),
  status: z.enum(COMMENT_STATUSES),
  text: z.string(),
  side: z.enum(SIDES),
  author: z.string(),
  language: z.enum(LANGUAGES),
  hidden: z.object({ reason: z.enum(HIDING_REASONS), at: z.number() }).nullable(),
  replies: z.number(),
  createdAt: z.number(),
  revision: z.number(),
});

/** Each proposal's comments are a partition of their own. */
export function partitionOf(campaign: string, number: number): string {
  return `${campaign}#${proposalKey(campaign, number).number}`;
}

/** Comments before all replies, and the replies to one comment together: each list is one range of keys. */
export function rangeOf(replyTo: string | null): string {
  return replyTo === null ? 'C#' : `R#${replyTo}.`;
}

export function commentKey(campaign: string, number: number, id: string): CommentKey {
  return { proposal: partitionOf(campaign, number), comment: `${isReply(id) ? 'R' : 'C'}#${id}` };
}

/** How many comments a proposal has of each side; apart from them, so that a partition of comments holds nothing else. */
export function countKey(campaign: string, number: number): CommentKey {
  return { proposal: `${campaign}#count`, comment: proposalKey(campaign, number).number };
}

/** How many comments somebody has written on a day. */
export function dayKey(campaign: string, authorKey: string, day: string): CommentKey {
  return { proposal: `${campaign}#author#${authorKey}`, comment: `DAY#${day}` };
}

/** What a request's key has led to. */
export function requestKey(campaign: string, authorKey: string, key: string): CommentKey {
  return { proposal: `${campaign}#key#${authorKey}`, comment: `KEY#${key}` };
}

/** `authorKey`: null for the city's own. */
export function commentItemOf(campaign: string, comment: Comment, authorKey: string | null) {
  return { ...comment, ...commentKey(campaign, comment.number, comment.id), ...(authorKey !== null && { authorKey }) };
}

export function commentFrom(item: Readonly<Record<string, unknown>>): Comment {
  return commentItem.parse(item);
}
