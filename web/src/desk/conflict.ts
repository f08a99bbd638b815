import { Failure } from '../api/problem.ts';
import type { DeskProposal } from './api/queue.ts';

export type Status = DeskProposal['status'];
export type Decided = NonNullable<DeskProposal['decided']>;
export type RejectionReason = NonNullable<Decided['reason']>;

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
] as const satisfies readonly RejectionReason[];

const DECISIONS = ['publish', 'reject', 'restore'] as const satisfies readonly Decided['decision'][];
const STATUSES = [
  'pending',
  'published',
  'held',
  'rejected',
  'withdrawn',
  'merged',
] as const satisfies readonly Status[];

/** What somebody else has done to a proposal since it was looked at. */
export interface Meanwhile {
  readonly status: Status;
  /** The latest decision, whoever took it; null where there was none. */
  readonly decided: Decided | null;
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const textOf = (value: unknown) => (typeof value === 'string' ? value : null);

function decidedOf(value: unknown): Decided | null {
  if (!isFields(value)) return null;
  const decision = DECISIONS.find((one) => one === value.decision);
  const at = textOf(value.at);
  if (decision === undefined || at === null) return null;
  const reason = REJECTION_REASONS.find((one) => one === value.reason) ?? null;
  return { decision, at, reason, message: textOf(value.message) };
}

/** What a refusal tells of an act that came first; null for any other error. */
export function meanwhileOf(error: unknown): Meanwhile | null {
  if (!(error instanceof Failure) || !['revision-conflict', 'decision-not-possible'].includes(error.code)) return null;
  const proposal = error.problem?.proposal;
  if (!isFields(proposal)) return null;
  const status = STATUSES.find((one) => one === proposal.status);
  return status === undefined ? null : { status, decided: decidedOf(proposal.decided) };
}
