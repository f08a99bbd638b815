import { expect, it } from '@jest/globals';
import { fold } from '../../functions/core/fold.ts';

it.each([
  ['École', 'ecole'],
  ['CŒUR', 'coeur'],
  ['Straße', 'strasse'],
  ['Überdachung', 'uberdachung'],
  ['geïnteresseerd', 'geinteresseerd'],
  ['ĳsbaan', 'ijsbaan'],
])('folds %s to %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

it('folds composed and decomposed letters to the same text', () => {
  expect(fold('\u00e9')).toBe(fold('e\u0301'));
});
