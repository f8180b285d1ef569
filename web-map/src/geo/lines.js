/**
 * Lengths along lines given in degrees (CGCS2000). Local flat earth with the ellipsoid's own radii at each segment:
 * within 1:100 000 of the geodesic for segments under 50 km, which is enough to find a place on the screen. What
 * counts in law is measured on the server.
 */

const SEMI_MAJOR_METRES = 6378137;
const FLATTENING = 1 / 298.257222101;
const ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING);

/** @param {number[]} a lon lat @param {number[]} b lon lat @returns {number} metres */
export function metresBetween(a, b) {
  const lat = (((a[1] + b[1]) / 2) * Math.PI) / 180;
  const w = 1 - ECCENTRICITY_SQUARED * Math.sin(lat) ** 2;
  const north = ((SEMI_MAJOR_METRES * (1 - ECCENTRICITY_SQUARED)) / w ** 1.5) * radians(b[1] - a[1]);
  const east = (SEMI_MAJOR_METRES / Math.sqrt(w)) * Math.cos(lat) * radians(b[0] - a[0]);
  return Math.hypot(north, east);
}

/** @param {number[][]} line @returns {number} metres */
export const lengthMetres = line => line.reduce((sum, point, i) => (i ? sum + metresBetween(line[i - 1], point) : 0), 0);

/** @param {object} geometry LineString or MultiLineString @returns {number[][][]} its lines */
export function linesOf(geometry) {
  if (!geometry) return [];
  if (geometry.type === 'LineString') return [geometry.coordinates];
  if (geometry.type === 'MultiLineString') return geometry.coordinates;
  if (geometry.type === 'Feature') return linesOf(geometry.geometry);
  return [];
}

/** @param {number[][]} line @param {number} distance metres from its start @returns {number[]} lon lat, clamped to the line */
export function pointAlong(line, distance) {
  let left = Math.max(0, distance);
  for (let i = 1; i < line.length; i++) {
    const step = metresBetween(line[i - 1], line[i]);
    if (left <= step && step > 0) return between(line[i - 1], line[i], left / step);
    left -= step;
  }
  return line.at(-1);
}

/** @returns {number[][]} the part of a line between two distances, metres */
export function partAlong(line, fromMetres, toMetres) {
  const part = [pointAlong(line, fromMetres)];
  let passed = 0;
  for (let i = 1; i < line.length; i++) {
    passed += metresBetween(line[i - 1], line[i]);
    if (passed > fromMetres && passed < toMetres) part.push(line[i]);
  }
  part.push(pointAlong(line, toMetres));
  return part;
}

/**
 * Roads of several parts are measured through: the second part starts where the first ends.
 * @param {number[][][]} lines @param {number} distance metres from the start of the first @returns {number[]} lon lat
 */
export function pointThrough(lines, distance) {
  let start = 0;
  for (const line of lines) {
    const length = lengthMetres(line);
    if (distance <= start + length) return pointAlong(line, distance - start);
    start += length;
  }
  return lines.at(-1).at(-1);
}

/** @returns {number[][][]} the parts of the lines between two distances measured through them, metres */
export function partThrough(lines, fromMetres, toMetres) {
  const parts = [];
  let start = 0;
  for (const line of lines) {
    const end = start + lengthMetres(line);
    if (fromMetres < end && toMetres > start) parts.push(partAlong(line, Math.max(0, fromMetres - start), Math.min(end, toMetres) - start));
    start = end;
  }
  return parts;
}

/** @returns {{distance: number, offset: number, point: number[]}} nearest place on the lines, measured through them */
export function nearestThrough(lines, target) {
  let start = 0;
  let best = null;
  for (const line of lines) {
    const found = nearestAlong(line, target);
    if (!best || found.offset < best.offset) best = { ...found, distance: start + found.distance };
    start += lengthMetres(line);
  }
  return best;
}

/** @returns {{distance: number, offset: number, point: number[]}} nearest place on a line: metres along it and beside it */
export function nearestAlong(line, target) {
  let best = { distance: 0, offset: Infinity, point: line[0] };
  let passed = 0;
  for (let i = 1; i < line.length; i++) {
    const share = projection(line[i - 1], line[i], target);
    const point = between(line[i - 1], line[i], share);
    const step = metresBetween(line[i - 1], line[i]);
    const offset = metresBetween(point, target);
    if (offset < best.offset) best = { distance: passed + step * share, offset, point };
    passed += step;
  }
  return best;
}

function projection(a, b, target) {
  const squeeze = Math.cos(radians(a[1]));
  const [dx, dy] = [(b[0] - a[0]) * squeeze, b[1] - a[1]];
  const [px, py] = [(target[0] - a[0]) * squeeze, target[1] - a[1]];
  const square = dx * dx + dy * dy;
  return square === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / square));
}

const between = (a, b, share) => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
const radians = degrees => (degrees * Math.PI) / 180;
