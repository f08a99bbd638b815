import styles from './progress.module.css';

/** A bar that says how much of a whole is done. `label` names it, `text` says it in words and is shown beside. */
export function ProgressBar({ value, max, label, text }: { value: number; max: number; label: string; text: string }) {
  return (
    <div class={styles.progress}>
      <div class={styles.words}>
        <span>{label}</span>
        <strong>{text}</strong>
      </div>
      <progress class={styles.bar} value={value} max={Math.max(max, 1)} aria-label={label} />
    </div>
  );
}

/** Two sides of one bar, such as votes for and against. The numbers stand beside it, in words for readers. */
export function SplitBar({ first, second, label }: { first: number; second: number; label: string }) {
  const total = first + second;
  const share = total === 0 ? 50 : (first / total) * 100;
  return (
    <svg class={styles.split} viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label={label}>
      <rect class={total === 0 ? styles.none : styles.second} x="0" y="0" width="100" height="4" />
      {total > 0 && <rect class={styles.first} x="0" y="0" width={share} height="4" />}
      {first > 0 && second > 0 && <rect class={styles.gap} x={share - 0.4} y="0" width="0.8" height="4" />}
    </svg>
  );
}
