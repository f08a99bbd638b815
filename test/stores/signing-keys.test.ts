import { createPublicKey, verify } from 'node:crypto';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from '@jest/globals';
import { calculateJwkThumbprint } from 'jose';
import { deriveSigningKey, SIGNING_PURPOSES, SigningKeys } from '../../functions/stores/signing-keys.ts';

const SECRET = 'a secret of this test';
const WORDS = Buffer.from('what is signed');

describe('a signing key', () => {
  it('is always the same for a secret and a purpose, and another one for another', () => {
    // Computed apart, with Python: HKDF of RFC 5869, then the arithmetic of RFC 8032.
    expect(deriveSigningKey(SECRET, 'receipts').publicKey.x).toBe('9hP3erU_NldQbMc0LIPnXMuZvOmxU3L2fZ95YAbH4j0');
    const keys = SIGNING_PURPOSES.map((purpose) => deriveSigningKey(SECRET, purpose).publicKey.x);
    keys.push(deriveSigningKey('another secret', 'receipts').publicKey.x);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('signs what its public key finds good, under the thumbprint of RFC 7638', async () => {
    const { publicKey, sign } = deriveSigningKey(SECRET, 'receipts');
    const { kid, alg, use, ...jwk } = publicKey;
    expect(kid).toBe(await calculateJwkThumbprint(jwk, 'sha256'));
    expect([alg, use]).toEqual(['EdDSA', 'sig']);
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    expect(verify(null, WORDS, key, sign(WORDS))).toBe(true);
    expect(verify(null, Buffer.from('what is not'), key, sign(WORDS))).toBe(false);
  });
});

describe('the signing keys of an environment', () => {
  let asked = 0;
  let answer: () => Promise<{ SecretString?: string }>;
  const client = {
    send: () => {
      asked++;
      return answer();
    },
  } as unknown as SecretsManagerClient;

  it('are made from one reading of the secret, even when many ask at once', async () => {
    asked = 0;
    answer = async () => ({ SecretString: SECRET });
    const keys = new SigningKeys(client, 'name');
    const many = await Promise.all(Array.from({ length: 10 }, () => keys.keyFor('receipts')));
    await keys.keyFor('checkpoints');
    expect(asked).toBe(1);
    expect(new Set(many.map(({ publicKey }) => publicKey.kid)).size).toBe(1);
  });

  it('are asked for again after the secret could not be read', async () => {
    const keys = new SigningKeys(client, 'name');
    answer = async () => Promise.reject(new Error('not now'));
    await expect(keys.keyFor('receipts')).rejects.toThrow('not now');
    answer = async () => ({});
    await expect(keys.keyFor('receipts')).rejects.toThrow('The secret name holds no text');
    answer = async () => ({ SecretString: SECRET });
    expect((await keys.keyFor('receipts')).publicKey).toEqual(deriveSigningKey(SECRET, 'receipts').publicKey);
  });
});
