import type { FunctionComponent } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { usePageCampaign } from '../api/page-campaign.ts';
import { withFirst } from '../i18n/formats.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { type Column, CsvButton, DataTable } from './data-table.tsx';
import styles from './hours.module.css';
import type { HourOfVotes } from './hours-scale.ts';
import { Unfolded } from './unfolded.tsx';

/** Writes an hour of the campaign's clocks: as the API does, or as an instant that is read as UTC. */
export type FormatHour = (hour: string | number) => string;
type Drawing = FunctionComponent<{ hours: readonly HourOfVotes[]; formatHour: FormatHour }>;
let loaded: Drawing | null = null;

/** What draws comes after the page: its table and its file are there without it. */
function useDrawing(): Drawing | null {
  const [drawing, setDrawing] = useState<Drawing | null>(() => loaded);
  useEffect(() => {
    let gone = false;
    import('./hours-drawing.tsx').then(
      ({ default: ready }) => {
        loaded = ready;
        if (!gone) setDrawing(() => ready);
      },
      // Without it the table tells as much.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, []);
  return drawing;
}

/** `jeu. 1er juin à 14:00` */
export function useHour(): FormatHour {
  const { language } = useI18n();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(language, {
      weekday: 'short',
      day: 'numeric',
      month: 'long',
      hour: 'numeric',
      minute: '2-digit',
      timeZone: 'UTC',
    });
    return (hour) => withFirst(language, format.format(typeof hour === 'number' ? hour : Date.parse(`${hour}:00:00Z`)));
  }, [language]);
}

/** How votes came in, hour by hour: a drawing, its table and a file. */
export function Hours({ hours }: { hours: readonly HourOfVotes[] }) {
  const { t } = useI18n();
  const campaign = usePageCampaign() ?? '';
  const formatHour = useHour();
  const Drawing = useDrawing();
  const columns: Column<HourOfVotes>[] = [
    { key: 'hour', label: t('results.hour'), value: ({ hour }) => hour, cell: ({ hour }) => formatHour(hour) },
    { key: 'votes', label: t('results.votesColumn'), numeric: true, value: ({ votes }) => votes },
  ];
  return (
    <>
      <div class={styles.place}>{Drawing && <Drawing hours={hours} formatHour={formatHour} />}</div>
      <Unfolded label={t('common.table')}>
        {() => <DataTable caption={t('results.hours')} columns={columns} rows={hours} rowKey={({ hour }) => hour} />}
      </Unfolded>
      <div>
        <CsvButton label={t('common.download')} name={`${campaign}-hours.csv`} columns={columns} rows={hours} />
      </div>
    </>
  );
}
