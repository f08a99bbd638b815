import { useCampaign } from '../../api/campaigns.ts';
import { serverNow } from '../../api/server-clock.ts';
import { useTally } from '../../api/tally.ts';
import { IconButton } from '../../components/button.tsx';
import { FilterChips, ToggleChip } from '../../components/chips.tsx';
import { Select } from '../../components/field.tsx';
import { CrossIcon, SearchIcon } from '../../components/icons.tsx';
import { memo } from '../../components/memo.ts';
import { useFormats, useI18n } from '../../i18n/use-i18n.tsx';
import styles from './filter-bar.module.css';
import { type AnswerFilter, type Filters, SORTS, type Sort, sortOf } from './filters.ts';
import type { Facets } from './search.ts';
import type { ListView } from './use-view.ts';
import { ViewSwitch } from './view-switch.tsx';

const ANSWERS = ['none', 'accepted', 'partly', 'already-exists', 'not-possible', 'not-now'] as const;

function Search({ value, onInput }: { value: string; onInput: (value: string) => void }) {
  const { t } = useI18n();
  return (
    <div class={styles.search}>
      <SearchIcon />
      <input
        type="search"
        name="q"
        class={styles.input}
        value={value}
        maxLength={200}
        aria-label={t('proposals.search')}
        placeholder={t('proposals.placeholder')}
        autoComplete="off"
        enterKeyHint="search"
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {value !== '' && (
        <span class={styles.clear}>
          <IconButton label={t('proposals.clear')} icon={<CrossIcon />} onClick={() => onInput('')} />
        </span>
      )}
    </div>
  );
}

/** Search, chips and order of the list. */
export const FilterBar = memo(function FilterBar({
  filters,
  facets,
  total,
  busy,
  view,
  selected,
  near,
  onView,
  onChange,
}: {
  filters: Filters;
  /** null while nobody knows the counts. */
  facets: Facets | null;
  /** undefined while nobody knows; null where it could not be had. */
  total: number | null | undefined;
  busy: boolean;
  /** null where the campaign has no map. */
  view: ListView | null;
  /** Whether the list can be narrowed down to what the result selects. */
  selected: boolean;
  /** Whether the list can be sorted by distance. */
  near: boolean;
  onView: (view: ListView) => void;
  onChange: (part: Partial<Filters>) => void;
}) {
  const { t, textOf } = useI18n();
  const { number: format } = useFormats();
  const { data: campaign } = useCampaign();
  const { data: tally } = useTally();
  const themes = campaign?.themes ?? [];
  const districts = campaign?.districts ?? [];
  const chosen = districts.find(({ id }) => id === filters.district);
  const top = districts.filter(({ within }) => within === null);
  const outer = chosen?.within ?? chosen?.id ?? null;
  const inner = districts.filter(({ within }) => within !== null && within === outer);
  const option =
    (counts: ReadonlyMap<string, number> | undefined) =>
    (one: (typeof districts)[number] | (typeof themes)[number]) => ({
      value: one.id,
      label: textOf(one.name),
      count: counts && (counts.get(one.id) ?? 0),
    });
  // By the campaign alone, not by what comes later: below it nothing moves.
  const closes = campaign?.phases.find(({ phase }) => phase === 'voting')?.closes ?? null;
  const answered =
    campaign &&
    (['analysis', 'follow-up'].includes(campaign.phase) || (closes !== null && serverNow() >= Date.parse(closes)));
  const can: Readonly<Partial<Record<Sort, boolean>>> = {
    relevance: filters.q.trim() !== '',
    votes: tally !== undefined,
    near: near || filters.sort === 'near',
  };
  const sorts = SORTS.filter((sort) => can[sort] ?? true);
  const outerName = districts.find(({ id }) => id === outer);
  return (
    <div class={styles.bar}>
      <Search value={filters.q} onInput={(q) => onChange({ q })} />
      <FilterChips
        label={t('proposals.theme')}
        name="theme"
        value={filters.theme}
        all={{ label: t('proposals.all'), count: facets?.themesTotal }}
        options={themes.map(option(facets?.themes))}
        format={format}
        counted
        onChange={(theme) => onChange({ theme })}
      />
      {top.length > 0 && (
        <FilterChips
          label={t('proposals.district')}
          name="district"
          value={outer}
          all={{ label: t('common.wholeCity'), count: facets?.districtsTotal }}
          options={top.map(option(facets?.districts))}
          format={format}
          counted
          onChange={(district) => onChange({ district })}
        />
      )}
      {outer !== null && outerName && inner.length > 0 && (
        <FilterChips
          label={t('proposals.within', { district: textOf(outerName.name) })}
          name="inner-district"
          value={filters.district === outer ? null : filters.district}
          all={{ label: t('proposals.all'), count: facets?.districts.get(outer) }}
          options={inner.map(option(facets?.districts))}
          format={format}
          counted
          onChange={(district) => onChange({ district: district ?? outer })}
        />
      )}
      <div class={styles.foot}>
        <div class={answered ? `${styles.said} ${styles.short}` : styles.said}>
          <p class={styles.total} role="status" aria-busy={busy}>
            {total === undefined && <span class={styles.hint}>{t('common.loading')}</span>}
            {typeof total === 'number' && t('proposals.found', { count: total })}
          </p>
          {sortOf(filters) === 'random' && total !== null && total !== 0 && total !== 1 && (
            <p class={styles.hint}>{t('proposals.randomHint')}</p>
          )}
        </div>
        {view && <ViewSwitch view={view} onChange={onView} />}
        <ToggleChip
          label={t('proposals.unseen')}
          pressed={filters.unseen}
          onChange={(unseen) => onChange({ unseen })}
        />
        {selected && (
          <ToggleChip
            label={t('proposals.selected')}
            pressed={filters.selected}
            onChange={(pressed) => onChange({ selected: pressed })}
          />
        )}
        <div class={styles.sorts}>
          {answered && (
            <div class={styles.sort}>
              <Select
                bare
                label={t('proposals.answer')}
                value={filters.answer ?? ''}
                options={[
                  { value: '', label: t('proposals.answer.any') },
                  ...ANSWERS.map((answer) => ({
                    value: answer,
                    label: answer === 'none' ? t('proposals.answer.none') : t(`answer.${answer}`),
                  })),
                ]}
                onChange={(value) =>
                  onChange({ answer: ANSWERS.find((answer): answer is AnswerFilter => answer === value) ?? null })
                }
              />
            </div>
          )}
          <div class={styles.sort}>
            <Select
              bare
              label={t('proposals.sort')}
              value={sortOf(filters)}
              options={sorts.map((sort) => ({ value: sort, label: t(`proposals.sort.${sort}`) }))}
              onChange={(value) => onChange({ sort: SORTS.find((sort) => sort === value) ?? null })}
            />
          </div>
        </div>
      </div>
    </div>
  );
});
