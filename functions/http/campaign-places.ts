import { type LatLon, outOfBounds } from '../core/place.ts';
import { type FoundProblem, show } from './campaign-problem.ts';
import type { CampaignFile } from './campaign-schema.ts';

/** What is wrong with the map of a campaign and with what is shown on it. */
export function placesProblems({ places, districts }: CampaignFile): FoundProblem[] {
  if (!places) return [];
  const [[south, west], [north, east]] = places.bounds;
  const corners = (axis: number, reason: string, remedy: string): FoundProblem => ({
    path: `/places/bounds/1/${axis}`,
    found: show(places.bounds[1][axis]),
    reason,
    remedy,
  });
  if (south >= north) return [corners(0, `is not north of ${south}`, 'write the southern corner first')];
  if (west >= east) {
    const remedy = 'write the western corner first; a map across the 180th meridian is not possible';
    return [corners(1, `is not east of ${west}`, remedy)];
  }
  const within = (path: string, centre: LatLon): FoundProblem[] => {
    const [latitude, longitude] = centre;
    if (outOfBounds(places, { latitude, longitude }).length === 0) return [];
    return [{ path, found: show(centre), reason: 'lies outside of /places/bounds', remedy: 'write a point within' }];
  };
  return [
    ...within('/places/centre', places.centre),
    ...districts.flatMap(({ centre }, index) => (centre ? within(`/districts/${index}/centre`, centre) : [])),
  ];
}
