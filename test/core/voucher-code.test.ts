import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { groupedVoucher, readVoucher, VOUCHER_ALPHABET, VOUCHER_LENGTH } from '../../functions/core/voucher-code.ts';

const code = fc.string({
  unit: fc.constantFrom(...VOUCHER_ALPHABET.split('')),
  minLength: VOUCHER_LENGTH,
  maxLength: VOUCHER_LENGTH,
});

describe('a voucher code', () => {
  it('has at least 80 bits', () => {
    expect(VOUCHER_LENGTH * Math.log2(VOUCHER_ALPHABET.length)).toBeGreaterThanOrEqual(80);
  });

  it('is read as it is printed, and as people type it', () => {
    fc.assert(
      fc.property(code, (signs) => {
        const printed = groupedVoucher(signs);
        expect(printed).toMatch(/^\w{4}(-\w{4}){4}$/);
        const typed = printed.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
        expect([readVoucher(printed), readVoucher(signs), readVoucher(typed)]).toEqual([signs, signs, signs]);
      }),
    );
  });

  it.each(['', 'K3M9', 'U'.repeat(VOUCHER_LENGTH), '0'.repeat(VOUCHER_LENGTH + 1), 'é'.repeat(VOUCHER_LENGTH)])(
    'is not "%s"',
    (typed) => {
      expect(readVoucher(typed)).toBeNull();
    },
  );
});
