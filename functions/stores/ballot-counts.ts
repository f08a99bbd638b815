import * as z from 'zod';
import { pack, unpack } from '../core/packed.ts';
import type { BallotCounts } from '../core/recount.ts';
import { compress, decompress } from './long-item.ts';

export const packedNumbers = z.string().transform(unpack);

/** Characters of a list from which on it is compressed. */
const LONG = 50_000;

const counters = z.union([z.string(), z.instanceof(Uint8Array).transform(decompress)]).transform(unpack);

/** Counts as an item holds them. */
export const countsItem = z.object({
  for: counters,
  against: counters,
  ballots: z.number(),
  turnout: z.number(),
  beyond: z.number(),
  unreadable: z.number(),
});

/**
 * Long lists are compressed: those of a million votes on 100,000 proposals then take 100 KB of an item's 400, those of
 * twenty million 190.
 */
function packedCounts(counts: Iterable<number>): string | Uint8Array {
  const text = pack(counts);
  return text.length < LONG ? text : compress(text);
}

export function countsAttributes(counts: BallotCounts) {
  const { ballots, turnout, beyond, unreadable } = counts;
  return { for: packedCounts(counts.for), against: packedCounts(counts.against), ballots, turnout, beyond, unreadable };
}
