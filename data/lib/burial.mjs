// Cemeteries and old graves. Three cemeteries lie in the sight range of the expressway: one clearly seen, one hidden
// behind a ridge, one doubtful; which is which is found by looking, not by decree.
import { along, apart, lengthOf, insidePolygon } from './geometry.mjs';
import { nearLines } from './contour.mjs';
import { clearance, seenFrom } from './sight.mjs';
import * as layout from './layout.mjs';
import { weighted } from './random.mjs';

/** Places along a road every 50 m (rule V01). */
export function roadSamples(lines, spacing = 50) {
  let before = 0;
  return lines.flatMap(line => {
    const total = lengthOf(line),
      out = [];
    for (let s = 0; s <= total; s += spacing) out.push({ point: along(line, s).point, metres: before + s });
    before += total;
    return out;
  });
}

const LIST = [
  ['青松岭公墓', 'rural_public', 'open', 'visible', 1200, 925],
  ['归云山公墓', 'rural_public', 'open', 'hidden', 800, 412],
  ['望溪公墓', 'rural_public', 'proposed', 'doubtful', 0, 0],
  ['青禾县殡仪馆骨灰堂', 'columbarium', 'open', [17.4, 20.6], 3600, 1875],
  ['福寿园', 'commercial', 'open', [21.2, 19.6], 2400, 1630],
  ['石桥公墓', 'rural_public', 'full', [27.3, 18.4], 640, 640],
  ['竹溪公墓', 'rural_public', 'open', [12.6, 8.4], 520, 187],
  ['西山老公墓', 'urban_public', 'closed', [13.6, 17.2], 460, 431],
];

/** @returns {{cemeteries: object[], expectations: object[]}} */
export function makeCemeteries({ relief, land, expressway, keepAway, random }) {
  const samples = roadSamples(expressway),
    sites = sightSites(relief, land, expressway, samples, keepAway),
    expectations = [];
  const cemeteries = LIST.map(([name, cemetery_kind, status, where, plots_built, plots_used], i) => {
    const near = Array.isArray(where),
      site = near ? gentleSite(relief, land, where, keepAway) : sites[where];
    const size = near ? random.between(34, 52) : where === 'doubtful' ? 18 : 26,
      polygon = terrace(relief, site, size, size * 0.68);
    const code = `C990121${String(i + 1).padStart(3, '0')}`,
      area = polygonArea(polygon);
    if (!near) expectations.push(expectation(relief, samples, code, name, where, site, polygon));
    return {
      code,
      name,
      cemetery_kind,
      status,
      division_code: land.codeAt(site),
      area_square_metres: Math.round(area),
      plots_built,
      plots_used,
      telephone: `0999-555${String(1001 + 37 * i).padStart(4, '0')}`,
      opened_on: status === 'proposed' ? null : `${[1998, 2006, 0, 2012, 2003, 1996, 2009, 1988][i]}-04-05`,
      address: addressOf(land, site),
      site,
      polygons: [polygon],
    };
  });
  return { cemeteries, expectations };
}

const addressOf = (land, p) => {
  const code = land.codeAt(p);
  return `青禾县${{ 990121100: '城关镇', 990121101: '石桥镇', 990121200: '竹溪乡' }[code.slice(0, 9)]}${land.leaves.find(l => l.code === code).name}`;
};

/** Looks at hillsides 300–900 m from the expressway and takes the clearest case of each kind. */
function sightSites(relief, land, expressway, samples, keepAway) {
  const { fine, coarse } = relief,
    behindRidge = layout.place(layout.BEHIND_SIGHT_RIDGE);
  const near = nearLines(fine, expressway, 900, coarse.cell),
    best = { visible: [-1], hidden: [-Infinity], doubtful: [-1] };
  for (let k = 0; k < coarse.data.length; k++) {
    const p = fine.centre(fine.indexOf(coarse.centre(k))),
      slope = coarse.slope(k);
    if (slope < 0.06 || slope > 0.42) continue;
    const d = 900 - near.data[k]; // metres from the expressway
    if (d < 300 || d > 900 || !land.codeAt(p)?.startsWith('990121') || keepAway(p)) continue;
    const at = height => seenFrom(fine, samples, p, { height }).seen,
      one = at(1),
      low = at(0),
      high = at(4);
    const scores = {
      visible: low >= one - 1 ? one - d / 400 : -1,
      hidden:
        high === 0 && at(9) === 0
          ? 14 - Math.abs(d - 560) / 40 + hiddenBehind(fine, samples, p) / 10 - apart(p, behindRidge) / 120
          : -Infinity,
      doubtful: one >= 1 && one <= 3 && low <= 1 && high >= one + 4 && apart(p, behindRidge) > 2500 ? high - one - d / 300 : -1,
    };
    for (const kind in best) if (scores[kind] > best[kind][0]) best[kind] = [scores[kind], p];
  }
  return Object.fromEntries(
    Object.entries(best).map(([kind, [, p]]) => {
      if (!p) throw new Error(`no ${kind} site beside the expressway with this seed`);
      return [kind, p];
    }),
  );
}

/** How deep behind the ridge, metres, seen from the nearest part of the road. */
function hiddenBehind(fine, samples, p) {
  const nearest = samples.reduce((a, b) => (apart(a.point, p) < apart(b.point, p) ? a : b));
  return Math.min(60, -clearance(fine, nearest.point, 1.5, p, 1));
}

