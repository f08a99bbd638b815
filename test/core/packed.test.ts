import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pack, unpack } from '../../functions/core/packed.ts';

describe('a packed list of numbers', () => {
  it('unpacks to what it was made of', () => {
    fc.assert(fc.property(fc.array(fc.maxSafeInteger()), (numbers) => expect(unpack(pack(numbers))).toEqual(numbers)));
  });

  it('takes an empty list for no text', () => {
    expect(pack([])).toBe('');
    expect(unpack('')).toEqual([]);
  });

  it.each(['1,,2', '1,x', ' 1', '1.5'])('is refused when it was not packed here: "%s"', (text) => {
    expect(() => unpack(text)).toThrow(RangeError);
  });
});
