import { h, put, svg } from '../parts/dom.js';
import { distanceText } from '../text/measures.js';
import { t } from '../text/words.js';
import { groundRuns, profileScale, sampleAt } from './profile-scale.js';

/** The ground under one sight line, and the line over it: solid while it is clear, dotted behind what blocks it. */

const FRAME = { width: 420, height: 190, left: 46, right: 10, top: 12, bottom: 30 };
const TABLE_ROWS = 20;
const PAGE = 10; // places that Page Up and Page Down pass

/**
 * @param {any} profile answer of /api/visibility/profile
 * @param {(distance: number|null) => void} onHover metres from the observer
 * @returns {{element: HTMLElement, showAt: (distance: number|null) => void, showScreen: (distance: number, height: number) => void}}
 *   `showScreen`: a screen so far before the target, so high
 */
export function profileChart(profile, onHover) {
  const scale = profileScale(profile, FRAME);
  const summary = summaryOf(profile, scale.total);
  const cursor = svg('g', { class: 'cursor', visibility: 'hidden' }, svg('line', { y1: FRAME.top, y2: scale.floor }), svg('circle', { r: 4 }));
  const reading = h('p', { class: 'small soft reading', 'aria-live': 'polite' }, t.sight.moveHint);
  const screen = svg('line', { class: 'screen', visibility: 'hidden' });
  const picture = svg('svg', { class: 'profile', viewBox: `0 0 ${FRAME.width} ${FRAME.height}`, role: 'slider', tabindex: '0', 'aria-label': summary, 'aria-valuemin': '0', 'aria-valuemax': String(Math.round(scale.total)), 'aria-valuenow': '0', onkeydown: key, onpointermove: move, onpointerleave: () => over(null) },
    ...axes(scale), ...obstacles(profile, scale), ...groundRuns(profile).map(run => ground(run, scale)), ...rays(profile, scale), narrowest(profile, scale), screen, cursor);
  let at = 0;

  function move(event) {
    const box = picture.getBoundingClientRect();
    over(scale.distanceAt(((event.clientX - box.left) / box.width) * FRAME.width));
  }

  /** By key from one place of the profile to the next: that is where the line of sight was looked at. */
  function key(event) {
    const { distances } = profile;
    const here = distances.findLastIndex(distance => distance <= at + 1e-6);
    const to = { ArrowLeft: at > distances[here] + 1e-6 ? here : here - 1, ArrowRight: here + 1, PageDown: here - PAGE, PageUp: here + PAGE, Home: 0, End: distances.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    over(distances[Math.min(distances.length - 1, Math.max(0, to))]);
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
    const text = t.sight.atDistance(distanceText(distance), height(sample.ground), height(sample.sight));
    picture.setAttribute('aria-valuenow', String(Math.round(distance)));
    picture.setAttribute('aria-valuetext', text);
    put(reading, text);
  }

  function showScreen(before, metres) {
    const foot = before < scale.total ? sampleAt(profile, scale.total - before).ground : null;
    screen.setAttribute('visibility', foot === null || !metres ? 'hidden' : 'visible');
    if (foot === null) return;
    const x = scale.x(scale.total - before);
    for (const [name, value] of Object.entries({ x1: x, x2: x, y1: scale.y(foot), y2: scale.y(foot + metres) })) screen.setAttribute(name, value);
  }

  return { element: h('figure', {}, h('figcaption', { class: 'small' }, summary), picture, reading, table(profile)), showAt, showScreen };
}

/** @returns {string} what the picture says */
export function summaryOf(profile, total) {
  return t.sight.profileSummary(distanceText(total), fateOf(profile));
}

function fateOf(profile) {
  const { verdict, visible, blocker, clearanceMetres, crossesMissingData, reason } = profile;
  const [over, at] = narrowestOf(profile);
  if (verdict === 'doubtful') return t.sight.profileDoubtful(doubtText(reason));
  if (blocker) return t.sight.profileBlocked(distanceText(blocker.distance), `${Math.abs(clearanceMetres ?? 0).toFixed(1)} m`);
  if (crossesMissingData || !visible) return t.sight.profileMissing;
  return Number.isFinite(at) ? t.sight.profileClear(`${over.toFixed(1)} m`, distanceText(at)) : t.sight.profileLevel;
}

/** @returns {string} why somebody has to look on the spot, in the reader's language */
export function doubtText(reason) {
  const { marginMetres: margin, verticalErrorMetres: error, linesThroughMissingHeights: lines } = reason ?? {};
  return [
    Number.isFinite(margin) ? (margin < 0 ? t.sight.doubtBelow : t.sight.doubtAbove)((Math.floor(Math.abs(margin) * 10) / 10).toFixed(1), error) : null,
    lines ? t.sight.doubtMissing(lines) : null,
  ].filter(Boolean).join(t.sight.and);
}

/** Where the line comes nearest to the ground between the ends, or lies deepest under it: a leader from there to the word. */
function narrowest(profile, scale) {
  const [over, at] = narrowestOf(profile);
  if (!Number.isFinite(at)) return null;
  const { sight } = sampleAt({ ...profile, ground: profile.sight }, at);
  const x = scale.x(at);
  const beside = x > FRAME.width * 0.7 ? { x: x - 5, 'text-anchor': 'end' } : { x: x + 5 };
  return svg('g', {}, svg('line', { class: 'clearance', x1: x, x2: x, y1: scale.y(sight), y2: scale.floor }),
    svg('text', { class: 'clearance-word', ...beside, y: scale.floor - 6 }, over < 0 ? t.sight.above(height(-over)) : t.sight.clearance(height(over))));
}

/** Near the ends every line is near the ground: while it is clear, what counts is the margin beyond a cell from them. @returns {[number, number]} metres over the ground, where */
const narrowestOf = ({ visible, marginMetres, marginAtMetres, clearanceMetres, clearanceAtMetres }) =>
  (visible && Number.isFinite(marginAtMetres) ? [marginMetres, marginAtMetres] : [clearanceMetres, clearanceAtMetres]);

/** Trees and buildings on the ground, where they are known. */
function obstacles({ distances, surface }, scale) {
  return surface ? groundRuns({ distances, ground: surface }).map(run => svg('polygon', { class: 'obstacles', points: closed(run, scale) })) : [];
}

function axes(scale) {
  return [
    ...scale.heightTicks.map(value => svg('g', { class: 'tick', transform: `translate(0 ${scale.y(value)})` }, svg('line', { x1: FRAME.left, x2: FRAME.width - FRAME.right }), svg('text', { x: FRAME.left - 6, y: 4, 'text-anchor': 'end' }, `${value}`))),
    ...scale.distanceTicks.map(value => svg('g', { class: 'tick foot', transform: `translate(${scale.x(value)} ${scale.floor})` }, svg('line', { y2: 4 }), svg('text', { y: 18, 'text-anchor': value === 0 ? 'start' : 'middle' }, scale.total >= 2000 ? `${value / 1000} km` : `${value} m`))),
  ];
}

function ground(run, scale) {
  const points = run.map(([distance, metres]) => `${scale.x(distance).toFixed(1)},${scale.y(metres).toFixed(1)}`);
  return svg('g', {}, svg('polygon', { class: 'ground', points: closed(run, scale) }), svg('polyline', { class: 'surface-line', points: points.join(' ') }));
}

/** A run of heights as an area down to the floor. */
function closed(run, scale) {
  const corner = ([distance, metres]) => `${scale.x(distance).toFixed(1)},${scale.y(metres).toFixed(1)}`;
  return [`${scale.x(run[0][0]).toFixed(1)},${scale.floor}`, ...run.map(corner), `${scale.x(run.at(-1)[0]).toFixed(1)},${scale.floor}`].join(' ');
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
    until < end ? svg('text', { class: 'blocker-word', y: stop[1] - 9, ...(stop[0] > FRAME.width * 0.7 ? { x: stop[0] + 6, 'text-anchor': 'end' } : { x: stop[0] - 6 }) }, `${t.sight.blocker} ${distanceText(until)}`) : null,
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
