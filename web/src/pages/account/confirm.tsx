import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Failed } from '../../components/failed.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';

/** A button for what cannot be undone: it asks first. */
export function Confirm({
  label,
  title,
  children,
  act,
  onConfirm,
}: {
  label: string;
  title: string;
  /** What it means. */
  children: ComponentChildren;
  act: { readonly isPending: boolean; readonly error: unknown };
  /** Does it, and calls `done` once it is done. */
  onConfirm: (done: () => void) => void;
}) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button small look="quiet" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        open={open}
        title={title}
        closeLabel={t('common.close')}
        onClose={close}
        actions={
          <>
            <Button look="danger" busy={act.isPending} onClick={() => onConfirm(close)}>
              {label}
            </Button>
            <Button onClick={close}>{t('common.cancel')}</Button>
          </>
        }
      >
        <p>{children}</p>
        {act.error ? <Failed error={act.error} /> : null}
      </Dialog>
    </>
  );
}
