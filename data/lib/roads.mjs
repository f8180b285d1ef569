// All roads: the expressway and trunk roads, the streets of the towns, the roads to the villages.
import { apart, between, boundsOf, crossing, lengthOf, polylineDistance, towards } from './geometry.mjs';
import { layTown } from './streets.mjs';
import { Routes } from './routes.mjs';
import * as names from './names.mjs';
import * as layout from './layout.mjs';

const METRES = km => km * 1000;
const TURN = { 990121100: -9, 990121101: 11, 990121200: -17 };

/** @returns {{roads: object[], towns: object[], villages: object[]}} roads carry `lines` in metres */
export function makeRoads(relief, land, random, dealer) {
  const routes = new Routes(relief.coarse, relief.water),
    rivers = relief.rivers;
  const towns = layout.TOWNSHIPS.filter(t => TURN[t.code]).map(t => buildTown(t, rivers, relief.noise, random, dealer));
  for (const town of towns)
    routes.close(
      town.streets.flatMap(s => s.line),
      150,
    );
  routes.close(
    towns[0].blocks.flatMap(b => b.corners),
    300,
  );
  const roads = [expressway(routes)];
  for (const town of towns)
    for (const street of [...town.streets, ...town.lanes]) {
      street.town = town;
      roads.push(street);
      if (street.class !== 'lane') routes.roads.push(street);
    }
  roads.push(...trunkRoads(routes, towns));
  roads.push(...proposedRoads(towns[0], dealer));
  const { made, villages } = villageRoads(routes, land, random, dealer, roads[0]);
  roads.push(...made);
  tieCrossings(roads.filter(r => r.class !== 'expressway'));
  return { roads: land.splitByCounty(roads), towns, villages };
}

function buildTown(township, rivers, noise, random, dealer) {
  const seat = township.code === '990121100',
    list = seat ? { eastWest: names.SEAT_EAST_WEST, northSouth: names.SEAT_NORTH_SOUTH } : names.TOWN_STREETS[township.code];
  const spread = (count, step, shift) =>
    Array.from({ length: count }, (_, i) =>
      Math.round((i - (count - 1) / 2) * step + random.between(-0.13, 0.13) * step + shift),
    );
  const town = {
    township,
    centre: layout.place(township.seat),
    turn: TURN[township.code],
    radius: seat ? 1620 : 720,
    stretch: 1.25,
    u: spread(list.northSouth.length, seat ? 410 : 330, 0),
    v: spread(list.eastWest.length, seat ? 315 : 260, 0),
    ...list,
    newName: width => dealer.of(names.NEW_ROAD_WORDS, width < 20 ? '街' : width < 40 ? '路' : '大道'),
    bridges: ['人民路', '青禾大道', '振兴路', '溪口路', '桥头路'],
  };
  return Object.assign(
    town,
    layTown(town, rivers[0].line, noise, random, () => dealer.lane()),
  );
}

function expressway(routes) {
  const line = routes.through(layout.EXPRESSWAY.map(layout.place), 0.25);
  return { code: 'G56', name: 'G56明沙高速', class: 'expressway', width: 26, line };
}

/** A gate is the end of a street: + its northern or western end, - the other. */
function gate(towns, name, sign) {
  const { line } = towns[0].streets.find(s => s.name === name);
  const [a, b] = [line[0], line.at(-1)],
    northWest = b[1] - b[0] > a[1] - a[0] ? b : a;
  return sign === '+' ? northWest : northWest === a ? b : a;
}

function trunkRoads(routes, towns) {
  return layout.TRUNKS.flatMap(({ code, name, class: cls, width, from, points }) =>
    legs(points.map(layout.place), towns, from && gate(towns, from.slice(0, -1), from.at(-1))).map(way => {
      const road = { code, name, class: cls, width, line: routes.through(way, cls === 'county' ? 0.06 : 0.09) };
      routes.roads.push(road);
      return road;
    }),
  );
}

/** A trunk road ends at the edge of a town on its way and goes on from the other edge; in between are streets. */
function legs(points, towns, start) {
  const out = [];
  let way = start ? [start] : [];
  points.forEach((p, i) => {
    const town = towns.find(t => apart(t.centre, p) < 700);
    if (!town) return way.push(p);
    if (way.length) out.push([...way, edgeTowards(town, way.at(-1))]);
    way = i + 1 < points.length ? [edgeTowards(town, points[i + 1])] : [];
  });
  return way.length > 1 ? [...out, way] : out;
}

