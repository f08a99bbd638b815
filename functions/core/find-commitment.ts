/** Characters of base64url in the order of their bytes: the order in which commitments are sorted, as text. */
const SORTED = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
/** 48 bits: more than tell apart what lies beside each other in any list of votes. */
const DIGITS = 8;
/** Guesses that may miss before the list is halved instead: only a list that is not evenly spread needs more. */
const GUESSES = 6;

/** Commitments that are read at once; see `readBlock`. */
export const COMMITMENTS_A_BLOCK = 512;

/** Where among all commitments there could be a text lies, from 0 to 1. */
function fractionOf(text: string): number {
  let fraction = 0;
  for (let place = DIGITS - 1; place >= 0; place--) {
    fraction = (fraction + SORTED.indexOf(text.charAt(place))) / SORTED.length;
  }
  return fraction;
}

interface Bound {
  /** Number of a commitment in the list. */
  readonly at: number;
  readonly fraction: number;
}

function guessBetween(low: Bound, high: Bound, fraction: number): number {
  const share = (fraction - low.fraction) / Math.max(high.fraction - low.fraction, Number.EPSILON);
  const guess = low.at + Math.floor(share * (high.at - low.at));
  return Math.min(Math.max(guess, low.at), high.at - 1);
}

/**
 * The place of a commitment in a sorted list of them, from 0, or null. They are hashes, so they lie evenly: where one is
 * can be computed to within a few blocks, and two blocks or so are read however long the list is.
 *
 * @param size of the list
 * @param readBlock gives the commitments from `COMMITMENTS_A_BLOCK * block` on, at most so many, as text; it is not
 * asked for a block that begins behind the end
 */
export async function findCommitment(
  wanted: string,
  size: number,
  readBlock: (block: number) => Promise<readonly string[]>,
): Promise<number | null> {
  const fraction = fractionOf(wanted);
  let low: Bound = { at: 0, fraction: 0 };
  let high: Bound = { at: size, fraction: 1 };
  for (let guesses = 0; low.at < high.at; guesses++) {
    const at = guesses < GUESSES ? guessBetween(low, high, fraction) : Math.floor((low.at + high.at) / 2);
    const block = Math.floor(at / COMMITMENTS_A_BLOCK);
    const start = block * COMMITMENTS_A_BLOCK;
    const commitments = await readBlock(block);
    const [first, last] = [commitments[0], commitments.at(-1)];
    if (first === undefined || last === undefined) return null;
    if (wanted < first) high = { at: start, fraction: fractionOf(first) };
    else if (wanted > last) low = { at: start + commitments.length, fraction: fractionOf(last) };
    else {
      const place = commitments.indexOf(wanted);
      return place < 0 ? null : start + place;
    }
  }
  return null;
}
