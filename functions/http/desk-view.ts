import type { Instant } from '../core/campaign.ts';
import type { QueueReason, ReportReason } from '../core/moderation.ts';
import type { Proposal } from '../core/proposal.ts';
import { ownProposalView } from './proposal-view.ts';

interface Queued {
  readonly queuedAt: Instant | null;
  readonly because: readonly QueueReason[];
  readonly reportCount: number;
}

interface Reported {
  readonly reports: readonly { readonly reason: ReportReason; readonly text: string | null; readonly at: Instant }[];
}

const iso = (instant: Instant) => new Date(instant).toISOString();

export function queuedView({ queuedAt, because, reportCount }: Queued) {
  return { queuedAt: queuedAt === null ? null : iso(queuedAt), because: [...because], reportCount };
}

/** A proposal as moderators see it. */
export function deskView(
  campaign: string,
  { proposal, reports, ...queued }: Queued & Reported & { proposal: Proposal },
) {
  const told = reports.map(({ reason, text, at }) => ({ reason, text, at: iso(at) }));
  return { ...ownProposalView(campaign, proposal), ...queuedView(queued), reports: told };
}
