import { HIDING_REASONS, type HidingReason } from '../../../functions/core/comment.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Area, Select } from '../components/field.tsx';
import { toast } from '../components/toast.tsx';
import type { DeskComment, useDecideComment } from './api/comments.ts';
import { DeskFailed } from './desk-failed.tsx';
import { DraftFound } from './draft-found.tsx';
import { useKept } from './kept.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { hasFields, isOneOf, isText } from './shape.ts';
import { useFirstField } from './use-first-field.ts';
import { useDesk } from './use-words.tsx';

const MOST = 500;
const LEAST = 3;

interface Hiding {
  readonly reason: HidingReason;
  readonly text: string;
}

const isHiding = hasFields<Hiding>({ reason: isOneOf(HIDING_REASONS), text: isText });

export interface Deciding {
  comment: Pick<DeskComment, 'id' | 'status' | 'revision'>;
  decide: ReturnType<typeof useDecideComment>;
  onClose: () => void;
  onDone: () => void;
  onFailed: (error: unknown) => void;
}

/** Hides a comment: a public reason of the list, and words for the log. */
export function HideDialog({ comment, decide, onClose, onDone, onFailed }: Deciding) {
  const { d, t } = useDesk();
  const kept = useKept<Hiding>(`hide.${comment.id}`, { reason: 'insult-or-hate', text: '' }, isHiding);
  const { reason, text } = kept.value;
  useFirstField();
  const words = text.trim();
  const short = words !== '' && words.length < LEAST;
  const send = () => {
    if (short) return;
    const body = { decision: 'hide' as const, revision: comment.revision, reason, text: words === '' ? null : words };
    decide.mutate(body, {
      onSuccess: () => {
        kept.forget();
        toast(d('comments.hidden'));
        onDone();
      },
      onError: onFailed,
    });
  };
  return (
    <Dialog
      open
      title={d('comments.hide.title')}
      closeLabel={t('common.close')}
      onClose={onClose}
      actions={
        <>
          <Button look="danger" busy={decide.isPending} onClick={send}>
            {d('comments.hide')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <p>{d('comments.hide.lead')}</p>
      <DraftFound kept={kept} />
      <Select
        label={d('reject.reason')}
        hint={d('reject.reason.hint')}
        value={reason}
        options={HIDING_REASONS.map((value) => ({ value, label: t(`report.${value}`) }))}
        onChange={(value) => kept.set({ text, reason: HIDING_REASONS.find((one) => one === value) ?? reason })}
      />
      <Area
        label={d('reason.log')}
        optional={t('common.optional')}
        value={text}
        maxLength={MOST}
        error={short ? d('reason.short') : null}
        onInput={(value) => kept.set({ reason, text: value })}
      />
      {decide.error ? <DeskFailed error={decide.error} /> : null}
    </Dialog>
  );
}

/** Finds a comment in order, or restores it. */
export function KeepDialog({ comment, decide, onClose, onDone, onFailed }: Deciding) {
  const { d } = useDesk();
  return (
    <ReasonDialog
      about={`keep.${comment.id}`}
      title={d(comment.status === 'visible' ? 'comments.keep.title' : 'comments.restore.title')}
      label={d('reason.log')}
      confirm={d(comment.status === 'visible' ? 'comments.keep' : 'comments.restore')}
      pending={decide.isPending}
      error={decide.error}
      onClose={onClose}
      onConfirm={(text, forget) =>
        decide.mutate(
          { decision: 'restore', revision: comment.revision, text },
          {
            onSuccess: () => {
              forget();
              toast(d('comments.kept'));
              onDone();
            },
            onError: onFailed,
          },
        )
      }
    >
      <p>{d('comments.keep.lead')}</p>
    </ReasonDialog>
  );
}
