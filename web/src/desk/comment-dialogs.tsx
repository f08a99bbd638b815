import { useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Area, Select } from '../components/field.tsx';
import { toast } from '../components/toast.tsx';
import type { DeskComment, useDecideComment } from './api/comments.ts';
import { DeskFailed } from './desk-failed.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { useFirstField } from './use-first-field.ts';
import { useDesk } from './use-words.tsx';

const MOST = 500;
const LEAST = 3;
const HIDING_REASONS = ['insult-or-hate', 'personal-data', 'advertising', 'off-topic', 'unlawful', 'other'] as const;
type HidingReason = (typeof HIDING_REASONS)[number];

export interface Deciding {
  comment: Pick<DeskComment, 'status' | 'revision'>;
  decide: ReturnType<typeof useDecideComment>;
  onClose: () => void;
  onDone: () => void;
  onFailed: (error: unknown) => void;
}

/** Hides a comment: a public reason of the list, and words for the log. */
export function HideDialog({ comment, decide, onClose, onDone, onFailed }: Deciding) {
  const { d, t } = useDesk();
  const [reason, setReason] = useState<HidingReason>('insult-or-hate');
  const [text, setText] = useState('');
  useFirstField();
  const words = text.trim();
  const short = words !== '' && words.length < LEAST;
  const send = () => {
    if (short) return;
    const body = { decision: 'hide' as const, revision: comment.revision, reason, text: words === '' ? null : words };
    decide.mutate(body, {
      onSuccess: () => {
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
      <Select
        label={d('reject.reason')}
        hint={d('reject.reason.hint')}
        value={reason}
        options={HIDING_REASONS.map((value) => ({ value, label: t(`report.${value}`) }))}
        onChange={(value) => setReason(HIDING_REASONS.find((one) => one === value) ?? reason)}
      />
      <Area
        label={d('reason.log')}
        optional={t('common.optional')}
        value={text}
        maxLength={MOST}
        error={short ? d('reason.short') : null}
        onInput={setText}
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
      title={d(comment.status === 'visible' ? 'comments.keep.title' : 'comments.restore.title')}
      label={d('reason.log')}
      confirm={d(comment.status === 'visible' ? 'comments.keep' : 'comments.restore')}
      pending={decide.isPending}
      error={decide.error}
      onClose={onClose}
      onConfirm={(text) =>
        decide.mutate(
          { decision: 'restore', revision: comment.revision, text },
          {
            onSuccess: () => {
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