/** The gentlest hillside within 900 m. */
function gentleSite({ coarse, fine }, land, km, keepAway) {
  const wanted = [fine.corner.e + km[0] * 1000, fine.corner.n + km[1] * 1000];
  let best = [Infinity, wanted];
  for (let k = 0; k < coarse.data.length; k++) {
    const p = coarse.centre(k),
      d = apart(p, wanted);
    if (d > 1500 || keepAway(p) || !land.codeAt(p)?.startsWith('990121')) continue;
    const score = Math.abs(coarse.slope(k) - 0.16) * 10 + d / 700;
    if (score < best[0]) best = [score, p];
  }
  return best[1];
}

/** A terraced plot along the contour, eight corners, anticlockwise. */
function terrace({ fine }, [e, n], wide, deep) {
  const de = fine.at([e + 30, n]) - fine.at([e - 30, n]),
    dn = fine.at([e, n + 30]) - fine.at([e, n - 30]),
    up = Math.hypot(de, dn) || 1;
  const [ux, uy] = [de / up, dn / up];
  const ring = [
    [-1, -0.7],
    [-0.6, -1],
    [0.6, -1],
    [1, -0.7],
    [1, 0.6],
    [0.5, 1],
    [-0.5, 1],
    [-1, 0.6],
  ].map(([a, b]) => [e + uy * a * wide + ux * b * deep, n - ux * a * wide + uy * b * deep].map(x => Math.round(x * 100) / 100));
  return [...ring, ring[0]];
}

const polygonArea = ring =>
  Math.abs(ring.reduce((s, p, i) => s + (i ? ring[i - 1][0] * p[1] - p[0] * ring[i - 1][1] : 0), 0)) / 2;

function expectation({ fine }, samples, code, name, kind, site, ring) {
  const say = height => {
    const { seen, inRange, nearest } = seenFrom(fine, samples, site, { height });
    return {
      targetHeight: height,
      samplesInRange: inRange,
      samplesSeeing: seen,
      nearestVisibleMetres: seen ? Math.round(nearest) : null,
    };
  };
  const corners = ring.slice(0, -1).map(p => seenFrom(fine, samples, p).seen);
  return {
    cemetery: code,
    name,
    expected: kind,
    road: 'G56990121',
    eyeHeight: 1.5,
    maxDistance: 1000,
    sampleSpacing: 50,
    refraction: 0.13,
    point: site,
    atTargetHeights: [0, 1, 2, 4].map(say),
    cornersSeen: corners.filter(n => n > 0).length,
    corners: corners.length,
  };
}

const TREATMENTS = {
  A: { relocate: 45, deep_bury: 15, flatten: 8, screen_planting: 14, flat_stone: 10, remove_enclosure: 5, retain: 3 },
  B: { screen_planting: 40, flat_stone: 20, relocate: 15, remove_enclosure: 12, deep_bury: 8, retain: 5 },
  C: { screen_planting: 45, retain: 15, flat_stone: 20, remove_enclosure: 20 },
};

/** 220 graves on the hillsides, thick beside villages and roads. Exposure: A seen from a trunk road, B from a county road, C from neither. */
export function makeGraves({ relief, land, roads, cemeteries, keepAway, random }) {
  const { coarse, fine } = relief,
    graves = [],
    linesOf = classes => roads.filter(r => classes.includes(r.class) && r.county === '990121').flatMap(r => r.lines);
  const trunk = roadSamples(linesOf(['expressway', 'national'])),
    county = roadSamples(linesOf(['provincial', 'county']));
  const slopes = [...coarse.data.keys()].filter(
    k => coarse.slope(k) > 0.08 && coarse.slope(k) < 0.45 && coarse.data[k] < 420 && coarse.data[k] > 25,
  );
  while (graves.length < 220) {
    const heart = coarse.centre(random.pick(slopes)),
      clan = random.integer(1, 7);
    if (!land.codeAt(heart)?.startsWith('990121') || (random.chance(0.6) && !trunk.some(s => apart(s.point, heart) < 1000)))
      continue;
    for (let i = 0; i < clan && graves.length < 220; i++) {
      const point = [heart[0] + random.normal() * 22, heart[1] + random.normal() * 16],
        division = land.codeAt(point);
      if (!division?.startsWith('990121') || keepAway(point)) continue;
      graves.push(grave(graves.length + 1, point, division, { fine, trunk, county, cemeteries, random }));
    }
  }
  return graves;
}

function grave(serial, point, division, { fine, trunk, county, cemeteries, random }) {
  const exposure = seenFrom(fine, trunk, point).seen ? 'A' : seenFrom(fine, county, point).seen ? 'B' : 'C';
  const empty = random.chance(0.04),
    treatment = empty ? 'demolish' : weighted(random, TREATMENTS[exposure]),
    stone_kind = weighted(random, { upright: 62, flat: 18, none: 20 });
  return {
    code: `F990121${String(serial).padStart(5, '0')}`,
    division_code: division,
    cemetery_code: cemeteries.find(c => insidePolygon(c.polygons, point))?.code ?? null,
    exposure,
    area_square_metres: Math.round(random.between(1, 14) * 10) / 10,
    hardened: random.chance(0.45),
    stone_kind,
    stone_height_metres:
      stone_kind === 'none' ? null : Number((stone_kind === 'flat' ? 0.03 : random.between(0.4, 1.6)).toFixed(2)),
    occupied: !empty,
    protected_proof: treatment === 'retain' ? '县级文物保护单位名单(2011)' : null,
    treatment,
    kin_contact: random.chance(0.5) ? `1390000${String(random.integer(0, 9999)).padStart(4, '0')}` : null,
    found_on: `2026-0${random.integer(3, 9)}-${random.integer(10, 28)}`,
    point,
  };
}
