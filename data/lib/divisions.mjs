// Divisions that tile the land without gap or overlap: cells are taken by growth from each seat, which crosses a
// divide between two streams unwillingly, so borders follow ridges; the edges between labels become shared arcs.
import { Heap } from './heap.mjs';
import { distanceFrom } from './flow.mjs';
import { apart, boundsOf, lengthOf, polylineDistance, rounded, thinned } from './geometry.mjs';
import { fractal } from './noise.mjs';
import { ringsToPolygons } from './polygons.mjs';
import * as layout from './layout.mjs';

const DIVIDE = { county: 26, township: 14, village: 5 }; // cost of stepping over a divide, in cells

/** @returns {{leaves: object[], label: Int32Array, arcs: object[]}} leaves: the smallest divisions; label per coarse cell, -1 outside */
export function makeDivisions(relief, random, villageNames) {
  const { coarse, flow } = relief;
  const units = streamUnits(coarse, flow),
    everywhere = () => true;
  const county = grow(coarse, units, DIVIDE.county, everywhere, [
    ...layout.COUNTIES.map(c => lineCells(coarse, c.core)),
    outside(relief),
  ]);
  const land = county.map(c => (c === layout.COUNTIES.length ? -1 : c));
  cleanDiagonals(
    coarse,
    land,
    land.map(() => 0),
  );
  const township = growInside(
    coarse,
    units,
    DIVIDE.township,
    land,
    layout.TOWNSHIPS,
    t => lineCells(coarse, t.core),
    t => layout.COUNTIES.findIndex(c => t.code.startsWith(c.code)),
  );
  const villages = seatVillages(relief, township, random, villageNames);
  const leaves = [...villages, ...layout.TOWNSHIPS.filter(t => !layout.VILLAGES[t.code])];
  const townIndex = leaf => layout.TOWNSHIPS.findIndex(t => leaf.code.startsWith(t.code));
  const label = growInside(
    coarse,
    units,
    DIVIDE.village,
    township,
    leaves,
    leaf => (leaf.at ? [coarse.indexOf(leaf.at)] : cellsWhere(township, townIndex(leaf))),
    townIndex,
  );
  const inCounty = (l, c) => l >= 0 && leaves[l].code.startsWith(layout.COUNTIES[c].code);
  const onLine = ({ left, right }) => (inCounty(left, 0) && inCounty(right, 1)) || (inCounty(left, 1) && inCounty(right, 0));
  return { leaves, label, arcs: arcsBetween(coarse, label, relief.noise, onLine) };
}

/** Cells of one stream between two confluences, with the slopes that drain to it, share a number. */
function streamUnits(grid, { order, receiver, area }) {
  const channel = 0.5e6,
    unit = new Int32Array(grid.data.length),
    feeders = new Uint8Array(grid.data.length);
  for (const k of order) if (receiver[k] !== k && area[k] > channel) feeders[receiver[k]]++;
  let next = 1;
  for (const k of order) {
    const r = receiver[k];
    unit[k] = r === k || (area[k] > channel && feeders[r] > 1) ? next++ : unit[r];
  }
  return unit;
}

const lineCells = (grid, line) => {
  const cells = [];
  for (let k = 0; k < grid.data.length; k++) if (polylineDistance(line, layout.kilometres(grid.centre(k))) < 0.13) cells.push(k);
  return cells;
};
const cellsWhere = (labels, value) =>
  labels.reduce((list, l, k) => {
    if (l === value) list.push(k);
    return list;
  }, []);

function outside({ coarse, noise }) {
  return cellsWhere(coarse.data, null).concat(
    [...coarse.data.keys()].filter(k => {
      const [x, y] = layout.kilometres(coarse.centre(k));
      const rim = 1.3 + 0.9 * fractal(noise, x / 3, y / 3, 3);
      const south = 2.2 + 0.4 * fractal(noise, x / 3 + 9, y / 3, 3);
      return x < rim || 40.08 - x < rim || 40.08 - y < rim || y < south || coarse.data[k] <= 0;
    }),
  );
}

