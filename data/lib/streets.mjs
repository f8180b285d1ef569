// Streets of a town: a bent grid whose lines are streets, cut by the river and the edge of town, with lanes inside
// the blocks. Lines that meet share the very same point. Start of a street: its east end, or its south end
// (起编方向: 由东向西, 由南向北), so that odd numbers are on the left.
import { apart, between, polylineDistance, crossing } from './geometry.mjs';
import { fractal } from './noise.mjs';

/**
 * @param town {centre: [e, n], turn: degrees, u: positions of north–south streets (m east of the centre, ascending),
 *   v: of east–west streets (m north), radius: m, eastWest / northSouth: [name, width, class] in that order, bridges: names that cross the river,
 *   newName: names for what a river cuts off}
 * @returns {{streets: object[], lanes: object[], blocks: object[]}}
 */
export function layTown(town, river, noise, random, laneName) {
  const nodes = placeNodes(town, river, noise);
  const extras = new Map(); // points where lanes meet a street, by edge
  const runs = [...runsOf(town, nodes, river, 'eastWest'), ...runsOf(town, nodes, river, 'northSouth')];
  const edges = new Set(runs.flatMap(run => run.keys.slice(1).map((key, i) => edgeKey(run.keys[i], key))));
  const blocks = blocksOf(town, nodes, edges);
  const lanes = blocks.flatMap(block => lanesIn(block, extras, random, laneName));
  const streets = runs.map(run => ({ name: run.name, width: run.width, class: run.class, line: lineOf(run, nodes, extras) }));
  return { streets, lanes, blocks };
}

const edgeKey = (a, b) => (a < b ? `${a}|${b}` : `${b}|${a}`);

function placeNodes(town, river, noise) {
  const nodes = new Map(),
    c = Math.cos((town.turn * Math.PI) / 180),
    s = Math.sin((town.turn * Math.PI) / 180);
  town.u.forEach((u, i) =>
    town.v.forEach((v, j) => {
      const du = u + 45 * fractal(noise, u / 900 + town.centre[0], v / 700, 2),
        dv = v + 60 * fractal(noise, v / 900 - 7, u / 1100 + town.centre[1], 2);
      const p = [town.centre[0] + du * c - dv * s, town.centre[1] + du * s + dv * c];
      const reach = town.radius * (1 + 0.3 * fractal(noise, Math.atan2(v, u) * 0.9 + 3, town.radius / 500, 2));
      const r = Math.hypot(u / (town.stretch ?? 1), v);
      if (r < reach && polylineDistance(river, p) > 75) nodes.set(`${i},${j}`, round(p));
    }),
  );
  return nodes;
}

const round = ([e, n]) => [Math.round(e * 1000) / 1000, Math.round(n * 1000) / 1000];
const crossesRiver = (a, b, river) => river.some((q, i) => i > 0 && crossing(a, b, river[i - 1], q));

/** A street is the longest run of nodes along its grid line; a bridge only where the town has one. */
function runsOf(town, nodes, river, way) {
  const across = way === 'eastWest';
  return town[way].flatMap(([name, width, cls], fixed) => {
    const count = across ? town.u.length : town.v.length,
      runs = [];
    let run = [];
    for (let moving = 0; moving < count; moving++) {
      const key = across ? `${moving},${fixed}` : `${fixed},${moving}`;
      const broken =
        run.length &&
        nodes.has(key) &&
        crossesRiver(nodes.get(run.at(-1)), nodes.get(key), river) &&
        !town.bridges?.includes(name);
      if (!nodes.has(key) || broken) {
        if (run.length > 1) runs.push(run);
        run = [];
      }
      if (nodes.has(key)) run.push(key);
    }
    if (run.length > 1) runs.push(run);
    // what the river cuts off is another street with a name of its own
    return runs
      .sort((a, b) => b.length - a.length)
      .map((run, i) => ({
        name: i === 0 ? name : town.newName(width),
        width,
        class: cls,
        keys: across ? run.reverse() : run,
      }));
  });
}

function lineOf(run, nodes, extras) {
  const line = [nodes.get(run.keys[0])];
  for (let i = 1; i < run.keys.length; i++) {
    const a = nodes.get(run.keys[i - 1]);
    const met = [...(extras.get(edgeKey(run.keys[i - 1], run.keys[i])) ?? [])].sort((p, q) => apart(a, p) - apart(a, q));
    line.push(...met, nodes.get(run.keys[i]));
  }
  return line;
}

function blocksOf(town, nodes, edges) {
  const blocks = [];
  for (let i = 0; i + 1 < town.u.length; i++)
    for (let j = 0; j + 1 < town.v.length; j++) {
      const keys = [`${i},${j}`, `${i + 1},${j}`, `${i + 1},${j + 1}`, `${i},${j + 1}`];
      if (keys.every((k, n) => nodes.has(k) && edges.has(edgeKey(k, keys[(n + 1) % 4]))))
        blocks.push({ keys, corners: keys.map(k => nodes.get(k)), lanes: [] });
    }
  return blocks;
}

/** None, one or two lanes through or into a block; most are named, the others are work to do. */
function lanesIn(block, extras, random, laneName) {
  const [sw, se, ne, nw] = block.corners,
    wide = apart(sw, se),
    deep = apart(sw, nw),
    lanes = [];
  if (Math.min(wide, deep) < 130 || random.chance(0.12)) return lanes;
  const upright = wide > deep ? random.chance(0.75) : random.chance(0.3),
    k = block.keys;
  const sides = upright
    ? [
        [k[0], k[1], sw, se],
        [k[3], k[2], nw, ne],
      ]
    : [
        [k[1], k[2], se, ne],
        [k[0], k[3], sw, nw],
      ];
  for (const share of Math.max(wide, deep) > 340 && random.chance(0.6) ? [0.33, 0.68] : [0.5]) {
    const t = share + random.between(-0.06, 0.06),
      t2 = share + random.between(-0.06, 0.06);
    const start = round(between(sides[0][2], sides[0][3], t)),
      end = round(between(sides[1][2], sides[1][3], t2));
    const through = random.chance(0.7);
    meet(extras, sides[0], start);
    if (through) meet(extras, sides[1], end);
    const last = through ? end : round(between(start, end, random.between(0.5, 0.75)));
    const middle = round(between(between(start, last, 0.5), upright ? sw : se, random.between(-0.05, 0.05)));
    lanes.push({
      name: random.chance(0.55) ? laneName() : null,
      width: Math.round(random.between(3.5, 8.5) * 2) / 2,
      class: 'lane',
      line: [start, middle, last],
      block,
    });
  }
  block.lanes = lanes;
  return lanes;
}

function meet(extras, [a, b], point) {
  const key = edgeKey(a, b);
  extras.set(key, [...(extras.get(key) ?? []), point]);
}
