import { fromBase64, toBase64 } from './base64.ts';
import { concat, equalBytes, utf8 } from './bytes.ts';
import { HASH_LENGTH, sha256 } from './sha256.ts';

/** What a tree of votes commits to (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Names the tree: the public host and the campaign, as in `participation.example.org/city-2030`. */
  readonly origin: string;
  /** Number of leaves. */
  readonly size: number;
  readonly root: Uint8Array;
  /** Lines after the root, such as `version 1`; none may be empty. */
  readonly extensions: readonly string[];
}

export interface NoteSignature {
  readonly name: string;
  /** First four bytes that say which key. */
  readonly keyHash: Uint8Array;
  /** For Ed25519 64 bytes. */
  readonly signature: Uint8Array;
}

export interface SignedCheckpoint {
  readonly checkpoint: Checkpoint;
  /** The signed text, with its last line end. */
  readonly body: string;
  /** At least one; a witness may have added its own. */
  readonly signatures: readonly NoteSignature[];
}

/** A name and an Ed25519 public key (32 bytes). */
export interface NoteKey {
  readonly name: string;
  readonly publicKey: Uint8Array;
}

/** A text that is no checkpoint; the message says where. */
export class CheckpointError extends Error {
  override name = 'CheckpointError';
}

const ED25519 = 1;
const KEY_HASH = 4;
const SIGNATURE = 64;
/** C2SP signed-note: an em dash and a space begin a signature. */
const SIGNATURE_LINE = /^— ([^ +\s]+) ([A-Za-z0-9+/]+={0,2})$/u;

/** First four bytes of SHA-256(name | LF | 0x01 | public key), C2SP signed-note. */
export function keyHash({ name, publicKey }: NoteKey): Uint8Array<ArrayBuffer> {
  return sha256(concat(utf8(`${name}\n`), Uint8Array.of(ED25519), publicKey)).slice(0, KEY_HASH);
}

/** The text that is signed. Throws a CheckpointError for what would not be read back the same. */
export function checkpointBody({ origin, size, root, extensions }: Checkpoint): string {
  const wrong = [origin, ...extensions].find((line) => line === '' || /[\p{Cc}]/u.test(line));
  if (wrong !== undefined) throw new CheckpointError(`${JSON.stringify(wrong)} is no line: write one without controls`);
  if (!Number.isSafeInteger(size) || size < 0) throw new CheckpointError(`${size} is no number of leaves`);
  return `${[origin, size, toBase64(root), ...extensions].join('\n')}\n`;
}

/**
 * A signed note.
 *
 * @param key whose private half `sign` has
 * @param sign Ed25519 over these bytes
 */
export async function writeCheckpoint(
  checkpoint: Checkpoint,
  key: NoteKey,
  sign: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array | Promise<Uint8Array>,
): Promise<string> {
  const body = checkpointBody(checkpoint);
  const signature = await sign(utf8(body));
  return `${body}\n— ${key.name} ${toBase64(concat(keyHash(key), signature))}\n`;
}

/** Throws a CheckpointError for anything that is not one in every byte. */
export function parseCheckpoint(text: string): SignedCheckpoint {
  const end = text.lastIndexOf('\n\n');
  if (end < 0) throw new CheckpointError('no empty line between text and signatures');
  if (!text.endsWith('\n')) throw new CheckpointError('the last line has no end');
  const body = text.slice(0, end + 1);
  const [origin, size, root, ...extensions] = body.slice(0, -1).split('\n');
  if (origin === undefined || origin === '') throw new CheckpointError('line 1 names no origin');
  if (size === undefined || !/^(0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) {
    throw new CheckpointError(`line 2 is ${JSON.stringify(size ?? '')}: a number of leaves was expected`);
  }
  const rootBytes = root === undefined ? null : fromBase64(root);
  if (rootBytes?.length !== HASH_LENGTH) {
    throw new CheckpointError(`line 3 is ${JSON.stringify(root ?? '')}: a root of 32 bytes in base64 was expected`);
  }
  if (extensions.includes('') || /[\p{Cc}]/u.test(body.replaceAll('\n', ''))) {
    throw new CheckpointError('the text has an empty line or a control character');
  }
  const firstLine = body.split('\n').length + 1;
  const signatures = text
    .slice(end + 2, -1)
    .split('\n')
    .map((line, index) => parseSignature(line, firstLine + index));
  return { checkpoint: { origin, size: Number(size), root: rootBytes, extensions }, body, signatures };
}

function parseSignature(line: string, lineNumber: number): NoteSignature {
  const [, name, encoded] = SIGNATURE_LINE.exec(line) ?? [];
  const bytes = encoded === undefined ? null : fromBase64(encoded);
  if (name === undefined || bytes === null || bytes.length <= KEY_HASH) {
    throw new CheckpointError(`line ${lineNumber} is no signature: "— name base64" was expected`);
  }
  return { name, keyHash: bytes.slice(0, KEY_HASH), signature: bytes.slice(KEY_HASH) };
}

/** Whether the key signed it. Signatures of others count neither way; each of this key's must hold. */
export async function verifyCheckpoint({ body, signatures }: SignedCheckpoint, key: NoteKey): Promise<boolean> {
  const hash = keyHash(key);
  const own = signatures.filter(({ name, keyHash }) => name === key.name && equalBytes(keyHash, hash));
  if (own.length === 0) return false;
  for (const { signature } of own) {
    if (!(await verifyEd25519(key.publicKey, signature, utf8(body)))) return false;
  }
  return true;
}

/** RFC 8032. False also for a key or a signature of another length. */
export async function verifyEd25519(
  publicKey: Uint8Array,
  signature: Uint8Array,
  message: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  if (publicKey.length !== 32 || signature.length !== SIGNATURE) return false;
  const key = await crypto.subtle.importKey('raw', new Uint8Array(publicKey), 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, new Uint8Array(signature), message);
}
