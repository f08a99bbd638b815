import type { Map as LeafletMap, ZoomAnimEvent } from 'leaflet';
import { metresBetween, type Point, pixelsOf, pixelsOfMetre } from './geo.ts';
import { LatLng } from './leaflet.ts';
import styles from './map.module.css';
import { place } from './pins.ts';

export interface NamedPoint extends Point {
  readonly name: string;
}

/** Metres: the radius of a district's disc at least and at most, and its part of the way to the next district. */
const LEAST = 220;
const MOST = 900;
const PART = 0.46;
/** About a label's pixels: a letter's width, and the line's height. */
const LETTER = 8;
const LINE = 22;

interface Disc extends NamedPoint {
  readonly radius: number;
}

function discsOf(points: readonly NamedPoint[]): readonly Disc[] {
  return points.map((point) => {
    const ways = points.filter((other) => other !== point).map((other) => metresBetween(point, other));
    return { ...point, radius: Math.min(MOST, Math.max(LEAST, Math.min(...ways) * PART)) };
  });
}

/** What a map without pictures shows: the districts' names, each on a disc around its middle. No border is drawn. */
export class Ground {
  readonly #map: LeafletMap;
  readonly #sheet = document.createElement('div');
  readonly #discs: readonly Disc[];
  readonly #origin: Point;
  /** Of what is drawn now. */
  #zoom = 0;

  constructor(map: LeafletMap, pane: HTMLElement, points: readonly NamedPoint[]) {
    this.#map = map;
    this.#discs = discsOf(points);
    this.#origin = map.getCenter() && points[0] ? points[0] : { latitude: 0, longitude: 0 };
    this.#sheet.className = `leaflet-zoom-animated ${styles.ground}`;
    this.#sheet.setAttribute('aria-hidden', 'true');
    pane.append(this.#sheet);
    map.on('zoomanim', ({ zoom, center }: ZoomAnimEvent) => this.#move(zoom, center));
    map.on('zoom', () => this.#move(map.getZoom(), map.getCenter()));
    map.on('zoomend viewreset', () => this.#draw());
    this.#draw();
  }

  #move(zoom: number, centre: LatLng): void {
    const { latitude, longitude } = this.#origin;
    const corner = this.#map._latLngToNewLayerPoint(new LatLng(latitude, longitude), zoom, centre);
    place(this.#sheet, corner, this.#map.getZoomScale(zoom, this.#zoom));
  }

  #draw(): void {
    this.#zoom = this.#map.getZoom();
    const from = pixelsOf(this.#origin, this.#zoom);
    const labels: { readonly x: number; readonly y: number; readonly half: number }[] = [];
    const marks = this.#discs.map((disc) => {
      const { x, y } = pixelsOf(disc, this.#zoom);
      const mark = document.createElement('span');
      mark.className = styles.disc ?? '';
      const size = 2 * disc.radius * pixelsOfMetre(disc.latitude, this.#zoom);
      Object.assign(mark.style, {
        width: `${size}px`,
        height: `${size}px`,
        left: `${x - from.x}px`,
        top: `${y - from.y}px`,
      });
      const half = (disc.name.length * LETTER) / 2;
      const isFree = labels.every((label) => Math.abs(label.x - x) > label.half + half || Math.abs(label.y - y) > LINE);
      if (isFree) {
        labels.push({ x, y, half });
        const label = document.createElement('span');
        label.className = styles.name ?? '';
        label.textContent = disc.name;
        Object.assign(label.style, { left: `${x - from.x}px`, top: `${y - from.y}px` });
        return [mark, label];
      }
      return [mark];
    });
    this.#sheet.replaceChildren(...marks.flat());
    this.#move(this.#zoom, this.#map.getCenter());
  }
}
