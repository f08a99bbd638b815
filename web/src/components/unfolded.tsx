import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import styles from './unfolded.module.css';

/** What lies folded below its label, and is made only once somebody unfolds it: a table of a thousand rows, say. */
export function Unfolded({
  label,
  class: styled,
  children,
}: {
  label: ComponentChildren;
  class?: string | undefined;
  children: () => ComponentChildren;
}) {
  const [open, setOpen] = useState(false);
  return (
    <details class={styled ?? styles.folded} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{label}</summary>
      {open && children()}
    </details>
  );
}
