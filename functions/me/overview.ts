import type { Ballots } from '../stores/ballots.ts';
import type { OwnProposals, ProposalPlace } from '../stores/own-proposals.ts';
import type { Person } from './person.ts';

/** Keys alone, some 100 bytes each: a page of the index that is far from its 1 MB. */
const PLACES_A_PAGE = 1_000;

async function countProposals(proposals: OwnProposals, authorKey: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  let after: ProposalPlace | null = null;
  do {
    const page: Awaited<ReturnType<OwnProposals['places']>> = await proposals.places(authorKey, after, PLACES_A_PAGE);
    for (const { campaign } of page.places) counts.set(campaign, (counts.get(campaign) ?? 0) + 1);
    after = page.next;
  } while (after);
  return counts;
}

/** Where a person has taken part: how many proposals are theirs, and whether they have a ballot. */
export async function overviewOf(parts: { ballots: Ballots; proposals: OwnProposals }, person: Person) {
  const counts = await countProposals(parts.proposals, person.authorKey);
  const read = await Promise.all(
    person.memberships.map(async ({ campaign, voterKey }) => {
      const ballot = await parts.ballots.read({ campaign: campaign.id, voterKey });
      return ballot.changedAt === null ? [] : [campaign.id];
    }),
  );
  const voted = new Set(read.flat());
  return [...new Set([...counts.keys(), ...voted])].sort().map((campaign) => ({
    campaign,
    proposals: counts.get(campaign) ?? 0,
    ballot: voted.has(campaign),
  }));
}
