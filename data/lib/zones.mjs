// No-burial zones, drawn as the county's notice draws them, and built-up areas. Legal texts: 殡葬管理条例 Art. 10 and
// the (invented) notice of the county.
import { Grid } from './grid.mjs';
import { both, nearLines, polygonsWhere } from './contour.mjs';
import { fractal } from './noise.mjs';
import { insideMulti } from './geometry.mjs';
import * as layout from './layout.mjs';

const CELL = 60;
const NOTICE = '青禾县人民政府关于划定禁葬区的通告(青政告〔2024〕7号)',
  LAW = '《殡葬管理条例》第十条';

/** @returns {object[]} zone rows with `polygons` in metres */
export function makeZones(relief, land, roads, reservoirs, towns, builtUp) {
  const county = countyField(relief, land),
    zones = [];
  const add = (zone_kind, name, field, clause, more = {}) => {
    const polygons = polygonsWhere(both(field, county), 25000);
    if (polygons.length)
      zones.push({
        code: `Z990121${String(zones.length + 1).padStart(3, '0')}`,
        name,
        zone_kind,
        legal_basis: `${LAW};${NOTICE}第${clause}`,
        jurisdiction: '990121',
        effective_from: '2024-07-01',
        source_date: '2025-12-31',
        polygons,
        ...more,
      });
  };
  const near = (lines, metres) => nearLines(relief.fine, lines, metres, CELL);
  const linesOf = test => roads.filter(test).flatMap(r => r.lines);
  add(
    'trunk_road',
    'G56明沙高速两侧1000米',
    near(
      linesOf(r => r.class === 'expressway'),
      1000,
    ),
    '二条第一项',
    { distance_metres: 1000 },
  );
  add(
    'trunk_road',
    'G633国道两侧500米',
    near(
      linesOf(r => r.class === 'national'),
      500,
    ),
    '二条第一项',
    { distance_metres: 500 },
  );
  add('river', '禾江两岸300米', near([relief.rivers[0].line], 300), '二条第二项', { distance_metres: 300 });
  for (const r of reservoirs)
    add(
      'reservoir',
      `${r.name}周边300米`,
      near(
        r.polygons.map(p => p[0]),
        300,
      ),
      '二条第三项',
      { distance_metres: 300 },
    );
  add('water_source', '青云水库饮用水水源保护区', catchmentField(relief, reservoirs[0]), '三条第一项');
  add('scenic', '青云山风景名胜区', heightField(relief, [14.5, 25.5], 3.6, 330), '三条第二项');
  add('nature_reserve', '鹿鸣岭自然保护区', heightField(relief, [9, 15.5], 3, 380), '三条第三项');
  add('woodland', '公益林', woodField(relief), '三条第四项');
  add('cropland', '永久基本农田', cropField(relief, builtUp), '三条第五项');
  add('relics', '文峰塔文物保护范围', discField(relief, layout.SIGHTS_AT.文峰塔, 0.22), '三条第六项');
  add('park', '青云山森林公园', heightField(relief, layout.SIGHTS_AT.青云山森林公园, 1.8, 360), '三条第七项');
  add('development', '青禾经济开发区', discField(relief, [21.6, 14.2], 0.85), '三条第八项');
  add(
    'residential',
    '城镇建成区及周边300米',
    near(
      builtUp.flatMap(b => b.polygons.map(p => p[0])),
      300,
    ),
    '三条第九项',
    { distance_metres: 300 },
  );
  return zones;
}

const sheet = relief => {
  const size = Math.ceil((layout.SIZE * layout.CELL) / CELL);
  return new Grid(relief.fine.corner, CELL, size, size);
};
const fieldOf = (relief, value) => {
  const grid = sheet(relief);
  for (let k = 0; k < grid.data.length; k++) grid.data[k] = value(grid.centre(k));
  return grid;
};

