import { type Campaign, useCampaign } from '../api/campaigns.ts';
import { useAnswerDebt, usePromises } from '../api/projects.ts';
import { useProposals } from '../api/proposals.ts';
import { askAgain } from '../api/query-client.ts';
import { serverNow } from '../api/server-clock.ts';
import { useCounts, useTally } from '../api/tally.ts';
import { LinkButton } from '../components/button.tsx';
import { CardGrid, CardGridSkeleton } from '../components/card-grid.tsx';
import { Failed } from '../components/failed.tsx';
import { ArrowIcon, ClockIcon, PauseIcon, PlusIcon, Vault } from '../components/icons.tsx';
import { Figures, Page, Panel, Section } from '../components/page.tsx';
import { lastDay, PhaseLine } from '../components/phase-line.tsx';
import { ProposalCard } from '../components/proposal-card.tsx';
import { deviceSeed } from '../components/seed.ts';
import { Loading } from '../components/skeleton.tsx';
import { Notice } from '../components/states.tsx';
import { useFormats, useI18n } from '../i18n/use-i18n.tsx';
import { usePaths } from '../use-paths.ts';
import styles from './home.module.css';

/** When what is open now ends, or what comes next. */
function Timing({ campaign }: { campaign: Campaign }) {
  const { t } = useI18n();
  const { date, relative } = useFormats();
  const current = campaign.phases.find(({ phase }) => phase === campaign.phase);
  const closes = current?.closes ?? null;
  if (current && closes !== null) {
    return (
      <p class={styles.timing}>
        <ClockIcon />
        <span>
          <strong>{t(`phase.${current.phase}`)}</strong> {t('home.until', { date: date(lastDay(closes)) })}
          {' · '}
          {t('home.ends', { when: relative(closes, serverNow()) })}
        </span>
      </p>
    );
  }
  if (!campaign.next) return null;
  const { phase, opens } = campaign.next;
  return (
    <p class={styles.timing}>
      <ClockIcon />
      <span>{t('home.next', { phase: t(`phase.${phase}`), date: date(opens) })}</span>
    </p>
  );
}

function Actions({ campaign }: { campaign: Campaign }) {
  const { t } = useI18n();
  const paths = usePaths();
  const button = (href: string, text: string, main = true) => (
    <a class={main ? styles.action : styles.second} href={href}>
      {text}
      {main && <ArrowIcon />}
    </a>
  );
  switch (campaign.phase) {
    case 'ideation':
      return (
        <>
          {button(paths.handIn, t('nav.handIn'))}
          {button(paths.proposals, t('home.browse'), false)}
        </>
      );
    case 'voting':
      return (
        <>
          {button(paths.proposals, t('home.vote'))}
          {button(paths.ballot, t('nav.ballot'), false)}
        </>
      );
    case 'analysis':
      return (
        <>
          {button(paths.results, t('nav.results'))}
          {button(paths.proposals, t('home.browse'), false)}
        </>
      );
    case 'follow-up':
      return (
        <>
          {button(paths.outcomes, t('nav.outcomes'))}
          {button(paths.results, t('nav.results'), false)}
        </>
      );
    case 'between':
      return button(paths.proposals, t('home.browse'));
  }
}

function Hero({ campaign }: { campaign: Campaign }) {
  const { t, textOf } = useI18n();
  return (
    <div class={styles.hero}>
      <Vault class={styles.vault} />
      <div class={styles.inner}>
        <h1 class={styles.title} tabIndex={-1}>
          {t(`home.${campaign.phase}.title`)}
        </h1>
        <Timing campaign={campaign} />
        <p class={styles.description}>{textOf(campaign.description)}</p>
        <div class={styles.actions}>
          <Actions campaign={campaign} />
        </div>
      </div>
    </div>
  );
}

