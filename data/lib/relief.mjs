// The relief: uplift along the hand-drawn ranges, worn down by running water (the implicit stream-power scheme of
// Braun and Willett 2013) on grids of 480, 240 and 120 m, then refined to 30 m with rock detail, flood plains,
// river beds and a reservoir. Heights in metres.
import { Grid, refine } from './grid.mjs';
import { flowOver, distanceFrom } from './flow.mjs';
import { gradientNoise, fractal, ridged } from './noise.mjs';
import { randomFor } from './random.mjs';
import { along, apart, lengthOf, polylineDistance, project, rounded, smoothed } from './geometry.mjs';
import * as layout from './layout.mjs';

const K = 0.01; // erodibility: m of relief against sqrt(m²) of catchment
const STAGES = [
  [16, 60, 14],
  [8, 30, 10],
  [4, 16, 6],
]; // fine cells in a cell, steps, length of a step

/** @returns {{coarse: Grid, fine: Grid, flow: object, rivers: object[], noise: Function}} */
export function makeRelief(seed) {
  const noise = gradientNoise(randomFor(seed, 'relief'));
  const coarse = erode(noise, randomFor(seed, 'erosion'));
  const river = carveFloodPlains(coarse, noise);
  raiseSightRidge(coarse, noise);
  const flow = flowOver(coarse, baseLevel(coarse, noise));
  const rivers = riverLines(coarse, flow, river, noise);
  const fine = detail(coarse, noise);
  rivers.forEach(({ line, width }, i) => cutBed(fine, line, width / 2 + 10, i === 0 ? 6 : 2.5));
  return { coarse, flow, rivers, noise, fine };
}

const smoothstep = (a, b, x) => {
  const t = Math.min(1, Math.max(0, (x - a) / (b - a)));
  return t * t * (3 - 2 * t);
};

function bayDepth(point, noise) {
  // > 0 in the sea, km
  const [x, y] = layout.kilometres(point),
    [cx, cy] = layout.BAY.centre;
  return layout.BAY.radius - Math.hypot(x - cx, y - cy) + 3.2 * fractal(noise, x / 3.2, y / 3.2, 5);
}

function uplift(point, noise) {
  const [x, y] = layout.kilometres(point);
  const wx = x + 0.9 * fractal(noise, x / 4 + 50, y / 4, 3),
    wy = y + 0.9 * fractal(noise, x / 4, y / 4 + 50, 3);
  let up = 0.27;
  for (const [line, strength, half] of layout.RANGES)
    up = Math.max(up, strength * Math.exp(-((polylineDistance(line, [wx, wy]) / half) ** 2)) + 0.22);
  for (const [line, depth, half] of layout.VALLEYS) up *= 1 - depth * Math.exp(-((polylineDistance(line, [wx, wy]) / half) ** 2));
  return up * (1 + 0.5 * fractal(noise, x / 2.2, y / 2.2, 4));
}

/** @returns {Uint8Array} 1 where the height is held: the sea and the rim of the sheet */
function baseLevel(grid, noise) {
  return Uint8Array.from(grid.data, (_, k) => {
    const i = k % grid.width,
      j = Math.floor(k / grid.width);
    return i === 0 || j === 0 || i === grid.width - 1 || j === grid.height - 1 || bayDepth(grid.centre(k), noise) > 0 ? 1 : 0;
  });
}

function erode(noise, random) {
  let grid = null;
  for (const [factor, steps, length] of STAGES) {
    grid = grid ? refine(grid, 2) : firstShape((layout.SIZE / 16) | 0, noise);
    if (grid.width !== Math.floor(layout.SIZE / factor))
      grid = crop(grid, Math.floor(layout.SIZE / factor), layout.CELL * factor);
    const up = Float64Array.from(grid.data, (_, k) => uplift(grid.centre(k), noise));
    const base = baseLevel(grid, noise);
    grid.data.forEach((z, k) => {
      grid.data[k] = z + 14 * random();
    }); // breaks up channels that follow the lattice
    holdBase(grid, base, noise);
    for (let step = 0; step < steps; step++) wearDown(grid, base, up, length);
  }
  const highest = grid.data.reduce((a, b) => Math.max(a, b), 0);
  grid.data.forEach((z, k) => {
    grid.data[k] = (z * 880) / highest;
  });
  return grid;
}

