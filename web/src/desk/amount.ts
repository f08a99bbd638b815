const SPACES = /[\s'’]/g;
const CURRENCY = /^[\p{Sc}\p{L}]+|[\p{Sc}\p{L}]+$/gu;
/** Thousands apart by points or by commas, as languages write them. */
const GROUPED = /^\d{1,3}([.,])\d{3}(?:\1\d{3})*$/;

/** A whole amount as people write it, such as `12 000`, `12.000` or `12,000 €`; null for anything else. */
export function amountOf(text: string): number | null {
  const plain = text.replaceAll(SPACES, '').replaceAll(CURRENCY, '');
  const digits = GROUPED.test(plain) ? plain.replaceAll(/[.,]/g, '') : plain;
  return /^\d{1,11}$/.test(digits) ? Number(digits) : null;
}