/** The end of a street that is nearest to where a road comes from. */
const edgeTowards = (town, p) =>
  town.streets.flatMap(s => [s.line[0], s.line.at(-1)]).reduce((best, q) => (apart(q, p) < apart(best, p) ? q : best));

/** Streets that are planned only: extensions beyond the ring roads, with and without a proposed name. */
function proposedRoads(seat, dealer) {
  const plans = [
    ['学府路', 0, 520, 26],
    ['建设路', 0, 610, 30],
    ['朝阳路', 1, 480, 24],
    ['新华路', 1, 430, 30],
  ];
  return plans.flatMap(([name, end, metres, width], i) => {
    const street = seat.streets.find(s => s.name === name);
    if (!street) return [];
    const line = end ? street.line : [...street.line].reverse(),
      a = line.at(-2),
      b = line.at(-1),
      size = apart(a, b);
    const far = [b[0] + ((b[0] - a[0]) / size) * metres, b[1] + ((b[1] - a[1]) / size) * metres].map(
      x => Math.round(x * 1000) / 1000,
    );
    const planned = i === 3 ? null : dealer.of(names.NEW_ROAD_WORDS, '路');
    return [{ name: planned, width, class: 'secondary', status: planned ? 'proposed' : 'unnamed', line: [b, far], town: seat }];
  });
}

/** One road a village to the net, and a few nameless lanes among the houses. */
function villageRoads(routes, land, random, dealer, expressway) {
  const made = [],
    villages = land.leaves.filter(l => l.at && !l.seat);
  let serial = 1;
  for (const village of villages) {
    const road = {
      code: `Y${String(serial++).padStart(3, '0')}`,
      class: 'township',
      width: random.pick([5, 5.5, 6, 6.5]),
      line: routes.toNet(village.at, 0.06),
    };
    const base = village.name.replace(/村$/, '');
    road.name = random.chance(0.5) ? `${base}线` : null;
    if (road.line && lengthOf(road.line) > 60) {
      made.push(road);
      routes.roads.push(road);
    }
    village.lanes = villageLanes(village, random).filter(lane => lane.line.every(p => polylineDistance(expressway.line, p) > 45));
    made.push(...village.lanes);
  }
  return { made, villages };
}

function villageLanes(village, random) {
  const first = random.between(0, 360);
  return [0, 1, 2, 3].slice(0, random.integer(2, 4)).map(i => {
    const turn = first + i * 90 + random.between(-18, 18),
      end = towards(village.at, turn, random.between(110, 260));
    const middle = towards(between(village.at, end, 0.5), turn + 90, random.between(-18, 18));
    return {
      name: null,
      width: random.pick([3.5, 4, 4.5]),
      class: 'lane',
      line: [village.at, middle, end].map(p => p.map(x => Math.round(x * 1000) / 1000)),
      village,
    };
  });
}

/** Where two roads cross at grade, both get the crossing as a vertex. */
function tieCrossings(roads) {
  const boxes = roads.map(r => boundsOf(r.line));
  for (let i = 0; i < roads.length; i++)
    for (let j = i + 1; j < roads.length; j++) {
      const [a, b] = [boxes[i], boxes[j]];
      if (a[0] > b[2] || b[0] > a[2] || a[1] > b[3] || b[1] > a[3]) continue;
      tie(roads[i].line, roads[j].line);
    }
}

function tie(a, b) {
  for (let i = 1; i < a.length; i++)
    for (let j = 1; j < b.length; j++) {
      const hit = crossing(a[i - 1], a[i], b[j - 1], b[j]);
      if (!hit) continue;
      const known = [a[i - 1], a[i], b[j - 1], b[j]].find(p => apart(p, hit.point) < 1);
      const point = known ?? hit.point.map(x => Math.round(x * 1000) / 1000);
      const added = insert(b, j, point);
      insert(a, i, point);
      if (added) j++;
    }
}

function insert(line, at, point) {
  if (apart(line[at - 1], point) < 1) {
    line[at - 1] = point;
    return false;
  }
  if (apart(line[at], point) < 1) {
    line[at] = point;
    return false;
  }
  line.splice(at, 0, point);
  return true;
}
