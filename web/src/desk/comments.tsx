import { useState } from 'preact/hooks';
import { COMMENT_STATUSES } from '../../../functions/core/comment.ts';
import { Failure } from '../api/problem.ts';
import { serverNow } from '../api/server-clock.ts';
import { Badge } from '../components/badge.tsx';
import { Button } from '../components/button.tsx';
import { FlagIcon } from '../components/icons.tsx';
import { PlainText } from '../components/markdown.tsx';
import { Notice } from '../components/states.tsx';
import { announce } from '../components/toast.tsx';
import { useFormats } from '../i18n/use-i18n.tsx';
import { type DeskComment, useCommentQueue, useCommentsAgain, useDecideComment } from './api/comments.ts';
import { type Deciding, HideDialog, KeepDialog } from './comment-dialogs.tsx';
import styles from './desk.module.css';
import { DeskPage } from './desk-page.tsx';
import { useDeskPaths } from './desk-paths.ts';
import { Focused } from './focused.tsx';
import { Part } from './part.tsx';
import { hasFields, isOneOf } from './shape.ts';
import { useMoment } from './use-moment.ts';
import { useDesk } from './use-words.tsx';
import { Steps, useSteps, Waiting } from './waiting.tsx';

const hasStatus = hasFields<Pick<DeskComment, 'status'>>({ status: isOneOf(COMMENT_STATUSES) });

/** What somebody else has made of a comment meanwhile, as the refusal tells. */
function statusIn(error: unknown): DeskComment['status'] | null {
  if (!(error instanceof Failure) || error.code !== 'revision-conflict') return null;
  const comment = error.problem?.comment;
  return hasStatus(comment) ? comment.status : null;
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

function Head({ item, opened, onOpen }: { item: DeskComment; opened: boolean; onOpen: () => void }) {
  const { d, t } = useDesk();
  const { relative } = useFormats();
  return (
    <div class={styles.itemHead}>
      <h2 class={styles.itemTitle}>
        <button type="button" class={styles.opener} data-item={item.id} aria-expanded={opened} onClick={onOpen}>
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
  );
}

function List({ items, onFew }: { items: readonly DeskComment[]; onFew: () => void }) {
  const { d, t } = useDesk();
  const paths = useDeskPaths();
  const again = useCommentsAgain();
  const steps = useSteps(
    items.map(({ id }) => id),
    onFew,
  );
  const [asked, setAsked] = useState<'hide' | 'keep' | null>(null);
  const [meanwhile, setMeanwhile] = useState<DeskComment['status'] | null>(null);
  const comment = items.find(({ id }) => id === steps.current) ?? items[0];
  const decide = useDecideComment({ number: comment?.number ?? 0, id: comment?.id ?? '' });
  const ask = (what: 'hide' | 'keep') => {
    decide.reset();
    setMeanwhile(null);
    setAsked(what);
  };
  if (comment === undefined) return null;
  const deciding: Deciding = {
    comment,
    decide,
    onClose: () => setAsked(null),
    onDone: () => {
      setAsked(null);
      steps.leave();
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
    <>
      {meanwhile && (
        <Focused focus>
          <Notice tone="watch" title={d('meanwhile.title')}>
            {d('meanwhile.comment', { status: d(`comments.status.${meanwhile}`) })}
          </Notice>
        </Focused>
      )}
      <Steps
        label={d('comments.title')}
        steps={steps}
        acts={[
          { key: 'p', label: d('comments.keep'), act: () => ask('keep') },
          { key: 'r', label: d('keys.hide'), act: () => ask('hide') },
        ]}
      >
        {items.map((item) => {
          const opened = item.id === comment.id;
          return (
            <li key={item.id} class={opened ? `${styles.item} ${styles.opened}` : styles.item}>
              <Head item={item} opened={opened} onOpen={() => steps.open(item.id)} />
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
      </Steps>
      {asked === 'hide' && <HideDialog {...deciding} />}
      {asked === 'keep' && <KeepDialog {...deciding} />}
    </>
  );
}

/** Reported comments that wait for a moderator. */
export function CommentsDesk() {
  const { d } = useDesk();
  return (
    <DeskPage title={d('comments.title')} lead={d('comments.lead')}>
      <Waiting queue={useCommentQueue()} empty={d('comments.empty')} emptyText={d('comments.emptyText')}>
        {(items, onFew) => <List items={items} onFew={onFew} />}
      </Waiting>
    </DeskPage>
  );
}
