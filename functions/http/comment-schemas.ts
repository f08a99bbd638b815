import * as z from 'zod';
import { LANGUAGES } from '../core/campaign.ts';
import { COMMENT_DECISIONS, COMMENT_ID, COMMENT_STATUSES, HIDING_REASONS, SIDES, VOICES } from '../core/comment.ts';
import { COMMENT_LIMITS, LARGEST_PAGE, USUAL_PAGE, WORDS_LIMITS } from '../core/limits.ts';
import { REPORT_REASONS } from '../core/moderation.ts';
import { campaignId, instant, proposalNumber, wholeNumber, words } from './schema-parts.ts';

const id = z.string().regex(COMMENT_ID, 'must be the id of a comment').meta({
  description: "A comment's id; a reply has that of its comment, a dot and its own",
  example: '0j1k2m3n4-a1b2c3d4e5',
});
const head = id.regex(/^[^.]*$/, 'must be the id of a comment that is no reply: replies themselves get none');

export const commentPath = z.strictObject({ campaign: campaignId, number: proposalNumber, comment: id });

export const COMMENT_SORTS = ['oldest', 'newest'] as const;
export const commentsQuery = z.strictObject({
  replyTo: head.optional().meta({ description: 'The replies to this comment; left out, the comments themselves' }),
  side: z.enum(SIDES).optional().meta({ description: 'Only comments of this side; not for replies' }),
  sort: z.enum(COMMENT_SORTS).default('oldest'),
  limit: wholeNumber(1, LARGEST_PAGE).default(USUAL_PAGE),
  cursor: z.string().max(400).optional().meta({ description: '`next` of the page before' }),
});

export const commentDraft = z
  .strictObject({
    text: words(COMMENT_LIMITS.text, 'lines'),
    side: z.enum(SIDES).default('neutral'),
    author: words(COMMENT_LIMITS.author, 'line'),
    language: z.enum(LANGUAGES),
    replyTo: head.nullable().default(null),
  })
  .meta({ id: 'CommentDraft' });

export const comment = z
  .strictObject({
    campaign: z.string(),
    number: z.int().meta({ description: "The proposal's number" }),
    id,
    replyTo: id.nullable(),
    voice: z.enum(VOICES).meta({ description: '`author`: who handed the proposal in. `city`: the city itself' }),
    status: z.enum(COMMENT_STATUSES),
    text: z.string().meta({ description: 'Empty unless the comment is visible, as is the name' }),
    side: z.enum(SIDES),
    author: z.string(),
    language: z.enum(LANGUAGES),
    hidden: z
      .strictObject({ reason: z.enum(HIDING_REASONS), at: instant })
      .nullable()
      .meta({ description: 'Why and when a moderator has hidden it' }),
    replies: z.int().min(0),
    createdAt: instant,
    revision: z.int().min(1),
  })
  .meta({ id: 'Comment' });
export const commentPage = z
  .strictObject({
    items: z.array(comment),
    count: z.int().min(0).meta({ description: 'How many the list has in all, whatever became of them' }),
    next: z.string().nullable(),
  })
  .meta({ id: 'CommentPage' });

const waiting = {
  queuedAt: instant.nullable().meta({ description: 'Since when it waits for a moderator; null when it does not' }),
  reportCount: z.int().min(0).meta({ description: 'Since the latest decision' }),
  reports: z
    .array(z.strictObject({ reason: z.enum(REPORT_REASONS), text: z.string().nullable(), at: instant }))
    .meta({ description: 'The first ones; who sent them is not kept with them' }),
};
export const deskComment = comment.extend(waiting).meta({ id: 'DeskComment' });
export const commentQueueQuery = z.strictObject({
  limit: wholeNumber(1, LARGEST_PAGE).default(USUAL_PAGE),
  cursor: z.string().max(400).optional().meta({ description: '`next` of the page before' }),
});
export const commentQueuePage = z
  .strictObject({ items: z.array(deskComment), next: z.string().nullable() })
  .meta({ id: 'CommentQueuePage' });
export const reportedComment = z
  .strictObject({ campaign: z.string(), number: z.int(), comment: id, reportedAt: instant })
  .meta({ id: 'ReportedComment' });

export const commentDecision = z
  .discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal(COMMENT_DECISIONS[0]),
      revision: z.int().min(1),
      reason: z.enum(HIDING_REASONS),
      text: words(WORDS_LIMITS.reason, 'lines').nullable().default(null),
    }),
    z.strictObject({
      decision: z.literal(COMMENT_DECISIONS[1]),
      revision: z.int().min(1),
      text: words(WORDS_LIMITS.reason, 'lines').meta({ description: 'Why, for the audit log' }),
    }),
  ])
  .meta({ id: 'CommentDecision', description: 'On the revision that the moderator saw' });
