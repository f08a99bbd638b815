import { useMemo } from 'preact/hooks';
import { usePlaces } from '../../api/places.ts';
import { metresBetween } from '../../map/geo.ts';
import { useHere } from '../../map/here.ts';

export type Distances = ReadonlyMap<number, number>;
const NONE: Distances = new Map();

/** How far each idea with a place is from where the reader is, in metres; none until that is known. */
export function useDistances(wanted: boolean): Distances {
  const { here } = useHere();
  const { data } = usePlaces(wanted ? {} : null);
  return useMemo(() => {
    if (!wanted || !here || !data) return NONE;
    return new Map(data.map((pin) => [pin.number, metresBetween(here, pin)]));
  }, [wanted, here, data]);
}
