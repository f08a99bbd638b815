import type { Campaign, Instant } from '../core/campaign.ts';
import { UNLINK } from '../core/retention.ts';
import { authorKeyOf } from '../http/author-key.ts';
import { Problem } from '../http/problem.ts';
import { reporterKeyOf } from '../http/reporter-key.ts';
import type { Caller } from '../http/request.ts';
import { whileLinked } from '../http/voter-keys-guard.ts';
import type { CampaignStates } from '../stores/campaign-states.ts';
import type { VoterKeys } from '../stores/voter-keys.ts';

export interface PersonParts {
  readonly keys: VoterKeys;
  readonly states: CampaignStates;
}

/** A citizen in one campaign, by the keys under which it files what is theirs. */
export interface Membership {
  readonly campaign: Campaign;
  readonly voterKey: string;
  readonly voucherKey: string;
}

/** A citizen, by all the keys that lead to what is held on them. */
export interface Person {
  readonly authorKey: string;
  readonly reporterKey: string;
  readonly memberships: readonly Membership[];
  /** Ids of the campaigns whose ballots lead to nobody any more. */
  readonly unlinked: readonly string[];
}

async function membershipIn(
  campaign: Campaign,
  caller: Caller,
  at: Instant,
  { keys, states }: PersonParts,
): Promise<Membership | null> {
  try {
    return await whileLinked(campaign, at, async () => ({
      campaign,
      voterKey: await keys.keyOf(campaign.id, caller, at),
      voucherKey: await keys.voucherKeyOf(campaign.id, caller, at),
    }));
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'ballots-unlinked')) throw error;
    // Nobody is told that their ballot is out of reach because a secret could not be read: it must have been destroyed.
    const { done } = await states.read(campaign.id);
    if (done.has(UNLINK)) return null;
    throw new Error(`The secret of ${campaign.id} is missing, but was not destroyed`, { cause: error });
  }
}

/** The caller in each of the campaigns. */
export async function personOf(
  caller: Caller,
  campaigns: readonly Campaign[],
  at: Instant,
  parts: PersonParts,
): Promise<Person> {
  const found = await Promise.all(campaigns.map((campaign) => membershipIn(campaign, caller, at, parts)));
  return {
    authorKey: authorKeyOf(caller),
    reporterKey: reporterKeyOf(caller),
    memberships: found.filter((membership) => membership !== null),
    unlinked: campaigns.filter((_, index) => found[index] === null).map(({ id }) => id),
  };
}
