import { useMutation, useQueryClient } from '@tanstack/preact-query';
import { useCampaign } from '../../api/campaigns.ts';
import { answerOf, type Schemas, signedIn } from '../../api/client.ts';
import { usePageCampaign } from '../../api/page-campaign.ts';
import { Badge, type Tone } from '../../components/badge.tsx';
import { LinkButton } from '../../components/button.tsx';
import { Failed } from '../../components/failed.tsx';
import { PlusIcon } from '../../components/icons.tsx';
import { Section } from '../../components/page.tsx';
import { Plate } from '../../components/plate.tsx';
import { TextSkeleton } from '../../components/skeleton.tsx';
import { toast } from '../../components/toast.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { usePaths } from '../../use-paths.ts';
import styles from '../account.module.css';
import { Confirm } from './confirm.tsx';
import { useOwn } from './own.ts';

type Own = Schemas['OwnProposal'];

const TONES = {
  published: 'good',
  pending: 'watch',
  held: 'watch',
  rejected: 'bad',
  withdrawn: 'none',
  merged: 'calm',
} as const satisfies Record<Own['status'], Tone>;

function Withdraw({ number }: { number: number }) {
  const { t } = useI18n();
  const campaign = usePageCampaign() ?? '';
  const client = useQueryClient();
  const act = useMutation({
    mutationFn: () => {
      const params = { path: { campaign, number } };
      return answerOf(signedIn.DELETE('/api/campaigns/{campaign}/proposals/{number}', { params }));
    },
    onSuccess: async () => {
      toast(t('account.mine.withdrawn'));
      await client.invalidateQueries({ queryKey: ['own', campaign] });
      await client.invalidateQueries({ queryKey: ['proposal', campaign, number] });
    },
  });
  return (
    <Confirm
      label={t('account.mine.withdraw')}
      title={t('account.mine.withdraw.title')}
      act={act}
      onConfirm={(done) => act.mutate(undefined, { onSuccess: done })}
    >
      {t('account.mine.withdraw.text')}
    </Confirm>
  );
}

/** The ideas that somebody has handed in here, whatever their status, with what a moderator has written. */
export function MyProposals() {
  const { t, language } = useI18n();
  const paths = usePaths();
  const { data: campaign } = useCampaign();
  const mine = useOwn();
  const open = campaign?.phase === 'ideation' || campaign?.phase === 'voting';
  return (
    <Section
      title={t('account.mine')}
      action={
        campaign?.phase === 'ideation' && (
          <LinkButton small href={paths.handIn} icon={<PlusIcon />}>
            {t('nav.handIn')}
          </LinkButton>
        )
      }
    >
      {mine.isPending && <TextSkeleton lines={2} />}
      {mine.error && <Failed error={mine.error} onRetry={mine.refetch} />}
      {mine.data?.proposals.length === 0 && <p>{t('account.mine.none')}</p>}
      <ul class={styles.list}>
        {mine.data?.proposals.map((proposal) => (
          <li key={proposal.number} class={styles.item}>
            <div class={styles.what}>
              <Plate number={proposal.number} label={t('common.number')} />
              <a
                href={paths.proposal(proposal.number)}
                lang={proposal.language === language ? undefined : proposal.language}
              >
                {proposal.title}
              </a>
            </div>
            <p class={styles.state}>
              <Badge tone={TONES[proposal.status]}>{t(`account.mine.status.${proposal.status}`)}</Badge>
              {proposal.decided?.reason && <span>{t(`report.${proposal.decided.reason}`)}</span>}
              {open && ['published', 'pending', 'held'].includes(proposal.status) && (
                <span class={styles.ways}>
                  {campaign?.phase === 'ideation' && (
                    <LinkButton small look="quiet" href={`${paths.handIn}?edit=${proposal.number}`}>
                      {t('account.mine.edit')}
                    </LinkButton>
                  )}
                  <Withdraw number={proposal.number} />
                </span>
              )}
            </p>
            {proposal.decided?.message && (
              <p class={styles.small}>{t('account.mine.message', { text: proposal.decided.message })}</p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
