import { h, put, svg } from '../parts/dom.js';
import { distanceText } from '../text/measures.js';
import { t } from '../text/words.js';
import { groundRuns, profileScale, sampleAt } from './profile-scale.js';

/** The ground under one sight line, and the line over it: solid while it is clear, dotted behind what blocks it. */

const FRAME = { width: 420, height: 190, left: 46, right: 10, top: 12, bottom: 30 };
const TABLE_ROWS = 20;
const KEY_STEPS = 100;

/**
 * @param {any} profile answer of /api/visibility/profile
 * @param {(distance: number|null) => void} onHover metres from the observer
 * @returns {{element: HTMLElement, showAt: (distance: number|null) => void}}
 */
export function profileChart(profile, onHover) {
  const scale = profileScale(profile, FRAME);
  const summary = summaryOf(profile, scale.total);
  const cursor = svg('g', { class: 'cursor', visibility: 'hidden' }, svg('line', { y1: FRAME.top, y2: scale.floor }), svg('circle', { r: 4 }));
  const reading = h('p', { class: 'small soft reading', 'aria-live': 'polite' }, t.sight.moveHint);
  const picture = svg('svg', { class: 'profile', viewBox: `0 0 ${FRAME.width} ${FRAME.height}`, role: 'img', tabindex: '0', 'aria-label': summary, onkeydown: key, onpointermove: move, onpointerleave: () => over(null) },
    ...axes(scale), ...groundRuns(profile).map(run => ground(run, scale)), ...rays(profile, scale), cursor);
  let at = 0;

  function move(event) {
    const box = picture.getBoundingClientRect();
    over(scale.distanceAt(((event.clientX - box.left) / box.width) * FRAME.width));
  }

  function key(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    over(Math.min(scale.total, Math.max(0, at + (step * scale.total) / KEY_STEPS)));
  }

  function over(distance) {
    showAt(distance);
    onHover(distance);
  }

  function showAt(distance) {
    cursor.setAttribute('visibility', distance === null ? 'hidden' : 'visible');
    if (distance === null) return put(reading, t.sight.moveHint);
    at = distance;
    const sample = sampleAt(profile, distance);
    cursor.setAttribute('transform', `translate(${scale.x(distance)} 0)`);
    cursor.lastChild.setAttribute('cy', scale.y(sample.ground ?? sample.sight));
    put(reading, t.sight.atDistance(distanceText(distance), height(sample.ground), height(sample.sight)));
  }

  return { element: h('figure', {}, h('figcaption', { class: 'small' }, summary), picture, reading, table(profile)), showAt };
}

/** @returns {string} what the picture says */
export function summaryOf({ visible, blocker, clearanceMetres, crossesMissingData }, total) {
  const fate = crossesMissingData ? t.sight.profileMissing
    : visible ? t.sight.profileClear(`${clearanceMetres?.toFixed(1)} m`)
    : t.sight.profileBlocked(distanceText(blocker?.distance ?? 0), `${Math.abs(clearanceMetres ?? 0).toFixed(1)} m`);
  return t.sight.profileSummary(distanceText(total), fate);
}

function axes(scale) {
  return [
    ...scale.heightTicks.map(value => svg('g', { class: 'tick', transform: `translate(0 ${scale.y(value)})` }, svg('line', { x1: FRAME.left, x2: FRAME.width - FRAME.right }), svg('text', { x: FRAME.left - 6, y: 4, 'text-anchor': 'end' }, `${value}`))),
    ...scale.distanceTicks.map(value => svg('g', { class: 'tick foot', transform: `translate(${scale.x(value)} ${scale.floor})` }, svg('line', { y2: 4 }), svg('text', { y: 18, 'text-anchor': value === 0 ? 'start' : 'middle' }, scale.total >= 2000 ? `${value / 1000} km` : `${value} m`))),
  ];
}

function ground(run, scale) {
  const points = run.map(([distance, metres]) => `${scale.x(distance).toFixed(1)},${scale.y(metres).toFixed(1)}`);
  return svg('g', {}, svg('polygon', { class: 'ground', points: [`${scale.x(run[0][0]).toFixed(1)},${scale.floor}`, ...points, `${scale.x(run.at(-1)[0]).toFixed(1)},${scale.floor}`].join(' ') }), svg('polyline', { class: 'surface-line', points: points.join(' ') }));
}

function rays({ distances, sight, visible, blocker }, scale) {
  const at = distance => [scale.x(distance), scale.y(sampleAt({ distances, ground: sight, sight }, distance).sight)];
  const end = scale.total;
  const until = visible || !blocker ? end : blocker.distance;
  const [start, stop, last] = [at(0), at(until), at(end)];
  const ray = (from, to, name) => svg('line', { class: name, x1: from[0], y1: from[1], x2: to[0], y2: to[1] });
  return [
    ray(start, stop, 'ray'), until < end ? ray(stop, last, 'ray behind') : null,
    until < end ? svg('path', { class: 'blocker', d: `M${stop[0]} ${stop[1] - 5}l6 11h-12z` }, svg('title', {}, t.sight.blocker)) : null,
    svg('circle', { class: 'eye', cx: start[0], cy: start[1], r: 3.5 }), svg('rect', { class: 'aim', x: last[0] - 4, y: last[1] - 4, width: 8, height: 8 }),
  ].filter(Boolean);
}

function table(profile) {
  const total = profile.distances.at(-1);
  const rows = Array.from({ length: TABLE_ROWS + 1 }, (_, i) => sampleAt(profile, (total * i) / TABLE_ROWS));
  return h('details', {}, h('summary', {}, t.sight.table), h('table', {}, h('thead', {}, h('tr', {}, ...[t.sight.distance, t.sight.ground, t.sight.ray].map(name => h('th', { scope: 'col' }, name)))),
    h('tbody', {}, ...rows.map(row => h('tr', {}, h('td', {}, distanceText(row.distance)), h('td', {}, height(row.ground)), h('td', {}, height(row.sight)))))));
}

const height = metres => (Number.isFinite(metres) ? `${metres.toFixed(1)} m` : '–');
