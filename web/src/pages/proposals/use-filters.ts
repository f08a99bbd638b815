import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { afterPaint } from '../../after-paint.ts';
import { type Filters, filtersOf, queryOf } from './filters.ts';
import { keepingView } from './use-view.ts';

/** How long the address waits for the next choice or letter, ms: whatever reads it is drawn again when it follows. */
const QUIET = 250;

/** The list's filters: they answer at once, and the address follows, so that a list can be shared and returned to. */
export function useFilters() {
  const { query, path, route } = useLocation();
  const [filters, setFilters] = useState(() => filtersOf(query));
  const current = useRef(filters);
  current.current = filters;
  const written = useRef(queryOf(filters));
  const waiting = useRef<() => void>(undefined);
  const address = queryOf(filtersOf(query));
  // While the next page is on its way the list stays as it is, below an address that is not its own.
  const isOwn = path.endsWith('/proposals');
  // A link or the browser's way back leads to other filters than those that were written last.
  useEffect(() => {
    if (!isOwn || address === written.current) return;
    written.current = address;
    setFilters(filtersOf(query));
  }, [isOwn, address, query]);
  const write = useCallback(() => {
    const next = queryOf(current.current);
    if (next === written.current) return;
    written.current = next;
    route(`${path}${keepingView(next)}`, true);
  }, [path, route]);
  useEffect(() => {
    // Whoever follows a link at once comes back to the list as it was: it is written before the router sees the click.
    const leave = ({ target }: Event) => {
      if (target instanceof Element && target.closest('a') !== null) write();
    };
    addEventListener('click', leave, { capture: true });
    return () => {
      removeEventListener('click', leave, { capture: true });
      waiting.current?.();
    };
  }, [write]);
  const change = useCallback(
    (part: Partial<Filters>) => {
      setFilters((before) => ({ ...before, ...part }));
      waiting.current?.();
      let timer: ReturnType<typeof setTimeout>;
      const cancel = afterPaint(() => {
        timer = setTimeout(write, QUIET);
      });
      waiting.current = () => {
        cancel();
        clearTimeout(timer);
      };
    },
    [write],
  );
  return { filters, change };
}
