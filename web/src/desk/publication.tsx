import { useMemo, useState } from 'preact/hooks';
import { useCampaign } from '../api/campaigns.ts';
import type { Schemas } from '../api/client.ts';
import { askAgain, failedOf } from '../api/query-client.ts';
import { useOpenData, useResults } from '../api/results.ts';
import { Badge } from '../components/badge.tsx';
import { Button } from '../components/button.tsx';
import { CostOf, useSpends } from '../components/cost.tsx';
import { type Column, DataTable } from '../components/data-table.tsx';
import { Figures, Section } from '../components/page.tsx';
import { ProposalTitle, useProposalsByNumber } from '../components/proposal-title.tsx';
import { CardSkeleton, Loading } from '../components/skeleton.tsx';
import { EmptyState, Notice } from '../components/states.tsx';
import { toast } from '../components/toast.tsx';
import { useFormats } from '../i18n/use-i18n.tsx';
import { SelectionOf } from '../pages/results/selection.tsx';
import { type Standing, standingsOf } from '../pages/results/standing.ts';
import { usePaths } from '../use-paths.ts';
import { useAboutResult, useDeskResult } from './api/campaign.ts';
import styles from './desk.module.css';
import { DeskFailed } from './desk-failed.tsx';
import { DeskPage } from './desk-page.tsx';
import { useVotingStage } from './merge-dialogs.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { useMoment } from './use-moment.ts';
import { useDesk } from './use-words.tsx';

type Result = Schemas['Result'];

/** What open data hold, in the order in which their list has them. */
const FILES = ['proposals', 'answers', 'projects', 'comments', 'totals', 'hours', 'votes', 'checkpoint'] as const;

function Counted({ result }: { result: Result }) {
  const { d, t } = useDesk();
  const { number } = useFormats();
  const moment = useMoment();
  const { version, countedAt, turnout, votes, annulled, tallyDifferences, anomalies, rulesChanged } = result;
  const strange = anomalies.putAside + anomalies.unreadable + anomalies.offPaper;
  const clean = tallyDifferences.length === 0 && strange === 0 && !rulesChanged;
  return (
    <>
      <p class={styles.soft}>{t('results.recount.at', { when: moment(countedAt), version: String(version) })}</p>
      <Figures
        figures={[
          { key: 'turnout', value: number(turnout), label: t('results.turnout') },
          { key: 'votes', value: number(votes), label: t('results.votes') },
          { key: 'annulled', value: number(annulled), label: d('publication.annulled') },
          { key: 'differences', value: number(tallyDifferences.length), label: d('publication.differences') },
        ]}
      />
      <Notice tone={clean ? 'good' : 'watch'}>
        {clean ? (
          t('results.recount.same')
        ) : (
          <>
            {tallyDifferences.length > 0 && <p>{d('publication.differs', { count: tallyDifferences.length })}</p>}
            {strange > 0 && (
              <p>
                {t('results.recount.anomalies', {
                  aside: anomalies.putAside,
                  unreadable: anomalies.unreadable,
                  off: anomalies.offPaper,
                })}
              </p>
            )}
            {rulesChanged && <p>{t('results.recount.rulesChanged')}</p>}
          </>
        )}
      </Notice>
    </>
  );
}

/** Who is selected, in the order of the selection, and how; the whole ranking where the result says nothing of it. */
function Winners({ result }: { result: Result }) {
  const { d, t } = useDesk();
  const { number } = useFormats();
  const proposals = useProposalsByNumber();
  const standings = useMemo(() => standingsOf(result), [result]);
  const spends = useSpends();
  const costOf = (one: number) => proposals.byNumber?.get(one)?.cost;
  const { selection } = result;
  const place = new Map(selection?.selected.map((selected, index) => [selected, index]));
  const winners = standings
    .filter((row) => place.has(row.number))
    .sort((one, other) => (place.get(one.number) ?? 0) - (place.get(other.number) ?? 0));
  const columns: Column<Standing>[] = [
    { key: 'rank', label: t('results.rank'), numeric: true, value: ({ rank }) => rank ?? '' },
    {
      key: 'proposal',
      label: t('results.proposal'),
      value: (row) => row.number,
      cell: (row) => (
        <span class={styles.wideCell}>
          {row.number} · <ProposalTitle number={row.number} proposals={proposals} />
          {row.annulled > 0 && <Badge tone="bad">{d('publication.annulled')}</Badge>}
        </span>
      ),
    },
    { key: 'for', label: t('results.for'), numeric: true, value: (row) => row.for, cell: (row) => number(row.for) },
    {
      key: 'against',
      label: t('results.against'),
      numeric: true,
      value: ({ against }) => against,
      cell: ({ against }) => number(against),
    },
    ...(spends || standings.some(({ number: one }) => typeof costOf(one) === 'number')
      ? [
          {
            key: 'cost',
            label: t('cost.column'),
            numeric: true,
            value: (row: Standing) => costOf(row.number) ?? '',
            cell: (row: Standing) => <CostOf number={row.number} proposals={proposals} />,
          },
        ]
      : []),
  ];
  return (
    <>
      <Section title={selection === null ? t('results.ranking') : d('publication.winners', { count: winners.length })}>
        <DataTable
          caption={t('results.ranking')}
          hideCaption
          columns={columns}
          rows={selection === null ? standings : winners}
          rowKey={(row) => row.number}
        />
      </Section>
      {selection && <SelectionOf selection={selection} standings={standings} proposals={proposals} />}
    </>
  );
}

