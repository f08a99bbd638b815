import { type BallotPaper, isOnPaper } from './ballot-paper.ts';
import type { VotingStage } from './moderation.ts';
import type { Proposal, ProposalStatus } from './proposal.ts';

/** How many proposals one lead takes in: whoever opens its page has the author of each read. */
export const MERGED_INTO_ONE = 50;

/**
 * `fold`: the proposal goes into its lead and off the paper. `link`: both stay where they are, and voters may move their
 * own vote: what voting has opened with stands.
 */
export type MergeKind = 'fold' | 'link';

/** Why two proposals cannot be merged. A lead is merged into nothing, so that there are neither chains nor cycles. */
export type MergeFault =
  | 'itself'
  | 'merged-before'
  | 'is-a-lead'
  | 'not-open'
  | 'lead-merged'
  | 'lead-not-public'
  | 'lead-not-on-paper'
  | 'lead-full'
  | 'contradicting';

/** By the clock, and by the paper: what is frozen a moment early or late is not changed by a merge. */
export function mergeKind(stage: VotingStage, paper: BallotPaper | null): MergeKind {
  return stage === 'ahead' && paper === null ? 'fold' : 'link';
}

const MERGEABLE = { fold: ['pending', 'published'], link: ['published'] } as const satisfies Record<
  MergeKind,
  readonly ProposalStatus[]
>;

/** What stands against merging a proposal into a lead; null when nothing does. */
export function mergeFault(
  proposal: Proposal,
  lead: Proposal,
  kind: MergeKind,
  paper: BallotPaper | null,
): MergeFault | null {
  const { number } = lead;
  const open: readonly ProposalStatus[] = MERGEABLE[kind];
  if (proposal.number === number) return 'itself';
  if (proposal.mergedInto !== undefined) return 'merged-before';
  if ((proposal.merged ?? []).length > 0) return 'is-a-lead';
  if (!open.includes(proposal.status)) return 'not-open';
  if (lead.mergedInto !== undefined) return 'lead-merged';
  if (lead.status !== 'published') return 'lead-not-public';
  if (paper && (!isOnPaper(paper, number) || paper.annulled.has(number))) return 'lead-not-on-paper';
  if ((lead.merged ?? []).length >= MERGED_INTO_ONE) return 'lead-full';
  return proposal.contradicts?.includes(number) ? 'contradicting' : null;
}
