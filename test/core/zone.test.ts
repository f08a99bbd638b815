import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LocalTimeError } from '../../functions/core/local-time.ts';
import { instantOf, localHour } from '../../functions/core/zone.ts';

const MINUTE = 60_000;

/** Days on which the clocks of a zone change, forward and back, by an hour, by half an hour and by a whole day. */
const CHANGES = [
  ['Europe/Brussels', '2017-03-26'],
  ['Europe/Brussels', '2017-10-29'],
  ['America/New_York', '2017-03-12'],
  ['America/New_York', '2017-11-05'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['America/Sao_Paulo', '2018-02-17'],
  ['America/Havana', '2017-11-05'],
  ['Australia/Lord_Howe', '2017-10-01'],
  ['Australia/Lord_Howe', '2017-04-02'],
  ['Africa/Casablanca', '2019-05-05'],
  ['Africa/Casablanca', '2019-06-09'],
  ['Pacific/Chatham', '2017-04-02'],
  ['Pacific/Apia', '2011-12-30'],
  ['Asia/Kathmandu', '2017-06-01'],
] as const;

function refusal(local: string, timeZone: string): LocalTimeError {
  try {
    instantOf(local, timeZone);
  } catch (error) {
    if (error instanceof LocalTimeError) return error;
    throw error;
  }
  throw new Error(`${local} in ${timeZone} was accepted`);
}

/** All instants at which the zone's clocks show `local`, found by trying every quarter of an hour of offset. */
function search(local: string, timeZone: string): number[] {
  const clock = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone });
  const asUtc = Date.parse(`${local}Z`);
  return Array.from({ length: 129 }, (_, quarter) => asUtc + (quarter - 64) * 15 * MINUTE).filter(
    (instant) => clock.format(instant).replace(' ', 'T') === local,
  );
}

