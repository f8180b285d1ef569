// Boundary lines on the divisions' own border, their markers, a walk along the line, new fixes of the markers, and
// two counties' versions of their land that do not quite meet.
import { along, apart, lengthOf, ringArea, towards } from './geometry.mjs';
import * as layout from './layout.mjs';

/** Joins arcs end to end from one outer end to the other. @returns {number[][]} metres */
export function chain(arcs) {
  const ends = new Map(),
    left = new Set(arcs);
  for (const arc of arcs) for (const v of [arc.vertices[0], arc.vertices.at(-1)]) ends.set(v, (ends.get(v) ?? 0) + 1);
  let here = [...ends].filter(([, n]) => n === 1).map(([v]) => v)[0];
  const line = [];
  for (;;) {
    const arc = [...left].find(a => a.vertices[0] === here || a.vertices.at(-1) === here);
    if (!arc) return line;
    left.delete(arc);
    const forward = arc.vertices[0] === here,
      points = forward ? arc.line : [...arc.line].reverse();
    line.push(...(line.length ? points.slice(1) : points));
    here = forward ? arc.vertices.at(-1) : arc.vertices[0];
  }
}

/** West end first; the north end where the line runs rather north and south. Markers are counted that way. */
function oriented(line) {
  const a = line[0],
    b = line.at(-1),
    upright = Math.abs(a[1] - b[1]) > 2 * Math.abs(a[0] - b[0]);
  return (upright ? a[1] < b[1] : a[0] > b[0]) ? [...line].reverse() : line;
}

export function makeLines(land) {
  const [green, cloud, sand] = layout.COUNTIES.map(c => c.code);
  const qy = oriented(chain(land.border(green, cloud))),
    qs = oriented(chain(land.border(green, sand)));
  const sides = line => {
    const { point, direction } = along(line, lengthOf(line) / 2),
      off = d => [point[0] - direction[1] * d, point[1] + direction[0] * d];
    return { left_division_code: land.codeAt(off(60)).slice(0, 6), right_division_code: land.codeAt(off(-60)).slice(0, 6) };
  };
  return [
    {
      code: 'QY01',
      name: '青云线',
      line: qy,
      ...sides(qy),
      approved_on: '1999-06-18',
      last_inspected_on: '2021-10-26',
      start_text: '起于青禾县、云岭县与县外交会处的山脊',
      end_text: '止于青禾县、云岭县、沙湾县三县交会点(QY01046Q号界桩)',
    },
    {
      code: 'QS01',
      name: '青沙线',
      line: qs,
      ...sides(qs),
      approved_on: '2000-03-09',
      last_inspected_on: '2022-09-15',
      start_text: '起于青禾县、云岭县、沙湾县三县交会点(QY01046Q号界桩)',
      end_text: '止于青禾县、沙湾县与县外交会处的山脊',
    },
  ].map(l => ({
    ...l,
    level: 'county',
    length_metres: Math.round(lengthOf(l.line)),
    disputed: false,
    geometry_source: '行政区域界线详图(1:10000)',
  }));
}

const REFERENCES =
  '大樟树 老枫树 古松 独立岩石 石砌护坡角 山神庙墙角 输电塔基 通信塔基 水泥电杆 泉眼 旧碉楼东南角 护林房屋角 独立房屋西北角 石桥栏柱 蓄水池角 岔路口中心 石灰窑 羊圈墙角 测量标志'.split(
    ' ',
  );
const COURSE = '界线沿山脊线延伸 界线经山坳 界线沿分水岭 界线过山包 界线沿陡崖上缘 界线转向'.split(' ');
/** Serial → state, on 青云线. The rest are intact: 37. */
export const STATES = {
  7: 'moved',
  29: 'moved',
  12: 'damaged',
  24: 'damaged',
  41: 'damaged',
  33: 'lost',
  4: 'overgrown',
  18: 'overgrown',
  37: 'overgrown',
};
export const MOVED = { 7: 4.2, 29: 1.6 }; // metres

