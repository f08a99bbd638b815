import { hash } from 'node:crypto';
import { type Ballot, choiceOn } from '../core/ballot.ts';
import type { Campaign, Instant } from '../core/campaign.ts';
import { commitmentBytes, type ReceiptChoice } from '../core/commitment.ts';
import { receiptHeader, receiptPayload } from '../core/receipt.ts';
import type { SigningKey } from '../stores/signing-keys.ts';
import type { Voter } from '../stores/voter-keys.ts';

const encode = (text: string) => Buffer.from(text).toString('base64url');

/** An environment signs with one key, and all its receipts begin alike. */
const headers = new WeakMap<SigningKey, string>();

function headerOf(key: SigningKey): string {
  const header = headers.get(key) ?? receiptHeader(key.publicKey.kid, encode);
  headers.set(key, header);
  return header;
}

export interface ToReceipt {
  readonly campaign: Pick<Campaign, 'id'>;
  readonly voter: Voter;
  readonly key: SigningKey;
  readonly number: number;
  /** As it is after the request. */
  readonly ballot: Ballot;
  readonly at: Instant;
}

/** The salt of a voter's choice on a number, and the commitment that is made with it. */
export function openingOf({ id: campaign }: Pick<Campaign, 'id'>, voter: Voter, number: number, choice: ReceiptChoice) {
  const salt = voter.saltOf(number, choice);
  return { salt, commitment: hash('sha256', commitmentBytes({ campaign, number, choice, salt }), 'base64url') };
}

/**
 * The receipt of a request that was accepted, a compact JWS. It says what the ballot holds, not what was asked for: so
 * it is as true of a request that changed nothing.
 */
export function receiptOf({ campaign, voter, key, number, ballot, at }: ToReceipt): string {
  const choice: ReceiptChoice = choiceOn(ballot, number) ?? 'none';
  const { commitment } = openingOf(campaign, voter, number, choice);
  const said = { campaign: campaign.id, number, choice, revision: ballot.revision, instant: at, commitment };
  const input = `${headerOf(key)}.${receiptPayload(said, encode)}`;
  return `${input}.${Buffer.from(key.sign(Buffer.from(input))).toString('base64url')}`;
}
