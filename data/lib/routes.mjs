// Country roads: the cheapest way over the ground between places, which shuns slopes and follows what is built.
import { Heap } from './heap.mjs';
import { apart, smoothed, rounded, thinned, project } from './geometry.mjs';

const STEPS = [
  [1, 0],
  [0, 1],
  [1, 1],
  [1, -1],
  [2, 1],
  [1, 2],
  [2, -1],
  [1, -2],
].flatMap(([i, j]) => [
  [i, j],
  [-i, -j],
]);

/** The net of roads as it grows. */
export class Routes {
  /** @param {import('./grid.mjs').Grid} ground coarse heights @param {Uint8Array} water */
  constructor(ground, water) {
    this.ground = ground;
    this.water = water; // 1 where a reservoir is
    this.closed = new Uint8Array(ground.data.length); // inside a town: streets, not country roads
    this.roads = [];
  }

  close(points, metres) {
    for (const p of points)
      for (let e = -metres; e <= metres; e += this.ground.cell)
        for (let n = -metres; n <= metres; n += this.ground.cell)
          if (Math.hypot(e, n) <= metres) this.closed[this.ground.indexOf([p[0] + e, p[1] + n])] = 1;
  }

  /** A road through all the points in turn. @param {number} grade slope at which a metre costs double */
  through(points, grade) {
    let line = [points[0]];
    for (let i = 1; i < points.length; i++)
      line = line.concat(this.#way(points[i - 1], k => k === this.ground.indexOf(points[i]), grade, points[i]).slice(1, -1), [
        points[i],
      ]);
    return soften(line, 2.2);
  }

  /** A road from a place to the nearest road or, failing one, nothing; it ends exactly on that road. */
  toNet(point, grade) {
    const on = new Map();
    for (const road of this.roads) road.line.forEach(p => on.set(this.ground.indexOf(p), road));
    const start = this.ground.indexOf(point);
    if (on.has(start)) return this.#join([point, point], on.get(start));
    const way = this.#way(point, k => on.has(k), grade);
    return this.#join(way, on.get(this.ground.indexOf(way.at(-1))));
  }

  #join(way, road) {
    const foot = project(road.line, way.at(-2));
    const point = foot.point.map(x => Math.round(x * 1000) / 1000);
    const known = road.line.find(p => apart(p, point) < 2);
    if (!known) road.line.splice(foot.index, 0, point);
    const line = soften([...way.slice(0, -1), known ?? point], 1.8);
    return line.length > 1 && apart(line[0], line.at(-1)) > 1 ? line : null;
  }

  /** Dijkstra, or A* towards a single goal: a metre never costs less than one. */
  #way(from, isGoal, grade, goal = null) {
    const { width, height, cell, data } = this.ground,
      start = this.ground.indexOf(from);
    const cost = new Float64Array(data.length).fill(Infinity),
      previous = new Int32Array(data.length).fill(-1);
    const done = new Uint8Array(data.length),
      heap = new Heap();
    const ahead = k => (goal ? Math.max(0, apart(this.ground.centre(k), goal) - cell) : 0);
    cost[start] = 0;
    heap.push(0, start);
    while (heap.size) {
      const k = heap.pop();
      if (done[k]) continue;
      done[k] = 1;
      if (isGoal(k)) return this.#trail(previous, k, from);
      const x = k % width,
        y = Math.floor(k / width);
      for (const [i, j] of STEPS) {
        if (x + i < 0 || x + i >= width || y + j < 0 || y + j >= height) continue;
        const other = k + j * width + i;
        const run = cell * Math.hypot(i, j),
          slope = Math.abs(data[other] - data[k]) / run;
        const c =
          cost[k] +
          run * (1 + (slope / grade) ** 2) * (data[other] <= 0.6 || this.water[other] ? 60 : this.closed[other] ? 8 : 1);
        if (c >= cost[other]) continue;
        cost[other] = c;
        previous[other] = k;
        heap.push(c + ahead(other), other);
      }
    }
    throw new Error(`no way over the ground from ${from}`);
  }

  #trail(previous, k, from) {
    const cells = [k];
    while (previous[k] >= 0) cells.unshift((k = previous[k]));
    return [from, ...cells.slice(1).map(c => this.ground.centre(c))];
  }
}

function soften(line, sigma) {
  const dense = line.flatMap((p, i) =>
    i === 0 ? [p] : apart(line[i - 1], p) > 180 ? [[(p[0] + line[i - 1][0]) / 2, (p[1] + line[i - 1][1]) / 2], p] : [p],
  );
  return thinned(rounded(smoothed(dense, sigma), 2), 1.5).map(p => p.map(x => Math.round(x * 1000) / 1000));
}