export function makeMarkers(line, count, ground, random, { junction, states = {} }) {
  const total = lengthOf(line.line),
    rows = [];
  for (let serial = 1; serial <= count; serial++) {
    const share = junction === 'end' ? (serial - 0.55) / (count - 0.55) : serial / (count + 0.4);
    const wanted =
      serial === count && junction === 'end'
        ? total
        : total * share + ((random.between(-0.28, 0.28) * total) / count) * (serial === count ? 0 : 1);
    const { point, metres } = nearestVertex(line.line, wanted),
      three = junction === 'end' && serial === count;
    const managing = serial % 2 ? line.left_division_code : line.right_division_code;
    rows.push({
      code: `${line.code}${String(serial).padStart(3, '0')}Q`,
      line_code: line.code,
      serial,
      marker_type: 'single',
      faces: three ? 3 : 2,
      material: random.chance(0.85) ? '花岗岩' : '钢筋混凝土',
      managing_division_code: managing,
      elevation_metres: Math.round(ground.at(point) * 10) / 10,
      height_datum: '1985国家高程基准',
      tolerance_metres: null,
      state: states[serial] ?? 'intact',
      erected_on: `${random.integer(1997, 1999)}-${String(random.integer(3, 11)).padStart(2, '0')}-${random.integer(10, 28)}`,
      location_text: three
        ? '位于青禾县、云岭县、沙湾县三县交会的山顶,为三面型界桩'
        : `位于${random.pick(['山脊上', '山坳处', '山包顶部', '小路东侧', '小路西侧', '分水岭上', '林缘处'])},${random.pick(COURSE)}`,
      ...references(point, random),
      point,
      metres,
    });
  }
  return rows;
}

function nearestVertex(line, wanted) {
  let metres = 0,
    best = { gap: Infinity };
  line.forEach((p, i) => {
    if (i) metres += apart(line[i - 1], p);
    if (Math.abs(metres - wanted) < best.gap) best = { gap: Math.abs(metres - wanted), point: p, metres };
  });
  return best;
}

/** Three reference objects, well spread; bearings clockwise from grid north, two decimals. */
function references(point, random) {
  const out = {},
    first = random.between(0, 360),
    names = random.shuffled(REFERENCES);
  for (let i = 1; i <= 3; i++) {
    out[`ref${i}_name`] = names[i];
    out[`ref${i}_bearing`] = Number(((first + 120 * i + random.between(-35, 35)) % 360).toFixed(2)) % 360;
    out[`ref${i}_distance`] = Number(random.between(4, 60).toFixed(1));
  }
  return out;
}

/** Stretches of 青云线 that the walk misses: one by a detour, one because the tracker was off. Metres from the start. */
export const MISSED = [
  { from: 12300, to: 13050, how: 'detour' },
  { from: 31200, to: 33400, how: 'not recorded' },
];

const DAYS = 4,
  FIRST_DAY = Date.UTC(2026, 5, 2, 0, 30),
  PACE = 0.6; // m/s over rough ground

/** A walk of the line in four days: a fix every 8–14 m, off by at most 5 m. @returns segments of {point, elevation, time} */
export function walk(line, ground, random) {
  return outings(lengthOf(line)).map(({ day, from, to, morning }) => {
    const fixes = [];
    for (let s = from; s < to; s += random.between(8, 14)) fixes.push(s);
    return [...fixes, to].map(s => {
      const point = offLine(line, s, detour(s) + random.between(-3.4, 3.4), random.between(-3.4, 3.4));
      const seconds = Math.round((s - morning) / PACE + random.between(-2, 2));
      const time = new Date(FIRST_DAY + day * 86400000 + Math.max(0, seconds) * 1000);
      return { point, elevation: ground.at(point) + random.between(-3, 3), time };
    });
  });
}

