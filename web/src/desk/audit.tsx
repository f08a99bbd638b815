import { useState } from 'preact/hooks';
import { ANSWER_KINDS } from '../../../functions/core/answer.ts';
import { REJECTION_REASONS } from '../../../functions/core/moderation.ts';
import { PROJECT_STATES } from '../../../functions/core/project.ts';
import { usePageCampaign } from '../api/page-campaign.ts';
import { Button } from '../components/button.tsx';
import { download } from '../components/data-table.tsx';
import { DownloadIcon } from '../components/icons.tsx';
import { CardSkeleton, Loading } from '../components/skeleton.tsx';
import { EmptyState } from '../components/states.tsx';
import { type AuditEntry, exportAudit, useAudit } from './api/campaign.ts';
import styles from './desk.module.css';
import { DeskFailed } from './desk-failed.tsx';
import { DeskPage } from './desk-page.tsx';
import { useDeskPaths } from './desk-paths.ts';
import { useMoment } from './use-moment.ts';
import { useDesk } from './use-words.tsx';

const FORMATS = [
  { format: 'csv', type: 'text/csv;charset=utf-8', name: 'CSV' },
  { format: 'jsonl', type: 'application/jsonl;charset=utf-8', name: 'JSON Lines' },
] as const;
/** Characters of a pseudonym that tell people apart at a glance. */
const SHORT = 14;

function Export() {
  const { d } = useDesk();
  const campaign = usePageCampaign() ?? '';
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const start = async ({ format, type }: (typeof FORMATS)[number]) => {
    setBusy(format);
    setError(null);
    try {
      download(`${campaign}-audit.${format}`, type, await exportAudit(campaign, format));
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(null);
    }
  };
  return (
    <>
      <div class={styles.actions}>
        {FORMATS.map((one) => (
          <Button key={one.format} icon={<DownloadIcon />} busy={busy === one.format} onClick={() => void start(one)}>
            {d('audit.export', { format: one.name })}
          </Button>
        ))}
      </div>
      {error ? <DeskFailed error={error} /> : null}
    </>
  );
}

/** What an act was done to, as a link where it has a page of the desk. */
function Subject({ subject }: { subject: string }) {
  const { d, t } = useDesk();
  const paths = useDeskPaths();
  const [kind = '', id = ''] = subject.split('/');
  switch (kind) {
    case 'proposal':
      return <a href={paths.proposal(Number(id))}>{t('proposal.number', { number: id })}</a>;
    case 'project':
      return <a href={paths.project(id)}>{d('subject.project')}</a>;
    case 'tendency':
      return <a href={paths.groups}>{d('subject.tendency', { id })}</a>;
    case 'result':
      return <a href={paths.publication}>{d('subject.result', { version: id })}</a>;
    case 'submissions':
    case 'voting':
      return <a href={paths.pause}>{d(`pause.${kind}`)}</a>;
    default:
      return <>{subject}</>;
  }
}

const MODERATION = [...REJECTION_REASONS, 'false'] as const;

/** The reason of an act's list in words: of a rejection, an answer's kind, a project's state, or the other proposal. */
function Reason({ reason }: { reason: string }) {
  const { t } = useDesk();
  const [kind, id] = reason.split('/');
  if (kind === 'proposal' && id !== undefined) return <Subject subject={reason} />;
  const rejection = MODERATION.find((one) => one === reason);
  if (rejection) return <strong>{t(`report.${rejection}`)}</strong>;
  const answer = ANSWER_KINDS.find((one) => one === reason);
  if (answer) return <strong>{t(`answer.${answer}`)}</strong>;
  const state = PROJECT_STATES.find((one) => one === reason);
  return <strong>{state ? t(`project.state.${state}`) : reason}</strong>;
}

function Row({ entry }: { entry: AuditEntry }) {
  const { d } = useDesk();
  const moment = useMoment();
  const { sequence, at, act, subject, reason, text, by, before, after } = entry;
  return (
    <tr>
      <td class={styles.numeric}>{sequence}</td>
      <td class={styles.logWhen}>{moment(at)}</td>
      <th scope="row" class={styles.logAct}>
        {d(`audit.act.${act}`)}
      </th>
      <td class={styles.logSubject}>
        <Subject subject={subject} />
        {after !== null && (
          <span class={styles.soft}>
            {' '}
            {before === null
              ? d('audit.revision', { after: String(after) })
              : d('audit.revisions', { before: String(before), after: String(after) })}
          </span>
        )}
      </td>
      <td class={styles.logReason}>
        {reason !== null && <Reason reason={reason} />}
        {reason !== null && text !== null && ' · '}
        {text}
      </td>
      <td class={styles.logBy} title={by}>
        {by === 'system' ? d('audit.system') : by.slice(0, SHORT)}
      </td>
    </tr>
  );
}

/** Every act of the staff, newest first. It can be read and taken along, and not be changed. */
export function AuditDesk() {
  const { d, t } = useDesk();
  const audit = useAudit();
  const entries = audit.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <DeskPage title={d('audit.title')} lead={d('audit.lead')}>
      <Export />
      {audit.error && <DeskFailed error={audit.error} onRetry={audit.refetch} />}
      {audit.isPending && !audit.error && (
        <>
          <Loading label={t('common.loading')} />
          <CardSkeleton />
        </>
      )}
      {audit.data && entries.length === 0 && <EmptyState title={d('audit.empty')} />}
      {entries.length > 0 && (
        <table class={styles.log}>
          <caption class="visually-hidden">{d('audit.title')}</caption>
          <thead>
            <tr>
              <th scope="col" class={styles.numeric}>
                {d('audit.sequence')}
              </th>
              <th scope="col">{d('audit.when')}</th>
              <th scope="col">{d('audit.act')}</th>
              <th scope="col">{d('audit.subject')}</th>
              <th scope="col">{d('audit.reason')}</th>
              <th scope="col">{d('audit.by')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <Row key={entry.sequence} entry={entry} />
            ))}
          </tbody>
        </table>
      )}
      {audit.hasNextPage && (
        <div class={styles.center}>
          <Button busy={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
            {t('common.more')}
          </Button>
        </div>
      )}
    </DeskPage>
  );
}
