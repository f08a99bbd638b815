import { useQuery } from '@tanstack/preact-query';
import { exportMe } from '../../api/me.ts';
import { usePageCampaign } from '../../api/page-campaign.ts';
import { useSession } from '../../session/use-session.ts';

/** Of all that is held on one: the ideas and the comments of this campaign, the newest first. */
export function useOwn() {
  const campaign = usePageCampaign() ?? '';
  const { person } = useSession();
  return useQuery({
    queryKey: ['own', campaign, person?.id],
    queryFn: async () => {
      const pages = await exportMe();
      const here = (one: { readonly campaign: string }) => one.campaign === campaign;
      const proposals = pages.flatMap((page) => page.proposals).filter(here);
      const comments = pages.flatMap((page) => page.comments).filter(here);
      return { proposals: proposals.toReversed(), comments: comments.toReversed() };
    },
  });
}
