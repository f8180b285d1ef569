import { t, wordFor } from '../text/words.js';
import { h } from './dom.js';
import { readings } from './ruby.js';

/** A name with its reading over it. */
export function rubyName(name, pinyin) {
  return h('span', { class: 'name', lang: 'zh-CN' },
    ...readings(name, pinyin).map(([text, reading]) => (reading ? h('ruby', {}, text, h('rt', { lang: 'zh-Latn-pinyin' }, reading)) : text)));
}

/** The state of a thing in a word; the colour only repeats it. */
export function statusChip(code) {
  if (!code) return null;
  const tone = ['proposed', 'draft'].includes(code) ? 'jade' : ['cancelled', 'lost', 'missing', 'full'].includes(code) ? 'cinnabar' : ['unnamed', 'damaged', 'moved'].includes(code) ? 'ochre' : '';
  return h('span', { class: `chip ${tone}` }, wordFor(t.status, code));
}

/**
 * What a feature is called, whatever its layer.
 * @param {string} layer @param {any} p properties
 */
export function titleOf(layer, p) {
  if (layer === 'door-plates') return t.titles.plate(p.street_name ?? '', p.label ?? p.number);
  if (layer === 'boundary-markers') return t.titles.marker(p.line_code ?? '', String(p.serial ?? p.code).padStart(3, '0'));
  if (layer === 'roads' && !p.name) return t.titles.unnamedRoad;
  if (layer === 'signs') return t.titles.sign(p.text ?? p.code);
  if (layer === 'graves') return t.titles.grave(p.code);
  return p.name ?? p.code;
}

/** The class of a feature in a word: 主干路, 居民点, 县级… */
export function classOf(layer, p) {
  const code = { roads: ['road_class'], places: ['place_class'], divisions: ['level'], 'boundary-lines': ['level'], cemeteries: ['cemetery_kind'], 'burial-zones': ['zone_kind'], 'door-plates': ['plate_kind'], signs: ['sign_kind'], 'boundary-markers': ['marker_type'] }[layer]?.[0];
  return code && p[code] ? wordFor(t.codes[code] ?? {}, p[code]) : '';
}
