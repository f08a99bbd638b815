import type { ComponentChildren } from 'preact';
import styles from './badge.module.css';

export type Tone = 'calm' | 'good' | 'watch' | 'bad' | 'none';

/** A word or two about a state, such as an answer's kind or a project's. The tone only repeats what the words say. */
export function Badge({
  tone = 'none',
  icon,
  children,
}: {
  tone?: Tone;
  icon?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <span class={`${styles.badge} ${styles[tone]}`}>
      {icon}
      {children}
    </span>
  );
}
