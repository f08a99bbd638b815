import { useState } from 'preact/hooks';
import { type Comment, useWriteComment } from '../../api/comments.ts';
import { usePageCampaign } from '../../api/page-campaign.ts';
import { Button } from '../../components/button.tsx';
import { Failed } from '../../components/failed.tsx';
import { Area, Choices, Field } from '../../components/field.tsx';
import { toast } from '../../components/toast.tsx';
import { readDevice, writeDevice } from '../../device.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useSession } from '../../session/use-session.ts';
import styles from './comments.module.css';

const LONGEST = 2_000;
const LONGEST_NAME = 80;
const SIDES = ['neutral', 'for', 'against', 'question'] as const;
/** The name that somebody chose to show stays on their device. */
export const NAME_KEY = 'name';

/** A comment or, below one, a reply. What is written is kept on the device until it is published. */
export function WriteComment({ number, replyTo }: { number: number; replyTo: string | null }) {
  const { t, language } = useI18n();
  const campaign = usePageCampaign() ?? '';
  const { person, signIn } = useSession();
  const kept = `comment.${campaign}.${number}.${replyTo ?? ''}`;
  const [text, setText] = useState(() => readDevice(kept) ?? '');
  const [side, setSide] = useState<Comment['side']>('neutral');
  const [author, setAuthor] = useState(() => readDevice(NAME_KEY) ?? '');
  const [key, setKey] = useState(() => crypto.randomUUID());
  const write = useWriteComment(number);
  const change = (next: string) => {
    setText(next);
    writeDevice(kept, next === '' ? null : next);
  };
  const send = (event: Event) => {
    event.preventDefault();
    writeDevice(NAME_KEY, author);
    const draft = { text, side: replyTo === null ? side : ('neutral' as const), author, language, replyTo };
    write.mutate(
      { draft, idempotencyKey: key },
      {
        onSuccess: () => {
          toast(t('comments.sent'));
          change('');
          setKey(crypto.randomUUID());
        },
      },
    );
  };
  if (person === null) {
    return (
      <div class={styles.signIn}>
        <p>{t('comments.signIn')}</p>
        <Button small onClick={() => void signIn().catch(() => toast(t('error.unreachable'), 'bad'))}>
          {t('session.signIn')}
        </Button>
      </div>
    );
  }
  return (
    <form class={styles.form} onSubmit={send}>
      {replyTo === null && <h3>{t('comments.write')}</h3>}
      <Area
        label={t(replyTo === null ? 'comments.text' : 'comments.replyText')}
        value={text}
        required
        maxLength={LONGEST}
        count={text.length > LONGEST / 2 ? `${text.length} / ${LONGEST}` : undefined}
        onInput={change}
      />
      {replyTo === null && (
        <Choices
          label={t('comments.yourSide')}
          name="side"
          value={side}
          options={SIDES.map((value) => ({ value, label: t(`comments.side.${value}`) }))}
          onChange={setSide}
        />
      )}
      <Field
        label={t('comments.author')}
        value={author}
        required
        maxLength={LONGEST_NAME}
        autoComplete="name"
        onInput={setAuthor}
      />
      {write.error && <Failed error={write.error} />}
      <div>
        <Button type="submit" look="main" busy={write.isPending}>
          {t('comments.send')}
        </Button>
      </div>
    </form>
  );
}
