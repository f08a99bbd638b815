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
export function SplitBar({
  first,
  second,
  label,
  most = first + second,
}: {
  first: number;
  second: number;
  label: string;
  /** What the whole length stands for; left out, the sum of both. */
  most?: number;
}) {
  const width = (value: number) => (most === 0 ? 0 : (value / most) * 100);
  return (
    <svg class={styles.split} viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label={label}>
      <rect class={styles.none} width="100" height="4" />
      <rect class={styles.first} width={width(first)} height="4" />
      <rect class={styles.second} x={width(first)} width={width(second)} height="4" />
      {first > 0 && second > 0 && <rect class={styles.gap} x={width(first) - 0.4} width="0.8" height="4" />}
    </svg>
  );
}
