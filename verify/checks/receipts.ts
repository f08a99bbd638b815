import { fromBase64, fromBase64Url } from '../../functions/core/base64.ts';
import { utf8 } from '../../functions/core/bytes.ts';
import { verifyEd25519 } from '../../functions/core/checkpoint.ts';
import { commitmentOf } from '../../functions/core/commitment.ts';
import { leafHash } from '../../functions/core/merkle.ts';
import { verifyInclusion } from '../../functions/core/merkle-proofs.ts';
import { sha256 } from '../../functions/core/sha256.ts';
import type { Findings, Place } from '../findings.ts';
import type { PublicKey } from '../keys.ts';
import type { OwnEvidence, OwnReceipt, OwnVote } from '../receipts.ts';
import type { CountedVotes, FoundVote } from './votes.ts';

export interface Held {
  readonly campaign: string;
  /** Proposals whose votes are annulled: they stand in votes.csv all the same. */
  readonly annulled: ReadonlySet<number>;
  readonly votes: CountedVotes;
  readonly keys: readonly PublicKey[];
}

/** The commitments to look for in votes.csv. */
export function commitmentsOf({ receipts, votes }: OwnEvidence): Set<string> {
  return new Set([...receipts.map(({ receipt }) => receipt.commitment), ...votes.map(({ commitment }) => commitment)]);
}

/** Follows each receipt and each opened vote of a citizen to its line in votes.csv. */
export async function checkOwn(own: OwnEvidence, held: Held, findings: Findings): Promise<void> {
  for (const place of own.unreadable) findings.wrong('receipt-form', place);
  const valid: OwnReceipt[] = [];
  for (const receipt of own.receipts) if (await isValid(receipt, held, findings)) valid.push(receipt);
  for (const receipt of valid) checkReceipt(receipt, valid, held.votes, findings);
  for (const vote of own.votes) checkVote(vote, held, findings);
  const numbers = new Set([...valid.map(({ receipt }) => receipt.number), ...own.votes.map(({ number }) => number)]);
  for (const number of numbers) if (held.annulled.has(number)) findings.holds('own-annulled', { number });
}

const placeOf = ({ file, line }: OwnReceipt): Place => (line === null ? { file } : { file, line });

async function isValid(own: OwnReceipt, { campaign, keys }: Held, findings: Findings): Promise<boolean> {
  const { kid, receipt, signed, signature } = own;
  const { number } = receipt;
  const key = keys.find((candidate) => candidate.kid === kid);
  if (receipt.campaign !== campaign) {
    findings.wrong('receipt-other-campaign', placeOf(own), { found: receipt.campaign, expected: campaign });
  } else if (key === undefined) {
    findings.wrong('receipt-unknown-key', placeOf(own), { number, kid });
  } else if (!(await verifyEd25519(key.bytes, signature, signed))) {
    findings.wrong('receipt-signature', placeOf(own), { number });
  } else {
    return true;
  }
  return false;
}

function checkReceipt(own: OwnReceipt, all: readonly OwnReceipt[], { found }: CountedVotes, findings: Findings): void {
  const { number, choice, revision, commitment } = own.receipt;
  const vote = found.get(commitment);
  const later = all
    .map(({ receipt }) => receipt)
    .filter((receipt) => receipt.number === number && receipt.revision > revision)
    .sort((one, other) => other.revision - one.revision)[0];
  const values = { number, choice, revision };
  if (later !== undefined && later.commitment !== commitment) {
    if (vote === undefined) findings.holds('receipt-replaced', { ...values, later: later.revision });
    else findings.wrong('receipt-still-counted', placeOf(own), { ...values, line: vote.line, later: later.revision });
  } else if (choice === 'none') {
    findings.holds('receipt-withdrawn', values);
  } else if (vote !== undefined && isSame(vote, own.receipt)) {
    findings.holds('receipt-counted', { ...values, line: vote.line });
  } else {
    findings.wrong('receipt-not-counted', placeOf(own), values);
  }
}

function isSame(vote: FoundVote, { number, choice }: { readonly number: number; readonly choice: string }): boolean {
  return vote.number === number && vote.choice === choice;
}

function checkVote(own: OwnVote, { campaign, votes }: Held, findings: Findings): void {
  const { file, number, choice, salt, commitment, inclusion } = own;
  const values = { number, choice };
  const vote = votes.found.get(commitment);
  if (openedCommitment(own, campaign) !== commitment) {
    findings.wrong('opening-differs', { file }, { ...values, salt });
  } else if (vote === undefined || !isSame(vote, own)) {
    findings.wrong('opening-not-counted', { file }, values);
  } else if (!inclusion) {
    findings.holds('opening-counted', { ...values, line: vote.line });
  } else if (verifyInclusion({ ...inclusionOf(own, inclusion), size: votes.lines, root: votes.root })) {
    findings.holds('opening-proved', { ...values, line: vote.line });
  } else {
    findings.wrong('proof-broken', { file }, values);
  }
}

function inclusionOf({ number, choice, commitment }: OwnVote, { index, proof }: NonNullable<OwnVote['inclusion']>) {
  return {
    index,
    leafHash: leafHash(utf8(`${number},${choice},${commitment}`)),
    proof: proof.map((hash) => fromBase64(hash) ?? fromBase64Url(hash) ?? new Uint8Array(0)),
  };
}

function openedCommitment({ number, choice, salt }: OwnVote, campaign: string): string | null {
  try {
    return commitmentOf({ campaign, number, choice, salt }, sha256);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
