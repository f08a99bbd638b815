import { useMemo } from 'preact/hooks';
import type { Schemas } from '../../api/client.ts';
import { usePageCampaign } from '../../api/page-campaign.ts';
import { Chart } from '../../components/chart.tsx';
import { type Column, CsvButton, DataTable } from '../../components/data-table.tsx';
import { Section } from '../../components/page.tsx';
import { useFormats, useI18n } from '../../i18n/use-i18n.tsx';
import styles from '../results.module.css';
import { hoursOf } from './standing.ts';

type Hour = Schemas['Result']['hours'][number];
const FEW_DAYS = 3 * 86_400_000;

/** How the votes came in, hour by hour: a chart, its table and a file. */
export function Hours({ hours }: { hours: readonly Hour[] }) {
  const { t, language } = useI18n();
  const { number: format } = useFormats();
  const campaign = usePageCampaign() ?? '';
  const { instants, series } = useMemo(() => {
    const { instants: all, votes } = hoursOf([...hours]);
    return { instants: all, series: [{ label: '', colour: '--meuse', values: votes }] };
  }, [hours]);
  // The hours are those of the campaign's clocks, read as UTC.
  const [day, hour] = useMemo(
    () => [
      new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
      new Intl.DateTimeFormat(language, {
        day: 'numeric',
        month: 'long',
        hour: '2-digit',
        minute: '2-digit',
        timeZone: 'UTC',
      }),
    ],
    [language],
  );
  if (hours.length === 0) return null;
  // A few days alone: then the hours tell more than the days.
  const isShort = (instants.at(-1) ?? 0) - (instants[0] ?? 0) < FEW_DAYS;
  const instantOf = (row: Hour) => Date.parse(`${row.hour}:00:00Z`);
  const busiest = hours.reduce((most, row) => (row.votes > most.votes ? row : most));
  const columns: Column<Hour>[] = [
    { key: 'hour', label: t('results.hour'), value: (row) => row.hour, cell: (row) => hour.format(instantOf(row)) },
    { key: 'votes', label: t('results.votesColumn'), numeric: true, value: ({ votes }) => votes },
  ];
  return (
    <Section title={t('results.hours')} lead={t('results.hours.lead')}>
      <Chart
        label={t('results.hours.chart', { most: format(busiest.votes), when: hour.format(instantOf(busiest)) })}
        instants={instants}
        series={series}
        formatInstant={(instant) => (isShort ? hour : day).format(instant)}
        formatCount={format}
      />
      <details class={styles.details}>
        <summary>{t('common.table')}</summary>
        <DataTable caption={t('results.hours')} columns={columns} rows={hours} rowKey={(row) => row.hour} />
      </details>
      <div>
        <CsvButton label={t('common.download')} name={`${campaign}-hours.csv`} columns={columns} rows={hours} />
      </div>
    </Section>
  );
}
