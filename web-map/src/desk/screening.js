import { h, put, svg } from '../parts/dom.js';
import { distanceText, heightText } from '../text/measures.js';
import { t } from '../text/words.js';
import { heightHiding, leftBehind, stairs } from './screen-steps.js';

/** How high planting or a wall would have to be: a slider over the step function, so that nothing is asked while it moves. */

const MOST = 0.9;
const FRAME = { width: 420, height: 84, left: 46, right: 10, top: 8, bottom: 20 };

/**
 * @param {import('./screen-steps.js').Screening} screening
 * @param {number} visibleLength metres of road without a screen; 0 for one observer
 * @param {(height: number) => void} onHeight called with every height that is tried, metres
 * @returns {HTMLElement}
 */
export function screeningPanel(screening, visibleLength, onHeight) {
  const top = screening.steps.at(-1)?.height;
  const heading = h('h3', {}, t.screening.head);
  if (!top) return h('section', { class: 'screening' }, heading, h('p', { class: 'soft' }, t.screening.none(distanceText(screening.distance))));
  const said = h('p', { class: 'suggestion', role: 'status' });
  const slider = h('input', { id: 'screen-height', type: 'range', min: '0', max: String(top), step: '0.01', oninput: () => tried(Number(slider.value)) });
  const picture = stepPicture(screening, visibleLength, top);

  function tried(height) {
    const left = leftBehind(screening, visibleLength, height);
    const text = sentence(height, visibleLength, screening.seeingEyes, left);
    put(said, text);
    slider.setAttribute('aria-valuetext', text);
    picture.showAt(height);
    onHeight(height);
  }

  const choose = (height, words) => (height === null || height === undefined ? null : h('button', { class: 'link', type: 'button', onclick: () => ((slider.value = String(height)), tried(height)) }, words(heightText(height))));
  const most = heightHiding(screening, MOST);
  const all = screening.heightForAll;
  slider.value = String(all ?? top);
  const panel = h('section', { class: 'screening' }, heading, said,
    h('div', { class: 'field' }, h('label', { for: slider.id }, t.screening.height(distanceText(screening.distance))), slider),
    h('p', { class: 'row' }, most !== null && most !== all ? choose(most, t.screening.most) : null, choose(all, t.screening.all)),
    picture.element,
    screening.eyesNoScreenHides ? h('p', { class: 'small care' }, `${t.marks.warning} ${t.screening.never(screening.eyesNoScreenHides)}`) : null,
    h('p', { class: 'small soft' }, t.screening.note));
  tried(Number(slider.value));
  return panel;
}

/** @returns {string} "加 2.1 m 常绿树 → 可见 550 → 45 m" */
function sentence(height, length, eyes, left) {
  const measure = length > 0 ? [distanceText(length), distanceText(left.visibleLengthMetres)] : [t.screening.eyes(eyes), t.screening.eyes(left.eyes)];
  return left.eyes === 0 ? t.screening.hidden(heightText(height), measure[0]) : t.screening.left(heightText(height), ...measure);
}

/** The step function drawn: visible length over the screen's height, filled up to the height that is tried. */
function stepPicture(screening, visibleLength, top) {
  const whole = visibleLength || 1;
  const x = height => FRAME.left + (height / top) * (FRAME.width - FRAME.left - FRAME.right);
  const floor = FRAME.height - FRAME.bottom;
  const y = length => FRAME.top + (1 - length / whole) * (floor - FRAME.top);
  const corners = visibleLength ? stairs(screening, visibleLength) : [];
  const line = corners.map(([height, length]) => `${x(height).toFixed(1)},${y(length).toFixed(1)}`).join(' ');
  const cursor = svg('line', { class: 'screen', y1: FRAME.top, y2: floor });
  const tick = (at, text, anchor) => svg('text', { x: x(at), y: FRAME.height - 5, 'text-anchor': anchor }, text);
  const element = visibleLength
    ? svg('svg', { class: 'stairs', viewBox: `0 0 ${FRAME.width} ${FRAME.height}`, 'aria-hidden': 'true' },
      svg('line', { class: 'floor', x1: FRAME.left, x2: FRAME.width - FRAME.right, y1: floor, y2: floor }),
      svg('text', { x: FRAME.left - 6, y: FRAME.top + 8, 'text-anchor': 'end' }, distanceText(visibleLength)),
      svg('text', { x: FRAME.left - 6, y: floor, 'text-anchor': 'end' }, '0'),
      tick(0, '0 m', 'start'), tick(top, heightText(top), 'end'),
      svg('polyline', { class: 'left', points: line }), cursor)
    : null;
  const showAt = height => cursor.setAttribute('transform', `translate(${x(height).toFixed(1)} 0)`);
  return { element, showAt };
}
