import { useEffect } from 'preact/hooks';
import { useCampaign } from '../api/campaigns.ts';
import { usePageCampaign } from '../api/page-campaign.ts';
import { type Proposal, useProposal } from '../api/proposals.ts';
import { useSelected } from '../api/results.ts';
import { useCounts } from '../api/tally.ts';
import { useSpends } from '../components/cost.tsx';
import { Failed } from '../components/failed.tsx';
import { BackIcon, CheckIcon, PinIcon } from '../components/icons.tsx';
import { spaced } from '../components/lang.ts';
import { Markdown, PlainText } from '../components/markdown.tsx';
import { Page } from '../components/page.tsx';
import { Plate } from '../components/plate.tsx';
import { useNames } from '../components/proposal-card.tsx';
import { CardSkeleton, Loading, TextSkeleton } from '../components/skeleton.tsx';
import { Notice } from '../components/states.tsx';
import { VoteButtons } from '../components/vote-buttons.tsx';
import { useFormats, useI18n } from '../i18n/use-i18n.tsx';
import { usePaths } from '../use-paths.ts';
import { ProposalActions } from './proposal/actions.tsx';
import { CityAnswer } from './proposal/answer.tsx';
import { Comments } from './proposal/comments.tsx';
import { LineageOf } from './proposal/lineage.tsx';
import { PlaceOf } from './proposal/place.tsx';
import { Relations } from './proposal/relations.tsx';
import styles from './proposal.module.css';
import { markSeen } from './proposals/seen.ts';

/** What stands in the place of the words of a proposal that shows none. */
function StatusNotice({ proposal }: { proposal: Proposal }) {
  const { t } = useI18n();
  const { date } = useFormats();
  switch (proposal.status) {
    case 'published':
    case 'merged':
      return null;
    case 'rejected': {
      const { rejection } = proposal;
      if (!rejection) return null;
      const reason = t(`report.${rejection.reason}`);
      return <Notice tone="watch">{t('proposal.status.rejected', { date: date(rejection.at), reason })}</Notice>;
    }
    case 'held':
    case 'pending':
    case 'withdrawn':
      return <Notice tone="watch">{t(`proposal.status.${proposal.status}`)}</Notice>;
  }
}

function VotePanel({ number }: { number: number }) {
  const { t } = useI18n();
  const { data: campaign } = useCampaign();
  const counts = useCounts();
  const count = counts.get(number);
  const open = campaign?.phase === 'voting';
  return (
    <section class={open ? `${styles.vote} ${styles.atHand}` : styles.vote} aria-label={t('proposal.vote')}>
      <VoteButtons number={number} count={count} />
      {count && open && <p class={styles.live}>{t('proposal.live')}</p>}
    </section>
  );
}

/** What it costs, by the city's estimate, and what that means where a budget is spent. */
function CostLine({ cost }: { cost: number | null }) {
  const { t } = useI18n();
  const { money } = useFormats();
  const { data: campaign } = useCampaign();
  const spends = useSpends();
  if (cost === null && !spends) return null;
  const budget = campaign && 'budget' in campaign.selection ? campaign.selection.budget : null;
  return (
    <p class={styles.cost}>
      {cost === null ? (
        <strong>{t('cost.none')}</strong>
      ) : (
        <span>
          {t('cost.label')} <strong class={styles.figure}>{money(cost)}</strong>
        </span>
      )}
      {cost === null && <span class={styles.small}>{t('cost.none.text')}</span>}
      {cost !== null && budget !== null && (
        <span class={styles.small}>{t('cost.ofBudget', { budget: money(budget) })}</span>
      )}
    </p>
  );
}

/** That the vote has selected it. */
function SelectedNotice({ number }: { number: number }) {
  const { t } = useI18n();
  const paths = usePaths();
  const { numbers } = useSelected();
  if (!numbers?.has(number)) return null;
  return (
    <Notice tone="good" icon={<CheckIcon />} title={t('proposal.selected')}>
      <a href={paths.results}>{t('proposal.selected.results')}</a>
    </Notice>
  );
}

function Whole({ proposal }: { proposal: Proposal }) {
  const { t, language } = useI18n();
  const { date } = useFormats();
  const paths = usePaths();
  const names = useNames();
  const { number, title, summary, text, format, authors, createdAt, cost } = proposal;
  const lang = proposal.language === language ? undefined : proposal.language;
  const shown = proposal.status === 'published' || proposal.status === 'merged';
  const before = (
    <div class={styles.before}>
      <a class={styles.back} href={paths.proposals}>
        <BackIcon />
        {t('proposal.back')}
      </a>
      <div class={styles.top}>
        <Plate number={number} large label={t('common.number')} />
        <a class={styles.theme} href={`${paths.proposals}?theme=${encodeURIComponent(proposal.theme)}`}>
          {names.theme(proposal.theme)}
        </a>
      </div>
    </div>
  );
  return (
    <Page
      title={spaced(title, proposal.language) || t('proposal.number', { number: String(number) })}
      lang={title ? lang : undefined}
      before={before}
    >
      <div class={styles.columns}>
        <article class={styles.text}>
          <StatusNotice proposal={proposal} />
          {proposal.status === 'published' && <SelectedNotice number={number} />}
          {shown && (
            <>
              <p class={styles.summary} lang={lang}>
                {spaced(summary, proposal.language)}
              </p>
              <p class={styles.meta}>
                <span>{t('proposal.by', { author: new Intl.ListFormat(language).format(authors) })}</span>
                <span>{t('proposal.on', { date: date(createdAt) })}</span>
                <span class={styles.place}>
                  <PinIcon size={16} />
                  {names.district(proposal.district)}
                </span>
                {lang && <span>{t('proposal.language', { language: t(`proposal.lang.${lang}`) })}</span>}
              </p>
              {proposal.status === 'published' && <CostLine cost={cost} />}
              {text !== '' &&
                (format === 'markdown' ? <Markdown text={text} lang={lang} /> : <PlainText text={text} lang={lang} />)}
            </>
          )}
          {shown && <PlaceOf proposal={proposal} />}
          <Relations proposal={proposal} />
        </article>
        <div class={styles.aside}>
          {shown && proposal.status === 'published' && <VotePanel number={number} />}
          <ProposalActions proposal={proposal} />
        </div>
      </div>
      {shown && (
        <>
          <CityAnswer proposal={proposal} />
          <LineageOf number={number} />
          <Comments number={number} />
        </>
      )}
    </Page>
  );
}

/** One proposal with all that is said and done about it. */
export default function ProposalPage({ number: text = '' }: { number?: string }) {
  const { t } = useI18n();
  const campaign = usePageCampaign() ?? '';
  const number = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  const { data: proposal, error, refetch } = useProposal(number);
  useEffect(() => {
    if (proposal) markSeen(campaign, [number]);
  }, [proposal, campaign, number]);
  if (proposal) return <Whole proposal={proposal} />;
  return (
    <Page title={t('proposal.number', { number: text })}>
      {error ? (
        <Failed error={error} onRetry={refetch} />
      ) : (
        <>
          <Loading label={t('common.loading')} />
          <div class={styles.columns}>
            <TextSkeleton lines={8} />
            <CardSkeleton />
          </div>
        </>
      )}
    </Page>
  );
}
