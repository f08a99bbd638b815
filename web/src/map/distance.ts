import type { Language } from '../i18n/languages.ts';

const KILOMETRE = 1_000;

/** `350 m`, `1,2 km`: to ten metres, from a kilometre on to a hundred. */
export function distanceText(language: Language, metres: number): string {
  const far = metres >= KILOMETRE;
  const format = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: far ? 'kilometer' : 'meter',
    maximumFractionDigits: 1,
  });
  return format.format(far ? metres / KILOMETRE : Math.round(metres / 10) * 10);
}
