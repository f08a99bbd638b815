const STANDARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const URL_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** RFC 4648, section 4: with padding. */
export function toBase64(bytes: Uint8Array): string {
  const text = encode(bytes, STANDARD);
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

/** RFC 4648, section 5, without padding, as in a JWS. */
export function toBase64Url(bytes: Uint8Array): string {
  return encode(bytes, URL_SAFE);
}

/** Null for anything but the one text that `toBase64` writes, so that two texts never stand for the same bytes. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = decode(text.replace(/={1,2}$/, ''), STANDARD);
  return bytes !== null && toBase64(bytes) === text ? bytes : null;
}

/** Null for anything but the one text that `toBase64Url` writes. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = decode(text, URL_SAFE);
  return bytes !== null && toBase64Url(bytes) === text ? bytes : null;
}

function encode(bytes: Uint8Array, alphabet: string): string {
  let text = '';
  let bits = 0;
  let kept = 0;
  for (const byte of bytes) {
    kept = ((kept << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      text += alphabet[(kept >> bits) & 63];
    }
  }
  return bits === 0 ? text : text + alphabet[(kept << (6 - bits)) & 63];
}

function decode(text: string, alphabet: string): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let place = 0;
  let bits = 0;
  let kept = 0;
  for (const character of text) {
    const value = alphabet.indexOf(character);
    if (value < 0) return null;
    kept = ((kept << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[place++] = (kept >> bits) & 0xff;
  }
  return bytes;
}
