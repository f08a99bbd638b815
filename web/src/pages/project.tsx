import { usePageCampaign } from '../api/page-campaign.ts';
import { type PublicProject, useProject } from '../api/projects.ts';
import { LinkButton } from '../components/button.tsx';
import { Failed } from '../components/failed.tsx';
import {
  BackIcon,
  CalendarIcon,
  CheckIcon,
  ClockIcon,
  CrossIcon,
  FeedIcon,
  WarningIcon,
} from '../components/icons.tsx';
import { langOf, spaced } from '../components/lang.ts';
import { Markdown } from '../components/markdown.tsx';
import { Page, Section } from '../components/page.tsx';
import { Plate } from '../components/plate.tsx';
import { StateBadge, useDay } from '../components/project-card.tsx';
import { useNames } from '../components/proposal-card.tsx';
import { CardSkeleton, Loading, TextSkeleton } from '../components/skeleton.tsx';
import { Notice } from '../components/states.tsx';
import { useFormats, useI18n } from '../i18n/use-i18n.tsx';
import { usePaths } from '../use-paths.ts';
import styles from './project.module.css';
import { ShareButton } from './proposal/actions.tsx';

type Promised = NonNullable<PublicProject['promise']>;

const ICONS = {
  open: <ClockIcon size={18} />,
  late: <WarningIcon size={18} />,
  kept: <CheckIcon size={18} />,
  'kept-late': <CheckIcon size={18} />,
  dropped: <CrossIcon size={18} />,
} as const;

/** By the state of a promise. */
const LOOKS = {
  open: styles.open,
  late: styles.late,
  kept: styles.kept,
  'kept-late': styles.keptLate,
  dropped: styles.dropped,
} as const;

/** One promised day: whether it was kept, and every earlier day that it had. */
function OnePromise({ title, lang, promise }: { title: string; lang?: string | undefined; promise: Promised }) {
  const { t, textOf } = useI18n();
  const { date } = useFormats();
  const day = useDay();
  const { state, due, reachedOn, moves } = promise;
  return (
    <li class={`${styles.promise} ${LOOKS[state] ?? ''}`}>
      <span class={styles.dot}>{ICONS[state]}</span>
      <h3 lang={lang}>{title}</h3>
      <p class={styles.due}>
        {t(`project.promise.${state}`, { day: day(due), reached: reachedOn === null ? '' : day(reachedOn) })}
      </p>
      {moves.map(({ from, to, at, reason }) => (
        <p key={at} class={styles.move}>
          {t('project.moved', { from: day(from), to: day(to), at: date(at) })}
          {reason && ` · ${textOf(reason)}`}
        </p>
      ))}
    </li>
  );
}

function PromiseClock({ project }: { project: PublicProject }) {
  const { t, textOf, language } = useI18n();
  const { promise, milestones } = project;
  if (promise === null && milestones.length === 0) {
    return (
      <Section title={t('project.clock')}>
        <p>{t('project.noDue')}</p>
      </Section>
    );
  }
  return (
    <Section title={t('project.clock')}>
      <ol class={styles.clock}>
        {milestones.map(({ id, title, ...rest }) => (
          <OnePromise key={id} title={textOf(title)} lang={langOf(title, language)} promise={rest} />
        ))}
        {promise && <OnePromise title={t('project.whole')} promise={promise} />}
      </ol>
    </Section>
  );
}

