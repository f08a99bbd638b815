/** A point of the earth, in degrees (WGS 84). */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

export interface Pin extends Point {
  readonly number: number;
}

/** The web's maps are a square of 256 pixels at zoom 0, and twice as wide with every zoom. */
const WORLD = 256;

/** Where a point lies in the web's Mercator projection, in pixels at a zoom, from the world's north-west corner. */
export function pixelsOf({ latitude, longitude }: Point, zoom: number): { readonly x: number; readonly y: number } {
  const size = WORLD * 2 ** zoom;
  const sine = Math.sin((latitude * Math.PI) / 180);
  return {
    x: (longitude / 360 + 0.5) * size,
    y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size,
  };
}

const EARTH = 6_371_000;

/** Metres between two points along the earth's surface. */
export function metresBetween(one: Point, other: Point): number {
  const [from, to] = [(one.latitude * Math.PI) / 180, (other.latitude * Math.PI) / 180];
  const turn = ((other.longitude - one.longitude) * Math.PI) / 180;
  const half = Math.sin((to - from) / 2) ** 2 + Math.cos(from) * Math.cos(to) * Math.sin(turn / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** How long a metre is on the map, in pixels, at a latitude and a zoom. */
export function pixelsOfMetre(latitude: number, zoom: number): number {
  return (WORLD * 2 ** zoom) / (2 * Math.PI * 6_378_137 * Math.cos((latitude * Math.PI) / 180));
}
