import type { Instant } from './campaign.ts';

/** What a moderator can pause: handing in and changing proposals, or changing ballots. */
export const PAUSABLE = ['submissions', 'voting'] as const;
export type Pausable = (typeof PAUSABLE)[number];

/** A pause that has not ended. The clock goes on meanwhile: a phase closes when it closes. */
export interface Pause {
  readonly since: Instant;
  /** In public, so that citizens know. */
  readonly reason: string;
}

export interface PastPause extends Pause {
  readonly what: Pausable;
  readonly until: Instant;
}
