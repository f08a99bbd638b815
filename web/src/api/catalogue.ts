import { useQuery, useQueryClient } from '@tanstack/preact-query';
import { useEffect, useState } from 'preact/hooks';
import { answerOf, anyone } from './client.ts';
import { usePageCampaign } from './page-campaign.ts';
import type { ListedProposal } from './proposals.ts';

/** The most proposals that are fetched ahead: about 250 kB on their way. Above, every filter asks the platform. */
export const LARGEST_CATALOGUE = 2_000;
const PAGE = 100;
/** A list's first page comes before it, ms. */
const HEAD_START = 600;

function savesData(): boolean {
  const connection: unknown = 'connection' in navigator ? navigator.connection : null;
  const known = typeof connection === 'object' && connection !== null && 'saveData' in connection;
  return known && connection.saveData === true;
}

/**
 * All proposals of the campaign, fetched in the background once the page has its first ones: then a filter answers at
 * once, and without a network. `items` is null until they are there. They do not come where they are too many, or where
 * the device saves data.
 *
 * @param total how many there are; undefined: nobody knows, and they are not asked for
 */
export function useCatalogue(total: number | undefined) {
  const campaign = usePageCampaign() ?? '';
  const client = useQueryClient();
  const [started, start] = useState(() => client.getQueryData(['catalogue', campaign]) !== undefined);
  const wanted = total !== undefined && total > 0 && total <= LARGEST_CATALOGUE && !savesData();
  useEffect(() => {
    if (!wanted || started) return;
    const timer = setTimeout(() => start(true), HEAD_START);
    return () => clearTimeout(timer);
  }, [wanted, started]);
  const { data } = useQuery({
    queryKey: ['catalogue', campaign],
    queryFn: async ({ signal }) => {
      const items: ListedProposal[] = [];
      let cursor: string | null = null;
      do {
        const query: { sort: 'number'; limit: number; cursor?: string } = {
          sort: 'number',
          limit: PAGE,
          ...(cursor === null ? {} : { cursor }),
        };
        const page: { items: ListedProposal[]; next: string | null } = await answerOf(
          anyone.GET('/api/campaigns/{campaign}/proposals', { params: { path: { campaign }, query }, signal }),
        );
        items.push(...page.items);
        cursor = page.next;
      } while (cursor !== null && items.length < LARGEST_CATALOGUE);
      return items;
    },
    enabled: wanted && started,
    staleTime: 60_000,
  });
  return { items: data ?? null };
}
