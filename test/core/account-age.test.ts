import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ACCOUNT_AGES, ACCOUNT_SINCE_CLAIM, accountAge, CLOCK_SKEW } from '../../functions/core/account-age.ts';

const AT = Date.parse('2017-06-01T14:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const claims = (value: unknown) => ({ [ACCOUNT_SINCE_CLAIM]: value });
const ago = (milliseconds: number) => claims(new Date(AT - milliseconds).toISOString());

describe('the age of an account', () => {
  it.each([
    [0, 'under-hour'],
    [HOUR - 1, 'under-hour'],
    [HOUR, 'under-day'],
    [DAY, 'under-week'],
    [7 * DAY, 'under-month'],
    [30 * DAY, 'older'],
    [-CLOCK_SKEW, 'under-hour'],
    [-CLOCK_SKEW - 1, 'unknown'],
  ])('%d ms after it was made is %s', (milliseconds, age) => {
    expect(accountAge(ago(milliseconds), AT)).toBe(age);
  });

  it.each([Math.floor(AT / 1000) - 7200, `${Math.floor(AT / 1000) - 7200}`, '2017-06-01T14:00:00+02:00'])(
    'is read from %p',
    (value) => {
      expect(accountAge(claims(value), AT)).toBe('under-day');
    },
  );

  it.each([undefined, null, '', 'yesterday', {}, [], true, -1, 0, Number.NaN, '9'.repeat(40)])(
    'is unknown where the token says %p',
    (value) => {
      expect(accountAge(claims(value), AT)).toBe('unknown');
    },
  );

  it('is one of a few words, whatever a token says', () => {
    fc.assert(fc.property(fc.anything(), (value) => expect(ACCOUNT_AGES).toContain(accountAge(claims(value), AT))));
  });
});
