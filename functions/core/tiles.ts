import type { CampaignMap, LatLon } from './place.ts';

/** One of the square pictures that a map is made of: at zoom z the world is 2^z of them wide and high. */
export interface TileAddress {
  readonly z: number;
  /** From west to east. */
  readonly x: number;
  /** From north to south. */
  readonly y: number;
}

/** How near a map goes where nobody says: houses can be told apart. */
export const USUAL_MAX_ZOOM = 19;
export const LARGEST_ZOOM = 22;
/** Tiles around a campaign's bounds that are let through: as many as a large screen shows beyond a point on them. */
const AROUND = 8;

/** Where the site finds tiles, on its own host. */
export const TILE_PATH = '/tiles/{z}/{x}/{y}.png';

/** As one number is written in one way: each tile has one address, under which it is kept. */
const WHOLE = /^(?:0|[1-9]\d{0,6})$/;

/** Beyond it the Mercator projection has no tiles. */
const NORTHMOST = 85.0511;

function tileAt([latitude, longitude]: LatLon, z: number): TileAddress {
  const across = 2 ** z;
  const clamped = (Math.max(-NORTHMOST, Math.min(NORTHMOST, latitude)) * Math.PI) / 180;
  const within = (part: number) => Math.max(0, Math.min(across - 1, Math.floor(part * across)));
  return {
    z,
    x: within((longitude + 180) / 360),
    y: within((1 - Math.asinh(Math.tan(clamped)) / Math.PI) / 2),
  };
}

/** Whether a map of these bounds shows the tile, or what is around it on a large screen. */
export function showsTile({ bounds: [southWest, northEast] }: Pick<CampaignMap, 'bounds'>, tile: TileAddress): boolean {
  const [corner, other] = [tileAt(southWest, tile.z), tileAt(northEast, tile.z)];
  const near = (value: number, least: number, most: number) => value >= least - AROUND && value <= most + AROUND;
  return near(tile.x, corner.x, other.x) && near(tile.y, other.y, corner.y);
}

/** The tile of a path's parts, such as `12`, `2111` and `1372.png`; null where there is no such tile. */
export function readTileAddress(z: string, x: string, y: string, maxZoom: number): TileAddress | null {
  const [, row = ''] = /^(.+)\.png$/.exec(y) ?? [];
  if (![z, x, row].every((part) => WHOLE.test(part))) return null;
  const tile = { z: Number(z), x: Number(x), y: Number(row) };
  const across = 2 ** tile.z;
  return tile.z <= maxZoom && tile.x < across && tile.y < across ? tile : null;
}

/** The address of a tile at its server, of a template with {z}, {x} and {y}. */
export function tileUrl(template: string, { z, x, y }: TileAddress): string {
  return template.replace('{z}', `${z}`).replace('{x}', `${x}`).replace('{y}', `${y}`);
}
