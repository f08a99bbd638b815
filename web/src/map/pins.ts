import type { Map as LeafletMap, ZoomAnimEvent } from 'leaflet';
import { type Cluster, clustersOf } from './clusters.ts';
import type { Pin } from './geo.ts';
import { LatLng, Pixels } from './leaflet.ts';
import styles from './map.module.css';

export interface PinEvents {
  /** What is read aloud for a pin or for several in one. */
  readonly nameOf: (pins: readonly Pin[]) => string;
  /** How many there are in one, in the page's language. */
  readonly countOf: (count: number) => string;
  /** Of one, or of several that no zoom would tell apart; none when the choice is given up. */
  readonly onSelect: (numbers: readonly number[]) => void;
  /** A pin that is pointed at or has the focus. */
  readonly onPoint: (number: number | null) => void;
}

interface Drawn {
  readonly button: HTMLButtonElement;
  at: LatLng;
  cluster: Cluster;
}

/** How far beyond the window pins are drawn, so that a move shows them at once; of the window's size. */
const BEYOND = 0.25;
/** What stays free around a pin that takes the focus, in pixels. */
const ROOM = 56;
const LARGE = 10;
const LARGEST = 100;

const DIRECTIONS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The pins of a map, as buttons: one stop of the Tab key, arrow keys from one to the next in their direction. However
 * many there are, only those in the window are drawn.
 */
export class Pins {
  readonly #map: LeafletMap;
  readonly #pane: HTMLElement;
  readonly #events: PinEvents;
  readonly #drawn = new Map<string, Drawn>();
  readonly #byZoom = new Map<number, readonly Cluster[]>();
  #pins: readonly Pin[] = [];
  #pointed: number | null = null;
  #selected: readonly number[] = [];
  /** Where the focus goes when a group that had it has been opened. */
  #focusAt: { readonly at: LatLng; readonly before: number } | null = null;

  constructor(map: LeafletMap, pane: HTMLElement, events: PinEvents) {
    this.#map = map;
    this.#pane = pane;
    this.#events = events;
    map.on('zoomanim', ({ zoom, center }: ZoomAnimEvent) => {
      for (const { button, at } of this.#drawn.values()) place(button, map._latLngToNewLayerPoint(at, zoom, center));
    });
    map.on('zoom viewreset', () => this.#placeAll());
    // After a zoom as well.
    map.on('moveend resize', () => this.#draw());
    // What is pressed on a pin is no press on the map.
    for (const name of ['click', 'dblclick'] as const) pane.addEventListener(name, (event) => event.stopPropagation());
    pane.addEventListener('keydown', (event) => this.#onKey(event));
  }

  show(pins: readonly Pin[]): void {
    this.#pins = pins;
    this.#byZoom.clear();
    this.#draw();
  }

  /** Writes the names anew, once there is more to say. */
  rename(): void {
    for (const { button, cluster } of this.#drawn.values()) this.#name(button, cluster);
  }

  point(number: number | null): void {
    this.#pointed = number;
    this.#mark();
  }

  select(numbers: readonly number[]): void {
    this.#selected = numbers;
    this.#mark();
  }

  /** The focus goes to the pin that shows this number; false where none does. */
  focus(number: number): boolean {
    const found = [...this.#drawn.values()].find(({ cluster }) => cluster.pins.some((pin) => pin.number === number));
    found?.button.focus({ preventScroll: true });
    return found !== undefined;
  }

  #clusters(): readonly Cluster[] {
    // Between two steps as at the farther one, where less is drawn apart.
    const zoom = Math.floor(this.#map.getZoom());
    let clusters = this.#byZoom.get(zoom);
    if (!clusters) {
      clusters = clustersOf(this.#pins, zoom);
      this.#byZoom.set(zoom, clusters);
    }
    return clusters;
  }

  #draw(): void {
    const window = this.#map.getBounds().pad(BEYOND);
    const shown = this.#clusters()
      .filter(({ latitude, longitude }) => window.contains([latitude, longitude]))
      .toSorted((one, other) => other.latitude - one.latitude || one.longitude - other.longitude);
    const keys = new Set(shown.map(({ key }) => key));
    for (const [key, { button }] of this.#drawn) {
      if (keys.has(key)) continue;
      button.remove();
      this.#drawn.delete(key);
    }
    let next = this.#pane.firstElementChild;
    for (const cluster of shown) {
      const drawn = this.#drawn.get(cluster.key) ?? this.#make(cluster);
      drawn.cluster = cluster;
      drawn.at = new LatLng(cluster.latitude, cluster.longitude);
      if (drawn.button === next) next = next.nextElementSibling;
      else this.#pane.insertBefore(drawn.button, next);
    }
    this.#placeAll();
    this.#mark();
    this.#oneTabStop();
    // A move that was under way ends first: the group is opened once the zoom is another one.
    if (this.#focusAt && this.#focusAt.before !== this.#map.getZoom()) {
      this.#nearest(this.#focusAt.at)?.button.focus({ preventScroll: true });
      this.#focusAt = null;
    }
  }

  #make(cluster: Cluster): Drawn {
    const button = document.createElement('button');
    const { length } = cluster.pins;
    button.type = 'button';
    const size = length >= LARGEST ? styles.largest : length >= LARGE ? styles.larger : styles.small;
    button.className = `leaflet-zoom-animated ${length === 1 ? styles.pin : `${styles.group} ${size}`}`;
    const face = document.createElement('span');
    face.className = styles.face ?? '';
    face.textContent = length === 1 ? String(cluster.pins[0]?.number) : this.#events.countOf(length);
    button.append(face);
    const drawn: Drawn = { button, cluster, at: new LatLng(cluster.latitude, cluster.longitude) };
    const numberOf = () => (drawn.cluster.pins.length === 1 ? (drawn.cluster.pins[0]?.number ?? null) : null);
    button.addEventListener('click', (event) => {
      // The end of a drag that began on a pin is no press of it; a key's press has no clicks counted.
      if (event.detail > 0 && this.#map.dragging.moved?.()) return;
      this.#open(drawn, event.detail === 0);
    });
    button.addEventListener('focus', () => {
      this.#oneTabStop(button);
      this.#events.onPoint(numberOf());
      this.#map.panInside(drawn.at, { padding: [ROOM, ROOM] });
    });
    button.addEventListener('blur', () => this.#events.onPoint(null));
    button.addEventListener('mouseenter', () => this.#events.onPoint(numberOf()));
    button.addEventListener('mouseleave', () => this.#events.onPoint(null));
    this.#name(button, cluster);
    this.#drawn.set(cluster.key, drawn);
    return drawn;
  }

  #open({ cluster, at }: Drawn, byKey: boolean): void {
    const { pins } = cluster;
    const map = this.#map;
    const first = pins[0];
    const isOnePlace = pins.every(
      ({ latitude, longitude }) => latitude === first?.latitude && longitude === first.longitude,
    );
    if (pins.length === 1 || isOnePlace || map.getZoom() >= map.getMaxZoom()) {
      this.#events.onSelect(pins.map(({ number }) => number));
      return;
    }
    if (byKey) this.#focusAt = { at, before: map.getZoom() };
    const bounds = pins.map(({ latitude, longitude }): [number, number] => [latitude, longitude]);
    const zoom = Math.max(map.getZoom() + 1, map.getBoundsZoom(bounds, false, new Pixels(ROOM * 2, ROOM * 2)));
    map.setView(at, Math.min(zoom, map.getMaxZoom()));
  }

  #name(button: HTMLButtonElement, { pins }: Cluster): void {
    button.setAttribute('aria-label', this.#events.nameOf(pins));
  }

  #mark(): void {
    for (const { button, cluster } of this.#drawn.values()) {
      const isSelected = cluster.pins.some(({ number }) => this.#selected.includes(number));
      const isPointed = cluster.pins.some(({ number }) => number === this.#pointed);
      button.classList.toggle(styles.selected ?? '', isSelected);
      button.classList.toggle(styles.pointed ?? '', isPointed);
      if (isSelected) button.setAttribute('aria-current', 'true');
      else button.removeAttribute('aria-current');
    }
  }

  #placeAll(): void {
    for (const { button, at } of this.#drawn.values()) {
      const point = this.#map.latLngToLayerPoint(at);
      place(button, point);
      // The more southern one lies over the other; what is pointed at over both.
      button.style.setProperty('--pin-layer', String(Math.round(point.y) + 10_000));
    }
  }

  #nearest(at: LatLng): Drawn | null {
    let nearest: Drawn | null = null;
    for (const drawn of this.#drawn.values())
      if (nearest === null || drawn.at.distanceTo(at) < nearest.at.distanceTo(at)) nearest = drawn;
    return nearest;
  }

  /** Tab reaches the pin that had the focus last, or else the one nearest to the middle. */
  #oneTabStop(focused?: HTMLButtonElement): void {
    const all = [...this.#drawn.values()];
    const stop =
      focused ??
      all.find(({ button }) => button === document.activeElement)?.button ??
      this.#nearest(this.#map.getCenter())?.button;
    for (const { button } of all) button.tabIndex = button === stop ? 0 : -1;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#events.onSelect([]);
    const direction = DIRECTIONS[event.key];
    const from = [...this.#drawn.values()].find(({ button }) => button === document.activeElement);
    if (!direction || !from || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const here = this.#map.latLngToLayerPoint(from.at);
    let best: { readonly drawn: Drawn; readonly cost: number } | null = null;
    for (const drawn of this.#drawn.values()) {
      const { x, y } = this.#map.latLngToLayerPoint(drawn.at).subtract(here);
      const along = x * direction[0] + y * direction[1];
      const aside = Math.abs(x * direction[1]) + Math.abs(y * direction[0]);
      // In a quarter of the circle around the direction; the nearer to its middle the better.
      if (drawn === from || along <= 0 || aside > along * 1.5) continue;
      const cost = along + aside * 2;
      if (best === null || cost < best.cost) best = { drawn, cost };
    }
    best?.drawn.button.focus({ preventScroll: true });
  }
}

/** By a transform alone, which moves without laying anything out anew. */
export function place(element: HTMLElement, { x, y }: { readonly x: number; readonly y: number }, scale = 1): void {
  element.style.transform = `translate3d(${x}px, ${y}px, 0) scale(${scale})`;
}
