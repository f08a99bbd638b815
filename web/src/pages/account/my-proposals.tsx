import { useMutation, useQuery, useQueryClient } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import { useCampaign } from '../../api/campaigns.ts';
import { answerOf, type Schemas, signedIn } from '../../api/client.ts';
import { exportMe } from '../../api/me.ts';
import { usePageCampaign } from '../../api/page-campaign.ts';
import { Badge, type Tone } from '../../components/badge.tsx';
import { Button, LinkButton } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Failed } from '../../components/failed.tsx';
import { PlusIcon } from '../../components/icons.tsx';
import { Section } from '../../components/page.tsx';
import { Plate } from '../../components/plate.tsx';
import { TextSkeleton } from '../../components/skeleton.tsx';
import { toast } from '../../components/toast.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useSession } from '../../session/use-session.ts';
import { usePaths } from '../../use-paths.ts';
import styles from '../account.module.css';

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
  const [open, setOpen] = useState(false);
  const withdraw = useMutation({
    mutationFn: () =>
      answerOf(
        signedIn.DELETE('/api/campaigns/{campaign}/proposals/{number}', { params: { path: { campaign, number } } }),
      ),
    onSuccess: () => {
      setOpen(false);
      toast(t('account.mine.withdrawn'));
      return client.invalidateQueries({ queryKey: ['own-proposals'] });
    },
  });
  return (
    <>
      <Button small look="quiet" onClick={() => setOpen(true)}>
        {t('account.mine.withdraw')}
      </Button>
      <Dialog
        open={open}
        title={t('account.mine.withdraw.title')}
        closeLabel={t('common.close')}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button look="danger" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
              {t('account.mine.withdraw')}
            </Button>
            <Button onClick={() => setOpen(false)}>{t('common.cancel')}</Button>
          </>
        }
      >
        <p>{t('account.mine.withdraw.text')}</p>
        {withdraw.error && <Failed error={withdraw.error} />}
      </Dialog>
    </>
  );
}

/** The ideas that somebody has handed in here, whatever their status, with what a moderator has written. */
export function MyProposals() {
  const { t, language } = useI18n();
  const paths = usePaths();
  const id = usePageCampaign() ?? '';
  const { person } = useSession();
  const { data: campaign } = useCampaign();
  const mine = useQuery({
    queryKey: ['own-proposals', id, person?.id],
    queryFn: async () => {
      const pages = await exportMe();
      return pages.flatMap(({ proposals }) => proposals).filter((proposal) => proposal.campaign === id);
    },
  });
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
      {mine.data?.length === 0 && <p>{t('account.mine.none')}</p>}
      <ul class={styles.list}>
        {mine.data?.map((proposal) => (
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
