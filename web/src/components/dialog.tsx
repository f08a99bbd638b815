import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { IconButton } from './button.tsx';
import styles from './dialog.module.css';
import { CrossIcon } from './icons.tsx';

/** A window over the page: the browser keeps focus inside, Escape closes it, focus returns to where it was. */
export function Dialog({
  open,
  title,
  closeLabel,
  onClose,
  children,
  actions,
}: {
  open: boolean;
  title: string;
  closeLabel: string;
  onClose: () => void;
  children: ComponentChildren;
  /** Buttons at its foot, the main one first. */
  actions?: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);
  return (
    <dialog ref={dialog} class={styles.dialog} aria-labelledby={id} onClose={onClose}>
      {open && (
        <div class={styles.sheet}>
          <div class={styles.head}>
            <h2 id={id} class={styles.title}>
              {title}
            </h2>
            <IconButton label={closeLabel} icon={<CrossIcon />} onClick={() => dialog.current?.close()} />
          </div>
          <div class={styles.body}>{children}</div>
          {actions && <div class={styles.actions}>{actions}</div>}
        </div>
      )}
    </dialog>
  );
}
