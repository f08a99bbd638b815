import { parseCron } from './cron.ts';
import { instantAt } from './zone.ts';

const AT = /^at\((\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\)$/;
const RATE = /^rate\((\d+) (minute|hour|day)s?\)$/;
const CRON = /^cron\((.+)\)$/;
const MINUTE = 60_000;
const UNITS = { minute: MINUTE, hour: 60 * MINUTE, day: 24 * 60 * MINUTE } as const;

/** When a schedule fires: once, or again and again. Instants in ms. */
export interface Timing {
  readonly once: boolean;
  /** The latest firing in `(after, upTo]`; null if there is none. `origin` is where rates are counted from. */
  latest(after: number | null, upTo: number, origin: number): number | null;
  /** The first firing after an instant; null if there is none. */
  next(after: number | null, origin: number): number | null;
}

/**
 * Reads `at(…)`, `rate(…)` and `cron(…)`.
 * @throws {Error} saying what is not understood
 */
export function parseExpression(expression: string, timeZone: string): Timing {
  const at = AT.exec(expression);
  if (at !== null) return onceAt(at.slice(1).map(Number), timeZone);
  const [, count, unit] = RATE.exec(expression) ?? [];
  if (count !== undefined && isUnit(unit) && Number(count) > 0) return everyPeriod(Number(count) * UNITS[unit]);
  const [, fields] = CRON.exec(expression) ?? [];
  if (fields !== undefined) return byCron(fields, timeZone);
  throw new Error('write at(2017-06-01T00:00:00), rate(5 minutes) or cron(0 12 * * ? *)');
}

function isUnit(text: string | undefined): text is keyof typeof UNITS {
  return text !== undefined && text in UNITS;
}

function onceAt([year, month, day, hour, minute, second]: readonly number[], timeZone: string): Timing {
  const wall = { year: year!, month: month!, day: day!, hour: hour!, minute: minute!, second: second! };
  const instant = instantAt(wall, timeZone);
  return {
    once: true,
    latest: (after, upTo) => (instant <= upTo && (after === null || instant > after) ? instant : null),
    next: (after) => (after === null || instant > after ? instant : null),
  };
}

/** Rates are counted from the whole minute of their origin, so that firings are for whole minutes. */
function everyPeriod(period: number): Timing {
  const start = (origin: number): number => Math.floor(origin / MINUTE) * MINUTE;
  return {
    once: false,
    latest: (after, upTo, origin) => {
      const latest = start(origin) + Math.floor((upTo - start(origin)) / period) * period;
      return latest > (after ?? start(origin)) ? latest : null;
    },
    next: (after, origin) => {
      const from = after ?? start(origin);
      return start(origin) + (Math.floor((from - start(origin)) / period) + 1) * period;
    },
  };
}

function byCron(fields: string, timeZone: string): Timing {
  const cron = parseCron(fields, timeZone);
  return {
    once: false,
    latest: (after, upTo, origin) => {
      const latest = cron.latest(upTo);
      return latest !== null && latest > (after ?? origin) ? latest : null;
    },
    next: (after, origin) => cron.next(after ?? origin),
  };
}
