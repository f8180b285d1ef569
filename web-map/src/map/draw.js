import { lengthMetres } from '../geo/lines.js';
import { h, put } from '../parts/dom.js';
import { remember, remembered } from '../parts/memory.js';
import { distanceText } from '../text/measures.js';
import { t } from '../text/words.js';
import { add, back, EMPTY, lineOf, undo } from './sketch.js';

/**
 * Draws one line on the map, by pointer or by keyboard (a crosshair at the centre; the map moves under it).
 * @param {import('./county-map.js').CountyMap} map
 * @param {{onFinish: (line: object|null) => void}} options called once, with null when there are fewer than two points
 * @returns {{finish: () => void, undo: () => void}}
 */
export function drawLine(map, { onFinish }) {
  let sketch = EMPTY;
  const live = h('p', { class: 'unseen', role: 'status' });
  const length = h('p', { class: 'small' });
  const cross = h('div', { class: 'crosshair', hidden: true });
  const hint = modeHint(length, { finish, undo: () => become(undo(sketch)) });
  map.frame.append(hint, live, cross);
  map.element.classList.add('drawing');
  const stops = [
    map.on('click', place => become(add(sketch, place), t.draw.added)),
    map.on('dblclick', finish),
    map.on('mousemove', place => next(place)),
    map.on('moveend', () => !cross.hidden && next(map.centre)),
    map.hearKeys(key),
  ];
  become(EMPTY);

  function become(changed, say) {
    sketch = changed;
    const { points } = sketch;
    map.show('sketch', line(points), () => 'own');
    map.show('sketch-points', { type: 'FeatureCollection', features: points.map(vertex) }, () => 'vertex');
    put(length, t.draw.points(points.length, distanceText(lengthMetres(points))));
    if (say) live.textContent = say(points.length);
  }

  function next(place) {
    const last = sketch.points.at(-1);
    if (last) map.show('sketch-next', line([last, place]), () => 'next');
  }

  function key(event) {
    cross.hidden = false;
    if (event.key === 'Enter') become(add(sketch, map.centre), t.draw.added);
    else if (event.key === 'Backspace') become(back(sketch), t.draw.removed);
    else if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey)) become(undo(sketch), t.draw.removed);
    else if (event.key === 'Escape') finish();
    else return false;
    return true;
  }

  function finish() {
    stops.forEach(stop => stop());
    map.element.classList.remove('drawing');
    hint.remove();
    live.remove();
    cross.remove();
    map.clear('sketch', 'sketch-points', 'sketch-next');
    onFinish(lineOf(sketch));
  }

  return { finish, undo: () => become(undo(sketch)) };
}

/** What the mode does, at the map's top left; its explanation can be closed for good, its buttons stay. */
function modeHint(length, { finish, undo: takeBack }) {
  const words = h('div', {}, h('p', {}, t.draw.hint), h('p', { class: 'soft' }, t.draw.hintKeyboard),
    h('button', { class: 'link', type: 'button', onclick: () => (remember('drawHint', 'no'), words.remove()) }, t.draw.dismiss));
  return h('div', { class: 'mode-hint' }, remembered('drawHint') === 'no' ? null : words, length,
    h('p', { class: 'row' }, h('button', { class: 'button primary', type: 'button', onclick: finish }, t.draw.finish), h('button', { class: 'button', type: 'button', onclick: takeBack }, t.draw.undo)));
}

/**
 * Lets a person choose one place: a click, or Enter at the crosshair; Esc gives up.
 * @param {import('./county-map.js').CountyMap} map @param {(place: [number, number]|null) => void} onDone @param {string} [words] what for
 */
export function choosePlace(map, onDone, words = t.draw.pick) {
  const cross = h('div', { class: 'crosshair' });
  const hint = h('div', { class: 'mode-hint' }, h('p', {}, words), h('p', { class: 'soft' }, t.draw.hintKeyboard), h('button', { class: 'button', type: 'button', onclick: () => done(null) }, t.cancel));
  map.frame.append(hint, cross);
  map.element.classList.add('drawing');
  const stops = [map.on('click', done), map.hearKeys(event => {
    if (event.key === 'Enter') done(map.centre);
    else if (event.key === 'Escape') done(null);
    else return false;
    return true;
  })];
  map.element.focus();

  function done(place) {
    stops.forEach(stop => stop());
    map.element.classList.remove('drawing');
    hint.remove();
    cross.remove();
    onDone(place);
  }
}

const line = points => ({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: points } });
const vertex = coordinates => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates } });
