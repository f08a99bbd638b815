import { type Pin, type Point, pixelsOf } from './geo.ts';

/** Pins that would cover each other, shown as one; a pin alone is a cluster of one. */
export interface Cluster extends Point {
  /** Stays while the cluster has the same pins at the same zoom. */
  readonly key: string;
  readonly pins: readonly Pin[];
}

/** Pixels of a cell of the grid, and how near two clusters may be without becoming one. */
const CELL = 64;
const APART = 46;
interface Group {
  readonly pins: Pin[];
  /** Of all its pins, in pixels at the zoom. */
  x: number;
  y: number;
}

function meanOf(pins: readonly Pin[]): Point {
  const [alone] = pins;
  if (alone && pins.length === 1) return alone;
  const sum = (part: keyof Point) => pins.reduce((all, pin) => all + pin[part], 0) / pins.length;
  return { latitude: sum('latitude'), longitude: sum('longitude') };
}

/**
 * Puts pins together that lie in one cell of a grid at this zoom, and then cells whose middles are too near to be told
 * apart. The grid belongs to the world, not to the window: moving the map changes no cluster. One look at each pin.
 */
export function clustersOf(pins: readonly Pin[], zoom: number): readonly Cluster[] {
  const cells = new Map<number, Group>();
  for (const pin of pins) {
    const { x, y } = pixelsOf(pin, zoom);
    const name = cellOf(x, y);
    const group = cells.get(name);
    if (group) {
      const count = group.pins.push(pin);
      group.x += (x - group.x) / count;
      group.y += (y - group.y) / count;
    } else {
      cells.set(name, { pins: [pin], x, y });
    }
  }
  // The largest keep their place, and the smaller ones near them come to them.
  const kept = new Map<number, Group[]>();
  const groups: Group[] = [];
  for (const group of [...cells.values()].sort((one, other) => other.pins.length - one.pins.length)) {
    const near = nearestOf(group, kept);
    if (near) {
      near.pins.push(...group.pins);
      continue;
    }
    const name = cellOf(group.x, group.y);
    const neighbours = kept.get(name);
    if (neighbours) neighbours.push(group);
    else kept.set(name, [group]);
    groups.push(group);
  }
  return groups.map(({ pins: within }) => {
    const least = within.reduce((before, { number }) => Math.min(before, number), Number.POSITIVE_INFINITY);
    const { latitude, longitude } = meanOf(within);
    return { latitude, longitude, key: `${zoom}/${least}/${within.length}`, pins: within };
  });
}

/** A number of its own for each cell of the grid: there are 2^20 of them in a row at zoom 18. */
function cellOf(x: number, y: number): number {
  return Math.floor(x / CELL) * 2 ** 24 + Math.floor(y / CELL);
}

function nearestOf({ x, y }: Group, kept: ReadonlyMap<number, readonly Group[]>): Group | null {
  let nearest: Group | null = null;
  let least = APART;
  for (const right of [-1, 0, 1])
    for (const down of [-1, 0, 1])
      for (const group of kept.get(cellOf(x + right * CELL, y + down * CELL)) ?? []) {
        const distance = Math.hypot(group.x - x, group.y - y);
        if (distance >= least) continue;
        least = distance;
        nearest = group;
      }
  return nearest;
}
