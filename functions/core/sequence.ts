/** Sequence numbers of streams have up to 40 digits. */
const DIGITS = 40;

/** What a sequence number looks like. */
export const SEQUENCE = /^\d{1,40}$/;

/** A stream record's sequence number, padded so that text compares as numbers do. Throws a RangeError. */
export function paddedSequence(sequence: string): string {
  if (!SEQUENCE.test(sequence)) throw new RangeError(`"${sequence}" is not a sequence number of a stream`);
  return sequence.padStart(DIGITS, '0');
}
