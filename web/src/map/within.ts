import type { Point } from './geo.ts';

/** South-west and north-east corner, each latitude and longitude. */
export type Bounds = readonly [readonly [number, number], readonly [number, number]];

export function isWithin([[south, west], [north, east]]: Bounds, { latitude, longitude }: Point): boolean {
  return latitude >= south && latitude <= north && longitude >= west && longitude <= east;
}
