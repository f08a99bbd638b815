import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { useCampaign } from '../api/campaigns.ts';
import { useAnswerDebt, usePromises } from '../api/projects.ts';
import { askAgain, failedOf } from '../api/query-client.ts';
import { useResults } from '../api/results.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { PauseIcon } from '../components/icons.tsx';
import { Section } from '../components/page.tsx';
import { PhaseLine } from '../components/phase-line.tsx';
import { CardSkeleton, TextSkeleton } from '../components/skeleton.tsx';
import { Notice } from '../components/states.tsx';
import { useFormats } from '../i18n/use-i18n.tsx';
import { useDeskResult } from './api/campaign.ts';
import { useCommentQueue } from './api/comments.ts';
import { useQueueCount } from './api/queue.ts';
import styles from './desk.module.css';
import { DeskFailed } from './desk-failed.tsx';
import { DeskPage } from './desk-page.tsx';
import { useDeskPaths } from './desk-paths.ts';
import { useVotingStage } from './merge-dialogs.tsx';
import { useDesk } from './use-words.tsx';

/** So many are asked for to count them; beyond, there are "more than". */
const COUNTED = 100;

function Card({
  href,
  figure,
  label,
  detail,
  urgent,
}: {
  href: string;
  /** null while it is on its way. */
  figure: string | null;
  label: string;
  detail?: ComponentChildren;
  urgent: boolean;
}) {
  return (
    <li class={[styles.card, urgent && styles.urgent, figure === null && styles.unknown].filter(Boolean).join(' ')}>
      <a href={href} class={styles.cardLink}>
        {figure === null ? <TextSkeleton lines={1} /> : <strong class={styles.figure}>{figure}</strong>}
        <span>{label}</span>
      </a>
      {detail && <p class={styles.soft}>{detail}</p>}
    </li>
  );
}

function GoTo() {
  const { d } = useDesk();
  const { route } = useLocation();
  const paths = useDeskPaths();
  const [number, setNumber] = useState('');
  const fits = /^[1-9]\d{0,5}$/.test(number.trim());
  const [tried, setTried] = useState(false);
  return (
    <form
      class={styles.goTo}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (fits) route(paths.proposal(Number(number.trim())));
      }}
    >
      <Field
        label={d('overview.goTo')}
        inputMode="numeric"
        value={number}
        error={tried && !fits ? d('overview.goTo.wrong') : null}
        onInput={setNumber}
      />
      <Button type="submit">{d('overview.open')}</Button>
    </form>
  );
}

function useWaiting() {
  const { d } = useDesk();
  const { number } = useFormats();
  const queue = useQueueCount(COUNTED);
  const comments = useCommentQueue(COUNTED);
  const countOf = (page: { items: readonly unknown[]; next: string | null } | undefined) => {
    if (page === undefined) return null;
    const count = page.items.length;
    return { count, figure: page.next === null ? number(count) : d('overview.moreThan', { count }) };
  };
  return {
    queue: countOf(queue.data?.pages[0]),
    /** null where nothing is bought. */
    costs: queue.data?.pages[0]?.costs ?? null,
    comments: countOf(comments.data?.pages[0]),
    asked: [queue, comments],
  };
}

function Waiting() {
  const { d, t } = useDesk();
  const { number, date } = useFormats();
  const paths = useDeskPaths();
  const rules = useCampaign();
  const campaign = rules.data;
  const waiting = useWaiting();
  const debt = useAnswerDebt();
  const promises = usePromises();
  const stage = useVotingStage();
  const result = useDeskResult(stage === 'over');
  const late = promises.data?.total.late;
  const { costs } = waiting;
  const opens = campaign?.phases.find(({ phase }) => phase === 'voting')?.opens;
  const byHand = stage === 'over' && campaign?.voting.results === 'on-publication';
  const shown = useResults(byHand);
  // Of the whole page: whoever reads it is told once.
  const [failed] = failedOf([rules, ...waiting.asked, debt, promises, result]);
  return (
    <Section title={d('overview.waits')}>
      {failed && <DeskFailed error={failed.error} onRetry={askAgain} />}
      <ul class={styles.cards}>
        <Card
          href={paths.queue}
          figure={waiting.queue?.figure ?? null}
          label={d('overview.queue', { count: waiting.queue?.count ?? 0 })}
          urgent={(waiting.queue?.count ?? 0) > 0}
        />
        <Card
          href={paths.comments}
          figure={waiting.comments?.figure ?? null}
          label={d('overview.comments', { count: waiting.comments?.count ?? 0 })}
          urgent={(waiting.comments?.count ?? 0) > 0}
        />
        {costs && (
          <Card
            href={paths.costs}
            figure={number(costs.missing)}
            label={d('overview.costs', { count: costs.missing })}
            detail={stage === 'ahead' && opens && d('overview.costs.until', { date: date(opens) })}
            urgent={costs.missing > 0 && stage === 'ahead'}
          />
        )}
        <Card
          href={paths.answers}
          figure={debt.data ? number(debt.data.unanswered) : null}
          label={d('overview.debt', { count: debt.data?.unanswered ?? 0 })}
          detail={debt.data?.since && t('outcomes.debt.since', { date: date(debt.data.since) })}
          urgent={(debt.data?.unanswered ?? 0) > 0}
        />
        <Card
          href={(late ?? 0) > 0 ? `${paths.projects}?late=true` : paths.projects}
          figure={late === undefined ? null : number(late)}
          label={d('overview.late', { count: late ?? 0 })}
          urgent={(late ?? 0) > 0}
        />
      </ul>
      {result.data && byHand && shown.data === null && (
        <p>
          <a href={paths.publication}>{d('overview.result', { version: String(result.data.version) })}</a>
        </p>
      )}
    </Section>
  );
}

/** The desk at a glance: what waits, what is owed, where the campaign is. */
export function OverviewDesk() {
  const { d, t } = useDesk();
  const paths = useDeskPaths();
  const { data: campaign } = useCampaign();
  const paused = (['submissions', 'voting'] as const).filter((what) => campaign?.paused[what]);
  return (
    <DeskPage title={t('nav.desk')} lead={d('overview.lead')}>
      {paused.map((what) => (
        <Notice key={what} tone="watch" icon={<PauseIcon />} title={d(`pause.${what}.done`)}>
          <p>{campaign?.paused[what]?.reason}</p>
          <a href={paths.pause}>{d('pause.nav')}</a>
        </Notice>
      ))}
      <Waiting />
      <Section title={d('overview.phase')}>
        {!campaign && <CardSkeleton />}
        {campaign && <PhaseLine campaign={campaign} />}
      </Section>
      <GoTo />
    </DeskPage>
  );
}
