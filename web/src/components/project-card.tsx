import type { ProjectSummary } from '../api/projects.ts';
import { withFirst } from '../i18n/formats.ts';
import { useFormats, useI18n } from '../i18n/use-i18n.tsx';
import { usePaths } from '../use-paths.ts';
import { Badge, type Tone } from './badge.tsx';
import { ClockIcon, PinIcon, WarningIcon } from './icons.tsx';
import { langOf, spaced } from './lang.ts';
import { ProgressBar } from './progress.tsx';
import styles from './project-card.module.css';
import { useNames } from './proposal-card.tsx';

type State = ProjectSummary['state'];

const TONES = {
  planned: 'none',
  'under-way': 'calm',
  done: 'good',
  changed: 'watch',
  dropped: 'bad',
} as const satisfies Record<State, Tone>;

/** Where a project stands, in a word; and whether a promised day has passed. */
export function StateBadge({ state, late = false }: { state: State; late?: boolean }) {
  const { t } = useI18n();
  return (
    <>
      <Badge tone={TONES[state]}>{t(`project.state.${state}`)}</Badge>
      {late && (
        <Badge tone="bad" icon={<WarningIcon />}>
          {t('project.late')}
        </Badge>
      )}
    </>
  );
}

/** A calendar day of the API (`2018-06-30`), written out. */
export function useDay(): (day: string) => string {
  const { language } = useI18n();
  // The day is meant as it is written, whatever the zone.
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  return (day) => withFirst(language, format.format(Date.parse(`${day}T00:00:00Z`)));
}

/** A project in a list: its state, its promises and when it is due. */
export function ProjectCard({ project, level = 3 }: { project: ProjectSummary; level?: 2 | 3 }) {
  const { t, textOf, language } = useI18n();
  const { number, money } = useFormats();
  const day = useDay();
  const paths = usePaths();
  const names = useNames();
  const Heading = `h${level}` as const;
  const { title, state, late, due, promises, cost, district } = project;
  const kept = promises.kept + promises.keptLate;
  return (
    <article class={styles.card}>
      <p class={styles.top}>
        <StateBadge state={state} late={late} />
      </p>
      <Heading class={styles.title} lang={langOf(title, language)}>
        <a href={paths.project(project.id)}>{spaced(textOf(title), langOf(title, language) ?? language)}</a>
      </Heading>
      <p class={styles.meta}>
        <span class={styles.part}>
          <PinIcon size={16} />
          {names.district(district)}
        </span>
        {due !== null && (
          <span class={styles.part}>
            <ClockIcon size={16} />
            {t('project.due', { day: day(due) })}
          </span>
        )}
        {cost !== null && <span>{money(cost)}</span>}
      </p>
      {promises.promises > 0 && (
        <ProgressBar
          value={kept}
          max={promises.promises}
          label={t('project.promisesKept')}
          text={`${number(kept)} / ${number(promises.promises)}`}
        />
      )}
    </article>
  );
}
