import { hash } from 'node:crypto';
import { type Ballot, choiceOn } from '../core/ballot.ts';
import type { Campaign, Instant } from '../core/campaign.ts';
import { commitmentOf, type ReceiptChoice } from '../core/commitment.ts';
import { signingInput } from '../core/receipt.ts';
import type { SigningKey } from '../stores/signing-keys.ts';
import type { Voter } from '../stores/voter-keys.ts';

const encode = (text: string) => Buffer.from(text).toString('base64url');

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
  const sha256 = (bytes: Uint8Array) => hash('sha256', bytes, 'buffer');
  return { salt, commitment: commitmentOf({ campaign, number, choice, salt }, sha256) };
}

/**
 * The receipt of a request that was accepted, a compact JWS. It says what the ballot holds, not what was asked for: so
 * it is as true of a request that changed nothing.
 */
export function receiptOf({ campaign, voter, key, number, ballot, at }: ToReceipt): string {
  const choice: ReceiptChoice = choiceOn(ballot, number) ?? 'none';
  const { commitment } = openingOf(campaign, voter, number, choice);
  const said = { campaign: campaign.id, number, choice, revision: ballot.revision, instant: at, commitment };
  const input = signingInput(said, key.publicKey.kid, encode);
  return `${input}.${Buffer.from(key.sign(Buffer.from(input))).toString('base64url')}`;
}
