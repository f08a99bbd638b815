import { usePromises } from '../api/projects.ts';
import { LinkButton } from '../components/button.tsx';
import { ToggleChip } from '../components/chips.tsx';
import { PlusIcon } from '../components/icons.tsx';
import { Figures } from '../components/page.tsx';
import { StateBadge, useDay } from '../components/project-card.tsx';
import { useNames } from '../components/proposal-card.tsx';
import { CardSkeleton, Loading } from '../components/skeleton.tsx';
import { EmptyState } from '../components/states.tsx';
import { useFormats } from '../i18n/use-i18n.tsx';
import { useAllProjects } from './api/projects.ts';
import styles from './desk.module.css';
import { DeskFailed } from './desk-failed.tsx';
import { DeskPage } from './desk-page.tsx';
import { useDeskPaths } from './desk-paths.ts';
import { useAddress } from './use-address.ts';
import { useDesk } from './use-words.tsx';

/** All projects with their state and what is late. */
export function ProjectsDesk() {
  const { d, t, textOf } = useDesk();
  const { number } = useFormats();
  const day = useDay();
  const paths = useDeskPaths();
  const names = useNames();
  const projects = useAllProjects();
  const promises = usePromises();
  const { query, change } = useAddress();
  const onlyLate = query.late === 'true';
  const items = projects.data?.filter(({ late }) => late || !onlyLate);
  const total = promises.data?.total;
  const add = (
    <LinkButton look="main" href={paths.newProject} icon={<PlusIcon />}>
      {d('projects.new')}
    </LinkButton>
  );
  return (
    <DeskPage title={d('projects.title')} lead={d('projects.lead')}>
      {total && total.promises > 0 && (
        <Figures
          figures={[
            { key: 'late', value: number(total.late), label: t('outcomes.late') },
            { key: 'open', value: number(total.open), label: t('outcomes.open') },
            { key: 'kept', value: number(total.kept + total.keptLate), label: t('outcomes.kept') },
            { key: 'moved', value: number(total.moved), label: t('outcomes.moved') },
          ]}
        />
      )}
      <div class={styles.line}>
        {add}
        <ToggleChip
          label={t('outcomes.onlyLate')}
          pressed={onlyLate}
          onChange={(late) => change({ late: late ? 'true' : null })}
        />
      </div>
      {projects.error && <DeskFailed error={projects.error} onRetry={projects.refetch} />}
      {projects.isPending && !projects.error && (
        <>
          <Loading label={t('common.loading')} />
          <CardSkeleton />
        </>
      )}
      {items?.length === 0 && <EmptyState title={d(onlyLate ? 'projects.noneLate' : 'projects.empty')} />}
      {items && items.length > 0 && (
        <ul class={styles.rows}>
          {items.map((project) => (
            <li key={project.id} class={styles.row}>
              <div class={styles.rowWords}>
                <h2 class={styles.rowTitle}>
                  <a href={paths.project(project.id)}>{textOf(project.title)}</a>
                </h2>
                <p class={styles.badges}>
                  <StateBadge state={project.state} late={project.late} />
                  <span class={styles.soft}>
                    {names.district(project.district)} · {project.unit}
                    {project.due !== null && ` · ${t('project.due', { day: day(project.due) })}`}
                  </span>
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </DeskPage>
  );
}
