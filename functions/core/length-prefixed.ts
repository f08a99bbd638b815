import { utf8 } from './bytes.ts';

/** How many bytes say how long a field is; most significant first. */
const PREFIX = 4;

/** Its bytes in UTF-8 are as many as its characters. */
const ASCII = /^[\0-\x7f]*$/;

/**
 * Fields one after the other, each after its length in four bytes, so that no two lists of fields give the same bytes:
 * ("ab", "c") and ("a", "bc") differ. Texts are written in UTF-8.
 */
export function lengthPrefixed(...fields: readonly (string | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  // A vote makes several: an encoder would take longer for these few letters than to hash them.
  const encoded = fields.map((field) => (typeof field !== 'string' || ASCII.test(field) ? field : utf8(field)));
  const bytes = new Uint8Array(encoded.reduce((length, field) => length + PREFIX + field.length, 0));
  let at = 0;
  for (const field of encoded) {
    for (let shift = (PREFIX - 1) * 8; shift >= 0; shift -= 8) bytes[at++] = field.length >>> shift;
    if (typeof field !== 'string') bytes.set(field, at);
    else for (let index = 0; index < field.length; index++) bytes[at + index] = field.charCodeAt(index);
    at += field.length;
  }
  return bytes;
}
