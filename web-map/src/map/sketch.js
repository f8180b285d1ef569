/**
 * A line being drawn. Each step gives a new sketch and leaves the old one alone, so undo is a look into the past. Pure.
 * @typedef {{points: number[][], past: Sketch|null}} Sketch points lon lat
 */

/** @type {Sketch} */
export const EMPTY = { points: [], past: null };

/** @param {Sketch} sketch @param {number[]} point @returns {Sketch} unchanged when the point repeats the last one, as a double click does */
export function add(sketch, point) {
  const last = sketch.points.at(-1);
  if (last && last[0] === point[0] && last[1] === point[1]) return sketch;
  return { points: [...sketch.points, point], past: sketch };
}

/** @param {Sketch} sketch @returns {Sketch} without its last point */
export const back = sketch => (sketch.points.length ? { points: sketch.points.slice(0, -1), past: sketch } : sketch);

/** @param {Sketch} sketch @returns {Sketch} as it was before the last step, whatever that was */
export const undo = sketch => sketch.past ?? sketch;

/** @param {Sketch} sketch @returns {object|null} a LineString once there are two points */
export const lineOf = sketch => (sketch.points.length >= 2 ? { type: 'LineString', coordinates: sketch.points } : null);
