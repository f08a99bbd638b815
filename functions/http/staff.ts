import { createHash } from 'node:crypto';
import { Problem } from './problem.ts';
import type { Caller } from './request.ts';

/** The group whose members decide for the city. */
export const MODERATORS = 'moderators';

/** Somebody of the city's staff: all that is kept of who it was. */
export interface Staff {
  /** A pseudonym, the same everywhere. The directory tells whose it is; the platform cannot. */
  readonly id: string;
}

/** The gateway hands a list on as `[a b]`. */
function groupsIn({ 'cognito:groups': groups }: Caller['claims']): string[] {
  return typeof groups === 'string' ? groups.split(/[\s,[\]]+/) : [];
}

export function staffIdOf({ issuer, subject }: Pick<Caller, 'issuer' | 'subject'>): string {
  const hash = createHash('sha256').update(`staff|${issuer}|${subject}`).digest('base64url');
  return `staff-${hash.slice(0, 16)}`;
}

/**
 * A scope is what somebody lets the site do in their name, and anybody can give that; a group is what the city has made
 * them. Deciding for the city takes both. Throws `not-a-moderator`.
 */
export function requireModerator(caller: Caller): Staff {
  if (groupsIn(caller.claims).includes(MODERATORS)) return { id: staffIdOf(caller) };
  const detail = `This takes a member of the group "${MODERATORS}"; an operator adds one to it, who then signs in again`;
  throw new Problem('not-a-moderator', detail, { group: MODERATORS });
}
