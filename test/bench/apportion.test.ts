import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { apportion } from '../../bench/apportion.ts';

describe('apportion', () => {
  it('gives every unit away within the bounds, whatever the weights', () => {
    const weights = fc.array(fc.double({ min: 0.001, max: 1000, noNaN: true }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(
        weights,
        fc.nat(5),
        fc.nat(20),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (given, least, room, fill) => {
          const most = least + room;
          const total = given.length * least + Math.floor(given.length * room * fill);
          const shares = apportion(given, total, least, most);

          expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
          expect(shares.every((share) => share >= least && share <= most)).toBe(true);
        },
      ),
    );
  });

  it('follows the weights where the bounds allow it', () => {
    expect(apportion([1, 2, 7], 10, 1, 10)).toEqual([1, 2, 7]);
  });

  it('refuses a total that cannot fit', () => {
    expect(() => apportion([1, 1], 21, 0, 10)).toThrow('21 units do not fit into 2 shares of 0 to 10');
  });
});
