import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** What stands where a queue has come to its end: it takes the focus that the last item has left behind. */
export function QueueEnd({ children }: { children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) box.current?.focus();
  }, []);
  return (
    <div ref={box} tabIndex={-1}>
      {children}
    </div>
  );
}
