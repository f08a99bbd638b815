import { type Ballot, choiceOn } from '../core/ballot.ts';
import { toBase64 } from '../core/base64.ts';
import type { Campaign, Choice, Instant } from '../core/campaign.ts';
import { OWN_VOTES_A_PAGE } from '../core/limits.ts';
import { intervalOf } from '../core/phases.ts';
import type { PublishedVersion } from '../stores/published-votes.ts';
import type { Voter } from '../stores/voter-keys.ts';
import { openingOf } from './receipts.ts';

/** Votes that are looked up at the same time: each is a few reads of objects. */
const AT_ONCE = 25;

interface OwnVote {
  readonly number: number;
  readonly choice: Choice;
  readonly salt: string;
  readonly commitment: string;
}

/**
 * Whether citizens get the salts of their votes. Not before closing: until then there is nothing to find with them, and
 * whoever makes a citizen show how they vote should get as little as can be. A receipt tells what was once cast, and may
 * have been changed since.
 */
export function salted(campaign: Campaign, at: Instant): boolean {
  const closes = intervalOf(campaign, 'voting')?.closes ?? null;
  return campaign.receipts && closes !== null && at >= closes;
}

function pageOf(campaign: Campaign, voter: Voter, ballot: Ballot, after: number): { votes: OwnVote[]; more: boolean } {
  const numbers = [...ballot.for, ...ballot.against].filter((number) => number > after).sort((a, b) => a - b);
  const votes = numbers.slice(0, OWN_VOTES_A_PAGE).flatMap((number) => {
    const choice = choiceOn(ballot, number);
    return choice === null ? [] : [{ number, choice, ...openingOf(campaign, voter, number, choice) }];
  });
  return { votes, more: numbers.length > OWN_VOTES_A_PAGE };
}

async function inclusionOf({ commitment }: OwnVote, published: PublishedVersion | null) {
  const place = (await published?.placeOf(commitment)) ?? null;
  return place && { index: place.index, proof: place.proof.map(toBase64) };
}

/** One's own votes after `after`, with what it takes to find each in the open data. */
export async function ownVotes(
  campaign: Campaign,
  voter: Voter,
  ballot: Ballot,
  after: number,
  published: PublishedVersion | null,
) {
  const { votes, more } = pageOf(campaign, voter, ballot, after);
  const items = [];
  for (let start = 0; start < votes.length; start += AT_ONCE) {
    const some = votes.slice(start, start + AT_ONCE);
    const included = await Promise.all(
      some.map(async (vote) => ({ ...vote, inclusion: await inclusionOf(vote, published) })),
    );
    items.push(...included);
  }
  return {
    published: published && { version: published.version, size: published.size },
    items,
    next: more ? (votes.at(-1)?.number ?? null) : null,
  };
}
