import type { ComponentChildren } from 'preact';
import styles from './card-grid.module.css';
import { CardSkeleton } from './skeleton.tsx';

/** Cards side by side where there is room, one below the other on a phone. Its children are list items. */
export function CardGrid({
  label,
  children,
  busy = false,
}: {
  label?: string;
  children: ComponentChildren;
  busy?: boolean;
}) {
  return (
    <ul class={styles.grid} aria-label={label} aria-busy={busy ? 'true' : undefined}>
      {children}
    </ul>
  );
}

/** The same grid before the cards have come. */
export function CardGridSkeleton({ cards = 6 }: { cards?: number }) {
  return (
    <div class={styles.grid}>
      {Array.from({ length: cards }, (_, index) => (
        <CardSkeleton key={index} />
      ))}
    </div>
  );
}
