import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { type Filters, filtersOf, NO_FILTERS, queryOf } from './filters.ts';

/** How long typing may pause before the address follows, ms. */
const TYPING = 250;
/** When it follows a chip, ms. */
const AFTER_DRAWING = 60;

/** The list's filters: they answer at once, and the address follows, so that a list can be shared and returned to. */
export function useFilters() {
  const { query, path, route } = useLocation();
  const [filters, setFilters] = useState(() => filtersOf(query));
  const written = useRef(queryOf(filters));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const address = queryOf(filtersOf(query));
  // A link or the browser's way back leads to other filters than those that were written last.
  useEffect(() => {
    if (address === written.current) return;
    written.current = address;
    setFilters(filtersOf(query));
  }, [address, query]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (part: Partial<Filters>) => {
    const next = { ...filters, ...part };
    setFilters(next);
    clearTimeout(timer.current);
    const write = () => {
      written.current = queryOf(next);
      route(`${path}${queryOf(next)}`, true);
    };
    // The list is drawn first, and only then with the new address: all that reads the address is drawn again then.
    timer.current = setTimeout(write, part.q === undefined ? AFTER_DRAWING : TYPING);
  };
  return { filters, change, reset: () => change({ ...NO_FILTERS, sort: filters.sort }) };
}
