import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** What stands where a queue has come to its end. `focus`: it takes what the last item has left behind. */
export function QueueEnd({ focus, children }: { focus: boolean; children: ComponentChildren }) {
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
