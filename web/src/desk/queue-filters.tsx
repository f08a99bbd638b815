import { QUEUE_REASONS } from '../../../functions/core/moderation.ts';
import { useCampaign } from '../api/campaigns.ts';
import { Select, type SelectOption } from '../components/field.tsx';
import styles from './desk.module.css';
import { useAddress } from './use-address.ts';
import { useDesk } from './use-words.tsx';

/** Themes and districts to filter by; counts stand behind the names where they are given. */
export function PlaceFilters({
  themes,
  districts,
}: {
  themes?: ReadonlyMap<string, number> | undefined;
  districts?: ReadonlyMap<string, number> | undefined;
}) {
  const { d, t, textOf } = useDesk();
  const { data: campaign } = useCampaign();
  const { query, change } = useAddress();
  const counted = (name: string, count: number | undefined) => (count === undefined ? name : `${name} (${count})`);
  const themeOptions: SelectOption[] = (campaign?.themes ?? []).map(({ id, name }) => ({
    value: id,
    label: counted(textOf(name), themes?.get(id)),
  }));
  const districtOptions: SelectOption[] = (campaign?.districts ?? []).map(({ id, name, within }) => {
    const parent = campaign?.districts.find((one) => one.id === within);
    return {
      value: id,
      label: counted(textOf(name), districts?.get(id)),
      group: parent && textOf(parent.name),
    };
  });
  return (
    <>
      <Select
        label={t('proposals.theme')}
        value={query.theme ?? ''}
        options={[{ value: '', label: d('filter.all') }, ...themeOptions]}
        onChange={(theme) => change({ theme })}
      />
      {districtOptions.length > 0 && (
        <Select
          label={t('proposals.district')}
          value={query.district ?? ''}
          options={[{ value: '', label: d('filter.all') }, ...districtOptions]}
          onChange={(district) => change({ district })}
        />
      )}
    </>
  );
}

export function useQueueFilters() {
  const { query, change } = useAddress();
  const because = QUEUE_REASONS.find((one) => one === query.because);
  const { theme, district } = query;
  return {
    filters: {
      ...(because && { because }),
      ...(theme && { theme }),
      ...(district && { district }),
    },
    reset: () => change({ because: null, theme: null, district: null }),
  };
}

export function QueueFilters() {
  const { d } = useDesk();
  const { query, change } = useAddress();
  return (
    <div class={styles.filters}>
      <Select
        label={d('filter.because')}
        value={query.because ?? ''}
        options={[
          { value: '', label: d('filter.all') },
          ...QUEUE_REASONS.map((value) => ({ value, label: d(`because.${value}`) })),
        ]}
        onChange={(because) => change({ because })}
      />
      <PlaceFilters />
    </div>
  );
}
