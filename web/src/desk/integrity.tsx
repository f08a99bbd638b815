import { useMemo } from 'preact/hooks';
import { usePageCampaign } from '../api/page-campaign.ts';
import { type Bar, BarList, Chart } from '../components/chart.tsx';
import { type Column, CsvButton, DataTable } from '../components/data-table.tsx';
import { Section } from '../components/page.tsx';
import { CardSkeleton, Loading } from '../components/skeleton.tsx';
import { EmptyState, Notice } from '../components/states.tsx';
import { useFormats } from '../i18n/use-i18n.tsx';
import { hoursOf } from '../pages/results/standing.ts';
import { useDeskIntegrity } from './api/campaign.ts';
import styles from './desk.module.css';
import { DeskFailed } from './desk-failed.tsx';
import { DeskPage } from './desk-page.tsx';
import { useMoment } from './use-moment.ts';
import { useDesk } from './use-words.tsx';

type Report = NonNullable<ReturnType<typeof useDeskIntegrity>['data']>;
type Finding = Report['findings'][number];
type Hour = Report['hours'][number];

/** Local hours of the campaign, read as if they were UTC. */
function useHour(): (hour: string) => string {
  const { language } = useDesk();
  const format = useMemo(
    () =>
      new Intl.DateTimeFormat(language, {
        day: 'numeric',
        month: 'long',
        hour: '2-digit',
        minute: '2-digit',
        timeZone: 'UTC',
      }),
    [language],
  );
  return (hour) => format.format(Date.parse(`${hour}:00:00Z`));
}

function useFindingText(): (finding: Finding) => string {
  const { d } = useDesk();
  const { number, percent } = useFormats();
  const hour = useHour();
  return ({ code, about, value, against }) => {
    switch (code) {
      case 'burst':
        return d('finding.burst', { hour: hour(about ?? ''), value: number(value), usual: number(against) });
      case 'single-votes':
      case 'new-accounts':
        return d(`finding.${code}`, { share: percent(value), from: percent(against) });
      case 'mail-domain':
        return d('finding.mail-domain', { domain: about ?? '', value: percent(value), from: percent(against) });
    }
  };
}

function Findings({ findings }: { findings: readonly Finding[] }) {
  const { d } = useDesk();
  const text = useFindingText();
  if (findings.length === 0) return <Notice tone="good">{d('integrity.calm')}</Notice>;
  return (
    <ul class={styles.rows}>
      {findings.map((finding) => (
        <li key={`${finding.code} ${finding.about}`} class={styles.row}>
          <p>{text(finding)}</p>
        </li>
      ))}
    </ul>
  );
}

function HoursOf({ hours }: { hours: readonly Hour[] }) {
  const { d, t, language } = useDesk();
  const { number } = useFormats();
  const campaign = usePageCampaign() ?? '';
  const hour = useHour();
  const known = useMemo(() => hours.map(({ hour: at, votes }) => ({ hour: at, votes: votes ?? 0 })), [hours]);
  const { instants, series } = useMemo(() => {
    const all = hoursOf(known);
    return { instants: all.instants, series: [{ label: '', colour: '--meuse', values: all.votes }] };
  }, [known]);
  const day = useMemo(
    () => new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
    [language],
  );
  if (known.length === 0) return <p class={styles.soft}>{d('integrity.noVotes')}</p>;
  const busiest = known.reduce((most, row) => (row.votes > most.votes ? row : most));
  const columns: Column<(typeof known)[number]>[] = [
    { key: 'hour', label: t('results.hour'), value: (row) => row.hour, cell: (row) => hour(row.hour) },
    { key: 'votes', label: t('results.votesColumn'), numeric: true, value: ({ votes }) => votes },
  ];
  return (
    <>
      <Chart
        label={t('results.hours.chart', { most: number(busiest.votes), when: hour(busiest.hour) })}
        instants={instants}
        series={series}
        formatInstant={(instant) => day.format(instant)}
        formatCount={number}
      />
      <details class={styles.details}>
        <summary>{t('common.table')}</summary>
        <DataTable caption={t('results.hours')} columns={columns} rows={known} rowKey={(row) => row.hour} />
      </details>
      <div>
        <CsvButton label={t('common.download')} name={`${campaign}-hours.csv`} columns={columns} rows={known} />
      </div>
    </>
  );
}

function useBars() {
  const { d } = useDesk();
  const { number } = useFormats();
  const bar = (key: string, label: string, value: number | null): Bar => ({
    key,
    label,
    parts: [{ colour: 'first', value: value ?? 0 }],
    text: value === null ? d('integrity.notShown') : number(value),
  });
  return {
    choices: ({ citizensByChoices }: Report) =>
      citizensByChoices.map(({ from, to, citizens }) => {
        const label =
          to === null
            ? d('integrity.choices.from', { from: number(from) })
            : d('integrity.choices', {
                count: to,
                range: from === to ? number(from) : `${number(from)}–${number(to)}`,
              });
        return bar(String(from), label, citizens);
      }),
    ages: ({ ballotsByAge }: Report) =>
      ballotsByAge.map(({ age, ballots }) => bar(age, d(`integrity.age.${age}`), ballots)),
  };
}

function Shown({ report }: { report: Report }) {
  const { d, t } = useDesk();
  const { percent } = useFormats();
  const moment = useMoment();
  const bars = useBars();
  const { findings, hours, singleVoteShare, newAccountShare, asOf } = report;
  return (
    <>
      <Section title={d('integrity.findings')} lead={d('integrity.notice')}>
        <Findings findings={findings} />
        <p class={styles.soft}>{d('integrity.asOf', { when: moment(asOf) })}</p>
      </Section>
      <Section title={t('results.hours')} lead={t('results.hours.lead')}>
        <HoursOf hours={hours} />
      </Section>
      <Section title={d('integrity.byChoices')}>
        <BarList label={d('integrity.byChoices')} bars={bars.choices(report)} />
        {singleVoteShare !== null && (
          <p class={styles.soft}>{d('integrity.single', { share: percent(singleVoteShare) })}</p>
        )}
      </Section>
      <Section title={d('integrity.byAge')}>
        <BarList label={d('integrity.byAge')} bars={bars.ages(report)} />
        {newAccountShare !== null && (
          <p class={styles.soft}>{d('integrity.new', { share: percent(newAccountShare) })}</p>
        )}
      </Section>
    </>
  );
}

/** What stands out in how people vote: a reason to look, not a verdict. */
export function IntegrityDesk() {
  const { d, t } = useDesk();
  const { data: report, error, refetch } = useDeskIntegrity();
  return (
    <DeskPage title={d('integrity.title')} lead={d('integrity.lead')}>
      {error && <DeskFailed error={error} onRetry={refetch} />}
      {!report && !error && (
        <>
          <Loading label={t('common.loading')} />
          <CardSkeleton />
        </>
      )}
      {report &&
        (report.hours.length === 0 && report.findings.length === 0 ? (
          <EmptyState title={d('integrity.noVotes')} />
        ) : (
          <Shown report={report} />
        ))}
    </DeskPage>
  );
}
