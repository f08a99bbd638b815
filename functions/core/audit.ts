import type { Instant } from './campaign.ts';

/** What staff can do, and what happens by rule. The names are in the log for good: none is renamed. */
export const STAFF_ACTS = [
  'publish',
  'reject',
  'restore',
  'annul',
  'pause',
  'resume',
  'publish-result',
  'ask-recount',
  'answer',
  'comment',
  'hide-comment',
  'restore-comment',
  'create-project',
  'change-project',
  'update-project',
  'put-tendency',
  'merge',
  'unmerge',
  'link-contradiction',
  'unlink-contradiction',
  'hold',
  'hold-comment',
  'cost',
] as const;

/** Who is named where no one of the staff acts, but a rule of the campaign. */
export const SYSTEM = 'system';
export type StaffActName = (typeof STAFF_ACTS)[number];

/** What somebody of the city's staff does to one thing, and why. */
export interface StaffAct {
  readonly act: StaffActName;
  /** What it is done to: `proposal/12`, `voting`, `submissions`, `result/2` … */
  readonly subject: string;
  /** A reason from the act's list; null where it has none. */
  readonly reason: string | null;
  /** The reason in words; null where none were written. */
  readonly text: string | null;
  /** The revision of the subject that it was decided on, null for what is new or has none. */
  readonly before: number | null;
  /** The revision that it has now. */
  readonly after: number | null;
}

/** One entry of a campaign's audit log. */
export interface AuditEntry extends StaffAct {
  readonly campaign: string;
  /** 1, 2, 3 … without gaps. */
  readonly sequence: number;
  readonly at: Instant;
  /** Who of the staff, by a pseudonym: the same person has the same one everywhere; SYSTEM for nobody. */
  readonly by: string;
  /** `hash` of the entry before; null for the first. */
  readonly previous: string | null;
  /** SHA-256 (hex) over the canonical JSON of all the rest, so that no entry can be changed without the next telling. */
  readonly hash: string;
}
