import type { Instant } from './campaign.ts';
import { LocalTimeError } from './local-time.ts';
import { nearest } from './nearest.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  checkTimeZone(timeZone);
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

/** Throws a LocalTimeError (`unknown-zone`) unless `timeZone` is an IANA name as the database spells it. */
export function checkTimeZone(timeZone: string): void {
  // Intl also takes offsets and any case; AWS's schedules take neither. An older name of a zone (Asia/Kolkata or
  // Asia/Calcutta, whichever the ICU data prefers) is good, and resolves to another spelling altogether.
  const resolved = /^[A-Z][A-Za-z]/.test(timeZone) ? resolve(timeZone) : null;
  if (resolved === timeZone) return;
  if (resolved !== null && resolved.toLowerCase() !== timeZone.toLowerCase()) return;
  const names = Intl.supportedValuesOf('timeZone');
  const meant = nearest(timeZone, names) ?? names.find((name) => name.endsWith(`/${timeZone}`)) ?? 'Europe/Brussels';
  throw new LocalTimeError(
    'unknown-zone',
    timeZone,
    'is not a time zone of the IANA database',
    `write a name such as "${meant}"`,
  );
}

function resolve(timeZone: string): string | null {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** The zone's clock at `instant`, read as if it were UTC. */
export function wallAt(instant: Instant, timeZone: string): number {
  const parts = formatFor(timeZone).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((candidate) => candidate.type === type)?.value);
  const seconds = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return seconds + (((instant % 1000) + 1000) % 1000);
}

/** How far the zone is ahead of UTC at `instant`, in milliseconds. */
export function offsetAt(instant: Instant, timeZone: string): number {
  return wallAt(instant, timeZone) - instant;
}
