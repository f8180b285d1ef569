import { boxOf } from '../geo/box.js';
import { loadLeaflet } from './leaflet.js';
import { palette } from './palette.js';
import { restyle, vectorLayer } from './vector-layer.js';

/**
 * The map as the pages know it: positions are [lon, lat] in degrees, boxes [west, south, east, north]. Nothing outside
 * this folder sees a Leaflet object. The map never flies; every move is immediate.
 */

const HILLSHADE_DEEPEST_ZOOM = 14; // a 30 m grid holds no more
const PAN_PIXELS = 80;
const NUDGE_PIXELS = 8;
const POINT_PIXELS = 6;
const NEAREST_ZOOM = 17;

export class CountyMap {
  #map;
  #L;
  #leaflet;
  #vector;
  #shade;
  #options;
  #overlays = new Map();
  #keyListeners = new Set();

  /**
   * @param {HTMLElement} element
   * @param {object} options
   * @param {number[]} options.bounds the county's box
   * @param {{lat: number, lon: number, zoom: number}|null} options.view
   * @param {string} [options.own] code of the own county
   * @param {Set<string>} options.layers visible ones
   * @param {string} options.name what a screen reader calls the map
   * @returns {Promise<CountyMap>} rejected when the map's scripts do not arrive
   */
  static async open(element, options) {
    return new CountyMap(await loadLeaflet(), element, options);
  }