describe('instantOf', () => {
  it('reads a day as its midnight by the clocks of the zone', () => {
    expect(instantOf('2017-06-01', 'Europe/Brussels')).toBe(Date.parse('2017-05-31T22:00:00Z'));
    expect(instantOf('2017-03-08', 'Europe/Brussels')).toBe(Date.parse('2017-03-07T23:00:00Z'));
    expect(instantOf('2017-06-01', 'UTC')).toBe(Date.parse('2017-06-01T00:00:00Z'));
  });

  it('reads hours, minutes and seconds', () => {
    expect(instantOf('2017-06-01T18:30', 'Asia/Kathmandu')).toBe(Date.parse('2017-06-01T12:45:00Z'));
    expect(instantOf('2017-06-01T18:30:15', 'America/St_Johns')).toBe(Date.parse('2017-06-01T21:00:15Z'));
  });

  it('takes Z for UTC, whatever the zone', () => {
    expect(instantOf('2017-06-01T18:30Z', 'Europe/Brussels')).toBe(Date.parse('2017-06-01T18:30:00Z'));
  });

  it('agrees with a search through all offsets, on days when clocks change', () => {
    const days = fc.constantFrom(...CHANGES);
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 1439 }), ([timeZone, day], minute) => {
        const local = `${day}T${new Date(minute * MINUTE).toISOString().slice(11, 16)}`;
        const instants = search(local, timeZone);
        if (instants.length === 1) expect(instantOf(local, timeZone)).toBe(instants[0]);
        else {
          const expected = instants.length === 0 ? 'missing-in-zone' : 'ambiguous-in-zone';
          expect([local, timeZone, refusal(local, timeZone).code]).toEqual([local, timeZone, expected]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['2017-02-30', 'write a day from 01 to 28, such as "2017-02-28"'],
    ['2017-02-29T12:00', 'write a day from 01 to 28, such as "2017-02-28"'],
    ['2017-04-00', 'write a day from 01 to 30, such as "2017-04-30"'],
    ['2017-13-01', 'write a month from 01 to 12'],
    ['2017-06-30T24:00', 'write a time from 00:00 to 23:59, or the moment after it, "2017-07-01T00:00"'],
    ['2017-06-30T10:00:60', 'write a time from 00:00 to 23:59, or the moment after it, "2017-06-30T10:01"'],
    ['0017-06-30', 'write a year from 1900 on'],
  ])('refuses %s, which no calendar has', (local, remedy) => {
    expect(refusal(local, 'Europe/Brussels')).toMatchObject({ code: 'not-in-calendar', found: local, remedy });
  });

  it('knows leap years', () => {
    expect(instantOf('2000-02-29', 'UTC')).toBe(Date.parse('2000-02-29T00:00:00Z'));
    expect(refusal('1900-02-29', 'UTC').code).toBe('not-in-calendar');
  });

  it.each(['', '2017', '2017-6-1', '01/06/2017', '2017-06-01Z', '2017-06-01 18:00', '2017-06-01T18', ' 2017-06-01'])(
    'refuses "%s" as no date',
    (local) => {
      expect(refusal(local, 'Europe/Brussels')).toMatchObject({ code: 'malformed', found: local });
    },
  );

  it.each([
    ['2017-03-26T02:30', 'Europe/Brussels', '2017-03-26T03:00'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T01:00'],
    ['2017-10-01T02:15', 'Australia/Lord_Howe', '2017-10-01T02:30'],
    ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-31T00:00'],
  ])('refuses %s, over which the clocks of %s are put forward, and names the moment after', (local, zone, after) => {
    const { code, remedy } = refusal(local, zone);
    expect(code).toBe('missing-in-zone');
    expect(remedy).toContain(`write "${after}"`);
    expect(() => instantOf(after, zone)).not.toThrow();
  });

  it.each([
    ['2017-10-29T02:30', 'Europe/Brussels', '+02:00', '+01:00'],
    ['2017-11-05', 'America/Havana', '-04:00', '-05:00'],
    ['2017-04-02T01:45', 'Australia/Lord_Howe', '+11:00', '+10:30'],
  ])('refuses %s, which %s has twice, and takes either reading with its offset', (local, zone, first, second) => {
    const { code, reason, remedy } = refusal(local, zone);
    expect(code).toBe('ambiguous-in-zone');
    expect(reason).toContain(`at ${first} and again at ${second}`);
    const readings = [...remedy.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(readings.map((reading) => reading.slice(-6))).toEqual([first, second]);
    const time = local.includes('T') ? local : `${local}T00:00`;
    expect(readings.map((reading) => instantOf(reading, zone))).toEqual([
      Date.parse(`${time}${first}`),
      Date.parse(`${time}${second}`),
    ]);
  });

  it('refuses an offset that the zone does not have then, and names the one it has', () => {
    expect(refusal('2017-06-01T00:00+01:00', 'Europe/Brussels')).toMatchObject({
      code: 'wrong-offset',
      remedy: 'write "2017-06-01T00:00+02:00"',
    });
  });

  it.each([
    ['Europe/Brusels', 'Europe/Brussels'],
    ['europe/brussels', 'Europe/Brussels'],
    ['Tokyo', 'Asia/Tokyo'],
    ['+02:00', 'Europe/Brussels'],
    ['', 'Europe/Brussels'],
  ])('refuses the time zone "%s" and offers %s', (zone, offered) => {
    expect(refusal('2017-06-01', zone)).toMatchObject({
      code: 'unknown-zone',
      found: zone,
      remedy: `write a name such as "${offered}"`,
    });
    expect(refusal('2017-06-01T00:00Z', zone).code).toBe('unknown-zone');
  });

  it.each(['UTC', 'Asia/Kolkata', 'Asia/Calcutta', 'US/Eastern'])('knows the zone %s', (zone) => {
    expect(Number.isInteger(instantOf('2017-06-01', zone))).toBe(true);
  });
});

describe('localHour', () => {
  it('names the hour that the clocks of the zone show', () => {
    const instant = Date.parse('2017-06-01T12:59:59.999Z');
    expect(localHour(instant, 'Europe/Brussels')).toBe('2017-06-01T14');
    expect(localHour(instant + 1, 'Europe/Brussels')).toBe('2017-06-01T15');
    expect(localHour(instant, 'Asia/Kathmandu')).toBe('2017-06-01T18');
    expect(localHour(Date.parse('2017-06-01T22:00:00Z'), 'Europe/Brussels')).toBe('2017-06-02T00');
  });

  it('gives the hour of every local time it is asked for', () => {
    const minutes = fc.integer({ min: Date.UTC(1975, 0) / MINUTE, max: Date.UTC(2035, 0) / MINUTE });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...CHANGES), (minute, [timeZone]) => {
        const clock = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone });
        expect(localHour(minute * MINUTE, timeZone)).toBe(
          clock
            .format(minute * MINUTE)
            .replace(' ', 'T')
            .slice(0, 13),
        );
      }),
    );
  });

  it('gives both passes of a repeated hour one name', () => {
    expect(localHour(Date.parse('2017-10-29T00:30:00Z'), 'Europe/Brussels')).toBe('2017-10-29T02');
    expect(localHour(Date.parse('2017-10-29T01:30:00Z'), 'Europe/Brussels')).toBe('2017-10-29T02');
  });
});
