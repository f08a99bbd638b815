import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { CheckIcon, WarningIcon } from './icons.tsx';
import styles from './toast.module.css';

interface Message {
  readonly text: string;
  readonly tone: 'good' | 'bad';
  /** Read aloud alone: the page shows already what it says. */
  readonly silent: boolean;
  readonly at: number;
}

type Listener = (message: Message) => void;
const listeners = new Set<Listener>();
let given = 0;

function tell(text: string, tone: Message['tone'], silent: boolean): void {
  given += 1;
  for (const listener of listeners) listener({ text, tone, silent, at: given });
}

/** Shows a short message at the foot of the window for some seconds, and has it read aloud. */
export function toast(text: string, tone: Message['tone'] = 'good'): void {
  tell(text, tone, false);
}

/** Has a message read aloud that the page shows in its own place. */
export function announce(text: string): void {
  tell(text, 'good', true);
}

const SHOWN_FOR = 6_000;

/** The latest message of its kind while it is fresh: what is only read aloud never takes the place of what is shown. */
function useLatest(silent: boolean): Message | null {
  const [message, setMessage] = useState<Message | null>(null);
  useEffect(() => {
    const listener: Listener = (told) => {
      if (told.silent === silent) setMessage(told);
    };
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [silent]);
  useEffect(() => {
    if (message === null) return;
    const timer = setTimeout(() => setMessage(null), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [message]);
  return message;
}

/** Stands once on every page. Its live regions are there before the first message: only then are they read. */
export function Toasts(): ComponentChildren {
  const shown = useLatest(false);
  const said = useLatest(true);
  const toastOf = (tone: Message['tone']) =>
    shown?.tone === tone && (
      <div key={shown.at} class={`${styles.toast} ${styles[tone]}`}>
        {tone === 'good' ? <CheckIcon /> : <WarningIcon />}
        <span>{shown.text}</span>
      </div>
    );
  return (
    <div class={styles.stack}>
      <div role="status">
        {toastOf('good')}
        {said !== null && (
          <span key={said.at} class="visually-hidden">
            {said.text}
          </span>
        )}
      </div>
      <div role="alert">{toastOf('bad')}</div>
    </div>
  );
}
