import { useQuery } from '@tanstack/preact-query';
import type { Pin } from '../map/geo.ts';
import { answerOf, anyone, type Schemas } from './anyone.ts';
import { FIRST } from './first-page.ts';
import { usePageCampaign } from './page-campaign.ts';
import type { paths } from './schema.d.ts';

type Query = NonNullable<paths['/api/campaigns/{campaign}/places']['get']['parameters']['query']>;
export type PlaceFilters = Omit<Query, 'cursor' | 'limit'>;

const PAGE = 1_000;

/** Where the proposals are that have a place, all of them; null: do not ask. 10,000 are ten requests. */
export function usePlaces(filters: PlaceFilters | null) {
  const campaign = usePageCampaign() ?? '';
  return useQuery({
    queryKey: ['places', campaign, filters],
    queryFn: async ({ signal }) => {
      const pins: Pin[] = [];
      let cursor = FIRST;
      do {
        const query = { ...filters, limit: PAGE, ...(cursor === null ? {} : { cursor }) };
        const page: Schemas['PlacesPage'] = await answerOf(
          anyone.GET('/api/campaigns/{campaign}/places', { params: { path: { campaign }, query }, signal }),
        );
        pins.push(...page.items);
        cursor = page.next;
      } while (cursor !== null);
      return pins;
    },
    enabled: filters !== null,
    staleTime: 60_000,
    placeholderData: (before) => before,
  });
}
