import type { Instant } from './campaign.ts';
import { LocalTimeError, readLocalTime, readOffset, writeLocalTime, writeOffset } from './local-time.ts';
import { checkTimeZone, offsetAt, wallAt } from './zone-clock.ts';

const DAY = 86_400_000;

/** The instants at which the zone's clock shows `wall`: one, two when the clock was put back, none when put forward. */
function readings(wall: number, timeZone: string): { instant: Instant; offset: number }[] {
  // No zone is more than 16 hours from UTC, and none has changed its offset twice within two days.
  const offsets = new Set([offsetAt(wall - DAY, timeZone), offsetAt(wall, timeZone), offsetAt(wall + DAY, timeZone)]);
  return [...offsets]
    .map((offset) => ({ instant: wall - offset, offset }))
    .filter(({ instant, offset }) => offsetAt(instant, timeZone) === offset)
    .sort((a, b) => a.instant - b.instant);
}

/** The first moment, by the zone's clock, after the gap in which `wall` lies. */
function afterGap(wall: number, timeZone: string): number {
  let before = wall - DAY;
  let after = wall + DAY;
  const offset = offsetAt(before, timeZone);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle, timeZone) === offset) before = middle;
    else after = middle;
  }
  return wallAt(after, timeZone);
}

/**
 * The instant at which the clocks of `timeZone` show `local`: `YYYY-MM-DD` (its midnight) or `YYYY-MM-DDTHH:MM[:SS]`,
 * optionally with an offset, which tells the two readings of a repeated hour apart, or with `Z` for UTC.
 * Throws a LocalTimeError for what does not exist, exists twice, or carries an offset that the zone does not have then.
 */
export function instantOf(local: string, timeZone: string): Instant {
  const { wall, offset } = readLocalTime(local);
  if (offset === 'Z') {
    checkTimeZone(timeZone);
    return wall;
  }
  const found = readings(wall, timeZone);
  const [first, second] = found;
  if (!first) {
    throw new LocalTimeError(
      'missing-in-zone',
      local,
      `does not exist in ${timeZone}, whose clocks are put forward over it`,
      `write "${writeLocalTime(afterGap(wall, timeZone))}", the first moment after the gap, or any other time`,
    );
  }
  const choices = found.map((reading) => `"${writeLocalTime(wall)}${writeOffset(reading.offset)}"`);
  if (offset !== null) {
    const chosen = found.find((reading) => reading.offset === readOffset(offset));
    if (chosen) return chosen.instant;
    const right = found.map((reading) => writeOffset(reading.offset)).join(' or ');
    throw new LocalTimeError(
      'wrong-offset',
      local,
      `has the offset ${offset}, but ${timeZone} is at ${right} then`,
      `write ${choices.join(' or ')}`,
    );
  }
  if (second) {
    throw new LocalTimeError(
      'ambiguous-in-zone',
      local,
      `happens twice in ${timeZone}, at ${writeOffset(first.offset)} and again at ${writeOffset(second.offset)}`,
      `write the offset: ${choices[0]} for the first or ${choices[1]} for the second`,
    );
  }
  return first.instant;
}

/** The hour that the clocks of `timeZone` show, such as `2017-06-01T14`. The two passes of a repeated hour share a name. */
export function localHour(instant: Instant, timeZone: string): string {
  return new Date(wallAt(instant, timeZone)).toISOString().slice(0, 13);
}