/** Positive inside 青禾县, metres from its border, exact near it. */
function countyField(relief, land) {
  const polygon = land.polygon('990121'),
    field = nearLines(relief.fine, polygon[0], 0, CELL);
  for (let row = 0; row < field.height; row++) {
    const cuts = polygon[0].flatMap(ring => cutsAt(ring, field.corner.n + (row + 0.5) * CELL)).sort((a, b) => a - b);
    for (let c = 0; c + 1 < cuts.length; c += 2) {
      const first = Math.ceil((cuts[c] - field.corner.e) / CELL - 0.5),
        last = Math.floor((cuts[c + 1] - field.corner.e) / CELL - 0.5);
      for (let i = first; i <= last; i++) field.data[row * field.width + i] *= -1;
    }
  }
  return field;
}

/** Eastings at which a ring crosses a northing. */
function cutsAt(ring, n) {
  return ring.flatMap((p, i) => {
    const q = ring[(i + 1) % ring.length];
    return p[1] > n === q[1] > n ? [] : [p[0] + ((n - p[1]) / (q[1] - p[1])) * (q[0] - p[0])];
  });
}

function heightField(relief, centre, radius, height) {
  return fieldOf(relief, p => {
    const [x, y] = layout.kilometres(p),
      d = Math.hypot(x - centre[0], y - centre[1]);
    return Math.min((radius - d) * 400, relief.coarse.at(p) - height);
  });
}

const discField = (relief, centre, radius) =>
  fieldOf(relief, p => {
    const [x, y] = layout.kilometres(p);
    return (radius * (1 + 0.25 * fractal(relief.noise, x * 1.7, y * 1.7, 2)) - Math.hypot(x - centre[0], y - centre[1])) * 1000;
  });

function woodField(relief) {
  return fieldOf(relief, p => {
    const [x, y] = layout.kilometres(p);
    return relief.coarse.at(p) - 255 + 120 * fractal(relief.noise, x / 1.4 + 7, y / 1.4, 4);
  });
}

/** Level ground of the flood plains away from the towns. */
function cropField(relief, builtUp) {
  const town = nearLines(
      relief.fine,
      builtUp.flatMap(b => b.polygons.map(p => p[0])),
      260,
      CELL,
    ),
    river = nearLines(
      relief.fine,
      relief.rivers.map(r => r.line),
      90,
      CELL,
    );
  const slope = relief.coarse.like(relief.coarse.data.map((_, k) => relief.coarse.slope(k)));
  const inTown = builtUp.flatMap(b => b.polygons);
  return fieldOf(relief, p => {
    const k = town.indexOf(p),
      [x, y] = layout.kilometres(p),
      steep = slope.at(p);
    if (town.data[k] > 0 || river.data[k] > 0) return -Math.max(town.data[k], river.data[k], 1);
    return insideMulti(inTown, p)
      ? -200
      : Math.min(
          60,
          1400 * (0.036 - steep) + 30 * fractal(relief.noise, x * 1.6, y * 1.6, 3),
          -Math.max(town.data[k], river.data[k]),
        );
  });
}

/** Everything that drains into the lake. */
function catchmentField({ coarse, flow }, reservoir) {
  const dam = coarse.indexOf(reservoir.point),
    upstream = coarse.like();
  upstream.data[dam] = 1;
  for (const k of flow.order) if (flow.receiver[k] !== k && upstream.data[flow.receiver[k]]) upstream.data[k] = 1;
  const size = Math.ceil((layout.SIZE * layout.CELL) / CELL),
    field = new Grid(coarse.corner, CELL, size, size);
  for (let k = 0; k < field.data.length; k++) field.data[k] = (upstream.at(field.centre(k)) - 0.5) * 100;
  return field;
}

/** Built-up areas: within 150 m of a street or lane, holes filled. */
export function makeBuiltUpAreas(relief, towns) {
  return towns.map((town, i) => {
    const wide = nearLines(
      relief.fine,
      [...town.streets, ...town.lanes].filter(s => s.status !== 'proposed').map(s => s.line),
      110,
      30,
    );
    const polygons = polygonsWhere(wide, 30000, 4).map(([shell]) => [shell]);
    return {
      code: `B9901210${i + 1}`,
      name: `${town.township.name.replace(/[镇乡]$/, '')}建成区`,
      division_code: town.township.code,
      polygons: polygons.slice(0, i === 0 ? 3 : 1),
    };
  });
}
