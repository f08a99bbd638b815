import { utf8 } from './bytes.ts';

/** How many bytes say how long a field is; most significant first. */
const PREFIX = 4;

/**
 * Fields one after the other, each after its length in four bytes, so that no two lists of fields give the same bytes:
 * ("ab", "c") and ("a", "bc") differ. Texts are written in UTF-8.
 */
export function lengthPrefixed(...fields: readonly (string | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const encoded = fields.map((field) => (typeof field === 'string' ? utf8(field) : field));
  const bytes = new Uint8Array(encoded.reduce((length, field) => length + PREFIX + field.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const field of encoded) {
    view.setUint32(at, field.length);
    bytes.set(field, at + PREFIX);
    at += PREFIX + field.length;
  }
  return bytes;
}
