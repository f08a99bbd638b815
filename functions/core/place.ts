/** Degrees of latitude, then of longitude (WGS 84), as maps take them. */
export type LatLon = readonly [latitude: number, longitude: number];

/** The part of the world in which proposals of a campaign can lie, and how a map of it begins. */
export interface CampaignMap {
  readonly centre: LatLon;
  /** As tile maps count: the whole world at 0, twice as near with each step. */
  readonly zoom: number;
  /** South-west and north-east corner; what lies on them is within. */
  readonly bounds: readonly [southWest: LatLon, northEast: LatLon];
}

/** Where a proposal would be, as its author says. */
export interface Place {
  /** Degrees, with `DECIMALS` decimals. */
  readonly latitude: number;
  readonly longitude: number;
  /** The author's words for it; null where there are none. */
  readonly label: string | null;
}

/** One of latitude is 1.1 m, one of longitude less: a doorstep, and no more than that. */
const DECIMALS = 5;

export function roundDegrees(degrees: number): number {
  // Without the sign of a zero, which not every store keeps.
  return Number(degrees.toFixed(DECIMALS)) + 0;
}

const AXES = ['latitude', 'longitude'] as const;
export type Axis = (typeof AXES)[number];

/** An axis on which a point is out of bounds, and the range there. */
export interface OutOfBounds {
  readonly axis: Axis;
  readonly least: number;
  readonly most: number;
}

export function outOfBounds(
  { bounds: [southWest, northEast] }: Pick<CampaignMap, 'bounds'>,
  point: Pick<Place, Axis>,
): OutOfBounds[] {
  return AXES.map((axis, index) => ({ axis, least: southWest[index] ?? 0, most: northEast[index] ?? 0 })).filter(
    ({ axis, least, most }) => point[axis] < least || point[axis] > most,
  );
}
