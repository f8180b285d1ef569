/**
 * The page's state is its address: what is searched, what is selected, where the map stands, which layers,
 * language, look. This file turns one into the other and touches neither the DOM nor the history.
 *
 * @typedef {{lat: number, lon: number, zoom: number}} View
 * @typedef {object} State
 * @property {string} query what is in the search box
 * @property {{layer: string, id: string}|null} selected
 * @property {View|null} view null: the whole county
 * @property {string[]|null} layers null: the usual ones
 * @property {string} panel open panel: '', 'layers', 'legend', 'list'
 * @property {string} check desk only: 'naming', 'inspection', 'sight', 'record', 'quality', 'journal', 'accounts'
 * @property {string} subject desk only: code of the road, line or cemetery under check; LAYER/CODE of a record; a check of the names; an account
 * @property {Record<string, string>} filters desk only: what the journal is narrowed to, names of {@link FILTERS}
 * @property {string} lang
 * @property {string} theme '' follows the system
 * @property {string} type '' or 'large'
 */

/** What a list may be narrowed to. */
export const FILTERS = ['actor', 'register', 'code', 'act', 'from', 'to', 'request'];

/** @param {string} search as in location.search @returns {State} */
export function parseAddress(search) {
  const words = new URLSearchParams(search);
  return {
    query: (words.get('q') ?? '').slice(0, 200),
    selected: parseSelected(words.get('id')),
    view: parseView(words.get('at')),
    layers: words.has('layers') ? words.get('layers').split(',').filter(Boolean) : null,
    panel: words.get('panel') ?? '',
    check: words.get('check') ?? '',
    subject: words.get('subject') ?? '',
    filters: Object.fromEntries(FILTERS.filter(name => words.get(name)).map(name => [name, words.get(name).slice(0, 120)])),
    lang: words.get('lang') ?? '',
    theme: ['light', 'dark'].includes(words.get('theme')) ? words.get('theme') : '',
    type: words.get('type') === 'large' ? 'large' : '',
  };
}

/** @param {Partial<State>} state @returns {string} "" or "?…", shortest form, always in the same order */
export function formatAddress(state) {
  const parts = [];
  const add = (name, value) => value && parts.push(`${name}=${value}`);
  add('check', state.check);
  add('subject', encodeURIComponent(state.subject ?? '').replaceAll('%2F', '/'));
  for (const name of FILTERS) add(name, encodeURIComponent(state.filters?.[name] ?? ''));
  add('q', encodeURIComponent(state.query ?? ''));
  if (state.selected) add('id', `${state.selected.layer}/${encodeURIComponent(state.selected.id)}`);
  if (state.view) add('at', viewText(state.view));
  if (state.layers) parts.push(`layers=${state.layers.join(',')}`);
  add('panel', state.panel);
  add('lang', state.lang);
  add('theme', state.theme);
  add('type', state.type);
  return parts.length ? `?${parts.join('&')}` : '';
}

/** Five decimals are a metre, enough for a view. */
const viewText = ({ lat, lon, zoom }) => `${lat.toFixed(5)},${lon.toFixed(5)},${zoom}`;

function parseView(text) {
  const [lat, lon, zoom] = (text ?? '').split(',').map(Number);
  const sound = text && Math.abs(lat) <= 85 && Math.abs(lon) <= 180 && zoom >= 0 && zoom <= 22;
  return sound ? { lat, lon, zoom } : null;
}

function parseSelected(text) {
  const slash = (text ?? '').indexOf('/');
  return slash > 0 && slash < text.length - 1 ? { layer: text.slice(0, slash), id: text.slice(slash + 1) } : null;
}
