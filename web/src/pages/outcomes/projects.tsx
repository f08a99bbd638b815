import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso/router';
import { useCampaign } from '../../api/campaigns.ts';
import { type ProjectFilters, useProjects } from '../../api/projects.ts';
import { Button } from '../../components/button.tsx';
import { CardGrid, CardGridSkeleton } from '../../components/card-grid.tsx';
import { FilterChips, ToggleChip } from '../../components/chips.tsx';
import { Select } from '../../components/field.tsx';
import { Section } from '../../components/page.tsx';
import { ProjectCard } from '../../components/project-card.tsx';
import { EmptyState } from '../../components/states.tsx';
import { useFormats, useI18n } from '../../i18n/use-i18n.tsx';
import styles from '../outcomes.module.css';

const STATES = ['planned', 'under-way', 'done', 'changed', 'dropped'] as const;
const PAGE = 24;

/** What the page's address says of which projects are wanted. */
export function useProjectFilters() {
  const { query } = useLocation();
  const state = STATES.find((one) => one === query.state) ?? null;
  const district = query.district || null;
  const late = query.late === '1';
  const filters: ProjectFilters = {
    limit: PAGE,
    ...(state === null ? {} : { state }),
    ...(district === null ? {} : { district }),
    ...(late ? { late: 'true' as const } : {}),
  };
  return { state, district, late, filters };
}

/**
 * The city's projects, filtered by state, district and lateness; the filters are in the address.
 *
 * @param failed what stands in the place of the cards where they did not come
 */
export function Projects({ failed = null }: { failed?: ComponentChildren }) {
  const { t, textOf } = useI18n();
  const { number } = useFormats();
  const { path, route } = useLocation();
  const { data: campaign } = useCampaign();
  const { state, district, late, filters } = useProjectFilters();
  const projects = useProjects(filters);
  const items = projects.data?.pages.flatMap((page) => page.items) ?? [];
  const total = projects.data?.pages[0]?.total;
  const change = (part: { state?: string | null; district?: string | null; late?: boolean }) => {
    const next = { state, district, late, ...part };
    const entries = Object.entries({ state: next.state, district: next.district, late: next.late ? '1' : null });
    const params = new URLSearchParams(entries.flatMap(([key, value]) => (value ? [[key, value]] : [])));
    route(params.size === 0 ? path : `${path}?${params}`, true);
  };
  const districts = campaign?.districts ?? [];
  const nameOf = (id: string | null) => {
    const found = districts.find((one) => one.id === id);
    return found && textOf(found.name);
  };
  return (
    <Section title={t('outcomes.projects')}>
      <FilterChips
        label={t('outcomes.state')}
        name="state"
        value={state}
        all={{ label: t('outcomes.state.all') }}
        options={STATES.map((value) => ({ value, label: t(`project.state.${value}`) }))}
        onChange={(value) => change({ state: value })}
      />
      <div class={styles.filters}>
        <p class={styles.total} role="status">
          {total === undefined ? projects.isPending && t('common.loading') : t('common.projects', { count: total })}
        </p>
        <ToggleChip label={t('outcomes.onlyLate')} pressed={late} onChange={(value) => change({ late: value })} />
        <div class={styles.district}>
          <Select
            bare
            label={t('proposals.district')}
            value={district ?? ''}
            options={[
              { value: '', label: t('proposals.district') },
              ...districts.map(({ id, name, within }) => ({ value: id, label: textOf(name), group: nameOf(within) })),
            ]}
            onChange={(value) => change({ district: value || null })}
          />
        </div>
      </div>
      {failed}
      {projects.isPending && <CardGridSkeleton cards={3} />}
      {projects.data && items.length === 0 && (
        <EmptyState title={t('outcomes.projects.none')}>{t('outcomes.projects.noneText')}</EmptyState>
      )}
      {items.length > 0 && (
        <CardGrid label={t('outcomes.projects')}>
          {items.map((project) => (
            <li key={project.id}>
              <ProjectCard project={project} />
            </li>
          ))}
        </CardGrid>
      )}
      {projects.hasNextPage && (
        <div class={styles.more}>
          <Button busy={projects.isFetchingNextPage} onClick={() => void projects.fetchNextPage()}>
            {t('common.more')}
          </Button>
          <span>{t('proposals.shown', { shown: number(items.length), total: number(total ?? 0) })}</span>
        </div>
      )}
    </Section>
  );
}
