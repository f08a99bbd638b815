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

/** Stands once on every page. Its live regions are there before the first message: only then are they read. */
export function Toasts(): ComponentChildren {
  const [message, setMessage] = useState<Message | null>(null);
  useEffect(() => {
    listeners.add(setMessage);
    return () => {
      listeners.delete(setMessage);
    };
  }, []);
  useEffect(() => {
    if (message === null) return;
    const timer = setTimeout(() => setMessage(null), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [message]);
  const region = (tone: Message['tone']) =>
    message?.tone === tone ? (
      <div key={message.at} class={message.silent ? 'visually-hidden' : `${styles.toast} ${styles[tone]}`}>
        {tone === 'good' ? <CheckIcon /> : <WarningIcon />}
        <span>{message.text}</span>
      </div>
    ) : null;
  return (
    <div class={styles.stack}>
      <div role="status">{region('good')}</div>
      <div role="alert">{region('bad')}</div>
    </div>
  );
}
