import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { CardSkeleton, Loading } from '../components/skeleton.tsx';
import { EmptyState } from '../components/states.tsx';
import styles from './desk.module.css';
import { DeskFailed } from './desk-failed.tsx';
import { Focused } from './focused.tsx';
import { useShortcuts } from './shortcuts.ts';
import { ShortcutsHelp } from './shortcuts-help.tsx';
import { useCurrent } from './use-current.ts';
import { useDesk } from './use-words.tsx';

/** So many left, and the next page is fetched. */
const FEW = 5;

/** What waits, page by page. */
interface Pages<Item> {
  readonly data: { readonly pages: readonly { readonly items: readonly Item[] }[] } | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** All that waits, or that nothing does: then the focus, which the last act has left behind, goes there. */
export function Waiting<Item>({
  queue,
  empty,
  emptyText,
  actions,
  children,
}: {
  queue: Pages<Item>;
  empty: string;
  emptyText?: ComponentChildren;
  actions?: ComponentChildren;
  children: (items: readonly Item[], onFew: () => void) => ComponentChildren;
}) {
  const { t } = useDesk();
  const items = queue.data?.pages.flatMap((page) => page.items);
  const worked = useRef(false);
  if (items && items.length > 0) worked.current = true;
  const more = () => {
    if (queue.hasNextPage && !queue.isFetchingNextPage) void queue.fetchNextPage();
  };
  return (
    <>
      {queue.error ? <DeskFailed error={queue.error} onRetry={queue.refetch} /> : null}
      {items === undefined && !queue.error && (
        <>
          <Loading label={t('common.loading')} />
          <CardSkeleton />
        </>
      )}
      {items?.length === 0 && (
        <Focused focus={worked.current}>
          <EmptyState title={empty} actions={actions}>
            {emptyText}
          </EmptyState>
        </Focused>
      )}
      {items && items.length > 0 && children(items, more)}
    </>
  );
}

/** A key that acts on what is open, and what it does. */
export interface KeyAct {
  readonly key: string;
  readonly label: string;
  readonly act: () => void;
}

/** A list of which one is open, gone through by j and k; `useSteps` knows which. */
export function Steps({
  label,
  steps: { list, move, count },
  acts,
  children,
}: {
  label: string;
  steps: ReturnType<typeof useSteps>;
  acts: readonly KeyAct[];
  children: ComponentChildren;
}) {
  const { d, t } = useDesk();
  const [help, setHelp] = useState(false);
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    ...Object.fromEntries(acts.map(({ key, act }) => [key, act])),
    '?': () => setHelp(true),
  });
  return (
    <div ref={list} class={styles.stack}>
      <div class={styles.line}>
        <p class={styles.soft}>{d('queue.shown', { count })}</p>
        <Button small look="quiet" onClick={() => setHelp(true)}>
          {d('keys.open')}
        </Button>
      </div>
      <ul class={styles.items} aria-label={label}>
        {children}
      </ul>
      <ShortcutsHelp
        open={help}
        onClose={() => setHelp(false)}
        keys={[
          ['j', d('keys.j')],
          ['k', d('keys.k')],
          ...acts.map(({ key, label: what }) => [key, what] as const),
          ['?', d('keys.help')],
          ['Esc', t('common.close')],
        ]}
      />
    </div>
  );
}

/** Which one is open, as `useCurrent` has it; near the end of what is there, more is fetched. */
export function useSteps(ids: readonly string[], onFew: () => void) {
  const current = useCurrent(ids);
  const count = ids.length;
  const left = current.current === null ? count : count - ids.indexOf(current.current);
  useEffect(() => {
    if (left <= FEW) onFew();
  }, [left, onFew]);
  return { ...current, count };
}
