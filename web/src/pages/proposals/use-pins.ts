import { useMemo } from 'preact/hooks';
import { type PlaceFilters, usePlaces } from '../../api/places.ts';
import type { Pin } from '../../map/geo.ts';
import type { Filters } from './filters.ts';
import type { List } from './use-list.ts';

/** The same key for all, so that they are asked for once. */
const ALL: PlaceFilters = {};

function placeFilters({ q, theme, district, answer }: Filters): PlaceFilters {
  const words = q.trim();
  return {
    ...(words === '' ? {} : { q: words }),
    ...(theme === null ? {} : { theme }),
    ...(district === null ? {} : { district }),
    ...(answer === null ? {} : { answer }),
  };
}

/**
 * Where the ideas of the list are that have a place. With all ideas on the device, their places are asked for once and
 * narrowed down here, as the list is; otherwise the platform narrows down both.
 *
 * @param wanted whether the map is shown
 */
export function usePins(wanted: boolean, filters: Filters, { found, busy }: List, seen: ReadonlySet<number>) {
  const narrowedHere = found !== null;
  // What is typed counts once typing pauses, as it does for the list.
  const asked = narrowedHere || busy ? ALL : placeFilters(filters);
  const { data, isError } = usePlaces(wanted ? asked : null);
  const pins = useMemo((): readonly Pin[] | undefined => {
    if (!data || (filters.selected && !found)) return undefined;
    if (!found) return filters.unseen ? data.filter(({ number }) => !seen.has(number)) : data;
    const numbers = new Set(found.map(({ number }) => number));
    return data.filter(({ number }) => numbers.has(number));
  }, [data, found, filters.selected, filters.unseen, seen]);
  return { pins, failed: isError && !data };
}