function StandsOn({ project }: { project: PublicProject }) {
  const { t, textOf } = useI18n();
  const paths = usePaths();
  const { tendencies, proposals } = project.standsOn;
  return (
    <Section title={t('project.standsOn')}>
      {proposals.length === 0 && <p>{t('project.standsOn.none')}</p>}
      {tendencies.map(({ id, name, proposals: numbers }) => (
        <p key={id}>
          {t('project.standsOn.tendency', { name: textOf(name) })} · {t('common.proposals', { count: numbers.length })}
        </p>
      ))}
      <ul class={styles.sources}>
        {proposals.map(({ number, title, author }) => (
          <li key={number} class={styles.source}>
            <Plate number={number} label={t('common.number')} />
            {title === null ? (
              <span>{t('project.standsOn.hidden')}</span>
            ) : (
              <span>
                <a href={paths.proposal(number)}>{title}</a>
                {author && <span class={styles.author}> {t('proposal.by', { author })}</span>}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function History({ project }: { project: PublicProject }) {
  const { t, textOf, language } = useI18n();
  const day = useDay();
  const { history, milestones } = project;
  const nameOf = (promise: string) => {
    const milestone = milestones.find(({ id }) => id === promise);
    return milestone ? textOf(milestone.title) : t('project.whole');
  };
  return (
    <Section title={t('project.history')}>
      {history.length === 0 && <p>{t('project.history.none')}</p>}
      <ol class={styles.history}>
        {history.map((entry) =>
          entry.kind === 'update' ? (
            <li key={`update ${entry.number}`} class={styles.entry}>
              <p class={styles.when}>{day(entry.date)}</p>
              <Markdown text={textOf(entry.text)} lang={langOf(entry.text, language)} level={3} />
            </li>
          ) : (
            <li key={`late ${entry.promise} ${entry.due}`} class={`${styles.entry} ${styles.late}`}>
              <p>{t('project.history.late', { day: day(entry.due), what: nameOf(entry.promise) })}</p>
            </li>
          ),
        )}
      </ol>
    </Section>
  );
}

function Whole({ project }: { project: PublicProject }) {
  const { t, textOf, language } = useI18n();
  const { money } = useFormats();
  const campaign = usePageCampaign() ?? '';
  const paths = usePaths();
  const names = useNames();
  const { id, title, text, state, late, reason, unit, cost, district, theme } = project;
  const lang = langOf(title, language);
  const base = `/api/campaigns/${encodeURIComponent(campaign)}`;
  const words = textOf(text);
  return (
    <Page
      title={spaced(textOf(title), lang ?? language)}
      lang={lang}
      before={
        <div class={styles.before}>
          <a class={styles.back} href={paths.outcomes}>
            <BackIcon />
            {t('project.back')}
          </a>
          <p class={styles.badges}>
            <StateBadge state={state} late={late} />
          </p>
        </div>
      }
    >
      <div class={styles.columns}>
        <div class={styles.text}>
          {reason && (
            <Notice tone={state === 'dropped' ? 'bad' : 'watch'} title={t('project.reason')}>
              <span lang={langOf(reason, language)}>{textOf(reason)}</span>
            </Notice>
          )}
          {words !== '' && <Markdown text={words} lang={langOf(text, language)} />}
          <div class={styles.actions}>
            <ShareButton title={textOf(title)} text={words.slice(0, 200)} />
            <LinkButton
              look="quiet"
              small
              href={`${base}/feed.atom?project=${id}&lang=${language}`}
              icon={<FeedIcon />}
            >
              {t('outcomes.feed')}
            </LinkButton>
            <LinkButton
              look="quiet"
              small
              href={`${base}/calendar.ics?project=${id}&lang=${language}`}
              icon={<CalendarIcon />}
            >
              {t('outcomes.calendar')}
            </LinkButton>
          </div>
        </div>
        <dl class={styles.facts}>
          <dt>{t('project.district')}</dt>
          <dd>{names.district(district)}</dd>
          <dt>{t('project.theme')}</dt>
          <dd>{names.theme(theme)}</dd>
          <dt>{t('project.unit')}</dt>
          <dd>{unit}</dd>
          <dt>{t('project.cost')}</dt>
          <dd>{cost === null ? t('project.cost.unknown') : money(cost)}</dd>
        </dl>
      </div>
      <PromiseClock project={project} />
      <History project={project} />
      <StandsOn project={project} />
    </Page>
  );
}

/** One project: its promises, what has happened, and whose ideas it stands on. */
export default function ProjectPage({ id = '' }: { id?: string }) {
  const { t } = useI18n();
  const { data: project, error, refetch } = useProject(id);
  if (project) return <Whole project={project} />;
  return (
    <Page title={t('outcomes.projects')}>
      {error ? (
        <Failed error={error} onRetry={refetch} />
      ) : (
        <>
          <Loading label={t('common.loading')} />
          <TextSkeleton lines={5} />
          <CardSkeleton />
        </>
      )}
    </Page>
  );
}
