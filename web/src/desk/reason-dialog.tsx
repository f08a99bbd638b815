import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Area } from '../components/field.tsx';
import { DeskFailed } from './desk-failed.tsx';
import { useFirstField } from './use-first-field.ts';
import { useDesk } from './use-words.tsx';

/** Characters of a reason. */
const LEAST = 3;
const MOST = 500;

/** What is about to happen, why, and a last yes. Open for as long as it is there. */
export function ReasonDialog({
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
  onConfirm: (reason: string) => void;
  onClose: () => void;
  children?: ComponentChildren;
}) {
  const { d, t } = useDesk();
  const [reason, setReason] = useState('');
  useFirstField();
  const [tried, setTried] = useState(false);
  const short = reason.trim().length < LEAST;
  const send = () => {
    setTried(true);
    if (ready && !short) onConfirm(reason.trim());
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
      <Area
        label={label}
        hint={hint}
        value={reason}
        maxLength={MOST}
        count={`${reason.length} / ${MOST}`}
        error={tried && short ? d('reason.short') : tried && !ready ? missing : null}
        onInput={setReason}
      />
      {error ? <DeskFailed error={error} /> : null}
    </Dialog>
  );
}
