import styles from './plate.module.css';

/** A proposal's number on an enamel plate, as houses have it in Liège. People name proposals by it. */
export function Plate({ number, large = false, label }: { number: number; large?: boolean; label?: string }) {
  return (
    <span class={large ? `${styles.plate} ${styles.large}` : styles.plate}>
      {label && <span class={styles.label}>{label} </span>}
      {number}
    </span>
  );
}
