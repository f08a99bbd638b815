/** A day, or a day and a time; seconds and the offset from UTC may follow. */
export const LOCAL_TIME = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2}(?::\d{2})?)?)?$/;

/** `Date.UTC` reads the years 0 to 99 as 1900 to 1999; no campaign is older than this. */
const FIRST_YEAR = 1900;

export type LocalTimeErrorCode =
  | 'malformed'
  | 'not-in-calendar'
  | 'missing-in-zone'
  | 'ambiguous-in-zone'
  | 'wrong-offset'
  | 'unknown-zone';

/** Thrown when a local time, or the name of a time zone, does not name exactly one instant. */
export class LocalTimeError extends Error {
  override readonly name = 'LocalTimeError';
  readonly code: LocalTimeErrorCode;
  readonly found: string;
  readonly reason: string;
  /** What to write instead. */
  readonly remedy: string;

  constructor(code: LocalTimeErrorCode, found: string, reason: string, remedy: string) {
    super(`"${found}" ${reason}: ${remedy}`);
    this.code = code;
    this.found = found;
    this.reason = reason;
    this.remedy = remedy;
  }
}

/** The fields as if they were UTC, and the offset that follows them. Throws when no calendar or clock shows them. */
export function readLocalTime(text: string): { wall: number; offset: string | null } {
  const match = LOCAL_TIME.exec(text);
  if (!match) {
    throw new LocalTimeError(
      'malformed',
      text,
      'is not a date',
      'write YYYY-MM-DD, or YYYY-MM-DDTHH:MM, such as "2017-06-01" or "2017-06-01T18:00"',
    );
  }
  const fields = match.slice(1, 7).map((field) => Number(field ?? 0));
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = fields;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const remedy =
    year < FIRST_YEAR
      ? `write a year from ${FIRST_YEAR} on`
      : month < 1 || month > 12
        ? 'write a month from 01 to 12'
        : day < 1 || day > lastDay
          ? `write a day from 01 to ${lastDay}, such as "${text.slice(0, 8)}${lastDay}"`
          : hour > 23 || minute > 59 || second > 59
            ? `write a time from 00:00 to 23:59, or the moment after it, "${writeLocalTime(wall)}"`
            : null;
  if (remedy !== null) throw new LocalTimeError('not-in-calendar', text, 'does not exist in the calendar', remedy);
  return { wall, offset: match[7] ?? null };
}

export function writeLocalTime(wall: number): string {
  const text = new Date(wall).toISOString();
  return text.slice(17, 19) === '00' ? text.slice(0, 16) : text.slice(0, 19);
}

export function writeOffset(offset: number): string {
  const text = new Date(Math.abs(offset)).toISOString();
  return `${offset < 0 ? '-' : '+'}${text.slice(17, 19) === '00' ? text.slice(11, 16) : text.slice(11, 19)}`;
}

export function readOffset(text: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.slice(1).split(':').map(Number);
  return (text.startsWith('-') ? -1 : 1) * ((hours * 60 + minutes) * 60 + seconds) * 1000;
}
