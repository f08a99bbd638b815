import { useQuery, useQueryClient } from '@tanstack/preact-query';
import { useEffect, useState } from 'preact/hooks';
import { answerOf, anyone } from './client.ts';
import { usePageCampaign } from './page-campaign.ts';
import type { ListedProposal } from './proposals.ts';

/** The most proposals that are fetched ahead: about 250 kB on their way. Above, every filter asks the platform. */
export const LARGEST_CATALOGUE = 2_000;
const PAGE = 100;
/** The list itself comes first, ms. */
const HEAD_START = 600;

function savesData(): boolean {
  return 'connection' in navigator && JSON.stringify(navigator.connection).includes('"saveData":true');
}

/**
 * All proposals of the campaign, fetched in the background once the page has its first ones: then a filter answers at
 * once, and without a network. null until they are there, or where they are too many or the device saves data.
 *
 * @param total how many there are; undefined: wait
 */
export function useCatalogue(total: number | undefined): readonly ListedProposal[] | null {
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
  return data ?? null;
}
