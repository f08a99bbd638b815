import type { Language } from './languages.ts';

/** An instant: milliseconds, or ISO 8601 as the API writes it. */
export type When = number | string;

export interface Formats {
  /** `1 juin 2017`, in the campaign's time zone, like all that follow. */
  readonly date: (when: When) => string;
  /** `1 juin` */
  readonly dayAndMonth: (when: When) => string;
  /** `jeudi 1 juin 2017 à 14:30` */
  readonly dateTime: (when: When) => string;
  readonly time: (when: When) => string;
  /** `il y a 3 jours`, `dans 2 heures`: the largest unit of which there is at least one. */
  readonly relative: (when: When, now: When) => string;
  readonly number: (value: number) => string;
  /** Of a share from 0 to 1: `57 %`. */
  readonly percent: (share: number) => string;
  /** Whole units of the campaign's currency. */
  readonly money: (amount: number) => string;
  /** How the currency is written: `€`. */
  readonly currencySign: () => string;
  /** `a, b et c` */
  readonly list: (items: readonly string[]) => string;
}

const UNITS = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const satisfies readonly (readonly [Intl.RelativeTimeFormatUnit, number])[];

/** French counts the first day of a month as first: « 1er juin ». Intl writes « 1 juin ». */
export function withFirst(language: Language, date: string): string {
  return language === 'fr' ? date.replace(/(^|\s)1(?=\s\p{L})/u, '$11er') : date;
}

const instantOf = (when: When): number => (typeof when === 'number' ? when : Date.parse(when));

/**
 * @param timeZone IANA name; `undefined`: the device's own, while the campaign is not known yet
 * @param currency ISO 4217
 */
export function formatsOf(language: Language, timeZone: string | undefined, currency: string): Formats {
  const dates = (options: Intl.DateTimeFormatOptions) => {
    // Made when first needed: each costs a millisecond on a slow phone.
    let format: Intl.DateTimeFormat | undefined;
    return (when: When) => {
      format ??= new Intl.DateTimeFormat(language, { ...options, timeZone });
      return withFirst(language, format.format(instantOf(when)));
    };
  };
  const numbers = (options: Intl.NumberFormatOptions) => {
    let format: Intl.NumberFormat | undefined;
    return (value: number) => {
      format ??= new Intl.NumberFormat(language, options);
      return format.format(value);
    };
  };
  const money: Intl.NumberFormatOptions = { style: 'currency', currency, maximumFractionDigits: 0 };
  return {
    date: dates({ dateStyle: 'long' }),
    dayAndMonth: dates({ day: 'numeric', month: 'long' }),
    dateTime: dates({ dateStyle: 'full', timeStyle: 'short' }),
    time: dates({ timeStyle: 'short' }),
    relative: (when, now) => {
      const distance = instantOf(when) - instantOf(now);
      const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
      const [unit, length] = UNITS.find(([, size]) => Math.abs(distance) >= size) ?? ['second' as const, 1000];
      return format.format(Math.trunc(distance / length), unit);
    },
    number: numbers({}),
    percent: numbers({ style: 'percent', maximumFractionDigits: 1 }),
    money: numbers(money),
    currencySign: () =>
      new Intl.NumberFormat(language, money).formatToParts(0).find(({ type }) => type === 'currency')?.value ??
      currency,
    list: (items) => new Intl.ListFormat(language).format(items),
  };
}
