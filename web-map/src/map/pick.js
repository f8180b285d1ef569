import { boxSize, metresTo } from '../geo/nearest.js';
import { firstZoom } from './style.js';
import { metresPerPixel } from './scale.js';

/**
 * What is under a click. The server is asked, layer by layer, for a small box; here the answers are put in the order
 * a person expects: points before lines before areas, near before far, small areas before the county around them.
 */

const TOUCH_PIXELS = 12;
const ORDER = ['boundary-markers', 'door-plates', 'signs', 'graves', 'places', 'roads', 'boundary-lines', 'cemeteries', 'burial-zones', 'sight-zones', 'built-up-areas', 'divisions'];

/** @param {Set<string>} visible layers @param {number} zoom @returns {string[]} those worth asking */
export const layersToAsk = (visible, zoom) => ORDER.filter(layer => visible.has(layer) && zoom >= firstZoom(layer));

/**
 * @param {Array<{layer: string, feature: any}>} found @param {[number, number]} place @param {number} zoom
 * @returns {Array<{layer: string, feature: any}>} only what the click touches, best first
 */
export function ranked(found, place, zoom) {
  const reach = metresPerPixel(place[1], zoom) * TOUCH_PIXELS;
  return found
    .map(hit => ({ ...hit, metres: metresTo(hit.feature.geometry, place) }))
    .filter(hit => hit.metres <= (isArea(hit) ? 0 : reach))
    .sort((a, b) => rank(a) - rank(b) || (isArea(a) ? boxSize(a.feature.geometry) - boxSize(b.feature.geometry) : a.metres - b.metres));
}

/** @param {Set<string>} visible layers that the server has @returns {Promise<Array<{layer: string, feature: any}>>} */
export async function pickAt(map, api, place, visible) {
  const layers = layersToAsk(visible, map.zoom);
  const bbox = map.around(place, TOUCH_PIXELS);
  const answers = await Promise.all(layers.map(layer => api.items(layer, { bbox, limit: 20 }).then(body => body.features.map(feature => ({ layer, feature })))));
  return ranked(answers.flat(), place, map.zoom);
}

const isArea = hit => hit.feature.geometry?.type.endsWith('Polygon');
const rank = hit => ORDER.indexOf(hit.layer);
