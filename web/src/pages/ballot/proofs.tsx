import { useMutation, useQuery } from '@tanstack/preact-query';
import { answerOf, signedIn } from '../../api/client.ts';
import { Button } from '../../components/button.tsx';
import { download } from '../../components/data-table.tsx';
import { Failed } from '../../components/failed.tsx';
import { CheckIcon, DownloadIcon, WarningIcon } from '../../components/icons.tsx';
import { Section } from '../../components/page.tsx';
import { Loading } from '../../components/skeleton.tsx';
import { Notice } from '../../components/states.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import type { Ballot } from '../../votes/ballots.ts';
import styles from '../ballot.module.css';

/** Every page of one's ballot, each with the proofs of some of its votes. */
async function allPages(campaign: string): Promise<readonly Ballot[]> {
  const pages: Ballot[] = [];
  let after: number | null = null;
  do {
    const query: { after?: number } = after === null ? {} : { after };
    const page: Ballot = await answerOf(
      signedIn.GET('/api/campaigns/{campaign}/ballot', { params: { path: { campaign }, query } }),
    );
    pages.push(page);
    after = page.votes?.next ?? null;
  } while (after !== null);
  return pages;
}

/** After publication: whether one's votes stand in the open data, and what it takes to prove it. */
export function Proofs({ ballot }: { ballot: Ballot }) {
  const { t } = useI18n();
  const { campaign, votes } = ballot;
  const take = useMutation({
    mutationFn: () => allPages(campaign),
    onSuccess: (pages) => download(`${campaign}-proofs.json`, 'application/json', JSON.stringify(pages, null, 2)),
  });
  const whole = useQuery({
    queryKey: ['proofs', campaign, ballot.revision, votes?.published?.version],
    queryFn: () => allPages(campaign),
    enabled: votes !== null && votes.next !== null,
    // Nobody else's on this device, a moment later.
    gcTime: 0,
  });
  if (votes === null || ballot.choices === 0) return null;
  const pages = votes.next === null ? [ballot] : whole.data;
  const missing = pages
    ?.flatMap((page) => page.votes?.items ?? [])
    .filter(({ inclusion }) => inclusion === null).length;
  return (
    <Section title={t('ballot.proofs')}>
      {votes.published === null ? (
        <p>{t('ballot.proofs.notYet')}</p>
      ) : (
        <>
          {missing === undefined ? (
            whole.error ? (
              <Failed error={whole.error} onRetry={whole.refetch} />
            ) : (
              <Loading label={t('common.loading')} />
            )
          ) : (
            <Notice tone={missing === 0 ? 'good' : 'bad'} icon={missing === 0 ? <CheckIcon /> : <WarningIcon />}>
              {missing === 0 ? t('ballot.proofs.all') : t('ballot.proofs.some', { count: missing })}
            </Notice>
          )}
          <p>{t('ballot.proofs.hint')}</p>
          {take.error && <Failed error={take.error} />}
          <div class={styles.actions}>
            <Button icon={<DownloadIcon />} busy={take.isPending} onClick={() => take.mutate()}>
              {t('ballot.proofs.download')}
            </Button>
          </div>
        </>
      )}
    </Section>
  );
}
