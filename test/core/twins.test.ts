import { describe, expect, it } from '@jest/globals';
import { LIKELY_TWINS, likeness } from '../../functions/core/twins.ts';

describe('the likeness of two titles', () => {
  it.each([
    ['Une passerelle sur la Meuse', 'Passerelle cyclable sur la Meuse'],
    ['Ecole ouverte le soir', 'École ouverte en soirée'],
    ['Fontaines d’eau potable', 'Des fontaines à eau potable en ville'],
  ])('makes twins of « %s » and « %s »', (one, other) => {
    expect(likeness(one, other)).toBeGreaterThanOrEqual(LIKELY_TWINS);
    expect(likeness(other, one)).toBe(likeness(one, other));
  });

  it.each([
    ['Une passerelle sur la Meuse', 'Des composts de quartier'],
    ['Ecole ouverte le soir', 'Un marché couvert le dimanche'],
  ])('makes none of « %s » and « %s »', (one, other) => {
    expect(likeness(one, other)).toBeLessThan(LIKELY_TWINS);
  });

  it('is 1 but for case, accents and order, and 0 without letters', () => {
    expect(likeness('Le Marché Couvert', 'couvert, le marche !')).toBe(1);
    expect(likeness('!!!', '…')).toBe(0);
  });
});
