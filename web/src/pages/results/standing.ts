import type { Campaign } from '../../api/campaigns.ts';
import type { Schemas } from '../../api/client.ts';

type Result = Schemas['Result'];
type Tally = Schemas['Tally'];
type Selection = Campaign['selection'];

/** How a proposal stands, by the recount or, while voting is open, by the live tally. */
export interface Standing {
  readonly number: number;
  readonly for: number;
  readonly against: number;
  readonly annulled: number;
  /** null where its votes are annulled. */
  readonly rank: number | null;
  readonly tied: boolean;
}

const bySize = (one: Standing, other: Standing) =>
  (one.rank ?? Number.MAX_SAFE_INTEGER) - (other.rank ?? Number.MAX_SAFE_INTEGER) || one.number - other.number;

export function standingsOf(result: Result): readonly Standing[] {
  const sharing = new Map<number | null, number>();
  for (const { rank } of result.proposals) sharing.set(rank, (sharing.get(rank) ?? 0) + 1);
  return result.proposals
    .map(({ number, for: pro, against, annulled, rank }) => {
      return { number, for: pro, against, annulled, rank, tied: rank !== null && (sharing.get(rank) ?? 0) > 1 };
    })
    .sort(bySize);
}

/** The live order: by what the campaign's rule orders by, equal ones sharing a rank. Numbers without votes have none yet. */
export function liveStandings(tally: Tally, selection: Selection): readonly Standing[] {
  const score = ({ for: pro, against }: { for: number; against: number }) =>
    'score' in selection && selection.score === 'for-minus-against' ? pro - against : pro;
  const sorted = [...tally.counts].sort((one, other) => score(other) - score(one) || one.number - other.number);
  const places = new Map<number, { rank: number; many: number }>();
  sorted.forEach((count, index) => {
    const place = places.get(score(count));
    if (place) place.many += 1;
    else places.set(score(count), { rank: index + 1, many: 1 });
  });
  return sorted.map((count) => {
    const place = places.get(score(count));
    return { ...count, annulled: 0, rank: place?.rank ?? null, tied: (place?.many ?? 1) > 1 };
  });
}
