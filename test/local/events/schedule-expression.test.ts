import { describe, expect, it } from '@jest/globals';
import { parseExpression } from '../../../local/events/schedule-expression.ts';

const at = (text: string): number => Date.parse(text);
const iso = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString().replace('.000Z', 'Z');

describe('a one-time schedule', () => {
  it.each([
    ['at(2017-06-01T00:00:00)', 'Europe/Brussels', '2017-05-31T22:00:00Z'],
    ['at(2017-01-01T00:00:00)', 'Europe/Brussels', '2016-12-31T23:00:00Z'],
    ['at(2017-06-01T00:00:00)', 'UTC', '2017-06-01T00:00:00Z'],
    ['at(2017-10-29T02:30:00)', 'Europe/Brussels', '2017-10-29T00:30:00Z'],
    ['at(2017-03-26T02:30:00)', 'Europe/Brussels', '2017-03-26T01:30:00Z'],
  ])('%s in %s is due at %s', (expression, zone, instant) => {
    const timing = parseExpression(expression, zone);
    expect(iso(timing.next(null, 0))).toBe(instant);
    expect(timing.latest(null, at(instant) - 1, 0)).toBeNull();
    expect(iso(timing.latest(null, at(instant), 0))).toBe(instant);
    expect(timing.latest(at(instant), at('2030-01-01'), 0)).toBeNull();
  });
});

describe('a rate', () => {
  const timing = parseExpression('rate(5 minutes)', 'UTC');
  const origin = at('2017-06-01T00:00:42Z');

  it('is counted from the whole minute in which it began', () => {
    expect(iso(timing.next(null, origin))).toBe('2017-06-01T00:05:00Z');
    expect(timing.latest(null, at('2017-06-01T00:04:59Z'), origin)).toBeNull();
  });

  it('is due once, for the latest time, after a jump of months', () => {
    const due = timing.latest(at('2017-06-01T00:05:00Z'), at('2017-09-01T12:34:56Z'), origin);
    expect(iso(due)).toBe('2017-09-01T12:30:00Z');
    expect(timing.latest(due, at('2017-09-01T12:34:56Z'), origin)).toBeNull();
    expect(iso(timing.next(due, origin))).toBe('2017-09-01T12:35:00Z');
  });
});

describe('a cron expression', () => {
  it.each([
    ['cron(0 12 * * ? *)', '2017-06-01T12:00:00Z', '2017-06-02T12:00:00Z'],
    ['cron(*/15 8-9 ? * MON-FRI *)', '2017-06-02T09:45:00Z', '2017-06-05T08:00:00Z'],
    ['cron(30 6 1,15 JAN,JUL ? 2018)', '2017-06-02T09:45:00Z', '2018-01-01T06:30:00Z'],
    ['cron(0 0 29 2 ? *)', '2017-06-02T00:00:00Z', '2020-02-29T00:00:00Z'],
  ])('%s is next due after %s at %s', (expression, after, next) => {
    const timing = parseExpression(expression, 'UTC');
    expect(iso(timing.next(at(after), 0))).toBe(next);
    expect(iso(timing.latest(at(after), at(next), 0))).toBe(next);
    expect(timing.latest(at(after), at(next) - 1, 0)).toBeNull();
  });

  it('is read in its time zone', () => {
    expect(iso(parseExpression('cron(0 0 * * ? *)', 'Europe/Brussels').next(at('2017-06-01T00:00:00Z'), 0))).toBe(
      '2017-06-01T22:00:00Z',
    );
  });
});

describe('an expression that is not understood', () => {
  it.each(['every(5 minutes)', 'rate(0 minutes)', 'at(2017-06-01)', 'cron(0 12 * *)', 'cron(0 12 L * ? *)'])(
    '%s is refused',
    (expression) => {
      expect(() => parseExpression(expression, 'UTC')).toThrow(/understood|write at|needs 6 fields/);
    },
  );
});
