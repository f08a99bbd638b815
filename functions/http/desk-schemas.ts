import * as z from 'zod';
import { STAFF_ACTS } from '../core/audit.ts';
import { LARGEST_COST, LARGEST_NUMBER, LARGEST_PAGE, USUAL_PAGE, WORDS_LIMITS } from '../core/limits.ts';
import { QUEUE_REASONS, REJECTION_REASONS, REPORT_REASONS } from '../core/moderation.ts';
import { PAUSABLE } from '../core/pause.ts';
import { count, instant, wholeNumber, words } from './schema-parts.ts';
import { ownProposal, proposalSummary } from './schemas.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const revision = z.int().min(0).nullable();
const seen = z.int().min(1).meta({ description: 'The revision that was seen' });
const reason = words(WORDS_LIMITS.reason, 'lines');
const message = words(WORDS_LIMITS.message, 'lines').nullable().default(null);

const queued = {
  queuedAt: instant.nullable().meta({ description: 'Since when it waits; null when it does not' }),
  because: z.array(z.enum(QUEUE_REASONS)),
  reportCount: z.int().min(0).meta({ description: 'Since the latest decision' }),
};
export const queueQuery = z.strictObject({
  because: z.enum(QUEUE_REASONS).optional().meta({ description: 'Only what waits for this reason' }),
  theme: z.string().max(64).optional().meta({ description: 'Only proposals of this theme' }),
  district: z.string().max(64).optional().meta({ description: 'Only proposals of this district or of one within it' }),
  twins: z.enum(['true', 'false']).default('false').meta({ description: '`true`: each with its likely twins' }),
  limit: wholeNumber(1, LARGEST_PAGE).default(USUAL_PAGE),
  cursor: z.string().max(400).optional().meta({ description: '`next` of the page before' }),
});
const queuedProposal = proposalSummary.extend({
  ...queued,
  twins: z
    .array(z.strictObject({ number: z.int(), title: z.string(), likeness: z.number().min(0).max(1) }))
    .optional()
    .meta({ description: 'Public proposals whose titles are much like it, the likeliest first; where asked for' }),
});
export const queuePage = z
  .strictObject({
    items: z.array(queuedProposal),
    next: z.string().nullable(),
    costs: z
      .strictObject({ missing: count.meta({ description: 'How many public proposals have no cost' }) })
      .nullable()
      .meta({ description: 'null where no rule of the campaign spends a budget' }),
  })
  .meta({ id: 'QueuePage' });
export const deskProposal = ownProposal
  .extend({
    ...queued,
    reports: z
      .array(z.strictObject({ reason: z.enum(REPORT_REASONS), text: z.string().nullable(), at: instant }))
      .meta({ description: 'The first ones; who sent them is not kept with them' }),
  })
  .meta({ id: 'DeskProposal' });

export const decision = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('publish'), revision: seen, message }),
    z.strictObject({
      decision: z.literal('reject'),
      revision: seen,
      reason: z.enum(REJECTION_REASONS).meta({ description: 'Public' }),
      message: message.meta({ description: 'To the author' }),
    }),
    z.strictObject({ decision: z.literal('restore'), revision: seen, message }),
  ])
  .meta({ id: 'Decision' });
export const annulment = z
  .strictObject({
    number: z.int().min(1).max(LARGEST_NUMBER),
    revision: seen,
    reason: z.enum(REJECTION_REASONS).meta({ description: 'Public, and shown in the result' }),
    message: message.meta({ description: 'To the author' }),
  })
  .meta({ id: 'Annulment' });

export const costDraft = z
  .strictObject({
    cost: z
      .int()
      .min(0)
      .max(LARGEST_COST)
      .nullable()
      .meta({ description: "In whole units of the campaign's currency; null takes the estimate back" }),
    revision: seen,
  })
  .meta({ id: 'CostDraft' });

const what = z.enum(PAUSABLE);
export const pause = z.strictObject({ what, reason: reason.meta({ description: 'Public' }) }).meta({ id: 'Pause' });
export const resumption = z
  .strictObject({
    what,
    since: instant.meta({ description: "Of the pause that is ended, as the campaign's answer tells it" }),
    reason: reason.meta({ description: 'For the log' }),
  })
  .meta({ id: 'Resumption' });
export const aboutResult = z
  .strictObject({
    version: z.int().min(1).max(LARGEST_NUMBER).meta({ description: 'The version of the result that was seen' }),
    reason: reason.meta({ description: 'For the log' }),
  })
  .meta({ id: 'AboutResult' });
export const recorded = z
  .strictObject({ campaign: z.string(), at: instant, sequence: z.int().min(1).meta({ description: 'In the log' }) })
  .meta({ id: 'Recorded' });

export const auditEntry = z
  .strictObject({
    campaign: z.string(),
    sequence: z.int().min(1).meta({ description: '1, 2, 3 … without gaps' }),
    at: instant,
    by: z
      .string()
      .meta({ description: 'Who of the staff, by a pseudonym; `system` for what happens by a rule of the campaign' }),
    act: z.enum(STAFF_ACTS),
    subject: z.string().meta({ description: 'What it was done to', example: 'proposal/12' }),
    reason: z.string().nullable().meta({ description: "One of the act's list" }),
    text: z.string().nullable().meta({ description: 'The reason in words' }),
    before: revision.meta({ description: 'The revision that it was decided on' }),
    after: revision.meta({ description: 'The revision since' }),
    previous: sha256.nullable().meta({ description: '`hash` of the entry before' }),
    hash: sha256.meta({
      description: 'Over the canonical JSON (RFC 8785) of all the rest, with `at` in milliseconds since 1970',
    }),
  })
  .meta({ id: 'AuditEntry' });

export const auditQuery = z.strictObject({
  limit: wholeNumber(1, LARGEST_PAGE).default(USUAL_PAGE),
  cursor: z.string().max(400).optional().meta({ description: '`next` of the page before' }),
});

/** The most entries in one part of an export. */
export const LARGEST_EXPORT = 1_000;
export const auditExportQuery = z.strictObject({
  after: wholeNumber(0, 999_999_999)
    .default(0)
    .meta({ description: 'Only entries behind this sequence; 0: from the first on, for CSV with its header' }),
  limit: wholeNumber(1, LARGEST_EXPORT).default(LARGEST_EXPORT),
});
export const auditExport = z.string().meta({
  description:
    'Oldest first. Where there is more, the header `Link` has the next part: all parts together are the file',
});

export const auditPage = z
  .strictObject({ items: z.array(auditEntry), next: z.string().nullable() })
  .meta({ id: 'AuditPage', description: 'Newest first; to the end, it is the whole log' });
