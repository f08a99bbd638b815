/** Votes of an hour of the campaign's own clocks, such as `2017-06-01T14`. */
export interface HourOfVotes {
  readonly hour: string;
  readonly votes: number;
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Hours from one label to the next that read well: parts of a day, then whole days. */
const STEPS = [1, 3, 6, 12, 24, 48, 72, 120, 168, 336];

/** The hour as an instant, read as if it were UTC: so every day has 24 of them, and midnights are multiples. */
export function instantOf(hour: string): number {
  return Date.parse(`${hour}:00:00Z`);
}

/** The votes of every hour from the first one with a vote to the last, also of those without any. */
export function everyHour(hours: readonly HourOfVotes[]): { readonly first: number; readonly votes: number[] } {
  const byInstant = new Map(hours.map(({ hour, votes }) => [instantOf(hour), votes]));
  const instants = [...byInstant.keys()].sort((one, other) => one - other);
  const [first = 0] = instants;
  const many = instants.length === 0 ? 0 : ((instants.at(-1) ?? first) - first) / HOUR + 1;
  return { first, votes: Array.from({ length: many }, (_, index) => byInstant.get(first + index * HOUR) ?? 0) };
}

/** Every multiple of a step from a midnight on, `end` excluded. */
function multiples(midnight: number, end: number, step: number): number[] {
  return Array.from({ length: Math.ceil((end - midnight) / step) }, (_, index) => midnight + index * step);
}

/** The midnights from the first on, `end` excluded. */
export function midnights(first: number, end: number): number[] {
  return multiples(first, end, DAY);
}

/**
 * The instants that are labelled: as many as there is room for, each label standing to the right of its instant.
 *
 * @param first a midnight, which always has its label
 * @param timeRoom milliseconds that the label of a time of day covers
 * @param dayRoom milliseconds that the label of a day covers
 */
export function labelled(first: number, end: number, timeRoom: number, dayRoom: number): number[] {
  const fits = (hours: number) => hours * HOUR >= (hours < 24 ? Math.max(timeRoom, dayRoom) : dayRoom);
  const step = STEPS.find(fits) ?? Math.ceil(dayRoom / DAY) * 24;
  return multiples(first, end, step * HOUR).filter((instant) => instant === first || end - instant >= dayRoom);
}
