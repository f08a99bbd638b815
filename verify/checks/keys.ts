import type { Archive } from '../archive.ts';
import type { Findings } from '../findings.ts';
import { keysSchema, readJson } from '../formats.ts';
import { type PublicKey, publicKeyOf } from '../keys.ts';

const FILE = 'jwks.json';

/** The archive's keys. Whether they are the city's, nobody can tell from the archive alone. */
export async function readKeys(archive: Archive, findings: Findings): Promise<PublicKey[]> {
  const set = await readJson(archive, FILE, keysSchema, findings);
  return (set?.keys ?? []).flatMap((jwk) => {
    const key = publicKeyOf(jwk);
    if (key === null || key.kid !== jwk.kid) {
      findings.wrong('key-id', { file: FILE }, { kid: jwk.kid, thumbprint: key?.kid ?? '-' });
      return [];
    }
    return [key];
  });
}

/** Ed25519 came to browsers late, and some give it to pages from the network only. */
export async function canVerifySignatures(): Promise<boolean> {
  try {
    await crypto.subtle.importKey('raw', new Uint8Array(32), 'Ed25519', false, ['verify']);
    return true;
  } catch (error) {
    // An all zero key is one that can be imported: anything thrown here says that the kind of key is unknown.
    if (error instanceof Error || error instanceof DOMException) return false;
    throw error;
  }
}
