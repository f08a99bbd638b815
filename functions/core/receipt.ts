import { fromBase64Url, toBase64Url } from './base64.ts';
import { fromUtf8, utf8 } from './bytes.ts';
import { CHOICES, type Instant } from './campaign.ts';
import type { ReceiptChoice } from './commitment.ts';

/** `typ` of a receipt's header: no other token can be taken for one (RFC 8725, 3.11). */
export const RECEIPT_TYPE = 'vote-receipt+jwt';
/** `alg` of its header: Ed25519 (RFC 8037). */
export const RECEIPT_ALGORITHM = 'EdDSA';
const SIGNATURE_BYTES = 64;

/** What the platform signs: at this instant, as of this revision, the ballot held this choice on this number. */
export interface Receipt {
  readonly campaign: string;
  readonly number: number;
  readonly choice: ReceiptChoice;
  /** Of the whole ballot: of two receipts of one voter the one with more of it is the later. */
  readonly revision: number;
  /** When the gateway received the request that is answered. */
  readonly instant: Instant;
  readonly commitment: string;
}

/** A receipt as it was read. Whether the signature is one of that key is not looked at here. */
export interface ReadReceipt {
  readonly kid: string;
  readonly receipt: Receipt;
  /** What was signed. */
  readonly signed: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** Writes a text's UTF-8 in base64url. */
type Encode = (text: string) => string;

const encodeUtf8: Encode = (text) => toBase64Url(utf8(text));

/**
 * A receipt's header as a compact JWS (RFC 7515) begins: the same for all of a key.
 *
 * @param encode for who has a faster way
 */
export function receiptHeader(kid: string, encode = encodeUtf8): string {
  return encode(JSON.stringify({ alg: RECEIPT_ALGORITHM, typ: RECEIPT_TYPE, kid }));
}

/** What follows the header, after a dot. */
export function receiptPayload(receipt: Receipt, encode = encodeUtf8): string {
  const { campaign, number, choice, revision, instant, commitment } = receipt;
  const payload = { campaign, number, choice, revision, instant: new Date(instant).toISOString(), commitment };
  return encode(JSON.stringify(payload));
}

/** Header and payload: what is signed, and what the signature is appended to after a dot. */
export function signingInput(receipt: Receipt, kid: string): string {
  return `${receiptHeader(kid)}.${receiptPayload(receipt)}`;
}

type Members = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function membersOf(encoded: string): Members | null {
  const bytes = fromBase64Url(encoded);
  const text = bytes && fromUtf8(bytes);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isChoice(value: unknown): value is ReceiptChoice {
  return value === 'none' || CHOICES.some((choice) => choice === value);
}

function receiptOf({ campaign, number, choice, revision, instant, commitment }: Members): Receipt | null {
  const at = typeof instant === 'string' ? Date.parse(instant) : Number.NaN;
  if (typeof campaign !== 'string' || typeof commitment !== 'string' || !isChoice(choice) || Number.isNaN(at)) {
    return null;
  }
  if (typeof number !== 'number' || typeof revision !== 'number') return null;
  return { campaign, number, choice, revision, instant: at, commitment };
}

/** Null for anything but a compact JWS with the header and the members of a receipt. */
export function readReceipt(jws: string): ReadReceipt | null {
  const [head = '', payload = '', sealed = '', ...more] = jws.trim().split('.');
  const [header, members, signature] = [membersOf(head), membersOf(payload), fromBase64Url(sealed)];
  if (header === null || members === null || signature?.length !== SIGNATURE_BYTES || more.length > 0) return null;
  const { alg, typ, kid } = header;
  const receipt = receiptOf(members);
  // Whatever a receipt's header says beyond these, it would have to be understood: `crit` (RFC 7515, 4.1.11).
  if (alg !== RECEIPT_ALGORITHM || typ !== RECEIPT_TYPE || typeof kid !== 'string' || 'crit' in header) return null;
  return receipt && { kid, receipt, signed: utf8(`${head}.${payload}`), signature };
}
