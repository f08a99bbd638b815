import type { Instant } from '../core/campaign.ts';

interface Occasion {
  /** Stays the same whatever changes. */
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
  readonly changedAt: Instant;
  /** How often its date was moved. */
  readonly sequence: number;
  readonly cancelled: boolean;
}

/** An occasion with a beginning and perhaps an end, or one that lasts a day, `YYYY-MM-DD`. */
export type CalendarEvent = Occasion &
  (
    | { readonly starts: Instant; readonly ends: Instant | null; readonly day?: never }
    | { readonly day: string; readonly starts?: never; readonly ends?: never }
  );

export interface Calendar {
  readonly name: string;
  readonly language: string;
  readonly events: readonly CalendarEvent[];
}

/** In octets of UTF-8, the line break not counted: RFC 5545, 3.1. */
const LONGEST_LINE = 75;
const DAY = 86_400_000;

/** RFC 5545, 3.3.11; of control characters a text holds only line breaks and tabs. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?![\n\t])\p{Cc}/gu, '')
    .replaceAll(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n');
}

/** Long lines go on after a break and a blank, never within a character. */
export function fold(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LONGEST_LINE) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}

/** `20170601T000000Z` */
function utc(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** `20170601`; `after` days later. */
function date(day: string, after = 0): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + after * DAY).toISOString().slice(0, 10).replaceAll('-', '');
}

function when(event: CalendarEvent): string[] {
  if (event.day !== undefined)
    return [`DTSTART;VALUE=DATE:${date(event.day)}`, `DTEND;VALUE=DATE:${date(event.day, 1)}`];
  return [`DTSTART:${utc(event.starts)}`, ...(event.ends === null ? [] : [`DTEND:${utc(event.ends)}`])];
}

function eventLines(event: CalendarEvent, language: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    // Without METHOD, it says when the event was last revised: RFC 5545, 3.8.7.2.
    `DTSTAMP:${utc(event.changedAt)}`,
    `LAST-MODIFIED:${utc(event.changedAt)}`,
    `SEQUENCE:${event.sequence}`,
    ...when(event),
    `SUMMARY;LANGUAGE=${language}:${escapeText(event.summary)}`,
    ...(event.description === '' ? [] : [`DESCRIPTION;LANGUAGE=${language}:${escapeText(event.description)}`]),
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** A calendar (RFC 5545) that programs follow by asking for it again. */
export function iCalendar({ name, language, events }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Reinventons//Participation//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...events.flatMap((event) => eventLines(event, language)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}
