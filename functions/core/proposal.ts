import type { Answer } from './answer.ts';
import type { Instant, Language } from './campaign.ts';
import type { Decided } from './moderation.ts';
import type { Place } from './place.ts';

export const TEXT_FORMATS = ['plain', 'markdown'] as const;
export type TextFormat = (typeof TEXT_FORMATS)[number];

/**
 * `pending`: waits for a moderator's first decision. `published`: public and votable. `held`: off after many reports,
 * until a moderator decides. `rejected`: by a moderator. `withdrawn`: by its author, for good. `merged`: gone into another
 * proposal before voting opened.
 */
export const PROPOSAL_STATUSES = ['pending', 'published', 'held', 'rejected', 'withdrawn', 'merged'] as const;
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
  /** Where it would be; null where its author has not said. */
  readonly place: Place | null;
}

/** What lists and searches need of a proposal: all but its text and place. */
export interface ProposalSummary extends Omit<ProposalDraft, 'text' | 'format' | 'place'> {
  readonly number: number;
  readonly status: ProposalStatus;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  /** 1 when handed in, one more with every change. */
  readonly revision: number;
}

export interface Proposal extends ProposalSummary, Pick<ProposalDraft, 'text' | 'format' | 'place'> {
  /** The latest decision of a moderator; none where nobody had to decide yet. */
  readonly decided?: Decided;
  /** The city's answer; none where it has not answered yet. */
  readonly answer?: Answer;
  /** What the city estimates that it costs, in whole units of the campaign's currency; none where it has not. */
  readonly cost?: number;
  /** The lead that it is merged into. Its status tells how: `merged`, it has gone into it; any other, it is linked. */
  readonly mergedInto?: number;
  /** The status that it had before it went into its lead. */
  readonly mergedFrom?: ProposalStatus;
  /** The proposals that are merged into this one, in order. */
  readonly merged?: readonly number[];
  /** The proposals that it contradicts, and they it, in order. */
  readonly contradicts?: readonly number[];
}

/** What an author changes; what is left out stays. */
export type ProposalEdit = Partial<ProposalDraft>;
