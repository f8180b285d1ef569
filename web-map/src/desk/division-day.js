import { boxOf, centreOf } from '../geo/box.js';
import { h, put } from '../parts/dom.js';
import { trouble } from '../parts/trouble.js';
import { t } from '../text/words.js';

/** The divisions of a day on the map: the same features that any program gets with `datetime`. */

const MOST = 500;

export function dayPart({ api, map }) {
  const said = h('p', { class: 'small soft', 'aria-live': 'polite' });
  const day = h('input', { id: 'division-day', type: 'date', onchange: () => show() });
  const level = h('select', { id: 'division-level', onchange: () => show() }, ...['county', 'township', 'village'].map(key => h('option', { value: key, selected: key === 'township' }, t['division-changes'].levels[key])));
  let marks = [];

  function clear() {
    map?.clear(...marks);
    marks = [];
  }

  async function show() {
    clear();
    put(said);
    if (!day.value) return;
    try {
      const { features } = await api.items('divisions', { limit: MOST, datetime: day.value, level: level.value });
      put(said, t['division-changes'].stood(features.length));
      draw(features);
    } catch (failure) {
      put(said, trouble(failure, show));
    }
  }

  function draw(features) {
    if (!map || !features.length) return;
    const collection = { type: 'FeatureCollection', features };
    map.show('division-day', collection, () => 'scope');
    marks = ['division-day'];
    for (const { geometry, properties } of features.slice(0, 60)) {
      map.caption(`division-day-${properties.code}`, centreOf(boxOf(geometry)), properties.name, '');
      marks.push(`division-day-${properties.code}`);
    }
    map.reveal(collection);
  }

  return {
    element: h('section', {}, h('h2', {}, t['division-changes'].dayHead), h('div', { class: 'row' }, h('label', { class: 'unseen', for: 'division-day' }, t['division-changes'].day), day, h('label', { class: 'unseen', for: 'division-level' }, t['division-changes'].level), level), said),
    leave: clear,
  };
}
