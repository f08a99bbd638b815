import { keepPreviousData, useQuery } from '@tanstack/preact-query';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { fold } from '../../../../functions/core/fold.ts';
import { answerOf, anyone } from '../../api/client.ts';
import { usePageCampaign } from '../../api/page-campaign.ts';
import type { useProposalsByNumber } from '../../components/proposal-title.tsx';

/** How long typing has to pause before the platform is asked, ms. */
const TYPING = 300;
/** What one answer of the platform holds: who looks for more than that looks for something else. */
const MOST = 100;

/**
 * Which numbers a search for a title or a number names; null: all of them. Where the proposals are too many to be on the
 * device, the platform looks for them.
 */
export function useNamed(words: string, { byNumber, tooMany }: ReturnType<typeof useProposalsByNumber>) {
  const campaign = usePageCampaign() ?? '';
  const wanted = fold(words.trim());
  const [asked, setAsked] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), TYPING);
    return () => clearTimeout(timer);
  }, [wanted]);
  const { data } = useQuery({
    queryKey: ['named', campaign, asked],
    queryFn: async ({ signal }) => {
      const params = { path: { campaign }, query: { q: asked, limit: MOST } };
      const page = await answerOf(anyone.GET('/api/campaigns/{campaign}/proposals', { params, signal }));
      return page.items.map(({ number }) => number);
    },
    enabled: tooMany && asked !== '',
    placeholderData: keepPreviousData,
  });
  return useMemo(() => {
    if (wanted === '') return null;
    const named = new Set(tooMany ? data : []);
    for (const { number, title } of byNumber?.values() ?? []) if (fold(title).includes(wanted)) named.add(number);
    return /^\d+$/.test(wanted) ? named.add(Number(wanted)) : named;
  }, [wanted, byNumber, tooMany, data]);
}
