import * as z from 'zod';
import type { Instant } from '../core/campaign.ts';
import { QUEUE_REASONS, type QueueReason, REPORT_REASONS, type ReportReason } from '../core/moderation.ts';

/** So many reports are kept in words until a moderator decides; further ones are counted. */
export const REPORTS_KEPT = 20;

/** What a citizen has reported; who it was is not kept with it. */
export interface Report {
  readonly reason: ReportReason;
  /** Null where nothing was written. */
  readonly text: string | null;
  readonly at: Instant;
}

/** How a proposal stands in the moderators' queue. */
export interface Queued {
  /** Since when; null when it is not in the queue. */
  readonly queuedAt: Instant | null;
  readonly because: readonly QueueReason[];
  /** Since the latest decision. */
  readonly reportCount: number;
}

const reportItem = z.object({ reason: z.enum(REPORT_REASONS), text: z.string().nullable(), at: z.number() });
const queuedItem = z
  .object({
    queuedAt: z.iso.datetime().optional(),
    because: z.set(z.enum(QUEUE_REASONS)).default(new Set()),
    reportCount: z.number().default(0),
  })
  .transform(
    ({ queuedAt, because, reportCount }): Queued => ({
      queuedAt: queuedAt === undefined ? null : Date.parse(queuedAt),
      because: QUEUE_REASONS.filter((reason) => because.has(reason)),
      reportCount,
    }),
  );
const reportsItem = z.object({ reports: z.array(reportItem).default([]) });

export function queuedFrom(item: Readonly<Record<string, unknown>>): Queued {
  return queuedItem.parse(item);
}

export function reportsFrom(item: Readonly<Record<string, unknown>>): Report[] {
  return reportsItem.parse(item).reports;
}

/** Puts a new proposal into the queue: only items with `queue` are in its index. */
export function queuedAttributes(campaign: string, at: Instant, because: QueueReason) {
  return { queue: campaign, queuedAt: new Date(at).toISOString(), because: new Set([because]) };
}

/** For the update of a proposal that is there: it keeps its place if it is in the queue already. */
export const QUEUE_UP = {
  set: '#queue = :queue, queuedAt = if_not_exists(queuedAt, :queuedAt)',
  add: 'because :because',
  names: { '#queue': 'queue' },
  values: (campaign: string, at: Instant, because: QueueReason) => ({
    ':queue': campaign,
    ':queuedAt': new Date(at).toISOString(),
    ':because': new Set([because]),
  }),
} as const;

/** All that a decision settles. */
export const LEAVE_QUEUE = '#queue, queuedAt, because, reportCount, reports';