function firstShape(size, noise) {
  const grid = new Grid(layout.CORNER, layout.CELL * 16, size, size);
  for (let k = 0; k < grid.data.length; k++) {
    const [x, y] = layout.kilometres(grid.centre(k));
    grid.data[k] = 200 * uplift(grid.centre(k), noise) + 40 * (1 + fractal(noise, x / 2, y / 2, 4));
  }
  return grid;
}

/** Sizes that do not halve evenly: keeps the south-west corner, repeats the last row and column. */
function crop(grid, size, cell) {
  const out = new Grid(grid.corner, cell, size, size);
  for (let j = 0; j < size; j++)
    for (let i = 0; i < size; i++)
      out.data[j * size + i] = grid.data[Math.min(j, grid.height - 1) * grid.width + Math.min(i, grid.width - 1)];
  return out;
}

function holdBase(grid, base, noise) {
  for (let k = 0; k < grid.data.length; k++) {
    if (!base[k]) continue;
    const [x, y] = layout.kilometres(grid.centre(k));
    grid.data[k] =
      bayDepth(grid.centre(k), noise) > 0
        ? 0
        : Math.max(5, 40 + 50 * fractal(noise, x / 5, y / 5, 2) - 45 * smoothstep(20, 38, x - y));
  }
}

function wearDown(grid, base, up, length) {
  const { order, receiver, area } = flowOver(grid, base);
  const z = grid.data;
  for (const k of order) {
    if (base[k]) continue;
    const r = receiver[k],
      apart = grid.cell * (Math.abs(r - k) === 1 || Math.abs(r - k) === grid.width ? 1 : Math.SQRT2);
    const factor = (K * length * Math.sqrt(area[k])) / apart;
    z[k] = Math.max(z[r] + 0.01, (z[k] + up[k] * length + factor * z[r]) / (1 + factor));
  }
  creep(grid, base);
}

/** Soil creep: one explicit step of diffusion, so that crests are rounded. */
function creep(grid, base) {
  const z = grid.data,
    before = Float64Array.from(z),
    w = grid.width;
  const share = 0.035 * (120 / grid.cell);
  for (let k = w; k < z.length - w; k++)
    if (!base[k]) z[k] += share * (before[k - 1] + before[k + 1] + before[k - w] + before[k + w] - 4 * before[k]);
}

/** Fills the main valley and its larger tributaries with level ground. @returns {number[]} cells of the main river */
function carveFloodPlains(grid, noise) {
  const flow = flowOver(grid, baseLevel(grid, noise));
  const path = head => flow.downstream(grid.indexOf(layout.place(head)));
  const river = path(layout.MAIN_RIVER_HEAD);
  const onMain = new Set(river);
  fillAlong(
    grid,
    river,
    k => {
      const [x, y] = layout.kilometres(grid.centre(k));
      return (
        0.75 + 1.15 * Math.exp(-((Math.hypot(x - layout.SEAT[0], y - layout.SEAT[1]) / 3.4) ** 2)) + 0.6 * smoothstep(29, 33, x)
      );
    },
    0.92,
    noise,
  );
  for (const head of layout.TRIBUTARY_HEADS) {
    const branch = path(head);
    fillAlong(grid, branch.slice(0, branch.findIndex(k => onMain.has(k)) + 1 || branch.length), () => 0.3, 0.985, noise);
  }
  return river;
}

/** @param {(cell: number) => number} halfWidth of the plain, km @param {number} fall share of its height that the river keeps */
function fillAlong(grid, river, halfWidth, fall, noise) {
  const bed = new Map();
  let low = Infinity;
  river.forEach((k, i) => {
    low = Math.min(low, grid.data[k] * fall);
    bed.set(k, Math.max(low, 0));
  });
  const { distance, nearest } = distanceFrom(grid, river, 3500);
  const before = Float64Array.from(grid.data);
  for (let k = 0; k < grid.data.length; k++) {
    if (nearest[k] < 0 || before[k] <= 0) continue;
    const [x, y] = layout.kilometres(grid.centre(k));
    const half = halfWidth(nearest[k]) * (1 + 0.45 * fractal(noise, x / 1.6, y / 1.6, 3)),
      d = distance[k] / 1000;
    const floor = bed.get(nearest[k]) + 2 + 7 * (d / half) ** 2;
    const t = smoothstep(0.55 * half, 1.35 * half, d);
    grid.data[k] = Math.max(1, Math.min(before[k], floor * (1 - t) + before[k] * t));
  }
}

