/** The least number of choices in each bucket; the last one has no end. */
export const CHOICE_BUCKETS = [1, 2, 3, 4, 5, 6, 11, 21, 51, 101] as const;

/** The bucket of a ballot with so many choices, by its least number; null where there is none. */
export function choiceBucket(choices: number): number | null {
  return CHOICE_BUCKETS.findLast((from) => choices >= from) ?? null;
}

/** From where to where each bucket goes, both included. */
export function choiceRanges(): { from: number; to: number | null }[] {
  return CHOICE_BUCKETS.map((from, index) => {
    const next = CHOICE_BUCKETS[index + 1];
    return { from, to: next === undefined ? null : next - 1 };
  });
}
