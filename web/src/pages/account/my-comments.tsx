import { useQueryClient } from '@tanstack/preact-query';
import { type Comment, useWithdrawComment } from '../../api/comments.ts';
import { Section } from '../../components/page.tsx';
import { Plate } from '../../components/plate.tsx';
import { TextSkeleton } from '../../components/skeleton.tsx';
import { toast } from '../../components/toast.tsx';
import { useFormats, useI18n } from '../../i18n/use-i18n.tsx';
import { usePaths } from '../../use-paths.ts';
import styles from '../account.module.css';
import { Confirm } from './confirm.tsx';
import { useOwn } from './own.ts';

function WithdrawComment({ comment }: { comment: Comment }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const act = useWithdrawComment(comment.number);
  const withdraw = (done: () => void) =>
    act.mutate(comment.id, {
      onSuccess: () => {
        toast(t('account.comments.withdrawn'));
        done();
        void client.invalidateQueries({ queryKey: ['own', comment.campaign] });
      },
    });
  return (
    <Confirm
      label={t('account.mine.withdraw')}
      title={t('account.comments.withdraw.title')}
      act={act}
      onConfirm={withdraw}
    >
      {t('account.comments.withdraw.text')}
    </Confirm>
  );
}

/** The comments that somebody has written here, and a way to take each back. */
export function MyComments() {
  const { t, language } = useI18n();
  const { date } = useFormats();
  const paths = usePaths();
  const { data, isPending, error } = useOwn();
  const shown = data?.comments.filter(({ status }) => status !== 'withdrawn') ?? [];
  // The ideas above say that neither could be had.
  if (error && !data) return null;
  return (
    <Section title={t('account.comments')}>
      {isPending && <TextSkeleton lines={2} />}
      {data && shown.length === 0 && <p>{t('account.comments.none')}</p>}
      <ul class={styles.list}>
        {shown.map((comment) => (
          <li key={comment.id} class={styles.item}>
            <div class={styles.what}>
              <Plate number={comment.number} label={t('common.number')} />
              <span lang={comment.language === language ? undefined : comment.language}>{comment.text}</span>
            </div>
            <p class={styles.state}>
              <span class={styles.small}>
                <a href={paths.proposal(comment.number)}>
                  {t('account.comments.on', { number: String(comment.number) })}
                </a>{' '}
                · {date(comment.createdAt)}
              </span>
              <span class={styles.ways}>
                <WithdrawComment comment={comment} />
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
