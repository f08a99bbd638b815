import { fromBase64Url, toBase64Url } from './base64.ts';
import type { Choice } from './campaign.ts';
import { lengthPrefixed } from './length-prefixed.ts';

/** What a receipt can say of a number: a choice, or that there is none, after one was taken back. */
export type ReceiptChoice = Choice | 'none';

/** Stands first in what a commitment hashes: no hash made for another purpose can be taken for one. */
export const COMMITMENT_FORM = 'reinventons/vote/1';
/** A salt's length in bytes: nobody finds the choice of a commitment by trying. */
export const SALT_BYTES = 16;

/** SHA-256; given by the caller, because Node and browsers have it in different places. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;
/** HMAC with SHA-256, by a key as its caller has it: as text, or as what the platform makes of that. */
export type HmacSha256<Key = string> = (key: Key, bytes: Uint8Array) => Uint8Array;

export interface SaltSource<Key = string> {
  /** The campaign's secret. It is kept as text, whose UTF-8 is the key. */
  readonly secret: Key;
  readonly voterKey: string;
  readonly number: number;
  readonly choice: ReceiptChoice;
}

/** All that a commitment commits to. Whoever knows it can compute the commitment; nobody else can. */
export interface Opening {
  readonly campaign: string;
  readonly number: number;
  readonly choice: ReceiptChoice;
  /** SALT_BYTES bytes in base64url. */
  readonly salt: string;
}

/**
 * The salt of one voter's choice on one number, in base64url. It follows from the campaign's secret, so that nothing
 * has to be stored; once that secret is destroyed nobody can compute it any more.
 */
export function saltOf<Key>({ secret, voterKey, number, choice }: SaltSource<Key>, hmac: HmacSha256<Key>): string {
  const bytes = lengthPrefixed('salt', voterKey, `${number}`, choice);
  return toBase64Url(hmac(secret, bytes).subarray(0, SALT_BYTES));
}

/** The bytes that a commitment is the SHA-256 of. Throws a SyntaxError for a salt that `saltOf` would not write. */
export function commitmentBytes({ campaign, number, choice, salt }: Opening): Uint8Array<ArrayBuffer> {
  const bytes = fromBase64Url(salt);
  if (bytes?.length !== SALT_BYTES) {
    throw new SyntaxError(`${JSON.stringify(salt)} is not a salt: ${SALT_BYTES} bytes in base64url are one`);
  }
  return lengthPrefixed(COMMITMENT_FORM, campaign, `${number}`, choice, bytes);
}

/**
 * SHA-256 over the opening, in base64url: 43 characters. The same voter's same choice on the same number always has the
 * same one, and no two votes have anything in common by which they could be linked.
 */
export function commitmentOf(opening: Opening, sha256: Sha256): string {
  return toBase64Url(sha256(commitmentBytes(opening)));
}