/** Cheapest way from the sources decides. @returns {Int32Array} index of the source set that takes each cell; -1 none */
function grow(grid, units, divide, allowed, sources) {
  const label = new Int32Array(grid.data.length).fill(-1),
    cost = new Float64Array(grid.data.length).fill(Infinity);
  const heap = new Heap(),
    w = grid.width;
  sources.forEach((cells, s) => {
    for (const k of cells)
      if (label[k] < 0) {
        label[k] = s;
        cost[k] = 0;
        heap.push(0, k);
      }
  });
  while (heap.size) {
    const k = heap.pop(),
      x = k % w;
    for (const other of [x > 0 ? k - 1 : -1, x < w - 1 ? k + 1 : -1, k - w, k + w]) {
      if (other < 0 || other >= label.length || !allowed(other, label[k])) continue;
      const c = cost[k] + 1 + (units[k] === units[other] ? 0 : divide * (0.3 + grid.data[k] / 330));
      if (c < cost[other]) {
        cost[other] = c;
        label[other] = label[k];
        heap.push(c, other);
      }
    }
  }
  return label;
}

function growInside(grid, units, divide, parents, children, cellsOf, parentOf) {
  const parent = children.map(parentOf);
  const sources = children.map((child, i) => cellsOf(child).filter(k => parents[k] === parent[i]));
  const label = grow(grid, units, divide, (k, child) => parents[k] === parent[child], sources);
  // land cut off from every seat of its parent goes to the neighbour that reaches it first
  for (let k = 0; k < label.length; k++) if (label[k] < 0 && parents[k] >= 0) label[k] = parent.indexOf(parents[k]);
  cleanDiagonals(grid, label, parents);
  return label;
}

/** No label may touch itself only at a corner: the ring of its polygon would touch itself. */
function cleanDiagonals(grid, label, parents) {
  const w = grid.width;
  for (let changed = true; changed;) {
    changed = false;
    for (let k = 0; k < label.length - w - 1; k++) {
      if (k % w === w - 1) continue;
      for (const [a, d, b, c] of [
        [k, k + w + 1, k + 1, k + w],
        [k + 1, k + w, k, k + w + 1],
      ]) {
        if (label[a] !== label[d] || label[a] === label[b] || label[a] === label[c]) continue;
        const flip = parents[b] === parents[a] ? b : parents[c] === parents[a] ? c : -1;
        if (flip >= 0) {
          label[flip] = label[a];
          changed = true;
        }
      }
    }
  }
}

/** Village seats: low, gentle ground, well apart; the seat of the township comes first. */
function seatVillages(relief, township, random, names) {
  const { coarse, flow } = relief,
    villages = [],
    taken = [];
  const border = cellsWhere(township, -1).concat(
    [...township.keys()].filter(k => township[k] !== township[k + 1] || township[k] !== township[k + coarse.width]),
  );
  const inland = distanceFrom(coarse, border, 3000).distance;
  layout.TOWNSHIPS.forEach((town, t) => {
    const count = layout.VILLAGES[town.code];
    if (!count) return;
    const chosen = [layout.place(town.seat)];
    taken.push(chosen[0]);
    let spacing = 2900;
    while (chosen.length < count) {
      const candidates = random
        .shuffled(cellsWhere(township, t))
        .filter(k => coarse.slope(k) < 0.14 && coarse.data[k] < 330 && flow.area[k] < 4e6 && !relief.water[k] && inland[k] > 450)
        .sort((a, b) => Math.round(coarse.data[a] / 40) - Math.round(coarse.data[b] / 40));
      for (const k of candidates) {
        if (chosen.length === count) break;
        const p = coarse.centre(k);
        if (taken.every(q => apart(p, q) > spacing)) {
          chosen.push(p);
          taken.push(p);
        }
      }
      spacing *= 0.93;
    }
    chosen.forEach((at, i) =>
      villages.push({
        code: town.code + String(i === 0 ? 1 : 200 + i - 1).padStart(3, '0'),
        name: i === 0 ? names.committee(town) : `${names.next()}村`,
        at,
        seat: i === 0,
      }),
    );
  });
  return villages;
}

// ---- from labels to arcs -----------------------------------------------------------------------------------

