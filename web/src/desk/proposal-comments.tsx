import { useState } from 'preact/hooks';
import { type Comment, useComments } from '../api/comments.ts';
import { Badge } from '../components/badge.tsx';
import { Button } from '../components/button.tsx';
import { Area } from '../components/field.tsx';
import { PlainText } from '../components/markdown.tsx';
import { Section } from '../components/page.tsx';
import { TextSkeleton } from '../components/skeleton.tsx';
import { toast } from '../components/toast.tsx';
import { useCityComment, useDecideComment, useDeskComment } from './api/comments.ts';
import { HideDialog, KeepDialog } from './comment-dialogs.tsx';
import styles from './desk.module.css';
import { DeskFailed } from './desk-failed.tsx';
import { DraftFound } from './draft-found.tsx';
import { useKept } from './kept.ts';
import { isText } from './shape.ts';
import { useMoment } from './use-moment.ts';
import { useDesk } from './use-words.tsx';

/** Characters of a comment. */
const MOST = 2_000;

function Row({ comment }: { comment: Comment }) {
  const { d, t, language } = useDesk();
  const moment = useMoment();
  const { number, id } = comment;
  // The public list hides the words of what is hidden, and is some seconds old.
  const [acted, setActed] = useState(false);
  const { data: whole = comment } = useDeskComment(number, id, acted || comment.status !== 'visible');
  const decide = useDecideComment({ number, id });
  const [asked, setAsked] = useState<'hide' | 'keep' | null>(null);
  const ask = (what: 'hide' | 'keep') => {
    decide.reset();
    setAsked(what);
  };
  const close = () => setAsked(null);
  const look = () => setActed(true);
  const done = () => {
    look();
    close();
  };
  const deciding = { comment: whole, decide, onClose: close, onDone: done, onFailed: look };
  const { status, voice, author, createdAt, text } = whole;
  return (
    <li class={styles.row}>
      <div class={styles.rowWords}>
        <p class={styles.badges}>
          <strong>{author === '' ? '–' : author}</strong>
          {voice !== 'citizen' && <Badge tone="calm">{t(`comments.voice.${voice}`)}</Badge>}
          {status !== 'visible' && <Badge tone="watch">{d(`comments.status.${status}`)}</Badge>}
          <span class={styles.soft}>{moment(createdAt)}</span>
        </p>
        {text !== '' && <PlainText text={text} lang={whole.language === language ? undefined : whole.language} />}
      </div>
      {status !== 'withdrawn' && (
        <Button small onClick={() => ask(status === 'visible' ? 'hide' : 'keep')}>
          {d(status === 'visible' ? 'comments.hide.ask' : 'comments.restore.ask')}
        </Button>
      )}
      {asked === 'hide' && <HideDialog {...deciding} />}
      {asked === 'keep' && <KeepDialog {...deciding} />}
    </li>
  );
}

function CityComment({ number, onWritten }: { number: number; onWritten: (comment: Comment) => void }) {
  const { d, t, language } = useDesk();
  const write = useCityComment(number);
  const kept = useKept(`comment.${number}`, '', isText);
  const text = kept.value;
  const [tried, setTried] = useState(false);
  const [idempotencyKey, renew] = useState(() => crypto.randomUUID());
  const missing = text.trim() === '';
  const send = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (missing) return;
    const author = t('comments.voice.city');
    const draft = { text: text.trim(), side: 'neutral' as const, author, language, replyTo: null };
    write.mutate(
      { draft, idempotencyKey },
      {
        onSuccess: (comment) => {
          onWritten(comment);
          kept.drop();
          setTried(false);
          renew(crypto.randomUUID());
          toast(t('comments.sent'));
        },
      },
    );
  };
  return (
    <form class={styles.form} noValidate onSubmit={send}>
      <DraftFound kept={kept} />
      <Area
        label={d('comments.city')}
        hint={d('comments.city.hint')}
        lang={language}
        value={text}
        maxLength={MOST}
        error={tried && missing ? d('texts.missing') : null}
        onInput={kept.set}
      />
      {write.error && <DeskFailed error={write.error} />}
      <div>
        <Button type="submit" busy={write.isPending}>
          {t('comments.send')}
        </Button>
      </div>
    </form>
  );
}

/** What is said below a proposal: hidden, restored, and answered in the name of the city. */
export function ProposalComments({ number }: { number: number }) {
  const { d, t } = useDesk();
  const comments = useComments({ number, sort: 'newest' });
  // The public list is some seconds old: what was written here stands above it until it has come.
  const [written, setWritten] = useState<readonly Comment[]>([]);
  const listed = comments.data?.pages.flatMap((page) => page.items) ?? [];
  const items = [...written.filter(({ id }) => !listed.some((comment) => comment.id === id)), ...listed];
  return (
    <Section title={t('comments.title')}>
      <CityComment number={number} onWritten={(comment) => setWritten([comment, ...written])} />
      {comments.error && <DeskFailed error={comments.error} onRetry={comments.refetch} />}
      {comments.isPending && !comments.error && <TextSkeleton lines={3} />}
      {comments.data && items.length === 0 && <p class={styles.soft}>{t('comments.empty')}</p>}
      {items.length > 0 && (
        <ul class={styles.rows} aria-label={d('comments.nav')}>
          {items.map((comment) => (
            <Row key={comment.id} comment={comment} />
          ))}
        </ul>
      )}
      {comments.hasNextPage && (
        <div class={styles.center}>
          <Button busy={comments.isFetchingNextPage} onClick={() => void comments.fetchNextPage()}>
            {t('common.more')}
          </Button>
        </div>
      )}
    </Section>
  );
}
