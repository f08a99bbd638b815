import { useEffect, useRef, useState } from 'preact/hooks';
import { Failure } from '../api/problem.ts';
import { serverNow } from '../api/server-clock.ts';
import { Badge } from '../components/badge.tsx';
import { Button } from '../components/button.tsx';
import { FlagIcon } from '../components/icons.tsx';
import { PlainText } from '../components/markdown.tsx';
import { CardSkeleton, Loading } from '../components/skeleton.tsx';
import { EmptyState, Notice } from '../components/states.tsx';
import { announce } from '../components/toast.tsx';
import { useFormats } from '../i18n/use-i18n.tsx';
import { type DeskComment, useCommentQueue, useCommentsAgain, useDecideComment } from './api/comments.ts';
import { type Deciding, HideDialog, KeepDialog } from './comment-dialogs.tsx';
import styles from './desk.module.css';
import { DeskFailed } from './desk-failed.tsx';
import { DeskPage } from './desk-page.tsx';
import { useDeskPaths } from './desk-paths.ts';
import { Focused } from './focused.tsx';
import { Part } from './part.tsx';
import { useShortcuts } from './shortcuts.ts';
import { ShortcutsHelp } from './shortcuts-help.tsx';
import { useCurrent } from './use-current.ts';
import { useMoment } from './use-moment.ts';
import { useDesk } from './use-words.tsx';

const FEW = 5;

/** What somebody else has made of a comment meanwhile, as the refusal tells. */
function statusIn(error: unknown): DeskComment['status'] | null {
  if (!(error instanceof Failure) || error.code !== 'revision-conflict') return null;
  const comment = error.problem?.comment;
  if (typeof comment !== 'object' || comment === null || !('status' in comment)) return null;
  const statuses = ['visible', 'hidden', 'held', 'withdrawn'] as const;
  return statuses.find((status) => status === comment.status) ?? null;
}

function Comment({ comment }: { comment: DeskComment }) {
  const { d, t, language } = useDesk();
  const moment = useMoment();
  return (
    <div class={styles.body}>
      <div class={styles.text}>
        <PlainText text={comment.text} lang={comment.language === language ? undefined : comment.language} />
        {comment.replyTo !== null && <p class={styles.soft}>{d('comments.isReply')}</p>}
      </div>
      <div class={styles.aside}>
        <Part title={d('because.reports', { count: comment.reportCount })}>
          <ul class={styles.reports}>
            {comment.reports.map(({ reason, text, at }) => (
              <li key={at + reason}>
                <strong>{t(`report.${reason}`)}</strong>
                <span class={styles.soft}> · {moment(at)}</span>
                {text && <p class={styles.quote}>{text}</p>}
              </li>
            ))}
          </ul>
        </Part>
      </div>
    </div>
  );
}

