import type { Pausable, Pause } from '../core/pause.ts';
import { Problem } from './problem.ts';

export function pausedProblem(what: Pausable, { since, reason }: Pause): Problem {
  const from = new Date(since).toISOString();
  const nothing = what === 'voting' ? 'Ballots stay as they are' : 'Proposals are neither taken nor changed';
  return new Problem('paused', `${nothing} until a moderator resumes it. The reason: ${reason}`, {
    what,
    since: from,
    reason,
  });
}

/** Throws `paused`. */
export function requireNotPaused(what: Pausable, pause: Pause | null): void {
  if (pause) throw pausedProblem(what, pause);
}
