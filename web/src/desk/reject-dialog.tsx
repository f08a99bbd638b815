import { REJECTION_REASONS, type RejectionReason } from '../../../functions/core/moderation.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Area, Select } from '../components/field.tsx';
import { DeskFailed } from './desk-failed.tsx';
import { DraftFound } from './draft-found.tsx';
import { useKept } from './kept.ts';
import { hasFields, isOneOf, isText } from './shape.ts';
import { useFirstField } from './use-first-field.ts';
import { useDesk } from './use-words.tsx';

/** Characters of the words to the author. */
const MOST = 2_000;

interface Writing {
  readonly reason: RejectionReason;
  readonly message: string;
}

const isWriting = hasFields<Writing>({ reason: isOneOf(REJECTION_REASONS), message: isText });

/** Rejects a proposal or annuls its votes: a public reason of the list, and words to the author alone. */
export function RejectDialog({
  about,
  title,
  lead,
  confirm,
  pending,
  error,
  first = 'off-topic',
  onReject,
  onClose,
}: {
  /** What is decided, for its draft: `reject.12`. */
  about: string;
  title: string;
  lead: string;
  confirm: string;
  pending: boolean;
  error: unknown;
  first?: RejectionReason;
  /** `forget` is called once it has happened: until then the draft is kept. */
  onReject: (reason: RejectionReason, message: string | null, forget: () => void) => void;
  onClose: () => void;
}) {
  const { d, t } = useDesk();
  const kept = useKept(about, { reason: first, message: '' }, isWriting);
  const { reason, message } = kept.value;
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
            onClick={() => onReject(reason, message.trim() === '' ? null : message.trim(), kept.forget)}
          >
            {confirm}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <p>{lead}</p>
      <DraftFound kept={kept} />
      <Select
        label={d('reject.reason')}
        hint={d('reject.reason.hint')}
        value={reason}
        options={REJECTION_REASONS.map((value) => ({ value, label: t(`report.${value}`) }))}
        onChange={(value) => kept.set({ message, reason: REJECTION_REASONS.find((one) => one === value) ?? reason })}
      />
      <Area
        label={d('reject.message')}
        hint={d('reject.message.hint')}
        optional={t('common.optional')}
        value={message}
        maxLength={MOST}
        count={`${message.length} / ${MOST}`}
        rows={4}
        onInput={(text) => kept.set({ reason, message: text })}
      />
      {error ? <DeskFailed error={error} /> : null}
    </Dialog>
  );
}
