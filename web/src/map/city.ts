import type { Point } from './geo.ts';
import { Ground, type NamedPoint } from './ground.ts';
import { LatLng, LatLngBounds, LeafletMap, TileLayer } from './leaflet.ts';
import styles from './map.module.css';
import { type PinEvents, Pins, place } from './pins.ts';

export interface Tiles {
  /** With {z}, {x} and {y}. */
  readonly url: string;
  readonly maxZoom: number;
}

export interface CitySettings {
  readonly centre: Point;
  readonly zoom: number;
  /** South-west and north-east corner, each latitude and longitude. */
  readonly bounds: readonly [readonly [number, number], readonly [number, number]];
  /** null: the districts' names stand in their place. */
  readonly tiles: Tiles | null;
  readonly districts: readonly NamedPoint[];
  /** `browse`: pins are looked at. `pick`: what is under the middle is chosen. `still`: it does not move. */
  readonly use: 'browse' | 'pick' | 'still';
  readonly events: PinEvents | null;
  readonly onView: (view: View) => void;
  /** The map itself was pressed. */
  readonly onPress: () => void;
}

/** What the map shows now. */
export interface View {
  readonly centre: Point;
  readonly zoom: number;
  readonly canZoomIn: boolean;
  readonly canZoomOut: boolean;
}

export const MAX_ZOOM = 18;
/** No nearer than this when the map itself chooses: a street on pictures, and some districts where there are only those. */
const NEAR = { tiles: 15, ground: 14 };
const FINE_STEP = 20;
const STEP = 80;
/** Pixels: what stays free at the edges, what a pin takes above its point, and what the buttons take on a wide map. */
const EDGE = 36;
const PLATE = 16;
const TOOLS = 84;
const NARROW = 480;

/** A map of a city, by Leaflet. */
export class City {
  readonly #map: LeafletMap;
  readonly element: HTMLElement;
  readonly pins: Pins | null;
  readonly #watch: ResizeObserver;
  readonly #still: boolean;
  readonly #near: number;
  #me: { readonly dot: HTMLElement; at: LatLng } | null = null;

  constructor(element: HTMLElement, settings: CitySettings) {
    const { centre, zoom, bounds, tiles, districts, use, events } = settings;
    const [southWest, northEast] = bounds;
    const area = new LatLngBounds([...southWest], [...northEast]);
    const still = use === 'still';
    const pick = use === 'pick';
    // Motion that nobody asked for is left out where the device says so.
    this.#still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const middle = pick ? 'center' : true;
    const map = new LeafletMap(element, {
      center: [centre.latitude, centre.longitude],
      // Where only districts are shown, some of them have to be in the window.
      zoom: tiles ? zoom : Math.min(zoom, NEAR.ground),
      minZoom: 8,
      maxZoom: tiles?.maxZoom ?? MAX_ZOOM,
      dragging: !still,
      keyboard: !still,
      keyboardPanDelta: pick ? FINE_STEP : STEP,
      touchZoom: still ? false : middle,
      scrollWheelZoom: still ? false : middle,
      doubleClickZoom: still ? false : middle,
      // Pictures are sharp at whole steps alone.
      zoomSnap: tiles ? 1 : 0.5,
      zoomAnimation: !this.#still,
      fadeAnimation: !this.#still,
      inertia: !this.#still && !pick,
      maxBoundsViscosity: 0.8,
    });
    this.#map = map;
    this.#near = tiles ? NEAR.tiles : NEAR.ground;
    this.element = element;
    const fit = () => map.setMinZoom(Math.max(1, Math.min(zoom, map.getBoundsZoom(area))));
    if (use === 'browse') map.setMaxBounds(area.pad(0.5));
    fit();
    if (tiles) new TileLayer(tiles.url, { maxZoom: tiles.maxZoom, className: styles.tiles }).addTo(map);
    else if (districts.length > 0) new Ground(map, paneOf(map, 'overlayPane'), districts);
    this.pins = events && new Pins(map, paneOf(map, 'markerPane'), events);
    map.on('moveend', () => settings.onView(this.view()));
    map.on('click', ({ latlng }: { latlng: LatLng }) => {
      if (pick) map.panTo(latlng, { animate: !this.#still });
      else settings.onPress();
    });
    map.on('zoom viewreset moveend', () => this.#placeMe());
    this.#watch = new ResizeObserver(() => {
      map.invalidateSize({ animate: false, pan: false });
      fit();
    });
    this.#watch.observe(element);
    settings.onView(this.view());
  }

  focus(): void {
    this.element.focus({ preventScroll: true });
  }

  view(): View {
    const { lat: latitude, lng: longitude } = this.#map.getCenter();
    const zoom = this.#map.getZoom();
    return {
      centre: { latitude, longitude },
      zoom,
      canZoomIn: zoom < this.#map.getMaxZoom(),
      canZoomOut: zoom > this.#map.getMinZoom(),
    };
  }

  zoomBy(steps: 1 | -1): void {
    this.#map.setZoom(this.#map.getZoom() + steps, { animate: !this.#still });
  }

  /** Shows all of these at once. */
  fit(points: readonly Point[]): void {
    if (points.length === 0) return;
    const bounds = new LatLngBounds(points.map(({ latitude, longitude }): [number, number] => [latitude, longitude]));
    this.#map.fitBounds(bounds, {
      paddingTopLeft: [EDGE, EDGE + PLATE],
      paddingBottomRight: [this.#map.getSize().x > NARROW ? TOOLS : EDGE, EDGE],
      maxZoom: this.#near,
      animate: false,
    });
  }

  /** Whether any of these is in the window. */
  shows(points: readonly Point[]): boolean {
    const window = this.#map.getBounds();
    return points.some(({ latitude, longitude }) => window.contains([latitude, longitude]));
  }

  goTo({ latitude, longitude }: Point): void {
    this.#map.setView([latitude, longitude], Math.max(this.#near, this.#map.getZoom()), { animate: !this.#still });
  }

  /** Moves as little as needed for the point to stand clear of the edges and of what covers the map's foot, in pixels. */
  reveal({ latitude, longitude }: Point, foot: number): void {
    this.#map.panInside([latitude, longitude], {
      paddingTopLeft: [EDGE, EDGE + PLATE],
      paddingBottomRight: [EDGE, EDGE + foot],
      animate: !this.#still,
    });
  }

  /** Marks where somebody is; null takes it away. */
  showMe(point: Point | null): void {
    this.#me?.dot.remove();
    this.#me = null;
    if (!point) return;
    const dot = document.createElement('span');
    dot.className = `leaflet-zoom-hide ${styles.me}`;
    paneOf(this.#map, 'overlayPane').append(dot);
    this.#me = { dot, at: new LatLng(point.latitude, point.longitude) };
    this.#placeMe();
  }

  remove(): void {
    this.#watch.disconnect();
    this.#map.remove();
  }

  #placeMe(): void {
    if (this.#me) place(this.#me.dot, this.#map.latLngToLayerPoint(this.#me.at));
  }
}

function paneOf(map: LeafletMap, name: string): HTMLElement {
  return map.getPane(name) ?? map.getContainer();
}
