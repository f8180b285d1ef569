import { centreOf, boxOf } from '../geo/box.js';
import { metresBetween } from '../geo/lines.js';
import { h, put } from '../parts/dom.js';
import { classOf, titleOf } from '../parts/names.js';
import { t, wordFor } from '../text/words.js';
import { layersToAsk } from './pick.js';

/**
 * One listbox of the named things in view, so that what the map shows can be reached without seeing or clicking it.
 * It asks only while it is open, and speaks at most once a second.
 */

const NAMED = ['places', 'roads', 'boundary-markers', 'boundary-lines', 'cemeteries', 'burial-zones', 'divisions'];
const EACH = 30;
const MOST = 60;
const PAUSE_MILLISECONDS = 400;

/** @param {{map: import('./county-map.js').CountyMap, api: any, askable: () => Set<string>, onChoose: (chosen: {layer: string, id: string}) => void}} options */
export function inViewPanel({ map, api, askable, onChoose }) {
  let timer;
  let open = false;
  let asked;
  let entries = [];
  let active = -1;
  const count = h('p', { class: 'soft small', role: 'status' });
  const list = h('div', { class: 'in-view', role: 'listbox', tabindex: '0', 'aria-label': t.map.inView, onkeydown: key });
  const element = h('div', {}, h('h2', {}, t.map.inView), h('p', { class: 'soft small' }, t.map.inViewHint), count, list);
  map.on('moveend', () => open && later());

  function later() {
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE_MILLISECONDS);
  }

  async function refresh() {
    asked?.abort();
    asked = new AbortController();
    const { signal } = asked;
    const wanted = layersToAsk(askable(), map.zoom).filter(layer => NAMED.includes(layer));
    try {
      const answers = await Promise.all(wanted.map(layer => api.items(layer, { bbox: map.box, limit: EACH, signal }).then(body => body.features.map(feature => ({ layer, feature })))));
      draw(answers.flat());
    } catch (failure) {
      if (failure.name !== 'AbortError') put(count, t.errors.network);
    }
  }

  function draw(found) {
    const centre = map.centre;
    const near = ({ feature }) => (feature.geometry ? metresBetween(centreOf(boxOf(feature.geometry)), centre) : Infinity);
    const named = found.filter(({ layer, feature }) => layer === 'boundary-markers' || feature.properties.name).sort((a, b) => near(a) - near(b));
    entries = named.slice(0, MOST);
    active = -1;
    list.removeAttribute('aria-activedescendant');
    put(count, named.length > MOST ? t.map.moreInView(MOST) : t.map.inViewCount(named.length));
    list.hidden = entries.length === 0;
    put(list, ...entries.map(({ layer, feature }, i) => h('div', { role: 'option', id: `in-view-${i}`, 'aria-selected': 'false', onclick: () => choose(i) },
      h('span', {}, titleOf(layer, feature.properties)), h('span', { class: 'soft small' }, classOf(layer, feature.properties) || wordFor(t.kinds, layer)))));
  }

  function key(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1, Home: -entries.length, End: entries.length };
    if (event.key === 'Enter' && active >= 0) return choose(active);
    if (!(event.key in steps) || entries.length === 0) return;
    event.preventDefault();
    active = Math.min(entries.length - 1, Math.max(0, active + steps[event.key]));
    mark();
  }

  function mark() {
    [...list.children].forEach((option, i) => option.setAttribute('aria-selected', i === active));
    list.setAttribute('aria-activedescendant', `in-view-${active}`);
    list.children[active].scrollIntoView({ block: 'nearest' });
    map.show('in-view', entries[active].feature, () => 'selected');
  }

  function choose(i) {
    active = i;
    mark();
    const { layer, feature } = entries[i];
    onChoose({ layer, id: String(feature.id ?? feature.properties.code) });
  }

  return {
    element,
    shown: isShown => {
      open = isShown;
      if (open) refresh();
      else map.clear('in-view');
    },
  };
}
