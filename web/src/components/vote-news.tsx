import { useEffect, useRef } from 'preact/hooks';
import { useCampaign } from '../api/campaigns.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { useStore } from '../store.ts';
import { voteQueue } from '../votes/use-vote.ts';
import { toast } from './toast.tsx';
import { whyText } from './why.ts';

/**
 * Tells what became of votes that were on their way when the page came up, such as one made before signing in: their
 * buttons may be out of sight. Stands once on every page and shows nothing itself.
 */
export function VoteNews(): null {
  const i18n = useI18n();
  const { data: campaign } = useCampaign();
  const wishes = useStore(voteQueue.wishes);
  const awaited = useRef(new Map(voteQueue.wishes.value));
  useEffect(() => {
    for (const [key, before] of awaited.current) {
      const wish = wishes.get(key);
      if (wish !== undefined) awaited.current.set(key, wish);
      if (wish?.state === 'failed' && before.state !== 'failed') {
        const why = whyText(i18n, wish.failure ?? 'unexpected', campaign);
        toast(i18n.t('vote.failed', { why }), 'bad');
      }
      if (wish !== undefined) continue;
      awaited.current.delete(key);
      // One that failed, or waited for a sign-in, was let go of.
      const number = String(before.number);
      if (before.state === 'sending') toast(i18n.t(`vote.countedOn.${before.wanted}`, { number }));
    }
  }, [wishes, i18n, campaign]);
  return null;
}
