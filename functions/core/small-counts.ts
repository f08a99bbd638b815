/** A number of citizens above 0 and below this is not shown to the public: it could be about somebody one knows. */
export const LEAST_SHOWN = 10;

export function isSmall(count: number): boolean {
  return count > 0 && count < LEAST_SHOWN;
}

/**
 * Counts of people without the small ones (null), and so that none of these follows from the sum of all, which may be
 * known: at least two are hidden, together LEAST_SHOWN or more, else all.
 */
export function withoutSmall(counts: readonly number[]): (number | null)[] {
  const bySize = [...counts.entries()].filter(([, count]) => count > 0).toSorted(([, a], [, b]) => a - b);
  const hidden = new Set<number>();
  let sum = 0;
  for (const [index, count] of bySize) {
    const enough = hidden.size === 0 || (hidden.size > 1 && sum >= LEAST_SHOWN);
    if (count >= LEAST_SHOWN && enough) break;
    hidden.add(index);
    sum += count;
  }
  const safe = hidden.size === 0 || (hidden.size > 1 && sum >= LEAST_SHOWN);
  return counts.map((count, index) => (!safe || hidden.has(index) ? null : count));
}
