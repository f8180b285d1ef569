import { h } from '../parts/dom.js';
import { grouped } from '../text/measures.js';
import { language, t } from '../text/words.js';
import { LABELS, PAINT } from './style.js';

/** Which layers show. The server says which there are; the style says which it can draw. */

const drawable = layer => [...PAINT, ...LABELS].some(rule => rule.layer === layer);

/**
 * @param {{known: any[], layers: Set<string>, onChange: () => void}} options `layers` is changed in place
 */
export function layerPanel({ known, layers, onChange }) {
  const choice = layer => h('label', { class: 'choice' },
    h('input', { type: 'checkbox', checked: layers.has(layer.id), onchange: event => {
      if (event.target.checked) layers.add(layer.id);
      else layers.delete(layer.id);
      onChange();
    } }),
    h('span', {}, language === 'en' ? layer.titleEn ?? layer.id : layer.title ?? t.kinds[layer.id]), h('span', { class: 'soft small' }, grouped(layer.count ?? 0)));
  const shown = known.filter(layer => layer.geometryType && drawable(layer.id));
  const element = h('div', {}, h('h2', {}, t.map.layers), shown.length ? shown.map(choice) : h('p', { class: 'soft' }, t.map.noLayers));
  return { element };
}
