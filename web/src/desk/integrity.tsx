import { useMemo } from 'preact/hooks';
import { type Bar, BarList } from '../components/bar-list.tsx';
import { Hours, useHour } from '../components/hours.tsx';
import { Section } from '../components/page.tsx';
import { CardSkeleton, Loading } from '../components/skeleton.tsx';
import { EmptyState, Notice } from '../components/states.tsx';
import { useFormats } from '../i18n/use-i18n.tsx';
import { useDeskIntegrity } from './api/campaign.ts';
import styles from './desk.module.css';
import { DeskFailed } from './desk-failed.tsx';
import { DeskPage } from './desk-page.tsx';
import { useMoment } from './use-moment.ts';
import { useDesk } from './use-words.tsx';

type Report = NonNullable<ReturnType<typeof useDeskIntegrity>['data']>;
type Finding = Report['findings'][number];
type Hour = Report['hours'][number];

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
  const { d } = useDesk();
  const known = useMemo(() => hours.map(({ hour, votes }) => ({ hour, votes: votes ?? 0 })), [hours]);
  return known.length === 0 ? <p class={styles.soft}>{d('integrity.noVotes')}</p> : <Hours hours={known} />;
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
