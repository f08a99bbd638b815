import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Area } from '../components/field.tsx';
import { DeskFailed } from './desk-failed.tsx';
import { DraftFound } from './draft-found.tsx';
import { useKept } from './kept.ts';
import { isText } from './shape.ts';
import { useFirstField } from './use-first-field.ts';
import { useDesk } from './use-words.tsx';

/** Characters of a reason. */
const LEAST = 3;
const MOST = 500;

/** What is about to happen, why, and a last yes. Open for as long as it is there. */
export function ReasonDialog({
  about,
  title,
  label,
  hint,
  confirm,
  danger = false,
  ready = true,
  missing,
  pending,
  error,
  onConfirm,
  onClose,
  children,
}: {
  /** What is decided, for its draft: `merge.12`. */
  about: string;
  title: string;
  /** Of the reason's field. */
  label: string;
  hint?: string;
  confirm: string;
  danger?: boolean;
  /** false: something besides the reason is missing, as `missing` says. */
  ready?: boolean;
  missing?: string;
  pending: boolean;
  error: unknown;
  /** `forget` is called once it has happened: until then the draft is kept. */
  onConfirm: (reason: string, forget: () => void) => void;
  onClose: () => void;
  children?: ComponentChildren;
}) {
  const { d, t } = useDesk();
  const kept = useKept(about, '', isText);
  const reason = kept.value;
  useFirstField();
  const [tried, setTried] = useState(false);
  const short = reason.trim().length < LEAST;
  const send = () => {
    setTried(true);
    if (ready && !short) onConfirm(reason.trim(), kept.forget);
  };
  return (
    <Dialog
      open
      title={title}
      closeLabel={t('common.close')}
      onClose={onClose}
      actions={
        <>
          <Button look={danger ? 'danger' : 'main'} busy={pending} onClick={send}>
            {confirm}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      {children}
      <DraftFound kept={kept} />
      <Area
        label={label}
        hint={hint}
        value={reason}
        maxLength={MOST}
        count={`${reason.length} / ${MOST}`}
        error={tried && short ? d('reason.short') : tried && !ready ? missing : null}
        onInput={kept.set}
      />
      {error ? <DeskFailed error={error} /> : null}
    </Dialog>
  );
}
