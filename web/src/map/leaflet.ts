import 'leaflet/src/map/handler/Map.DoubleClickZoom.js';
import 'leaflet/src/map/handler/Map.Drag.js';
import 'leaflet/src/map/handler/Map.Keyboard.js';
import 'leaflet/src/map/handler/Map.ScrollWheelZoom.js';
import 'leaflet/src/map/handler/Map.TouchZoom.js';
import './leaflet.css';

export { LatLng } from 'leaflet/src/geo/LatLng.js';
export { LatLngBounds } from 'leaflet/src/geo/LatLngBounds.js';
export { Point as Pixels } from 'leaflet/src/geometry/Point.js';
export { TileLayer } from 'leaflet/src/layer/tile/TileLayer.js';
export { Map as LeafletMap } from 'leaflet/src/map/Map.js';

declare module 'leaflet' {
  interface Handler {
    /** Of dragging: whether the last press has moved the map. */
    moved?(): boolean;
  }
  interface Map {
    /** Where a point will be once the map stands at another zoom and centre; Leaflet's own layers move by it. */
    _latLngToNewLayerPoint(latlng: LatLng, zoom: number, center: LatLng): Point;
  }
}
