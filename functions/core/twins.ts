import { fold } from './fold.ts';

/** From here on two titles are called likely twins: 0 is nothing in common, 1 the same but for case and accents. */
export const LIKELY_TWINS = 0.4;

/** All runs of three letters, with a blank around each word: they bear misspellings and other endings. */
function trigrams(text: string): ReadonlySet<string> {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const found = new Set<string>();
  for (const word of words) {
    const padded = ` ${word} `;
    for (let start = 0; start + 3 <= padded.length; start++) found.add(padded.slice(start, start + 3));
  }
  return found;
}

/** How alike two titles are, from 0 to 1: twice what they share, by what both have (Sørensen and Dice). */
export function likeness(one: string, other: string): number {
  const [mine, theirs] = [trigrams(one), trigrams(other)];
  const both = mine.size + theirs.size;
  return both === 0 ? 0 : (2 * mine.intersection(theirs).size) / both;
}
