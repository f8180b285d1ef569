/** Setting a name along a line, on a plane of CSS px with y downwards. Pure. */

const STEEP_DEGREES = 52; // beyond this, Chinese reads downwards with upright characters
const SHARPEST_BEND_DEGREES = 28; // between neighbouring characters
const MARGIN = 6;

/**
 * @param {Array<{x: number, y: number}>} line
 * @param {number[]} widths of the characters
 * @param {{apart: number, spacing?: number, upright?: boolean, offset?: number}} options `apart` between repeats;
 *   `upright` allows characters to stand one below another on steep lines; `offset` beside the line
 * @returns {Array<Array<{x: number, y: number, angle: number}>>} one list a repeat: centre and turn (radians) of each
 *   character in reading order
 */
export function namesAlong(line, widths, { apart, spacing = 1, upright = true, offset = 0 }) {
  const lengths = cumulative(line);
  const total = lengths.at(-1) ?? 0;
  const run = widths.reduce((sum, width) => sum + width, 0) + spacing * (widths.length - 1);
  if (total < run + 2 * MARGIN) return [];
  const repeats = Math.max(1, Math.floor(total / apart));
  const found = [];
  for (let i = 0; i < repeats; i++) {
    const name = nameAt(line, lengths, (total * (i + 0.5)) / repeats - run / 2, run, widths, { spacing, upright, offset });
    if (name) found.push(name);
  }
  return found;
}

function nameAt(line, lengths, start, run, widths, { spacing, upright, offset }) {
  const [a, b] = [pointAt(line, lengths, start), pointAt(line, lengths, start + run)];
  const slope = (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI;
  const steep = Math.abs(slope) > STEEP_DEGREES && Math.abs(slope) < 180 - STEEP_DEGREES;
  const stacked = steep && upright;
  const backwards = stacked ? b.y < a.y : b.x < a.x;
  const letters = [];
  let passed = 0;
  for (const width of widths) {
    const along = passed + width / 2;
    const point = pointAt(line, lengths, backwards ? start + run - along : start + along);
    const angle = (backwards ? point.angle + Math.PI : point.angle) - (stacked ? Math.PI / 2 : 0);
    const side = backwards ? -offset : offset;
    letters.push({ x: point.x - side * Math.sin(point.angle), y: point.y + side * Math.cos(point.angle), angle: turned(angle) });
    passed += width + spacing;
  }
  return bends(letters) ? null : letters;
}

const bends = letters =>
  letters.some((letter, i) => i > 0 && Math.abs(turned(letter.angle - letters[i - 1].angle)) > (SHARPEST_BEND_DEGREES * Math.PI) / 180);

/** @returns {number} the same turn in (−π, π] */
function turned(angle) {
  const full = 2 * Math.PI;
  return angle - full * Math.ceil((angle - Math.PI) / full);
}

/** @returns {number[]} distance from the start at each vertex */
export function cumulative(line) {
  const lengths = [0];
  for (let i = 1; i < line.length; i++) lengths.push(lengths[i - 1] + Math.hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y));
  return lengths;
}

/** @returns {{x: number, y: number, angle: number}} at a distance along the line, and the line's direction there */
export function pointAt(line, lengths, distance) {
  let i = 1;
  while (i < line.length - 1 && lengths[i] < distance) i++;
  const [a, b] = [line[i - 1], line[i]];
  const span = lengths[i] - lengths[i - 1] || 1;
  const share = Math.min(1, Math.max(0, (distance - lengths[i - 1]) / span));
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share, angle: Math.atan2(b.y - a.y, b.x - a.x) };
}
