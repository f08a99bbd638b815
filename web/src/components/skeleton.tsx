import styles from './skeleton.module.css';

/** Lines where text will stand: as high as the text, so that nothing moves when it comes. */
export function TextSkeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div class={styles.text} aria-hidden="true">
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} class={styles.line} />
      ))}
    </div>
  );
}

/** A card of a list before it has come. */
export function CardSkeleton() {
  return (
    <div class={styles.card} aria-hidden="true">
      <span class={styles.plate} />
      <span class={styles.heading} />
      <span class={styles.line} />
      <span class={styles.line} />
      <span class={styles.foot} />
    </div>
  );
}

/** Says once, for readers, that something is on its way; shows nothing. */
export function Loading({ label }: { label: string }) {
  return (
    <p class="visually-hidden" role="status">
      {label}
    </p>
  );
}
