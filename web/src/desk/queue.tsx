import { serverNow } from '../api/server-clock.ts';
import { Button } from '../components/button.tsx';
import { Plate } from '../components/plate.tsx';
import { TextSkeleton } from '../components/skeleton.tsx';
import { useFormats } from '../i18n/use-i18n.tsx';
import { type Queued, useDeskProposal, useQueue, useSettle } from './api/queue.ts';
import styles from './desk.module.css';
import { DeskFailed } from './desk-failed.tsx';
import { DeskPage } from './desk-page.tsx';
import { useDeskPaths } from './desk-paths.ts';
import { Because, MeanwhileNotice, ProposalBody, StatusBadge } from './proposal-body.tsx';
import { QueueFilters, useQueueFilters } from './queue-filters.tsx';
import { type Acts, useActs } from './use-acts.tsx';
import { useDesk } from './use-words.tsx';
import { Steps, useSteps, Waiting } from './waiting.tsx';

function Head({ item, open, onOpen }: { item: Queued; open: boolean; onOpen: () => void }) {
  const { d, t, language } = useDesk();
  const { relative } = useFormats();
  const { number, title, status, because, reportCount, queuedAt, twins = [] } = item;
  return (
    <div class={styles.itemHead}>
      <h2 class={styles.itemTitle}>
        <button
          type="button"
          class={styles.opener}
          data-item={number}
          aria-expanded={open}
          aria-controls={open ? `item-${number}` : undefined}
          onClick={onOpen}
        >
          <Plate number={number} label={t('common.number')} />
          <span lang={item.language === language ? undefined : item.language}>{title}</span>
        </button>
      </h2>
      <p class={styles.badges}>
        <Because because={because} reports={reportCount} />
        <StatusBadge status={status} />
        {twins.length > 0 && !open && <span class={styles.soft}>{d('twins.count', { count: twins.length })}</span>}
        {queuedAt !== null && (
          <span class={styles.soft}>{d('item.waits', { since: relative(queuedAt, serverNow()) })}</span>
        )}
      </p>
    </div>
  );
}

function OpenItem({ item, acts, onNext }: { item: Queued; acts: Acts; onNext: () => void }) {
  const { d } = useDesk();
  const paths = useDeskPaths();
  const { data: proposal, error, refetch } = useDeskProposal(item.number);
  const settle = useSettle();
  const { meanwhile } = acts;
  return (
    <div id={`item-${item.number}`} class={styles.itemBody}>
      {meanwhile && <MeanwhileNotice meanwhile={meanwhile} />}
      {error && <DeskFailed error={error} onRetry={refetch} />}
      {!proposal && !error && <TextSkeleton lines={5} />}
      {proposal && <ProposalBody proposal={proposal} twins={item.twins} />}
      {acts.error ? <DeskFailed error={acts.error} /> : null}
      <div class={styles.actions}>
        {meanwhile && proposal?.queuedAt === null ? (
          <Button
            look="main"
            onClick={() => {
              onNext();
              settle(proposal);
            }}
          >
            {d('meanwhile.next')}
          </Button>
        ) : (
          <>
            {acts.putOn && (
              <Button look="main" busy={acts.busy} onClick={acts.decide}>
                {d(proposal?.status === 'published' ? 'act.keep' : `act.${acts.putOn}`)}
              </Button>
            )}
            {acts.canReject && (
              <Button look="danger" onClick={() => acts.ask('reject')}>
                {d('act.reject')}
              </Button>
            )}
            <Button onClick={() => acts.ask('merge')}>{d('act.merge')}</Button>
          </>
        )}
        <a class={styles.more} href={paths.proposal(item.number)}>
          {d('act.more')}
        </a>
      </div>
    </div>
  );
}

function List({ items, onFew }: { items: readonly Queued[]; onFew: () => void }) {
  const { d } = useDesk();
  const steps = useSteps(
    items.map(({ number }) => String(number)),
    onFew,
  );
  const number = Number(steps.current ?? 0);
  const at = items.findIndex((item) => item.number === number);
  const { data: proposal } = useDeskProposal(number);
  const acts = useActs(number, proposal, steps.leave);
  // What comes next is fetched meanwhile.
  useDeskProposal(items[at + 1]?.number ?? number);
  return (
    <>
      <Steps
        label={d('queue.title')}
        steps={steps}
        acts={[
          { key: 'p', label: d('keys.p'), act: acts.decide },
          { key: 'r', label: d('keys.r'), act: () => acts.canReject && acts.ask('reject') },
          { key: 'm', label: d('keys.m'), act: () => acts.ask('merge') },
        ]}
      >
        {items.map((item) => {
          const opened = item.number === number;
          return (
            <li key={item.number} class={opened ? `${styles.item} ${styles.opened}` : styles.item}>
              <Head item={item} open={opened} onOpen={() => steps.open(String(item.number))} />
              {opened && <OpenItem item={item} acts={acts} onNext={steps.leave} />}
            </li>
          );
        })}
      </Steps>
      {acts.dialogs}
    </>
  );
}

/** Proposals that wait for a moderator: one is open, the others lie below with their titles. */
export function QueueDesk() {
  const { d, t } = useDesk();
  const { filters, reset } = useQueueFilters();
  const filtered = Object.keys(filters).length > 0;
  return (
    <DeskPage title={d('queue.title')} lead={d('queue.lead')}>
      <QueueFilters />
      <Waiting
        queue={useQueue(filters)}
        empty={d(filtered ? 'queue.none' : 'queue.empty')}
        emptyText={!filtered && d('queue.emptyText')}
        actions={filtered && <Button onClick={reset}>{t('proposals.reset')}</Button>}
      >
        {(items, onFew) => <List items={items} onFew={onFew} />}
      </Waiting>
    </DeskPage>
  );
}
