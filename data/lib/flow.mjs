// Where water goes: every cell drains down the steepest way over a surface without hollows, made by a flood rising from the
// base level (Barnes, Lehman and Mulla 2014).
import { Heap } from './heap.mjs';

/**
 * @param {import('./grid.mjs').Grid} grid @param {Uint8Array} base 1 where water leaves
 * @returns order: cells from the base upwards; receiver: the cell downstream; area: catchment, m²;
 *   downstream(cell): the way of the water from a cell to the base
 */
export function flowOver(grid, base) {
  const size = grid.data.length,
    z = grid.data;
  const receiver = new Int32Array(size).fill(-1),
    order = new Int32Array(size),
    closed = new Uint8Array(size);
  const heap = new Heap(),
    level = Float64Array.from(z);
  for (let k = 0; k < size; k++)
    if (base[k]) {
      closed[k] = 1;
      receiver[k] = k;
      heap.push(z[k], k);
    }
  let count = 0;
  while (heap.size) {
    const k = heap.pop();
    order[count++] = k;
    grid.neighbours(k, other => {
      if (closed[other]) return;
      closed[other] = 1;
      receiver[other] = k;
      level[other] = Math.max(z[other], level[k] + 1e-4);
      heap.push(level[other], other);
    });
  }
  for (const k of order) if (!base[k]) receiver[k] = steepest(grid, level, k, receiver[k]);
  const area = new Float64Array(size).fill(grid.cell * grid.cell);
  for (let i = size - 1; i >= 0; i--) if (receiver[order[i]] !== order[i]) area[receiver[order[i]]] += area[order[i]];
  const downstream = k => {
    const path = [k];
    while (receiver[k] !== k) path.push((k = receiver[k]));
    return path;
  };
  return { order, receiver, area, level, downstream };
}

function steepest(grid, level, k, otherwise) {
  let best = 0,
    to = otherwise;
  grid.neighbours(k, (other, cells) => {
    const fall = (level[k] - level[other]) / cells;
    if (fall > best) {
      best = fall;
      to = other;
    }
  });
  return to;
}

/** Distance in metres from a set of cells along the grid, and the nearest of them; -1 beyond the limit. */
export function distanceFrom(grid, cells, limit) {
  const distance = new Float64Array(grid.data.length).fill(Infinity),
    nearest = new Int32Array(grid.data.length).fill(-1);
  const heap = new Heap();
  for (const k of cells) {
    distance[k] = 0;
    nearest[k] = k;
    heap.push(0, k);
  }
  const centreOf = k => [k % grid.width, Math.floor(k / grid.width)];
  while (heap.size) {
    const k = heap.pop(),
      [sx, sy] = centreOf(nearest[k]);
    grid.neighbours(k, other => {
      const [x, y] = centreOf(other),
        d = grid.cell * Math.hypot(x - sx, y - sy);
      if (d > limit || d >= distance[other]) return;
      distance[other] = d;
      nearest[other] = nearest[k];
      heap.push(d, other);
    });
  }
  return { distance, nearest };
}
