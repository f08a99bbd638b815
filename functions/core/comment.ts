import type { Campaign, Instant, Language } from './campaign.ts';
import { phaseAt } from './phases.ts';
import { localHour } from './zone.ts';

/** Where a comment stands to its proposal. */
export const SIDES = ['for', 'against', 'neutral', 'question'] as const;
export type Side = (typeof SIDES)[number];

/** Who speaks: any citizen, the one who handed the proposal in, or the city. */
export const VOICES = ['citizen', 'author', 'city'] as const;
export type Voice = (typeof VOICES)[number];

/**
 * `hidden`: by a moderator, who can restore it. `held`: off after many reports, until a moderator decides. `withdrawn`: by
 * whoever wrote it, for good. All keep their place.
 */
export const COMMENT_STATUSES = ['visible', 'hidden', 'held', 'withdrawn'] as const;
export type CommentStatus = (typeof COMMENT_STATUSES)[number];

/** Why a comment is hidden, in public. */
export const HIDING_REASONS = [
  'insult-or-hate',
  'personal-data',
  'advertising',
  'off-topic',
  'unlawful',
  'other',
] as const;
export type HidingReason = (typeof HIDING_REASONS)[number];

/** To restore one that is visible says that it is fine as it is. */
export const COMMENT_DECISIONS = ['hide', 'restore'] as const;
export type CommentDecision = (typeof COMMENT_DECISIONS)[number];

/** Whether one more report takes the comment off; never once a moderator has found it in order. */
export function holdsComment(reports: number, threshold: number | null, cleared: boolean): boolean {
  return threshold !== null && reports >= threshold && !cleared;
}

/** What somebody writes below a proposal. */
export interface CommentDraft {
  readonly text: string;
  readonly side: Side;
  /** The name to show, which they choose. */
  readonly author: string;
  readonly language: Language;
  /** Id of the comment that this replies to; replies themselves get none. */
  readonly replyTo: string | null;
}

export interface Comment extends CommentDraft {
  readonly id: string;
  /** Of the proposal. */
  readonly number: number;
  readonly voice: Voice;
  readonly status: CommentStatus;
  /** Why and when it was hidden; null while it is not. */
  readonly hidden: { readonly reason: HidingReason; readonly at: Instant } | null;
  /** How many replies it has, whatever became of them. */
  readonly replies: number;
  readonly createdAt: Instant;
  /** 1 when written, one more with every change; replies change nothing. */
  readonly revision: number;
}

/** When a campaign takes comments, and how many of one citizen. */
export interface CommentRules {
  /** The phases in which comments are taken; none: the campaign has no comments. */
  readonly phases: readonly Campaign['phases'][number]['phase'][];
  /** The most comments of one citizen on one day of the campaign's clocks; null where there is no limit. */
  readonly perDay: number | null;
}

export function takesComments(campaign: Campaign, at: Instant): boolean {
  const { phase } = phaseAt(campaign, at);
  return phase !== 'between' && campaign.comments.phases.includes(phase);
}

/** The day whose comments are counted together, such as `2017-06-01`. */
export function commentDay({ timeZone }: Pick<Campaign, 'timeZone'>, at: Instant): string {
  return localHour(at, timeZone).slice(0, 'YYYY-MM-DD'.length);
}

const DIGITS = 9;
const PART = '[0-9a-z]{9}-[0-9a-z]{10}';
/** Of a comment, or of a reply: the comment's id, a dot and its own. */
export const COMMENT_ID = new RegExp(`^${PART}(?:\\.${PART})?$`);

/** Ids sort by time; `random` keeps those of one millisecond apart: ten letters or digits. */
export function commentId(at: Instant, random: string, replyTo: string | null): string {
  const own = `${at.toString(36).padStart(DIGITS, '0')}-${random}`;
  return replyTo === null ? own : `${replyTo}.${own}`;
}

export function isReply(id: string): boolean {
  return id.includes('.');
}