/** Arcs between nodes, each with the label on its left and right. Points in metres, smooth, shared by both sides. */
function arcsBetween(grid, label, noise, onLine) {
  const w = grid.width,
    h = grid.height,
    at = (i, j) => (i < 0 || j < 0 || i >= w || j >= h ? -1 : label[j * w + i]);
  const id = (i, j) => j * (w + 1) + i,
    links = new Map();
  const link = (a, b, left, right) => {
    for (const [from, to, l, r] of [
      [a, b, left, right],
      [b, a, right, left],
    ]) {
      if (!links.has(from)) links.set(from, []);
      links.get(from).push({ to, left: l, right: r });
    }
  };
  for (let j = 0; j <= h; j++)
    for (let i = 0; i <= w; i++) {
      if (at(i, j) !== at(i, j - 1)) link(id(i, j), id(i + 1, j), at(i, j), at(i, j - 1));
      if (at(i, j) !== at(i - 1, j)) link(id(i, j), id(i, j + 1), at(i - 1, j), at(i, j));
    }
  const traced = traceArcs(links);
  const arcs = share => {
    const where = relaxed(grid, links, share);
    return traced.map(arc => {
      const line = finish(
        arc.vertices.map(v => where.get(v)),
        noise,
      );
      return { ...arc, line, box: boundsOf(line) };
    });
  };
  return arcs(shareFor(arcs, onLine));
}

/** How far borders are smoothed so that the line 青云线 is as long as it is registered (as near as can be). */
function shareFor(arcs, onLine) {
  let low = 0.15,
    high = 0.62;
  for (let i = 0; i < 14; i++) {
    const middle = (low + high) / 2,
      length = arcs(middle).reduce((sum, arc) => sum + (onLine(arc) ? lengthOf(arc.line) : 0), 0);
    if (length > layout.QY_LENGTH) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Laplacian smoothing of the whole net at once, nodes included, so that no border has a kink at a junction. */
function relaxed(grid, links, share) {
  const point = v => [
    grid.corner.e + (v % (grid.width + 1)) * grid.cell,
    grid.corner.n + Math.floor(v / (grid.width + 1)) * grid.cell,
  ];
  let now = new Map([...links.keys()].map(v => [v, point(v)]));
  for (let round = 0; round < 3; round++) {
    const next = new Map();
    for (const [v, list] of links) {
      const p = now.get(v),
        s = [0, 0];
      for (const { to } of list) {
        s[0] += now.get(to)[0];
        s[1] += now.get(to)[1];
      }
      next.set(v, [p[0] + share * (s[0] / list.length - p[0]), p[1] + share * (s[1] / list.length - p[1])]);
    }
    now = next;
  }
  return now;
}

function traceArcs(links) {
  const used = new Set(),
    arcs = [],
    key = (a, b) => (a < b ? `${a} ${b}` : `${b} ${a}`);
  const trace = (start, first) => {
    const vertices = [start, first.to];
    used.add(key(start, first.to));
    let here = first.to,
      from = start;
    while (links.get(here).length === 2 && here !== start) {
      const step = links.get(here).find(s => s.to !== from);
      used.add(key(here, step.to));
      from = here;
      here = step.to;
      vertices.push(here);
    }
    arcs.push({ vertices, left: first.left, right: first.right });
  };
  for (const nodesOnly of [true, false])
    for (const [v, list] of links)
      if (!nodesOnly || list.length !== 2) for (const step of list) if (!used.has(key(v, step.to))) trace(v, step);
  return arcs;
}

/** Rounds the lattice away and bends every point by a smooth field: points that were equal stay equal. */
function finish(points, noise) {
  const bend = ([e, n]) => [e + 26 * fractal(noise, e / 310, n / 310, 3), n + 26 * fractal(noise, n / 310 + 77, e / 310 - 41, 3)];
  return thinned(rounded(points, 2).map(bend), 2).map(p => p.map(x => Math.round(x * 1000) / 1000));
}

/** The MultiPolygon of all leaves for which `member(label)` holds: shells anticlockwise, holes clockwise, closed. */
export function polygonsOf(arcs, member) {
  const starts = new Map(),
    loops = [];
  for (const arc of arcs) {
    const inLeft = member(arc.left),
      inRight = member(arc.right);
    if (inLeft === inRight) continue;
    const line = inLeft ? arc.line : [...arc.line].reverse();
    const [from, to] = inLeft ? [arc.vertices[0], arc.vertices.at(-1)] : [arc.vertices.at(-1), arc.vertices[0]];
    if (from === to) loops.push(line);
    else starts.set(from, [...(starts.get(from) ?? []), { line, to }]);
  }
  for (const [from, list] of starts)
    while (list.length) {
      let { line, to } = list.pop();
      const ring = [...line];
      while (to !== from) {
        const next = starts.get(to).pop();
        ring.push(...next.line.slice(1));
        to = next.to;
      }
      loops.push(ring);
    }
  return ringsToPolygons(loops);
}
