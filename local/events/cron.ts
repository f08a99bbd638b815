import { instantAt, utcOf, type WallTime, wallTimeAt } from './zone.ts';

const DAY = 86_400_000;
/** Far enough for 29 February. */
const MOST_DAYS = 366 * 9;
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** The instants of an EventBridge cron expression in a time zone. */
export interface Cron {
  /** The first instant after this one; null if there is none. */
  next(after: number): number | null;
  /** The last instant up to this one; null if there is none. */
  latest(upTo: number): number | null;
}

/**
 * Reads `minutes hours day-of-month month day-of-week year`; `L`, `W` and `#` are not understood.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based
 * @throws {Error} naming the field that is not understood
 */
export function parseCron(fields: string, timeZone: string): Cron {
  const parts = fields.trim().split(/\s+/);
  const [minute, hour, dayOfMonth, month, dayOfWeek, year] = parts;
  if (parts.length !== 6 || year === undefined) throw new Error(`it needs 6 fields and has ${parts.length}`);
  const minutes = numbersOf(minute!, 0, 59);
  const hours = numbersOf(hour!, 0, 23);
  const days = new Set(numbersOf(dayOfMonth!, 1, 31));
  const months = new Set(numbersOf(month!, 1, 12, MONTHS));
  const weekdays = new Set(numbersOf(dayOfWeek!, 1, 7, WEEKDAYS));
  const years = new Set(numbersOf(year, 1970, 2199));

  const timesOf = (midnight: number): number[] => {
    const date = new Date(midnight);
    const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
    const matches = years.has(y) && months.has(m) && days.has(d) && weekdays.has(date.getUTCDay() + 1);
    if (!matches) return [];
    return hours.flatMap((h) =>
      minutes.map((min) => instantAt({ year: y, month: m, day: d, hour: h, minute: min, second: 0 }, timeZone)),
    );
  };
  const search = (from: number, step: number, holds: (instant: number) => boolean): number | null => {
    const first = midnightOf(wallTimeAt(from, timeZone));
    for (let day = 0; day < MOST_DAYS; day++) {
      const times = timesOf(first + day * step).filter(holds);
      const best = step > 0 ? Math.min(...times) : Math.max(...times);
      if (times.length > 0) return best;
    }
    return null;
  };
  return {
    next: (after) => search(after, DAY, (instant) => instant > after),
    latest: (upTo) => search(upTo, -DAY, (instant) => instant <= upTo),
  };
}

function midnightOf(wall: WallTime): number {
  return utcOf({ ...wall, hour: 0, minute: 0, second: 0 });
}

function numbersOf(field: string, least: number, most: number, names: readonly string[] = []): number[] {
  const numbers = field.split(',').flatMap((part) => {
    const [range, step, ...rest] = part.split('/');
    const every = step === undefined ? 1 : Number(step);
    const [from, to] = rangeOf(range ?? '', least, most, names, step !== undefined);
    if (rest.length > 0 || !Number.isInteger(every) || every < 1) throw new Error(`"${part}" is not understood`);
    return Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, index) => from + index * every);
  });
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}

function rangeOf(
  range: string,
  least: number,
  most: number,
  names: readonly string[],
  stepped: boolean,
): [number, number] {
  if (range === '*' || range === '?') return [least, most];
  const [from, to, ...rest] = range.split('-').map((text) => numberOf(text, least, names));
  const last = to ?? (stepped ? most : from);
  const valid = from !== undefined && last !== undefined && from >= least && last <= most && from <= last;
  if (!valid || rest.length > 0) throw new Error(`"${range}" is not understood`);
  return [from, last];
}

function numberOf(text: string, least: number, names: readonly string[]): number {
  const name = names.indexOf(text.toUpperCase());
  if (name !== -1) return name + least;
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}
