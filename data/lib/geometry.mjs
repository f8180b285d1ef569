// Plane geometry on [x, y] pairs in metres (or any one unit).

export const apart = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);
export const between = (a, b, t) => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

export function segmentDistance(p, a, b) {
  const dx = b[0] - a[0],
    dy = b[1] - a[1],
    size = dx * dx + dy * dy;
  const t = size === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / size));
  return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy);
}

export function polylineDistance(line, p) {
  let best = Infinity;
  for (let i = 1; i < line.length; i++) best = Math.min(best, segmentDistance(p, line[i - 1], line[i]));
  return best;
}

export const lengthOf = line => line.reduce((sum, p, i) => (i ? sum + apart(line[i - 1], p) : 0), 0);

/** @returns {{point, direction: number[], index: number}} the place `metres` along the line; direction is of unit length */
export function along(line, metres) {
  let left = Math.max(0, metres);
  for (let i = 1; i < line.length; i++) {
    const size = apart(line[i - 1], line[i]);
    if (left <= size || i === line.length - 1) {
      const t = size === 0 ? 0 : Math.min(1, left / size);
      const d = [(line[i][0] - line[i - 1][0]) / (size || 1), (line[i][1] - line[i - 1][1]) / (size || 1)];
      return { point: between(line[i - 1], line[i], t), direction: d, index: i };
    }
    left -= size;
  }
  return { point: line[0], direction: [1, 0], index: 1 };
}

/** Nearest place on the line: distance, metres along, the side (+1 left, -1 right) and the segment. */
export function project(line, p) {
  let best = { distance: Infinity },
    before = 0;
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1],
      b = line[i],
      dx = b[0] - a[0],
      dy = b[1] - a[1],
      size = Math.hypot(dx, dy);
    const t = size === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (size * size)));
    const point = between(a, b, t),
      distance = apart(point, p);
    if (distance < best.distance)
      best = { distance, point, metres: before + t * size, side: Math.sign(dx * (p[1] - a[1]) - dy * (p[0] - a[0])), index: i };
    before += size;
  }
  return best;
}

/** The part of a line between two distances along it. */
export function part(line, from, to) {
  const out = [along(line, from).point];
  let before = 0;
  for (let i = 1; i < line.length; i++) {
    before += apart(line[i - 1], line[i]);
    if (before > from + 1e-6 && before < to - 1e-6) out.push(line[i]);
  }
  out.push(along(line, to).point);
  return out;
}

/** Moving average by a bell of `sigma` vertices; the ends stay. */
export function smoothed(line, sigma) {
  if (sigma <= 0 || line.length < 3) return line;
  const reach = Math.ceil(2.5 * sigma),
    last = line.length - 1;
  return line.map((p, i) => {
    const r = Math.min(reach, i, last - i);
    let sx = 0,
      sy = 0,
      sum = 0;
    for (let o = -r; o <= r; o++) {
      const w = Math.exp((-o * o) / (2 * sigma * sigma));
      sx += w * line[i + o][0];
      sy += w * line[i + o][1];
      sum += w;
    }
    return [sx / sum, sy / sum];
  });
}

/** Cuts every corner twice at a quarter (Chaikin); ends stay. */
export function rounded(line, times = 2) {
  for (let k = 0; k < times && line.length > 2; k++) {
    const out = [line[0]];
    for (let i = 1; i < line.length; i++) {
      if (i > 1) out.push(between(line[i - 1], line[i], 0.25));
      if (i < line.length - 1) out.push(between(line[i - 1], line[i], 0.75));
    }
    out.push(line.at(-1));
    line = out;
  }
  return line;
}

/** Douglas and Peucker; `fixed(i)` vertices always stay. */
export function thinned(line, tolerance) {
  const keep = new Uint8Array(line.length);
  keep[0] = keep[line.length - 1] = 1;
  const stack = [[0, line.length - 1]];
  while (stack.length) {
    const [a, b] = stack.pop();
    let worst = 0,
      at = -1;
    for (let i = a + 1; i < b; i++) {
      const d = segmentDistance(line[i], line[a], line[b]);
      if (d > worst) {
        worst = d;
        at = i;
      }
    }
    if (worst > tolerance) {
      keep[at] = 1;
      stack.push([a, at], [at, b]);
    }
  }
  return line.filter((_, i) => keep[i]);
}

/** Twice the signed area would be halved here: m², positive anticlockwise. The ring may be open or closed. */
export function ringArea(ring) {
  let sum = 0;
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i],
      b = ring[(i + 1) % ring.length];
    sum += (a[0] - ring[0][0]) * (b[1] - ring[0][1]) - (b[0] - ring[0][0]) * (a[1] - ring[0][1]);
  }
  return sum / 2;
}

const boxes = new WeakMap();

/** West, south, east, north of a ring that no longer changes. */
function boxOf(ring) {
  if (!boxes.has(ring)) boxes.set(ring, boundsOf(ring));
  return boxes.get(ring);
}

/** @returns {number[]} west, south, east, north */
export const boundsOf = line =>
  line.reduce(
    ([w, s, e, n], p) => [Math.min(w, p[0]), Math.min(s, p[1]), Math.max(e, p[0]), Math.max(n, p[1])],
    [Infinity, Infinity, -Infinity, -Infinity],
  );

export function insideRing(ring, [x, y]) {
  const [west, south, east, north] = boxOf(ring);
  if (x < west || x > east || y < south || y > north) return false;
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i],
      [xj, yj] = ring[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** @param {number[][][]} polygon shell and holes */
export const insidePolygon = (polygon, p) => insideRing(polygon[0], p) && !polygon.slice(1).some(hole => insideRing(hole, p));
export const insideMulti = (multi, p) => multi.some(polygon => insidePolygon(polygon, p));

/** Where two segments cross or touch, or null; t and u are the shares along each. Parallel ones give null. */
export function crossing(a, b, c, d) {
  const rx = b[0] - a[0],
    ry = b[1] - a[1],
    sx = d[0] - c[0],
    sy = d[1] - c[1],
    cross = rx * sy - ry * sx;
  if (Math.abs(cross) < 1e-12) return null;
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross,
    u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross;
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? { t, u, point: between(a, b, t) } : null;
}

/** Bearing from a to b, degrees clockwise from grid north, in [0, 360). */
export const bearing = (a, b) => ((Math.atan2(b[0] - a[0], b[1] - a[1]) * 180) / Math.PI + 360) % 360;
export const towards = ([x, y], degrees, metres) => [
  x + metres * Math.sin((degrees * Math.PI) / 180),
  y + metres * Math.cos((degrees * Math.PI) / 180),
];

/** Every place where line a crosses or touches line b, with the segments' end vertices i and j. */
export function* meetings(a, b) {
  for (let i = 1; i < a.length; i++) {
    const box = boundsOf([a[i - 1], a[i]]);
    for (let j = 1; j < b.length; j++) {
      const [p, q] = [b[j - 1], b[j]];
      if (Math.max(p[0], q[0]) < box[0] || Math.max(p[1], q[1]) < box[1]) continue;
      if (Math.min(p[0], q[0]) > box[2] || Math.min(p[1], q[1]) > box[3]) continue;
      const hit = crossing(a[i - 1], a[i], p, q);
      if (hit) yield { ...hit, i, j };
    }
  }
}