/** The main river first, then its tributaries down to where they meet it; lines in metres, widths in metres. */
function riverLines(grid, flow, main, noise) {
  const bend = ([e, n]) => [e + 70 * fractal(noise, e / 520, n / 520, 2), n + 70 * fractal(noise, n / 520 + 21, e / 520 - 33, 2)];
  const line = cells =>
    rounded(
      smoothed(
        cells.map(k => grid.centre(k)),
        2.5,
      ),
      2,
    )
      .map(bend)
      .map(p => p.map(x => Math.round(x * 100) / 100));
  const onMain = new Set(main),
    sea = k => grid.data[k] <= 0.6;
  const reaches = [main.slice(0, main.findIndex(sea) + 1 || main.length)];
  for (const head of layout.TRIBUTARY_HEADS) {
    const cells = flow.downstream(grid.indexOf(layout.place(head))),
      end = cells.findIndex(k => onMain.has(k) || sea(k));
    reaches.push(cells.slice(0, end < 0 ? cells.length : end + 1));
  }
  const lines = reaches.map(line);
  for (const branch of lines.slice(1)) branch.push(project(lines[0], branch.at(-1)).point);
  return lines.map((l, i) => ({ line: l, width: i === 0 ? 80 : 20 }));
}

function cutBed(fine, line, half, depth) {
  const bed = new Map();
  for (let s = 0, total = lengthOf(line); s < total; s += 12) {
    const p = along(line, s).point,
      reach = Math.ceil(half / fine.cell) + 1,
      k = fine.indexOf(p);
    for (let dj = -reach; dj <= reach; dj++)
      for (let di = -reach; di <= reach; di++) {
        const other = k + dj * fine.width + di;
        if (other < 0 || other >= fine.data.length) continue;
        const d = apart(p, fine.centre(other));
        if (d < half + fine.cell)
          bed.set(other, Math.max(bed.get(other) ?? 0, depth * Math.min(1, (half + fine.cell - d) / fine.cell)));
      }
  }
  for (const [k, cut] of bed) if (fine.data[k] > 0) fine.data[k] = Math.max(0.5, fine.data[k] - cut);
}

function raiseSightRidge(grid, noise) {
  const { line, height, halfWidth } = layout.SIGHT_RIDGE;
  for (let k = 0; k < grid.data.length; k++) {
    const [x, y] = layout.kilometres(grid.centre(k)),
      d = polylineDistance(line, [x, y]);
    if (d < 3 * halfWidth)
      grid.data[k] += height * Math.exp(-((d / halfWidth) ** 2)) * (1 + 0.35 * fractal(noise, x * 1.3, y * 1.3, 2));
  }
}

/** 30 m cells: rock and gullies where it is steep, almost nothing on the plains, river beds a few metres deep. */
function detail(coarse, noise) {
  const fine = refine(coarse, layout.COARSE),
    steep = slopeGrid(coarse);
  for (let k = 0; k < fine.data.length; k++) {
    const point = fine.centre(k);
    if (fine.data[k] <= 0.6) {
      fine.data[k] = Math.max(0, fine.data[k]);
      continue;
    }
    const [x, y] = layout.kilometres(point),
      rough = Math.min(1, steep.at(point) / 0.45);
    const crest = ridged(noise, x * 1.9, y * 1.9, 4) - 0.42;
    fine.data[k] = Math.max(0.5, fine.data[k] + rough * 34 * crest + 0.5 * fractal(noise, x * 3, y * 3, 2));
  }
  return fine;
}

function slopeGrid(grid) {
  const slope = grid.like();
  for (let k = 0; k < slope.data.length; k++) slope.data[k] = grid.slope(k);
  return slope;
}
