import styles from './bar-list.module.css';

export interface Bar {
  key: string;
  label: string;
  /** Parts of the bar, in the order in which they are drawn. */
  parts: readonly { colour: 'first' | 'second' | 'rest'; value: number }[];
  text: string;
}

/** A few bars with their names and numbers written out: readable by everybody as it is. */
export function BarList({
  label,
  bars,
  stacked = false,
}: {
  label: string;
  bars: readonly Bar[];
  /** Whether numbers stand below the names on a phone: where they are sentences. */
  stacked?: boolean;
}) {
  const most = Math.max(1, ...bars.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0)));
  return (
    <ul class={stacked ? `${styles.bars} ${styles.stacked}` : styles.bars} aria-label={label}>
      {bars.map(({ key, label: name, parts, text }) => {
        let from = 0;
        return (
          <li key={key} class={styles.bar}>
            <span class={styles.name}>{name}</span>
            <span class={styles.text}>{text}</span>
            <svg class={styles.drawn} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
              <rect class={styles.ground} width="100" height="4" />
              {parts.map(({ colour, value }) => {
                const x = from;
                from += (value / most) * 100;
                return <rect key={colour} class={styles[colour]} x={x} width={(value / most) * 100} height="4" />;
              })}
            </svg>
          </li>
        );
      })}
    </ul>
  );
}