function List({ items, onFew }: { items: readonly DeskComment[]; onFew: () => void }) {
  const { d, t } = useDesk();
  const { relative } = useFormats();
  const paths = useDeskPaths();
  const again = useCommentsAgain();
  const { current, list, open, move, leave } = useCurrent(items.map(({ id }) => id));
  const [asked, setAsked] = useState<'hide' | 'keep' | null>(null);
  const [help, setHelp] = useState(false);
  const [meanwhile, setMeanwhile] = useState<DeskComment['status'] | null>(null);
  const at = items.findIndex(({ id }) => id === current);
  const comment = items[at] ?? items[0];
  const decide = useDecideComment({ number: comment?.number ?? 0, id: comment?.id ?? '' });
  const left = items.length - at;
  useEffect(() => {
    if (left <= FEW) onFew();
  }, [left, onFew]);
  const ask = (what: 'hide' | 'keep') => {
    decide.reset();
    setMeanwhile(null);
    setAsked(what);
  };
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    p: () => ask('keep'),
    r: () => ask('hide'),
    '?': () => setHelp(true),
  });
  if (comment === undefined) return null;
  const deciding: Deciding = {
    comment,
    decide,
    onClose: () => setAsked(null),
    onDone: () => {
      setAsked(null);
      leave();
    },
    onFailed: (error) => {
      const status = statusIn(error);
      if (status === null) return;
      setAsked(null);
      setMeanwhile(status);
      announce(d('meanwhile.title'));
      void again();
    },
  };
  return (
    <div ref={list} class={styles.stack}>
      {meanwhile && (
        <Focused focus>
          <Notice tone="watch" title={d('meanwhile.title')}>
            {d('meanwhile.comment', { status: d(`comments.status.${meanwhile}`) })}
          </Notice>
        </Focused>
      )}
      <div class={styles.line}>
        <p class={styles.soft}>{d('queue.shown', { count: items.length })}</p>
        <Button small look="quiet" onClick={() => setHelp(true)}>
          {d('keys.open')}
        </Button>
      </div>
      <ul class={styles.items} aria-label={d('comments.title')}>
        {items.map((item) => {
          const opened = item.id === comment.id;
          return (
            <li key={item.id} class={opened ? `${styles.item} ${styles.opened}` : styles.item}>
              <div class={styles.itemHead}>
                <h2 class={styles.itemTitle}>
                  <button
                    type="button"
                    class={styles.opener}
                    data-item={item.id}
                    aria-expanded={opened}
                    onClick={() => open(item.id)}
                  >
                    <span>{d('comments.by', { author: item.author, number: String(item.number) })}</span>
                  </button>
                </h2>
                <p class={styles.badges}>
                  <Badge tone="bad" icon={<FlagIcon />}>
                    {d('because.reports', { count: item.reportCount })}
                  </Badge>
                  <Badge tone={item.status === 'held' ? 'watch' : 'none'}>{d(`comments.status.${item.status}`)}</Badge>
                  <Badge>{t(`comments.side.${item.side}`)}</Badge>
                  {item.queuedAt !== null && (
                    <span class={styles.soft}>{d('item.waits', { since: relative(item.queuedAt, serverNow()) })}</span>
                  )}
                </p>
              </div>
              {opened ? (
                <div class={styles.itemBody}>
                  <Comment comment={item} />
                  <div class={styles.actions}>
                    <Button look="main" onClick={() => ask('keep')}>
                      {d(item.status === 'visible' ? 'comments.keep' : 'comments.restore')}
                    </Button>
                    <Button look="danger" onClick={() => ask('hide')}>
                      {d('comments.hide')}
                    </Button>
                    <a class={styles.more} href={paths.proposal(item.number)}>
                      {t('proposal.number', { number: String(item.number) })}
                    </a>
                  </div>
                </div>
              ) : (
                <p class={styles.excerpt}>{item.text}</p>
              )}
            </li>
          );
        })}
      </ul>
      {asked === 'hide' && <HideDialog {...deciding} />}
      {asked === 'keep' && <KeepDialog {...deciding} />}
      <ShortcutsHelp
        open={help}
        onClose={() => setHelp(false)}
        keys={[
          ['j', d('keys.j')],
          ['k', d('keys.k')],
          ['p', d('comments.keep')],
          ['r', d('keys.hide')],
          ['?', d('keys.help')],
          ['Esc', t('common.close')],
        ]}
      />
    </div>
  );
}

/** Reported comments that wait for a moderator. */
export function CommentsDesk() {
  const { d, t } = useDesk();
  const queue = useCommentQueue();
  const items = queue.data?.pages.flatMap((page) => page.items) ?? [];
  const worked = useRef(false);
  if (items.length > 0) worked.current = true;
  const more = () => {
    if (queue.hasNextPage && !queue.isFetchingNextPage) void queue.fetchNextPage();
  };
  return (
    <DeskPage title={d('comments.title')} lead={d('comments.lead')}>
      {queue.error && <DeskFailed error={queue.error} onRetry={queue.refetch} />}
      {queue.isPending && !queue.error && (
        <>
          <Loading label={t('common.loading')} />
          <CardSkeleton />
        </>
      )}
      {queue.data && items.length === 0 && (
        <Focused focus={worked.current}>
          <EmptyState title={d('comments.empty')}>{d('comments.emptyText')}</EmptyState>
        </Focused>
      )}
      {items.length > 0 && <List items={items} onFew={more} />}
    </DeskPage>
  );
}
