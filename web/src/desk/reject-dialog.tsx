import { useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Area, Select } from '../components/field.tsx';
import { REJECTION_REASONS, type RejectionReason } from './conflict.ts';
import { DeskFailed } from './desk-failed.tsx';
import { useFirstField } from './use-first-field.ts';
import { useDesk } from './use-words.tsx';

/** Characters of the words to the author. */
const MOST = 2_000;

/** Rejects a proposal or annuls its votes: a public reason of the list, and words to the author alone. */
export function RejectDialog({
  title,
  lead,
  confirm,
  pending,
  error,
  first = 'off-topic',
  onReject,
  onClose,
}: {
  title: string;
  lead: string;
  confirm: string;
  pending: boolean;
  error: unknown;
  first?: RejectionReason;
  onReject: (reason: RejectionReason, message: string | null) => void;
  onClose: () => void;
}) {
  const { d, t } = useDesk();
  const [reason, setReason] = useState<RejectionReason>(first);
  const [message, setMessage] = useState('');
  useFirstField();
  return (
    <Dialog
      open
      title={title}
      closeLabel={t('common.close')}
      onClose={onClose}
      actions={
        <>
          <Button
            look="danger"
            busy={pending}
            onClick={() => onReject(reason, message.trim() === '' ? null : message.trim())}
          >
            {confirm}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <p>{lead}</p>
      <Select
        label={d('reject.reason')}
        hint={d('reject.reason.hint')}
        value={reason}
        options={REJECTION_REASONS.map((value) => ({ value, label: t(`report.${value}`) }))}
        onChange={(value) => setReason(REJECTION_REASONS.find((one) => one === value) ?? reason)}
      />
      <Area
        label={d('reject.message')}
        hint={d('reject.message.hint')}
        optional={t('common.optional')}
        value={message}
        maxLength={MOST}
        count={`${message.length} / ${MOST}`}
        rows={4}
        onInput={setMessage}
      />
      {error ? <DeskFailed error={error} /> : null}
    </Dialog>
  );
}
