import type { ComponentChildren } from 'preact';
import { Button } from './button.tsx';
import { InfoIcon, WarningIcon } from './icons.tsx';
import styles from './states.module.css';

/** What stands where there is nothing (yet), and what one can do about it. */
export function EmptyState({
  title,
  children,
  actions,
}: {
  title: string;
  children?: ComponentChildren;
  actions?: ComponentChildren;
}) {
  return (
    <div class={styles.empty}>
      <svg class={styles.drawing} viewBox="0 0 120 60" aria-hidden="true" focusable="false">
        <path d="M6 46C20 22 40 10 60 10s40 12 54 36M22 46c10-15 23-23 38-23s28 8 38 23" />
        <path d="M4 54c7-5 12-5 18 0s12 5 19 0 12-5 19 0 12 5 19 0 12-5 19 0 12 5 18 0" />
      </svg>
      <p class={styles.title}>{title}</p>
      {children && <div class={styles.text}>{children}</div>}
      {actions && <div class={styles.actions}>{actions}</div>}
    </div>
  );
}

/** What went wrong in plain words, with a way to try again. */
export function ErrorState({
  title,
  children,
  retryLabel,
  onRetry,
  busy,
}: {
  title: string;
  children?: ComponentChildren;
  retryLabel?: string;
  onRetry?: (() => void) | undefined;
  busy?: boolean;
}) {
  return (
    <div class={`${styles.notice} ${styles.bad}`} role="alert">
      <WarningIcon />
      <div class={styles.words}>
        <p class={styles.strong}>{title}</p>
        {children && <div>{children}</div>}
        {onRetry && retryLabel && (
          <Button small busy={busy ?? false} onClick={onRetry}>
            {retryLabel}
          </Button>
        )}
      </div>
    </div>
  );
}

/** A remark that belongs to the page: calm, to watch, good or bad news. */
export function Notice({
  tone = 'calm',
  icon,
  title,
  children,
}: {
  tone?: 'calm' | 'watch' | 'good' | 'bad';
  icon?: ComponentChildren;
  title?: string;
  children?: ComponentChildren;
}) {
  return (
    <div class={`${styles.notice} ${styles[tone]}`}>
      {icon ?? <InfoIcon />}
      <div class={styles.words}>
        {title && <p class={styles.strong}>{title}</p>}
        {children && <div>{children}</div>}
      </div>
    </div>
  );
}
