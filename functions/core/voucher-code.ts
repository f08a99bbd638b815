/** Crockford's base 32: no I, L, O or U, so that no two signs look alike and no code is a word. */
export const VOUCHER_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Signs of a code: 20 of 5 bits are 100 bits. */
export const VOUCHER_LENGTH = 20;
const GROUP = 4;

/** `K3M9X2…` as it is printed: `K3M9-X2…`. */
export function groupedVoucher(code: string): string {
  return (code.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-');
}

const TWINS: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** The code that somebody typed: any case, with spaces or hyphens, O for 0, I or L for 1. Null for what is none. */
export function readVoucher(typed: string): string | null {
  const signs = typed
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/[OIL]/g, (sign) => TWINS[sign] ?? sign);
  const isCode = signs.length === VOUCHER_LENGTH && signs.split('').every((sign) => VOUCHER_ALPHABET.includes(sign));
  return isCode ? signs : null;
}