function LiveFigures({ campaign }: { campaign: Campaign }) {
  const { t } = useI18n();
  const { number } = useFormats();
  const { data: proposals } = useProposals({ limit: 3, seed: deviceSeed() });
  const { data: tally } = useTally();
  const follow = campaign.phase === 'follow-up' || campaign.phase === 'analysis';
  const { data: debt } = useAnswerDebt();
  const { data: promises } = usePromises();
  const total = proposals?.pages[0]?.total;
  const shown = (value: number | undefined) => (value === undefined ? '–' : number(value));
  const figures = [
    { key: 'proposals', value: shown(total), label: t('home.figures.proposals', { count: total ?? 0 }) },
  ];
  if (campaign.phase !== 'ideation') {
    figures.push({
      key: 'turnout',
      value: shown(tally?.turnout),
      label: t('home.figures.turnout', { count: tally?.turnout ?? 0 }),
    });
    figures.push({
      key: 'votes',
      value: shown(tally?.votes),
      label: t('home.figures.votes', { count: tally?.votes ?? 0 }),
    });
  }
  if (follow && debt) {
    const answered = debt.proposals - debt.unanswered;
    figures.push({
      key: 'answered',
      value: number(answered),
      label: t('home.figures.answered', { count: answered }),
    });
  }
  if (campaign.phase === 'follow-up' && promises) {
    const kept = promises.total.kept + promises.total.keptLate;
    figures.push({ key: 'kept', value: number(kept), label: t('home.figures.kept', { count: kept }) });
  }
  return <Figures figures={figures} />;
}

function SomeProposals() {
  const { t } = useI18n();
  const paths = usePaths();
  const list = useProposals({ limit: 3, seed: deviceSeed() });
  const counts = useCounts();
  const items = list.data?.pages[0]?.items ?? [];
  if (list.error && !list.data) return <Failed error={list.error} onRetry={askAgain} />;
  if (list.isSuccess && items.length === 0) return null;
  return (
    <Section title={t('home.some')} action={<a href={paths.proposals}>{t('home.all')}</a>}>
      {list.isPending ? (
        <CardGridSkeleton cards={3} />
      ) : (
        <CardGrid>
          {items.map((proposal) => (
            <li key={proposal.number}>
              <ProposalCard proposal={proposal} count={counts.get(proposal.number)} level={3} />
            </li>
          ))}
        </CardGrid>
      )}
    </Section>
  );
}

const STEPS = ['propose', 'vote', 'follow'] as const;

/** The first page: what this is, what can be done now, and how it stands. */
export default function HomePage() {
  const { t, textOf } = useI18n();
  const paths = usePaths();
  const { data: campaign, error } = useCampaign();
  if (error && !campaign) {
    return (
      <Page title={t('error.title')} narrow>
        <Failed error={error} onRetry={askAgain} />
      </Page>
    );
  }
  if (!campaign) {
    return (
      <div class={styles.hero}>
        <div class={styles.inner}>
          <Loading label={t('common.loading')} />
        </div>
      </div>
    );
  }
  const pause = campaign.phase === 'voting' ? campaign.paused.voting : campaign.paused.submissions;
  return (
    <Page title={textOf(campaign.name)} bare>
      <Hero campaign={campaign} />
      <div class={styles.body}>
        {pause && (campaign.phase === 'voting' || campaign.phase === 'ideation') && (
          <Notice tone="watch" icon={<PauseIcon />}>
            {t(campaign.phase === 'voting' ? 'vote.paused' : 'home.paused.submissions', { reason: pause.reason })}
          </Notice>
        )}
        <Panel>
          <h2>{t('home.steps')}</h2>
          <PhaseLine campaign={campaign} />
        </Panel>
        <Section title={t('home.figures')}>
          <LiveFigures campaign={campaign} />
        </Section>
        <SomeProposals />
        <Section
          title={t('home.how')}
          action={
            campaign.phase === 'ideation' ? (
              <LinkButton href={paths.handIn} icon={<PlusIcon />}>
                {t('nav.handIn')}
              </LinkButton>
            ) : undefined
          }
        >
          <ol class={styles.steps}>
            {STEPS.map((step) => (
              <li key={step} class={styles.step}>
                <h3>{t(`home.how.${step}`)}</h3>
                <p>{t(`home.how.${step}.text`)}</p>
              </li>
            ))}
          </ol>
        </Section>
      </div>
    </Page>
  );
}
