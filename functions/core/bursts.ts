/** Fewer votes in an hour are never a burst: among few, everything varies. */
export const LEAST_BURST = 50;
/** With fewer other days, nothing is known of what is usual. */
export const LEAST_DAYS = 3;
/** So many times the usual deviation an hour lies above the usual number. */
export const BURST_DEVIATIONS = 6;
/** And so many times the usual number itself: where days are all alike, a small step would be a burst. */
export const BURST_FACTOR = 2;

export interface HourVotes {
  /** By the campaign's clocks: `2017-06-01T14`. */
  readonly hour: string;
  readonly votes: number;
}

/** An hour in which many more votes were cast than in the same hour of other days. */
export interface Burst extends HourVotes {
  /** The median of the same hour on the other days. */
  readonly usual: number;
  /** The median of how far they are from it. */
  readonly deviation: number;
  readonly days: number;
}

/** The middle of numbers, exact: of an even count, the mean of the two in the middle. There is one or more. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}

function burstOf(hour: HourVotes, others: readonly number[]): Burst | null {
  if (hour.votes < LEAST_BURST || others.length < LEAST_DAYS) return null;
  const usual = median(others);
  const deviation = median(others.map((votes) => Math.abs(votes - usual)));
  const above = hour.votes - usual > BURST_DEVIATIONS * deviation && hour.votes > BURST_FACTOR * usual;
  return above ? { ...hour, usual, deviation, days: others.length } : null;
}

/**
 * Compares each hour with the same hour of the other days by median and median deviation: both stay what they are when
 * less than half of the days are out of the way, so a burst does not hide itself or another one.
 */
export function burstsIn(hours: readonly HourVotes[]): Burst[] {
  const sameHour = Map.groupBy(hours, ({ hour }) => hour.slice(11));
  return hours.flatMap((each) => {
    const others = (sameHour.get(each.hour.slice(11)) ?? []).filter(({ hour }) => hour !== each.hour);
    const burst = burstOf(
      each,
      others.map(({ votes }) => votes),
    );
    return burst === null ? [] : [burst];
  });
}
