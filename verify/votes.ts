import { concat, fromUtf8, utf8 } from '../functions/core/bytes.ts';
import type { Choice } from '../functions/core/campaign.ts';

/** A line of votes.csv. Its bytes are of a buffer that is used again: copy what is to be kept. */
export interface VoteLine {
  /** From 1; the header is line 1. */
  readonly line: number;
  /** Without the line's end: the leaf of the tree. */
  readonly leaf: Uint8Array;
  /** Null where the line has not the form of a vote. */
  readonly vote: Vote | null;
}

export interface Vote {
  readonly number: number;
  readonly choice: Choice;
  /** 43 bytes of base64url. */
  readonly commitment: Uint8Array;
}

export const VOTES_HEADER = 'number,choice,commitment';
export const COMMITMENT_LENGTH = 43;

/** A votes.csv that no lines can be read of, for a line longer than any vote. */
export class EndlessLineError extends Error {
  override name = 'EndlessLineError';
  readonly line: number;

  constructor(line: number) {
    super(`line ${line} is longer than ${LONGEST} bytes`);
    this.line = line;
  }
}

const LONGEST = 1024;
const LF = 10;
const CR = 13;
const COMMA = 44;
const ZERO = 48;
const CHOICE_BYTES: readonly (readonly [Choice, Uint8Array])[] = [
  ['for', utf8('for')],
  ['against', utf8('against')],
];
/** The value of each base64url character by its byte; 255 for others. */
const BASE64URL = new Uint8Array(256).fill(255);
for (const [value, byte] of utf8('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_').entries()) {
  BASE64URL[byte] = value;
}

/** Cuts votes.csv into lines, whatever pieces it comes in; holds one line, not the file. */
export class VoteLines {
  readonly #onLine: (line: VoteLine) => void;
  readonly #onHeader: (header: string | null) => void;
  #rest: Uint8Array = new Uint8Array(0);
  #line = 0;

  /** @param onHeader gets the first line, null where it is not UTF-8 */
  constructor(onHeader: (header: string | null) => void, onLine: (line: VoteLine) => void) {
    this.#onHeader = onHeader;
    this.#onLine = onLine;
  }

  /** Throws an EndlessLineError. */
  push(piece: Uint8Array): void {
    const bytes = this.#rest.length === 0 ? piece : concat(this.#rest, piece);
    let start = 0;
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, start)) {
      this.#take(bytes.subarray(start, end > start && bytes[end - 1] === CR ? end - 1 : end));
      start = end + 1;
    }
    if (bytes.length - start > LONGEST) throw new EndlessLineError(this.#line + 1);
    this.#rest = bytes.slice(start);
  }

  /** A last line without an end is a line, too. */
  end(): void {
    if (this.#rest.length > 0) this.#take(this.#rest);
    this.#rest = new Uint8Array(0);
  }

  #take(leaf: Uint8Array): void {
    this.#line += 1;
    if (this.#line === 1) this.#onHeader(fromUtf8(leaf));
    else this.#onLine({ line: this.#line, leaf, vote: readVote(leaf) });
  }
}

/** Null unless it is a vote in the one form that it is written in. */
function readVote(bytes: Uint8Array): Vote | null {
  const first = bytes.indexOf(COMMA);
  const second = bytes.indexOf(COMMA, first + 1);
  if (first < 1 || second < 0 || bytes.length - second - 1 !== COMMITMENT_LENGTH) return null;
  const number = readNumber(bytes.subarray(0, first));
  const choice = CHOICE_BYTES.find(([, name]) => equals(bytes, first + 1, second, name))?.[0];
  const commitment = bytes.subarray(second + 1);
  return number === null || choice === undefined || !isHash(commitment) ? null : { number, choice, commitment };
}

function readNumber(digits: Uint8Array): number | null {
  if (digits.length > 9 || digits[0] === ZERO) return null;
  let number = 0;
  for (const digit of digits) {
    if (digit < ZERO || digit > ZERO + 9) return null;
    number = number * 10 + digit - ZERO;
  }
  return number;
}

function equals(bytes: Uint8Array, start: number, end: number, wanted: Uint8Array): boolean {
  if (end - start !== wanted.length) return false;
  for (let index = 0; index < wanted.length; index++) if (bytes[start + index] !== wanted[index]) return false;
  return true;
}

function isHash(text: Uint8Array): boolean {
  for (const byte of text) if (BASE64URL[byte] === 255) return false;
  // 43 characters are 258 bits: the last two belong to no byte and are 0.
  return (BASE64URL[text[COMMITMENT_LENGTH - 1] ?? 0] ?? 0) % 4 === 0;
}

const decoded = new Uint8Array(32);

/** The 32 bytes of a well-formed commitment, in a buffer that the next call uses again. */
export function decodeCommitment(text: Uint8Array): Uint8Array {
  let kept = 0;
  let bits = 0;
  let place = 0;
  for (let index = 0; index < COMMITMENT_LENGTH; index++) {
    kept = ((kept << 6) | (BASE64URL[text[index] ?? 0] ?? 0)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    decoded[place++] = (kept >> bits) & 0xff;
  }
  return decoded;
}

/** Negative where the first text comes first by its bytes. */
export function compareCommitments(one: Uint8Array, other: Uint8Array): number {
  for (let index = 0; index < COMMITMENT_LENGTH; index++) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
