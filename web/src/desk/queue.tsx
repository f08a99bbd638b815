import { useEffect, useRef, useState } from 'preact/hooks';
import { serverNow } from '../api/server-clock.ts';
import { Button } from '../components/button.tsx';
import { Plate } from '../components/plate.tsx';
import { CardSkeleton, Loading, TextSkeleton } from '../components/skeleton.tsx';
import { EmptyState } from '../components/states.tsx';
import { useFormats } from '../i18n/use-i18n.tsx';
import { type Queued, useDeskProposal, useQueue, useSettle } from './api/queue.ts';
import styles from './desk.module.css';
import { DeskFailed } from './desk-failed.tsx';
import { DeskPage } from './desk-page.tsx';
import { useDeskPaths } from './desk-paths.ts';
import { Focused } from './focused.tsx';
import { Because, MeanwhileNotice, ProposalBody, StatusBadge } from './proposal-body.tsx';
import { QueueFilters, useQueueFilters } from './queue-filters.tsx';
import { useShortcuts } from './shortcuts.ts';
import { ShortcutsHelp } from './shortcuts-help.tsx';
import { type Acts, useActs } from './use-acts.tsx';
import { useCurrent } from './use-current.ts';
import { useDesk } from './use-words.tsx';

/** So many left, and the next page is fetched. */
const FEW = 5;

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
  const { d, t } = useDesk();
  const [help, setHelp] = useState(false);
  const { current, list, open, move, leave } = useCurrent(items.map(({ number }) => String(number)));
  const number = Number(current ?? 0);
  const at = items.findIndex((item) => item.number === number);
  const { data: proposal } = useDeskProposal(number);
  const acts = useActs(number, proposal, leave);
  // What comes next is fetched meanwhile.
  useDeskProposal(items[at + 1]?.number ?? number);
  const left = items.length - at;
  useEffect(() => {
    if (left <= FEW) onFew();
  }, [left, onFew]);
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    p: acts.decide,
    r: () => acts.canReject && acts.ask('reject'),
    m: () => acts.ask('merge'),
    '?': () => setHelp(true),
  });
  return (
    <div ref={list} class={styles.stack}>
      <div class={styles.line}>
        <p class={styles.soft}>{d('queue.shown', { count: items.length })}</p>
        <Button small look="quiet" onClick={() => setHelp(true)}>
          {d('keys.open')}
        </Button>
      </div>
      <ul class={styles.items} aria-label={d('queue.title')}>
        {items.map((item) => {
          const opened = item.number === number;
          return (
            <li key={item.number} class={opened ? `${styles.item} ${styles.opened}` : styles.item}>
              <Head item={item} open={opened} onOpen={() => open(String(item.number))} />
              {opened && <OpenItem item={item} acts={acts} onNext={leave} />}
            </li>
          );
        })}
      </ul>
      {acts.dialogs}
      <ShortcutsHelp
        open={help}
        onClose={() => setHelp(false)}
        keys={[
          ['j', d('keys.j')],
          ['k', d('keys.k')],
          ['p', d('keys.p')],
          ['r', d('keys.r')],
          ['m', d('keys.m')],
          ['?', d('keys.help')],
          ['Esc', t('common.close')],
        ]}
      />
    </div>
  );
}

/** Proposals that wait for a moderator: one is open, the others lie below with their titles. */
export function QueueDesk() {
  const { d, t } = useDesk();
  const { filters, reset } = useQueueFilters();
  const queue = useQueue(filters);
  const items = queue.data?.pages.flatMap((page) => page.items) ?? [];
  const worked = useRef(false);
  if (items.length > 0) worked.current = true;
  const filtered = Object.keys(filters).length > 0;
  const more = () => {
    if (queue.hasNextPage && !queue.isFetchingNextPage) void queue.fetchNextPage();
  };
  return (
    <DeskPage title={d('queue.title')} lead={d('queue.lead')}>
      <QueueFilters />
      {queue.error && <DeskFailed error={queue.error} onRetry={queue.refetch} />}
      {queue.isPending && !queue.error && (
        <>
          <Loading label={t('common.loading')} />
          <CardSkeleton />
        </>
      )}
      {queue.data && items.length === 0 && (
        <Focused focus={worked.current}>
          <EmptyState
            title={d(filtered ? 'queue.none' : 'queue.empty')}
            actions={filtered ? <Button onClick={reset}>{t('proposals.reset')}</Button> : undefined}
          >
            {!filtered && d('queue.emptyText')}
          </EmptyState>
        </Focused>
      )}
      {items.length > 0 && <List items={items} onFew={more} />}
    </DeskPage>
  );
}
