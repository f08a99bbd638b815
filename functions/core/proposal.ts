import type { Instant, Language } from './campaign.ts';

export const TEXT_FORMATS = ['plain', 'markdown'] as const;
export type TextFormat = (typeof TEXT_FORMATS)[number];

/** `published`: public and votable. `withdrawn`: by its author. */
export const PROPOSAL_STATUSES = ['published', 'withdrawn'] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];

/** What a citizen hands in. */
export interface ProposalDraft {
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly format: TextFormat;
  /** Id of one of the campaign's themes. */
  readonly theme: string;
  /** Id of one of the campaign's districts; null for the whole city. */
  readonly district: string | null;
  /** The name to show, which the author chooses. */
  readonly author: string;
  readonly language: Language;
}

/** What lists and searches need of a proposal: all but its text. */
export interface ProposalSummary extends Omit<ProposalDraft, 'text' | 'format'> {
  readonly number: number;
  readonly status: ProposalStatus;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  /** 1 when handed in, one more with every change. */
  readonly revision: number;
}

export interface Proposal extends ProposalSummary, Pick<ProposalDraft, 'text' | 'format'> {}