function Annulments({ result }: { result: Result }) {
  const { d, t } = useDesk();
  const moment = useMoment();
  if (result.annulments.length === 0) return null;
  return (
    <Section title={d('publication.annulments')}>
      <ul class={styles.linked}>
        {result.annulments.map(({ number, reason, at }) => (
          <li key={number}>
            {t('proposal.number', { number: String(number) })}: {t(`report.${reason}`)} · {moment(at)}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Files({ isPublic }: { isPublic: boolean }) {
  const { d } = useDesk();
  const { number } = useFormats();
  const data = useOpenData(isPublic);
  const files = data.data?.files ?? [];
  return (
    <Section title={d('publication.files')} lead={d(isPublic ? 'publication.files.public' : 'publication.files.ahead')}>
      {data.error && <DeskFailed error={data.error} onRetry={data.refetch} />}
      {files.length > 0 ? (
        <ul class={styles.files}>
          {files.map(({ name, address, bytes, rows }) => (
            <li key={name}>
              <a href={address} target="_self">
                {name}
              </a>
              <span class={styles.soft}>
                {' '}
                {d('publication.file', { rows: number(rows), size: number(Math.ceil(bytes / 1000)) })}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <ul class={styles.linked}>
          {FILES.map((file) => (
            <li key={file}>{d(`publication.file.${file}`)}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Actions({ result, isPublic, onPublished }: { result: Result; isPublic: boolean; onPublished: () => void }) {
  const { d } = useDesk();
  const paths = usePaths();
  const [asked, setAsked] = useState<'publication' | 'recount' | null>(null);
  const publish = useAboutResult('publication');
  const recount = useAboutResult('recount');
  const { version } = result;
  const ask = (act: 'publication' | 'recount') => {
    publish.reset();
    recount.reset();
    setAsked(act);
  };
  return (
    <div class={styles.actions}>
      {isPublic ? (
        <a href={paths.results}>{d('publication.see')}</a>
      ) : (
        <Button look="main" onClick={() => ask('publication')}>
          {d('publication.publish')}
        </Button>
      )}
      <Button onClick={() => ask('recount')}>{d('publication.recount')}</Button>
      {asked === 'publication' && (
        <ReasonDialog
          about="publication"
          title={d('publication.ask', { version: String(version) })}
          label={d('reason.log')}
          confirm={d('publication.confirm')}
          pending={publish.isPending}
          error={publish.error}
          onClose={() => setAsked(null)}
          onConfirm={(reason, forget) =>
            publish.mutate(
              { version, reason },
              {
                onSuccess: () => {
                  forget();
                  toast(d('publication.done'));
                  onPublished();
                  setAsked(null);
                },
              },
            )
          }
        >
          <p>{d('publication.final')}</p>
        </ReasonDialog>
      )}
      {asked === 'recount' && (
        <ReasonDialog
          about="recount"
          title={d('publication.recount.ask')}
          label={d('reason.log')}
          confirm={d('publication.recount')}
          pending={recount.isPending}
          error={recount.error}
          onClose={() => setAsked(null)}
          onConfirm={(reason, forget) =>
            recount.mutate(
              { version, reason },
              {
                onSuccess: () => {
                  forget();
                  toast(d('publication.recount.done'));
                  setAsked(null);
                },
              },
            )
          }
        >
          <p>{d('publication.recount.lead')}</p>
        </ReasonDialog>
      )}
    </div>
  );
}

/** The result as it would become public: looked at first, then published. */
export function PublicationDesk() {
  const { d, t } = useDesk();
  const { date } = useFormats();
  const rules = useCampaign();
  const campaign = rules.data;
  const voting = campaign?.phases.find(({ phase }) => phase === 'voting');
  const over = useVotingStage() === 'over';
  const asked = useDeskResult(over);
  const result = asked.data;
  const [failed] = failedOf([rules, asked]);
  const shown = useResults(over);
  const [published, setPublished] = useState(false);
  // The public answer is some seconds old: what was published here is public.
  const isPublic = published || shown.data != null;
  const byItself = campaign?.voting.results === 'at-closing';
  return (
    <DeskPage
      title={d('publication.title')}
      lead={campaign && d(byItself ? 'publication.lead.closing' : 'publication.lead.publication')}
    >
      {failed && <DeskFailed error={failed.error} onRetry={askAgain} />}
      {(campaign === undefined || (over && result === undefined)) && !failed && (
        <>
          <Loading label={t('common.loading')} />
          <CardSkeleton />
        </>
      )}
      {campaign && (!over || result === null) && (
        <EmptyState title={t('results.notYet')}>
          {over
            ? t('results.counting')
            : voting?.closes && d('publication.notYet', { date: date(Date.parse(voting.closes)) })}
        </EmptyState>
      )}
      {campaign && result && (
        <>
          <p class={styles.badges}>
            <Badge tone={isPublic ? 'good' : 'watch'}>{d(isPublic ? 'publication.public' : 'publication.waits')}</Badge>
            {!isPublic && <span>{d('publication.secret')}</span>}
          </p>
          <Section title={d(isPublic ? 'publication.what.public' : 'publication.what')}>
            <Counted result={result} />
            <Actions key={result.version} result={result} isPublic={isPublic} onPublished={() => setPublished(true)} />
          </Section>
          <Winners result={result} />
          <Annulments result={result} />
          <Files isPublic={isPublic} />
        </>
      )}
    </DeskPage>
  );
}
