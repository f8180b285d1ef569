// Exact line of sight (R3 of Franklin, Ray and Mehta 1994): the ground under the ray is interpolated linearly at
// every crossing of a grid line through the cell centres; a point at distance d drops by d²(1 − k)/(2R).

const RADIUS = 6378137,
  REFRACTION = 0.13;

/** @returns {number} metres by which the ray clears the highest obstacle (negative: hidden); heights above ground */
export function clearance(grid, from, eyeHeight, to, targetHeight) {
  const total = Math.hypot(to[0] - from[0], to[1] - from[1]),
    drop = d => (d * d * (1 - REFRACTION)) / (2 * RADIUS);
  const z0 = grid.at(from) + eyeHeight,
    z1 = grid.at(to) + targetHeight - drop(total);
  let worst = Infinity;
  for (const t of gridCrossings(grid, from, to)) {
    const d = t * total;
    const ground = grid.at([from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])]) - drop(d);
    worst = Math.min(worst, z0 + t * (z1 - z0) - ground);
  }
  return worst;
}

function gridCrossings(grid, from, to) {
  const shares = [],
    cell = grid.cell;
  for (const axis of [0, 1]) {
    const origin = axis === 0 ? grid.corner.e : grid.corner.n,
      a = (from[axis] - origin) / cell - 0.5,
      b = (to[axis] - origin) / cell - 0.5;
    if (a === b) continue;
    for (let k = Math.ceil(Math.min(a, b)); k <= Math.floor(Math.max(a, b)); k++) {
      const t = (k - a) / (b - a);
      if (t > 1e-9 && t < 1 - 1e-9) shares.push(t);
    }
  }
  return shares;
}

/** What of a sampled road sees a target. @param {{point, metres}[]} samples */
export function seenFrom(grid, samples, target, { eye = 1.5, height = 1, range = 1000 } = {}) {
  const near = samples.filter(s => Math.hypot(s.point[0] - target[0], s.point[1] - target[1]) <= range);
  const seen = near.filter(s => clearance(grid, s.point, eye, target, height) >= 0);
  const nearest = seen.reduce((d, s) => Math.min(d, Math.hypot(s.point[0] - target[0], s.point[1] - target[1])), Infinity);
  return { inRange: near.length, seen: seen.length, nearest, metres: seen.map(s => s.metres) };
}
