// Marching squares: the polygons where a field over a grid is positive, borders interpolated between cell centres.
import { Grid } from './grid.mjs';
import { ringArea, thinned } from './geometry.mjs';
import { ringsToPolygons } from './polygons.mjs';

/** @param {Grid} field positive inside @param {number} smallest rings below this area (m²) are dropped */
export function polygonsWhere(field, smallest = 2000, tolerance = 1.5) {
  const { width: w, height: h, cell, corner } = field;
  const at = (i, j) => (i < 0 || j < 0 || i >= w || j >= h ? -1 : field.data[j * w + i] === 0 ? -1e-9 : field.data[j * w + i]);
  const next = new Map(); // edge → following edge, inside on the left
  for (let j = -1; j < h; j++)
    for (let i = -1; i < w; i++) {
      const sw = at(i, j),
        se = at(i + 1, j),
        ne = at(i + 1, j + 1),
        nw = at(i, j + 1);
      const code = (sw > 0 ? 1 : 0) | (se > 0 ? 2 : 0) | (ne > 0 ? 4 : 0) | (nw > 0 ? 8 : 0);
      if (code === 0 || code === 15) continue;
      const edges = [`${i},${j},x`, `${i + 1},${j},y`, `${i},${j + 1},x`, `${i},${j},y`];
      const saddle = sw + se + ne + nw > 0;
      for (const [from, to] of segments(code, saddle)) next.set(edges[from], edges[to]);
    }
  const place = edge => {
    const [i, j, way] = edge.split(','),
      x = +i,
      y = +j,
      a = at(x, y),
      b = way === 'x' ? at(x + 1, y) : at(x, y + 1),
      t = a / (a - b);
    return [corner.e + (x + 0.5 + (way === 'x' ? t : 0)) * cell, corner.n + (y + 0.5 + (way === 'x' ? 0 : t)) * cell].map(
      v => Math.round(v * 1000) / 1000,
    );
  };
  return ringsToPolygons(
    rings(next, place)
      .map(r => closedAndThin(r, tolerance))
      .filter(r => r.length > 3 && Math.abs(ringArea(r)) > smallest),
  );
}

/** Edges: 0 south, 1 east, 2 north, 3 west; corners: bits south-west, south-east, north-east, north-west. */
function segments(code, saddle) {
  const single = {
    1: [0, 3],
    2: [1, 0],
    3: [1, 3],
    4: [2, 1],
    6: [2, 0],
    7: [2, 3],
    8: [3, 2],
    9: [0, 2],
    11: [1, 2],
    12: [3, 1],
    13: [0, 1],
    14: [3, 0],
  };
  if (code === 5)
    return saddle
      ? [
          [0, 1],
          [2, 3],
        ]
      : [
          [0, 3],
          [2, 1],
        ];
  if (code === 10)
    return saddle
      ? [
          [3, 0],
          [1, 2],
        ]
      : [
          [1, 0],
          [3, 2],
        ];
  return [single[code]];
}

function rings(next, place) {
  const out = [];
  for (const start of next.keys()) {
    if (!next.has(start)) continue;
    const ring = [];
    for (let edge = start; next.has(edge);) {
      ring.push(place(edge));
      const following = next.get(edge);
      next.delete(edge);
      edge = following;
    }
    out.push(ring);
  }
  return out;
}

function closedAndThin(ring, tolerance) {
  const half = Math.floor(ring.length / 2);
  return [...thinned(ring.slice(0, half + 1), tolerance), ...thinned([...ring.slice(half), ring[0]], tolerance).slice(1)];
}

/**
 * A field of distances to lines: `radius` minus the distance, exact up to twice the cell beyond the radius.
 * @param {number[][][]} lines metres @returns {Grid}
 */
export function nearLines(sheet, lines, radius, cell) {
  const width = Math.ceil((sheet.width * sheet.cell) / cell),
    height = Math.ceil((sheet.height * sheet.cell) / cell);
  const field = new Grid(sheet.corner, cell, width, height, new Float64Array(width * height).fill(-2 * cell));
  const reach = radius + 2 * cell;
  for (const line of lines) for (let k = 1; k < line.length; k++) mark(field, line[k - 1], line[k], radius, reach);
  return field;
}

function mark(field, a, b, radius, reach) {
  const { corner, cell, width, height, data } = field,
    column = e => Math.floor((e - corner.e) / cell),
    row = n => Math.floor((n - corner.n) / cell);
  const dx = b[0] - a[0],
    dy = b[1] - a[1],
    size = dx * dx + dy * dy || 1;
  for (let j = Math.max(0, row(Math.min(a[1], b[1]) - reach)); j <= Math.min(height - 1, row(Math.max(a[1], b[1]) + reach)); j++)
    for (
      let i = Math.max(0, column(Math.min(a[0], b[0]) - reach));
      i <= Math.min(width - 1, column(Math.max(a[0], b[0]) + reach));
      i++
    ) {
      const x = corner.e + (i + 0.5) * cell - a[0],
        y = corner.n + (j + 0.5) * cell - a[1];
      const t = Math.min(1, Math.max(0, (x * dx + y * dy) / size)),
        f = radius - Math.hypot(x - t * dx, y - t * dy);
      if (f > data[j * width + i]) data[j * width + i] = f;
    }
}

/** Pointwise minimum: inside both. */
export const both = (a, b) => a.like(a.data.map((value, k) => Math.min(value, b.data[k])));
