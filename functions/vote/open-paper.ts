import { type BallotPaper, isOnPaper } from '../core/ballot-paper.ts';
import type { Pause } from '../core/pause.ts';
import { requireNotPaused } from '../http/pause-guard.ts';
import { Problem } from '../http/problem.ts';

/** The ballot paper while voting is open, the pause if there is one, and the lead of each number that has one. */
export interface OpenPaper {
  readonly paper: BallotPaper;
  readonly pause: Pause | null;
  readonly links: ReadonlyMap<number, number>;
}

/** Throws `paused` or `not-on-ballot-paper`. */
export function requireVotable({ paper, pause }: OpenPaper, number: number): void {
  requireNotPaused('voting', pause);
  if (!isOnPaper(paper, number) || paper.annulled.has(number)) {
    throw new Problem('not-on-ballot-paper', `Number ${number} cannot be voted on`, { number });
  }
}
