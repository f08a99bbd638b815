import { useState } from 'preact/hooks';
import { REPORT_REASONS } from '../../../functions/core/moderation.ts';
import type { Schemas } from '../api/client.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Failed } from './failed.tsx';
import { Area, Choices } from './field.tsx';
import { toast } from './toast.tsx';

type Report = Schemas['Report'];

const MOST = 500;

/** Asks what is the matter with something, and tells the moderators. */
export function ReportDialog({
  title,
  report,
  open,
  onClose,
}: {
  title: string;
  /** What sends it. */
  report: {
    readonly isPending: boolean;
    readonly error: unknown;
    readonly mutate: (report: Report, options: { onSuccess: () => void }) => void;
  };
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useI18n();
  const [reason, setReason] = useState<Report['reason']>('off-topic');
  const [text, setText] = useState('');
  const send = () => {
    const words = text.trim();
    report.mutate(
      { reason, text: words === '' ? null : words },
      {
        onSuccess: () => {
          toast(t('proposal.reported'));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      open={open}
      title={title}
      closeLabel={t('common.close')}
      onClose={onClose}
      actions={
        <>
          <Button look="main" busy={report.isPending} onClick={send}>
            {t('proposal.report.send')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <p>{t('proposal.report.lead')}</p>
      <Choices
        label={t('proposal.report.reason')}
        name="reason"
        value={reason}
        options={REPORT_REASONS.map((value) => ({ value, label: t(`report.${value}`) }))}
        onChange={setReason}
      />
      <Area
        label={t('proposal.report.text')}
        optional={t('common.optional')}
        value={text}
        maxLength={MOST}
        count={`${text.length} / ${MOST}`}
        onInput={setText}
      />
      {report.error ? <Failed error={report.error} /> : null}
    </Dialog>
  );
}
