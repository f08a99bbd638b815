import type { Campaign, Instant } from './campaign.ts';
import { intervalOf } from './phases.ts';
import type { ProposalStatus } from './proposal.ts';

/** What a moderator can decide on a proposal. To publish one that is public already says that it is fine as it is. */
export const DECISIONS = ['publish', 'reject', 'restore'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Why a proposal is rejected or a number's votes are annulled, in public. */
export const REJECTION_REASONS = [
  'off-topic',
  'duplicate',
  'personal-data',
  'insult-or-hate',
  'advertising',
  'unlawful',
  'not-a-proposal',
  'manipulated-votes',
  'other',
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** Why a citizen finds that a moderator should look at a proposal. */
export const REPORT_REASONS = [
  'off-topic',
  'duplicate',
  'personal-data',
  'insult-or-hate',
  'advertising',
  'unlawful',
  'false',
  'other',
] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** Why a proposal is in the moderators' queue. */
export const QUEUE_REASONS = ['new', 'reported', 'edited'] as const;
export type QueueReason = (typeof QUEUE_REASONS)[number];

/** The latest decision on a proposal; who took it is in the audit log alone. */
export interface Decided {
  readonly decision: Decision;
  readonly at: Instant;
  /** Public; null unless the proposal was rejected. */
  readonly reason: RejectionReason | null;
  /** To the author; null where nothing was written. */
  readonly message: string | null;
}

const FROM: Readonly<Record<Decision, readonly ProposalStatus[]>> = {
  publish: ['pending', 'published'],
  reject: ['pending', 'published', 'held'],
  restore: ['held', 'rejected'],
};

/** The status after a decision; null where it cannot be decided on a proposal of this status. */
export function statusAfter(decision: Decision, status: ProposalStatus): ProposalStatus | null {
  if (!FROM[decision].includes(status)) return null;
  return decision === 'reject' ? 'rejected' : 'published';
}

/** How far a campaign's voting is: it decides what it means to take a proposal off. */
export type VotingStage = 'ahead' | 'open' | 'over';

export function votingStage(campaign: Pick<Campaign, 'phases'>, at: Instant): VotingStage {
  const voting = intervalOf(campaign, 'voting');
  if (!voting || at < voting.opens) return 'ahead';
  return voting.closes !== null && at >= voting.closes ? 'over' : 'open';
}

/** What happens to a number on the ballot paper when its proposal's status changes. */
export type PaperChange = 'none' | 'off' | 'on' | 'annulled';

/**
 * Before voting, a proposal that is not public is not on the paper. While voting is open its votes are annulled, until it
 * is restored. Afterwards the paper stands: only an annulment of its own, which asks for another recount, changes a result.
 */
export function paperChange(before: ProposalStatus, after: ProposalStatus, stage: VotingStage): PaperChange {
  const [was, is] = [before === 'published', after === 'published'];
  if (was === is || stage === 'over') return 'none';
  if (is) return 'on';
  return stage === 'open' ? 'annulled' : 'off';
}

/** Where a proposal that is handed in begins. */
export function firstStatus({ moderation }: Pick<Campaign, 'moderation'>): ProposalStatus {
  switch (moderation) {
    case 'pre':
      return 'pending';
    case 'post':
      return 'published';
  }
}

/** An edit is as new as a new proposal: where moderators look first, it is public once they have looked again. */
export function statusAfterEdit(campaign: Pick<Campaign, 'moderation'>, status: ProposalStatus): ProposalStatus {
  return status === 'published' ? firstStatus(campaign) : status;
}

/**
 * Whether one more report takes the proposal off until a moderator has looked. Never while voting is open: a handful of
 * people could take votes away from a proposal that others want. Nor once a moderator has found it in order.
 */
export function holdsAfter(reports: number, threshold: number | null, stage: VotingStage, cleared: boolean): boolean {
  return threshold !== null && reports >= threshold && stage === 'ahead' && !cleared;
}
