import { fromBase64, fromBase64Url, toBase64Url } from '../functions/core/base64.ts';
import { utf8 } from '../functions/core/bytes.ts';
import { sha256 } from '../functions/core/sha256.ts';
import { keysSchema } from './formats.ts';

export interface PublicKey {
  /** Thumbprint of RFC 7638. */
  readonly kid: string;
  /** 32 bytes, Ed25519. */
  readonly bytes: Uint8Array;
}

/** SHA-256, in base64url, over the key's members in the order of their names (RFC 7638). */
export function thumbprint(bytes: Uint8Array): string {
  return toBase64Url(sha256(utf8(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x: toBase64Url(bytes) }))));
}

/** Null where `x` is not 32 bytes in base64url. */
export function publicKeyOf({ x }: { readonly x: string }): PublicKey | null {
  const bytes = fromBase64Url(x);
  return bytes?.length === 32 ? { kid: thumbprint(bytes), bytes } : null;
}

const THUMBPRINT = /^[A-Za-z0-9_-]{43}$/;
/** C2SP signed-note: name, hash and key. */
const VERIFIER_KEY = /^\S+\+[0-9a-f]{8}\+([A-Za-z0-9+/=]+)$/;
const ED25519 = 1;

/**
 * The thumbprints of keys that somebody names: a thumbprint itself, a verifier key of signed notes
 * (`name+hash+key`), or the JSON of a key or a key set. Null where it is none of these.
 */
export function pinnedKeys(text: string): string[] | null {
  const word = text.trim();
  if (THUMBPRINT.test(word)) return [word];
  const [, encoded] = VERIFIER_KEY.exec(word) ?? [];
  if (encoded !== undefined) {
    const bytes = fromBase64(encoded);
    return bytes?.length === 33 && bytes[0] === ED25519 ? [thumbprint(bytes.subarray(1))] : null;
  }
  const json = parse(word);
  const set = keysSchema.safeParse(json);
  const read = set.success ? set : keysSchema.safeParse({ keys: [json] });
  if (!read.success || read.data.keys.length === 0) return null;
  const keys = read.data.keys.map(publicKeyOf);
  return keys.every((key) => key !== null) ? keys.map(({ kid }) => kid) : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
