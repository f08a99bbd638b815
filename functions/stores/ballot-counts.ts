import * as z from 'zod';
import { pack, unpack } from '../core/packed.ts';
import type { BallotCounts } from '../core/recount.ts';

export const packedNumbers = z.string().transform(unpack);

/** Counts as an item holds them. */
export const countsItem = z.object({
  for: packedNumbers,
  against: packedNumbers,
  ballots: z.number(),
  turnout: z.number(),
  beyond: z.number(),
  unreadable: z.number(),
});

export function countsAttributes(counts: BallotCounts) {
  const { ballots, turnout, beyond, unreadable } = counts;
  return { for: pack(counts.for), against: pack(counts.against), ballots, turnout, beyond, unreadable };
}
