import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign } from 'node:crypto';
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';

/** What is signed with a key of its own: a signature made for one can never be taken for one of another. */
export const SIGNING_PURPOSES = ['receipts', 'checkpoints'] as const;
export type SigningPurpose = (typeof SIGNING_PURPOSES)[number];

/** A public key as RFC 7517 and RFC 8037 write it. */
export interface PublicKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  /** The 32 bytes of the key, in base64url. */
  readonly x: string;
  readonly kid: string;
  readonly alg: 'EdDSA';
  readonly use: 'sig';
}

export interface SigningKey {
  readonly publicKey: PublicKey;
  /** The 64 bytes of an Ed25519 signature. Takes some tens of microseconds. */
  readonly sign: (bytes: Uint8Array) => Uint8Array;
}

/** What comes before the 32 bytes of a private Ed25519 key in PKCS #8 (RFC 8410, 7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SEED_BYTES = 32;

const exported = z.object({ x: z.string() });

/**
 * The Ed25519 key that follows from a secret text for a purpose, always the same: HKDF with SHA-256 (RFC 5869). Its
 * `kid` is the thumbprint of RFC 7638.
 */
export function deriveSigningKey(secret: string, purpose: SigningPurpose): SigningKey {
  const seed = hkdfSync('sha256', secret, '', `reinventons/${purpose}/ed25519/1`, SEED_BYTES);
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8, Buffer.from(seed)]),
    format: 'der',
    type: 'pkcs8',
  });
  const { x } = exported.parse(createPublicKey(privateKey).export({ format: 'jwk' }));
  // Its members in the order of their names, without blanks, as RFC 7638 (3.2) asks.
  const kid = createHash('sha256')
    .update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url');
  return {
    publicKey: { kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig' },
    sign: (bytes) => sign(null, bytes, privateKey),
  };
}

/** The keys that the platform signs with, derived from one secret that is read once an execution environment. */
export class SigningKeys {
  readonly #client: SecretsManagerClient;
  readonly #name: string;
  #secret: Promise<string> | null = null;
  readonly #keys = new Map<SigningPurpose, SigningKey>();

  constructor(client: SecretsManagerClient, name: string) {
    this.#client = client;
    this.#name = name;
  }

  async keyFor(purpose: SigningPurpose): Promise<SigningKey> {
    const known = this.#keys.get(purpose);
    if (known) return known;
    const key = deriveSigningKey(await this.#read(), purpose);
    this.#keys.set(purpose, key);
    return key;
  }

  async #read(): Promise<string> {
    this.#secret ??= this.#ask();
    try {
      return await this.#secret;
    } catch (error) {
      // Nothing was read: the next one asks again.
      this.#secret = null;
      throw error;
    }
  }

  async #ask(): Promise<string> {
    const { SecretString } = await this.#client.send(new GetSecretValueCommand({ SecretId: this.#name }));
    if (!SecretString) throw new Error(`The secret ${this.#name} holds no text`);
    return SecretString;
  }
}
