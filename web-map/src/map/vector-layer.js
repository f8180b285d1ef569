import { labellers } from './label.js';
import { painters } from './paint.js';
import { LABELS, PAINT } from './style.js';

/** Turns the style into the vector layer's paint and label rules. */

/** Beyond this data zoom tiles are stretched: at 16 one tile unit is already 15 cm. */
const DEEPEST_DATA_ZOOM = 16;

/**
 * @param {{vector: any}} leaflet @param {import('./palette.js').Palette} palette
 * @param {{own?: string, isOn: (layer: string) => boolean}} options
 */
export function vectorLayer({ vector }, palette, { own, isOn }) {
  return vector.leafletLayer({
    url: '/tiles/county/{z}/{x}/{y}.mvt',
    maxDataZoom: DEEPEST_DATA_ZOOM,
    attribution: '',
    noWrap: true,
    ...rules(palette, { own, isOn }),
  });
}

/** Lays the same layer out anew, after the look or the choice of layers changed. */
export function restyle(layer, palette, options) {
  Object.assign(layer, rules(palette, options));
  layer.clearLayout();
  layer.rerenderTiles();
}

function rules(palette, { own, isOn }) {
  const paint = painters(palette);
  const label = labellers(palette);
  const filter = rule => (zoom, feature) => isOn(rule.layer) && (!rule.when || rule.when(feature.props, { own }));
  const common = rule => ({ id: rule.id, dataLayer: rule.layer, minzoom: rule.minzoom, maxzoom: rule.maxzoom, filter: filter(rule) });
  return {
    paintRules: PAINT.map(rule => ({ ...common(rule), symbolizer: paint[rule.symbol](rule.look) })),
    labelRules: LABELS.map(rule => ({ ...common(rule), symbolizer: label[rule.symbol](rule.look) })),
  };
}
