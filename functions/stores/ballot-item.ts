import * as z from 'zod';
import { ACCOUNT_AGES } from '../core/account-age.ts';
import { type Ballot, EMPTY_BALLOT } from '../core/ballot.ts';

/** On a ballot that is being, or has been, moved to a key of nobody: its moves are no votes. */
export const UNLINKED = 'unlinked';

const numbers = z.set(z.number()).default(new Set());
const ballotItem = z.object({
  for: numbers,
  against: numbers,
  revision: z.number(),
  changedAt: z.number(),
  // No vote may hang on it.
  accountAge: z.enum(ACCOUNT_AGES).optional().catch(undefined),
});

/** A ballot as the table and its stream hold it; no item is an empty ballot. Throws a ZodError for anything else. */
export function ballotFrom(item: Readonly<Record<string, unknown>> | undefined): Ballot {
  return item === undefined ? EMPTY_BALLOT : ballotItem.parse(item);
}

/** As `ballotFrom`; null for an item that is no ballot. */
export function readableBallot(item: Readonly<Record<string, unknown>>): Ballot | null {
  return ballotItem.safeParse(item).data ?? null;
}