  constructor(leaflet, element, options) {
    this.element = element;
    this.frame = element.parentElement;
    this.#L = leaflet.L;
    this.#leaflet = leaflet;
    this.#options = options;
    this.#map = this.#L.map(element, {
      attributionControl: false, zoomControl: false, keyboard: false, boxZoom: false, doubleClickZoom: false,
      zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false, maxZoom: 20, minZoom: 5,
    });
    element.tabIndex = 0;
    element.setAttribute('role', 'application');
    element.setAttribute('aria-label', options.name);
    this.#map.createPane('shade');
    this.go(options.view) || this.fit(options.bounds);
    this.#shade = this.#L.tileLayer('/tiles/hillshade/{z}/{x}/{y}.png', { pane: 'shade', maxNativeZoom: HILLSHADE_DEEPEST_ZOOM, maxZoom: 20 }).addTo(this.#map);
    this.#vector = vectorLayer(leaflet, palette(), this.#style()).addTo(this.#map);
    element.addEventListener('keydown', event => this.#key(event));
  }

  /** @param {'moveend'|'click'|'dblclick'|'mousemove'|'mouseout'} event @param {(position: [number, number]|null) => void} listener @returns {() => void} stops listening */
  on(event, listener) {
    const heard = e => listener(e.latlng ? [e.latlng.lng, e.latlng.lat] : null);
    this.#map.on(event, heard);
    return () => this.#map.off(event, heard);
  }

  /**
   * Hears keys pressed on the map before the map does.
   * @param {(event: KeyboardEvent) => boolean} listener true when it used the key @returns {() => void} stops listening
   */
  hearKeys(listener) {
    this.#keyListeners.add(listener);
    return () => this.#keyListeners.delete(listener);
  }

  get view() {
    const { lat, lng } = this.#map.getCenter();
    return { lat, lon: lng, zoom: this.#map.getZoom() };
  }

  get zoom() {
    return this.#map.getZoom();
  }

  /** @returns {number[]} what is in view */
  get box() {
    const bounds = this.#map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  }

  /** @returns {[number, number]} */
  get centre() {
    const { lat, lng } = this.#map.getCenter();
    return [lng, lat];
  }

  /** @returns {boolean} whether there was a view to go to */
  go(view) {
    if (!view) return false;
    this.#map.setView([view.lat, view.lon], view.zoom, { animate: false });
    return true;
  }

  fit(box, { deepest = NEAREST_ZOOM } = {}) {
    if (!box) return;
    this.#map.fitBounds([[box[1], box[0]], [box[3], box[2]]], { animate: false, padding: [32, 32], maxZoom: deepest });
  }

  /**
   * Brings something into view: fits it, but leaves the view alone when it is wholly and legibly in it already.
   * @param {object} geojson @param {{deepest?: number}} [options] as for fit
   */
  reveal(geojson, { deepest = NEAREST_ZOOM } = {}) {
    const box = boxOf(geojson);
    if (!box) return;
    const [w, s, e, n] = this.box;
    const inside = box[0] > w && box[1] > s && box[2] < e && box[3] < n;
    const legible = (box[2] - box[0]) / (e - w) > 0.15 || (box[3] - box[1]) / (n - s) > 0.15 || this.zoom >= deepest - 1;
    if (!inside || !legible) this.fit(box, { deepest });
  }

  zoomBy(steps) {
    this.#map.setZoom(this.#map.getZoom() + steps, { animate: false });
  }

  pan(dx, dy) {
    this.#map.panBy([dx, dy], { animate: false });
  }

  /** The box of a few pixels around a place, for asking what is there. */
  around([lon, lat], pixels) {
    const point = this.#map.latLngToContainerPoint([lat, lon]);
    const [sw, ne] = [this.#map.containerPointToLatLng([point.x - pixels, point.y + pixels]), this.#map.containerPointToLatLng([point.x + pixels, point.y - pixels])];
    return [sw.lng, sw.lat, ne.lng, ne.lat];
  }

  /**
   * Draws something over the map; a later call of the same name replaces it.
   * @param {string} name @param {object} geojson @param {(feature: any) => string} classOf class names, styled in look/map.css
   * @param {number} [radius] of points, CSS px
   */
  show(name, geojson, classOf, radius = POINT_PIXELS) {
    this.clear(name);
    const className = feature => `mark ${classOf(feature)}`;
    const overlay = this.#L.geoJSON(geojson, {
      interactive: false,
      style: feature => ({ className: className(feature) }),
      pointToLayer: (feature, at) => this.#L.circleMarker(at, { radius, interactive: false, className: className(feature) }),
    }).addTo(this.#map);
    this.#overlays.set(name, overlay);
  }

  /** A short word beside a place on the map. */
  caption(name, [lon, lat], text, className) {
    this.clear(name);
    const word = document.createElement('span');
    word.textContent = text;
    const overlay = this.#L.tooltip({ permanent: true, direction: 'top', offset: [0, -8], className: `caption ${className}`, interactive: false })
      .setLatLng([lat, lon]).setContent(word).addTo(this.#map);
    this.#overlays.set(name, overlay);
  }

  clear(...names) {
    for (const name of names) {
      this.#overlays.get(name)?.remove();
      this.#overlays.delete(name);
    }
  }

  /** @param {Set<string>} layers */
  setLayers(layers) {
    this.#options.layers = layers;
    this.restyle();
  }

  /** After the theme or the type size changed. */
  restyle() {
    restyle(this.#vector, palette(), this.#style());
  }

  /** After what the tiles show has changed: asks for them anew. */
  reload() {
    this.#vector.remove();
    this.#vector = vectorLayer(this.#leaflet, palette(), this.#style()).addTo(this.#map);
  }

  /** After the element changed its size. */
  resized() {
    this.#map.invalidateSize({ animate: false, pan: false });
  }

  #style() {
    return { own: this.#options.own, isOn: layer => this.#options.layers.has(layer) };
  }

  #key(event) {
    if ([...this.#keyListeners].some(listener => listener(event))) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const step = event.shiftKey ? NUDGE_PIXELS : PAN_PIXELS;
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    if (moves[event.key]) this.pan(...moves[event.key]);
    else if (event.key === '+' || event.key === '=') this.zoomBy(1);
    else if (event.key === '-' || event.key === '_') this.zoomBy(-1);
    else if (event.key === 'Escape') this.element.blur();
    else return;
    event.preventDefault();
  }
}
