import { DECISIONS, REJECTION_REASONS } from '../../../functions/core/moderation.ts';
import { PROPOSAL_STATUSES } from '../../../functions/core/proposal.ts';
import { Failure } from '../api/problem.ts';
import type { DeskProposal } from './api/queue.ts';
import { hasFields, isNullOr, isOneOf, isText } from './shape.ts';

export type Status = DeskProposal['status'];
export type Decided = NonNullable<DeskProposal['decided']>;

/** What somebody else has done to a proposal since it was looked at. */
export interface Meanwhile {
  readonly status: Status;
  /** The latest decision, whoever took it; null where there was none. */
  readonly decided: Decided | null;
}

const isDecided = hasFields<Decided>({
  decision: isOneOf(DECISIONS),
  at: isText,
  reason: isNullOr(isOneOf(REJECTION_REASONS)),
  message: isNullOr(isText),
});
const isMeanwhile = hasFields<Meanwhile>({ status: isOneOf(PROPOSAL_STATUSES), decided: isNullOr(isDecided) });

/** What a refusal tells of an act that came first; null for any other error. */
export function meanwhileOf(error: unknown): Meanwhile | null {
  if (!(error instanceof Failure) || !['revision-conflict', 'decision-not-possible'].includes(error.code)) return null;
  const proposal = error.problem?.proposal;
  return isMeanwhile(proposal) ? { status: proposal.status, decided: proposal.decided } : null;
}