/** Each morning starts 40 m before where the evening ended; a day is cut where nothing was recorded. */
function outings(total) {
  const off = MISSED.find(m => m.how === 'not recorded');
  return Array.from({ length: DAYS }, (_, day) => {
    const morning = Math.max(0, (day * total) / DAYS - 40),
      evening = ((day + 1) * total) / DAYS;
    const cut = off.from > morning && off.to < evening;
    const parts = cut
      ? [
          [morning, off.from],
          [off.to, evening],
        ]
      : [[morning, evening]];
    return parts.map(([from, to]) => ({ day, from, to, morning }));
  }).flat();
}

/** Metres to the left of the line that the walker keeps: up to 140 on the detour. */
function detour(s) {
  const { from, to } = MISSED.find(m => m.how === 'detour');
  return s <= from || s >= to ? 0 : 140 * Math.sin((Math.PI * (s - from)) / (to - from)) ** 0.25;
}

function offLine(line, metres, left, ahead) {
  const { point, direction } = along(line, metres);
  return [point[0] - direction[1] * left + direction[0] * ahead, point[1] + direction[0] * left + direction[1] * ahead];
}

/** New fixes: noise below half a metre; two stones stand elsewhere; the lost one has no fix. */
export function measure(markers, random) {
  return markers
    .filter(m => m.state !== 'lost')
    .map(m => {
      const moved = MOVED[m.serial],
        turn = random.between(0, 360),
        distance = moved ?? Math.min(0.48, Math.abs(random.normal()) * 0.18);
      return { code: m.code, serial: m.serial, point: towards(m.point, turn, distance), distance, bearing: turn };
    });
}

/** Faults planted where 青禾's and 云岭's versions of the line part: where along the line, and how wide. */
const FAULTS = [
  { at: 0.22, kind: 'gap', width: 0.8 },
  { at: 0.47, kind: 'gap', width: 0.35 },
  { at: 0.71, kind: 'overlap', width: 1.2 },
];

/** @returns the neighbour's polygon with its vertices moved at the faults, and the faults with width and area */
export function faultyNeighbour(line, neighbour) {
  const shifts = new Map(),
    faults = [],
    key = p => `${p[0]},${p[1]}`;
  for (const { at, kind, width } of FAULTS) {
    const { point } = nearestVertex(line.line.slice(1, -1), lengthOf(line.line) * at),
      i = line.line.indexOf(point),
      a = line.line[i - 1],
      b = line.line[i + 1];
    const size = apart(a, b),
      into = line.right_division_code === neighbour.code ? -1 : 1,
      sign = kind === 'gap' ? into : -into;
    const n = [-(b[1] - a[1]) / size, (b[0] - a[0]) / size],
      moved = [point[0] + sign * width * n[0], point[1] + sign * width * n[1]];
    shifts.set(key(point), moved);
    // the vertex moves square to the line between its neighbours, so the sliver is two thin triangles
    faults.push({
      kind,
      displacement: width,
      width: Number(widthOf(a, point, b, moved).toFixed(3)),
      area: Math.abs(ringArea([a, point, b, moved])),
      point,
    });
  }
  const polygon = neighbour.polygons.map(rings => rings.map(ring => ring.map(p => shifts.get(key(p)) ?? p)));
  return { polygon, faults };
}

/** Greatest width of the sliver a–point–b–moved: the farthest its vertices lie from the other side. */
function widthOf(a, point, b, moved) {
  const distance = (p, q, r) => {
    const dx = r[0] - q[0],
      dy = r[1] - q[1],
      t = Math.min(1, Math.max(0, ((p[0] - q[0]) * dx + (p[1] - q[1]) * dy) / (dx * dx + dy * dy)));
    return Math.hypot(p[0] - q[0] - t * dx, p[1] - q[1] - t * dy);
  };
  return Math.max(
    Math.min(distance(point, a, moved), distance(point, moved, b)),
    Math.min(distance(moved, a, point), distance(moved, point, b)),
  );
}
