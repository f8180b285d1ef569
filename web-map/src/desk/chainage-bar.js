import { svg } from '../parts/dom.js';
import { chainageText } from '../text/measures.js';
import { t } from '../text/words.js';

/**
 * A line laid straight: what was walked and what was missed, by chainage.
 * @param {number} lengthMetres @param {Array<{fromMetres: number, toMetres: number}>} missed
 * @param {string} summary what the picture says, in a sentence
 */
export function chainageBar(lengthMetres, missed, summary) {
  const width = 1000;
  const x = metres => (metres / lengthMetres) * width;
  const ticks = ticksOf(lengthMetres);
  return svg('svg', { class: 'chainage', viewBox: `0 0 ${width} 84`, role: 'img', 'aria-label': summary },
    svg('rect', { class: 'walked', x: 0, y: 8, width, height: 26 }),
    ...missed.map(({ fromMetres, toMetres }) => svg('g', {}, svg('rect', { class: 'missed', x: x(fromMetres), y: 4, width: Math.max(3, x(toMetres) - x(fromMetres)), height: 34 }), svg('title', {}, `${t.inspection.missedPart} ${chainageText(fromMetres)}–${chainageText(toMetres)}`))),
    ...ticks.map(metres => svg('g', { transform: `translate(${x(metres)} 0)` }, svg('line', { y1: 34, y2: 46 }), svg('text', { y: 74, 'text-anchor': metres === 0 ? 'start' : metres + ticks[1] > lengthMetres ? 'end' : 'middle' }, `K${metres / 1000}`))));
}

/** @returns {number[]} round kilometres, about five of them */
export function ticksOf(lengthMetres) {
  const steps = [100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000];
  const step = steps.find(candidate => lengthMetres / candidate <= 5) ?? steps.at(-1);
  return Array.from({ length: Math.floor(lengthMetres / step) + 1 }, (_, i) => i * step);
}
