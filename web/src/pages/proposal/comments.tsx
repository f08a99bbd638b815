import { useState } from 'preact/hooks';
import { useCampaign } from '../../api/campaigns.ts';
import { type Comment, useComments, useReportComment } from '../../api/comments.ts';
import { serverNow } from '../../api/server-clock.ts';
import { Badge, type Tone } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Failed } from '../../components/failed.tsx';
import { Select } from '../../components/field.tsx';
import { FlagIcon, SpeechIcon } from '../../components/icons.tsx';
import { Section } from '../../components/page.tsx';
import { ReportDialog } from '../../components/report-dialog.tsx';
import { Loading, TextSkeleton } from '../../components/skeleton.tsx';
import { Notice } from '../../components/states.tsx';
import { toast } from '../../components/toast.tsx';
import { useFormats, useI18n } from '../../i18n/use-i18n.tsx';
import { useSession } from '../../session/use-session.ts';
import styles from './comments.module.css';
import { WriteComment } from './write-comment.tsx';

const SIDES = ['for', 'against', 'neutral', 'question'] as const;
type Sort = 'oldest' | 'newest';

const TONES = { for: 'calm', against: 'bad', neutral: 'none', question: 'watch' } as const satisfies Record<
  Comment['side'],
  Tone
>;

function Words({ comment }: { comment: Comment }) {
  const { t, language } = useI18n();
  switch (comment.status) {
    case 'visible':
      return (
        <p class={styles.words} lang={comment.language === language ? undefined : comment.language}>
          {comment.text}
        </p>
      );
    case 'hidden':
      return (
        <p class={styles.gone}>{t('comments.hidden', { reason: t(`report.${comment.hidden?.reason ?? 'other'}`) })}</p>
      );
    case 'held':
      return <p class={styles.gone}>{t('comments.held')}</p>;
    case 'withdrawn':
      return <p class={styles.gone}>{t('comments.withdrawn')}</p>;
  }
}

function ReportComment({ comment }: { comment: Comment }) {
  const { t } = useI18n();
  const { person, signIn } = useSession();
  const [open, setOpen] = useState(false);
  const report = useReportComment(comment.number, comment.id);
  const ask = () => {
    if (person === null) signIn().catch(() => toast(t('error.unreachable'), 'bad'));
    else setOpen(true);
  };
  return (
    <>
      <Button look="quiet" small icon={<FlagIcon size={16} />} onClick={ask}>
        {t('proposal.report')}
      </Button>
      <ReportDialog title={t('proposal.report')} report={report} open={open} onClose={() => setOpen(false)} />
    </>
  );
}

function Replies({ comment, canWrite }: { comment: Comment; canWrite: boolean }) {
  const { t } = useI18n();
  const replies = useComments({ number: comment.number, replyTo: comment.id });
  const items = replies.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div class={styles.replies}>
      {replies.isPending && <TextSkeleton lines={2} />}
      {replies.error && <Failed error={replies.error} onRetry={replies.refetch} />}
      <ul class={styles.list}>
        {items.map((reply) => (
          <li key={reply.id}>
            <OneComment comment={reply} canWrite={false} />
          </li>
        ))}
      </ul>
      {replies.hasNextPage && (
        <Button small busy={replies.isFetchingNextPage} onClick={() => void replies.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
      {canWrite && <WriteComment number={comment.number} replyTo={comment.id} />}
    </div>
  );
}

function OneComment({ comment, canWrite }: { comment: Comment; canWrite: boolean }) {
  const { t } = useI18n();
  const { relative, dateTime } = useFormats();
  const [open, setOpen] = useState(false);
  const { voice, side, status, author, createdAt, replies } = comment;
  const isReply = comment.replyTo !== null;
  const hasMore = !isReply && (replies > 0 || canWrite);
  return (
    <article class={voice === 'city' ? `${styles.comment} ${styles.city}` : styles.comment}>
      <p class={styles.head}>
        {status === 'visible' && <strong>{author}</strong>}
        {voice !== 'citizen' && <Badge tone="calm">{t(`comments.voice.${voice}`)}</Badge>}
        {side !== 'neutral' && status === 'visible' && <Badge tone={TONES[side]}>{t(`comments.side.${side}`)}</Badge>}
        <time class={styles.time} dateTime={createdAt} title={dateTime(createdAt)}>
          {relative(createdAt, serverNow())}
        </time>
      </p>
      <Words comment={comment} />
      <div class={styles.ways}>
        {hasMore && (
          <Button
            look="quiet"
            small
            icon={<SpeechIcon size={16} />}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {replies > 0 ? t('comments.replies', { count: replies }) : t('comments.reply')}
          </Button>
        )}
        {status === 'visible' && voice !== 'city' && <ReportComment comment={comment} />}
      </div>
      {open && <Replies comment={comment} canWrite={canWrite && status === 'visible'} />}
    </article>
  );
}

/** What citizens and the city say below a proposal, and a way to join in. */
export function Comments({ number }: { number: number }) {
  const { t } = useI18n();
  const { data: campaign } = useCampaign();
  const [sort, setSort] = useState<Sort>('oldest');
  const [side, setSide] = useState<Comment['side'] | null>(null);
  const comments = useComments({ number, sort, ...(side === null ? {} : { side }) });
  if (!campaign || campaign.comments.phases.length === 0) return null;
  const canWrite = campaign.comments.phases.some((phase) => phase === campaign.phase);
  const items = comments.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section
      title={t('comments.title')}
      id="comments"
      narrow
      action={
        (items.length > 1 || side !== null) && (
          <div class={styles.order}>
            <Select
              bare
              label={t('comments.side')}
              value={side ?? ''}
              options={[
                { value: '', label: t('comments.side.all') },
                ...SIDES.map((one) => ({ value: one, label: t(`comments.side.${one}`) })),
              ]}
              onChange={(value) => setSide(SIDES.find((one) => one === value) ?? null)}
            />
            <Select
              bare
              label={t('comments.sort')}
              value={sort}
              options={[
                { value: 'oldest', label: t('comments.sort.oldest') },
                { value: 'newest', label: t('comments.sort.newest') },
              ]}
              onChange={(value) => setSort(value === 'newest' ? 'newest' : 'oldest')}
            />
          </div>
        )
      }
    >
      <div class={styles.all}>
        {comments.isPending && (
          <>
            <Loading label={t('common.loading')} />
            <TextSkeleton lines={4} />
          </>
        )}
        {comments.error && <Failed error={comments.error} onRetry={comments.refetch} />}
        {comments.isSuccess && items.length === 0 && <p class={styles.gone}>{t('comments.empty')}</p>}
        <ul class={styles.list}>
          {items.map((comment) => (
            <li key={comment.id}>
              <OneComment comment={comment} canWrite={canWrite} />
            </li>
          ))}
        </ul>
        {comments.hasNextPage && (
          <Button busy={comments.isFetchingNextPage} onClick={() => void comments.fetchNextPage()}>
            {t('common.more')}
          </Button>
        )}
        {canWrite ? <WriteComment number={number} replyTo={null} /> : <Notice>{t('comments.closed')}</Notice>}
      </div>
    </Section>
  );
}
