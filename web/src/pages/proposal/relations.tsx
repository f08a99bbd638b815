import { useMutation, useQueryClient } from '@tanstack/preact-query';
import { useCampaign } from '../../api/campaigns.ts';
import { answerOf, signedIn } from '../../api/client.ts';
import { usePageCampaign } from '../../api/page-campaign.ts';
import type { Proposal } from '../../api/proposals.ts';
import { Button } from '../../components/button.tsx';
import { Failed } from '../../components/failed.tsx';
import { Notice } from '../../components/states.tsx';
import { toast } from '../../components/toast.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { usePaths } from '../../use-paths.ts';
import { choiceIn, useBallot } from '../../votes/ballots.ts';
import styles from './actions.module.css';

/** Moves one's vote from a merged proposal to its lead, in one write. */
function useMoveVote(number: number) {
  const campaign = usePageCampaign() ?? '';
  const client = useQueryClient();
  return useMutation({
    mutationFn: (to: number) => {
      const params = { path: { campaign, number } };
      return answerOf(signedIn.POST('/api/campaigns/{campaign}/ballot/{number}/move', { params, body: { to } }));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['ballot', campaign] }),
  });
}

/** Which other proposals it has become one with or goes against; and, while voting is open, the way to move one's vote. */
export function Relations({ proposal }: { proposal: Proposal }) {
  const { t, tx, language } = useI18n();
  const paths = usePaths();
  const { data: campaign } = useCampaign();
  const { data: ballot } = useBallot();
  const { number, status, mergedInto, merged, contradicts } = proposal;
  const move = useMoveVote(number);
  const link = (other: number) => (
    <a key={other} href={paths.proposal(other)}>
      {t('proposal.number', { number: String(other) })}
    </a>
  );
  const links = (numbers: readonly number[]) =>
    new Intl.ListFormat(language)
      .formatToParts(numbers.map(String))
      .map(({ type, value }) => (type === 'element' ? link(Number(value)) : value));
  const movable = campaign?.phase === 'voting' && choiceIn(ballot, number) !== 'none';
  return (
    <>
      {mergedInto !== null && (
        <Notice tone="watch">
          <div class={styles.actions}>
            <p>
              {tx(status === 'merged' ? 'proposal.status.merged' : 'proposal.mergedInto', { link: link(mergedInto) })}
            </p>
            {status !== 'merged' && movable && (
              <Button
                small
                busy={move.isPending}
                onClick={() =>
                  move.mutate(mergedInto, {
                    onSuccess: () => toast(t('proposal.moved', { number: String(mergedInto) })),
                  })
                }
              >
                {t('proposal.moveVote', { number: String(mergedInto) })}
              </Button>
            )}
          </div>
        </Notice>
      )}
      {move.error && <Failed error={move.error} />}
      {merged.length > 0 && <Notice>{tx('proposal.merged', { list: links(merged) })}</Notice>}
      {contradicts.length > 0 && <Notice>{tx('proposal.contradicts', { list: links(contradicts) })}</Notice>}
    </>
  );
}
