import { createHash, createHmac, randomBytes } from 'node:crypto';
import { countChoices } from '../core/ballot.ts';
import { type Campaign, CHOICES, type Instant } from '../core/campaign.ts';
import { commitmentOf, type ReceiptChoice, saltOf } from '../core/commitment.ts';
import { Recount } from '../core/recount.ts';
import type { Result } from '../core/result.ts';
import { NoSecretError } from '../core/voter-secret.ts';
import type { VoteCounts } from '../stores/archives.ts';
import type { CastBallot } from '../stores/cast-ballots.ts';
import type { VoterKeys } from '../stores/voter-keys.ts';
import { SortedVotes } from './sorted-votes.ts';

/** Parts of the table that are read side by side. */
const SEGMENTS = 4;

export interface GatherParts {
  /** Ballots of one of so many parts of the table, page by page. */
  readonly cast: (campaign: string, segment: number, segments: number) => AsyncIterable<readonly CastBallot[]>;
  readonly voterKeys: Pick<VoterKeys, 'saltsOf'>;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

/**
 * The salts of all voters. Where the campaign's secret is destroyed, nobody can open a commitment any more, and nobody
 * can make the same ones again: those of a key that is thrown away serve to tell lines apart.
 */
async function saltsFor(voterKeys: GatherParts['voterKeys'], campaign: string, at: Instant) {
  try {
    return await voterKeys.saltsOf(campaign, at);
  } catch (error) {
    if (!(error instanceof NoSecretError)) throw error;
    const secret = randomBytes(48).toString('base64url');
    const hmac = (key: string, bytes: Uint8Array) => createHmac('sha256', key).update(bytes).digest();
    return (voterKey: string) => (number: number, choice: ReceiptChoice) =>
      saltOf({ secret, voterKey, number, choice }, hmac);
  }
}

/**
 * Reads all ballots, commits to each of their votes and counts what only ballots tell.
 *
 * @param folder on this machine, with room for 48 bytes a vote
 * @throws Error where the ballots are not those of the result: one was moved meanwhile, and another try will do
 */
export async function gatherVotes(
  { cast, voterKeys }: GatherParts,
  campaign: Campaign,
  result: Result,
  at: Instant,
  folder: string,
): Promise<{ votes: SortedVotes; counts: VoteCounts }> {
  const { id } = campaign;
  const salts = await saltsFor(voterKeys, id, at);
  const votes = new SortedVotes(folder);
  const counted = new Recount(result.counts.for.length);
  const histogram = new Map<number, number>();
  let superseded = 0;

  const take = ({ voterKey, ballot }: CastBallot): void => {
    counted.count(ballot);
    const choices = countChoices(ballot);
    // A ballot that was unlinked from its citizen has forgotten its changes.
    superseded += Math.max(0, ballot.revision - choices);
    if (choices > 0) histogram.set(choices, (histogram.get(choices) ?? 0) + 1);
    const saltFor = salts(voterKey);
    for (const choice of CHOICES) {
      for (const number of ballot[choice]) {
        const salt = saltFor(number, choice);
        votes.add({ number, choice, commitment: commitmentOf({ campaign: id, number, choice, salt }, sha256) });
      }
    }
  };
  const segments = Array.from({ length: SEGMENTS }, (_, segment) => segment);
  await Promise.all(
    segments.map(async (segment) => {
      for await (const page of cast(id, segment, SEGMENTS)) for (const one of page) take(one);
    }),
  );
  requireSame(counted, result);
  const rows = [...histogram].toSorted(([one], [other]) => one - other);
  return { votes, counts: { lines: votes.count, superseded, histogram: rows } };
}

function requireSame(counted: Recount, { campaign, version, counts }: Result): void {
  const differs = CHOICES.some((choice) =>
    counted[choice].some((count, index) => count !== (counts[choice][index] ?? 0)),
  );
  if (!differs && counted.turnout === counts.turnout) return;
  throw new Error(
    `The ballots of ${campaign} are not those of its result ${version}: ${counted.turnout} citizens, not ${counts.turnout}; nothing is archived`,
  );
}
