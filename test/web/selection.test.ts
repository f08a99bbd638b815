import { expect, it } from '@jest/globals';
import { formatsOf } from '../../web/src/i18n/formats.ts';
import { compare } from '../../web/src/pages/results/what-if.ts';

it('another rule is compared by what it adds, then by what it leaves out, then by what both select', () => {
  const rows = compare({ selected: [7, 3, 5] }, { selected: [3, 9, 5, 1] });
  expect(rows.map(({ number, selected, other }) => [number, selected, other])).toEqual([
    [9, false, true],
    [1, false, true],
    [7, true, false],
    [3, true, true],
    [5, true, true],
  ]);
  expect(compare({ selected: [] }, { selected: [] })).toEqual([]);
});

it('costs are written in the currency of the campaign, without cents', () => {
  const money = (language: 'fr' | 'nl' | 'de' | 'en', currency: string) =>
    formatsOf(language, 'Europe/Brussels', currency).money(12_000).replaceAll(/\s/gu, ' ');
  expect(money('fr', 'EUR')).toBe('12 000 €');
  expect(money('de', 'CHF')).toBe('12.000 CHF');
  expect(money('en', 'PLN')).toBe('PLN 12,000');
  expect(formatsOf('fr', undefined, 'EUR').currencySign()).toBe('€');
});
