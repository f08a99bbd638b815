import { useEffect, useRef, useState } from 'preact/hooks';

/**
 * Which item of a list is open, and where focus goes: to the next one when one is done. Each item's heading button has
 * `data-item` with its id. Where nothing is left, `Focused` takes the focus.
 */
export function useCurrent(ids: readonly string[]) {
  const [wanted, setWanted] = useState<string | null>(null);
  const [moves, setMoves] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const current = wanted !== null && ids.includes(wanted) ? wanted : (ids[0] ?? null);
  const latest = useRef(current);
  latest.current = current;
  useEffect(() => {
    if (moves === 0) return;
    if (latest.current === null) return;
    const target = list.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(latest.current)}"]`);
    target?.focus({ preventScroll: true });
    target?.closest('li')?.scrollIntoView({ block: 'start' });
  }, [moves]);
  const open = (id: string | null) => setWanted(id);
  const go = (id: string | null) => {
    setWanted(id);
    setMoves((count) => count + 1);
  };
  const at = current === null ? -1 : ids.indexOf(current);
  return {
    current,
    list,
    /** Opens it without moving focus. */
    open,
    /** Opens the next one or the one before, and leads focus there. */
    move: (step: 1 | -1) => {
      const id = ids[at + step];
      if (id !== undefined) go(id);
    },
    /** The current one is done: on to what comes after it, or before it where it was the last. */
    leave: () => go(ids[at + 1] ?? ids[at - 1] ?? null),
  };
}
