import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A message that takes the focus which the last act has left behind: a queue's end, or that somebody was quicker. */
export function Focused({ focus, children }: { focus: boolean; children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus) box.current?.focus();
  }, [focus]);
  return (
    <div ref={box} tabIndex={-1}>
      {children}
    </div>
  );
}
