// Door plates along the streets, in the courts of estates and in the villages; signs at the ends of streets.
// Numbers rise from the start of a road, odd on the left, even on the right.
import { along, apart, bearing, lengthOf, project } from './geometry.mjs';
import { weighted } from './random.mjs';
import { spell } from './pinyin.mjs';

const SHOPS = '便民超市 五金店 早餐店 理发店 药房 水果店 文具店 裁缝铺 粮油店 面馆 修理铺 茶叶店'.split(' ');
const STATUS = { installed: 84, planned: 6, reserved: 4, temporary: 4, cancelled: 2 };

/** A coarse index of road segments, to keep plates off the carriageways. */
export class RoadIndex {
  #cells = new Map();

  constructor(roads) {
    for (const road of roads)
      for (const line of road.lines)
        for (let i = 1; i < line.length; i++)
          for (let s = 0, size = apart(line[i - 1], line[i]); s <= size; s += 40)
            this.#put(along([line[i - 1], line[i]], s).point, { road, a: line[i - 1], b: line[i] });
  }

  #put([e, n], segment) {
    const key = `${Math.round(e / 80)},${Math.round(n / 80)}`;
    if (!this.#cells.has(key)) this.#cells.set(key, new Set());
    this.#cells.get(key).add(segment);
  }

  #near([e, n]) {
    const out = [],
      x = Math.round(e / 80),
      y = Math.round(n / 80);
    for (let i = -1; i <= 1; i++) for (let j = -1; j <= 1; j++) out.push(...(this.#cells.get(`${x + i},${y + j}`) ?? []));
    return out;
  }

  /** Is the point on, or within `margin` metres of, the carriageway of a road other than `own`? */
  blocked(point, own, margin) {
    return this.#near(point).some(({ road, a, b }) => road !== own && project([a, b], point).distance < road.width / 2 + margin);
  }
}

/** @returns {object[]} rows of door plates, each with its `point` */
export function makeDoorPlates({ roads, estates, villages, land, random, dealer }) {
  const index = new RoadIndex(roads),
    plates = [];
  const add = row => plates.push({ code: `M990121${String(plates.length + 1).padStart(6, '0')}`, ...row });
  const common = (point, status) => ({
    point,
    status,
    division_code: land.codeAt(point),
    postcode: '999100',
    installed_on:
      status === 'installed' || status === 'cancelled'
        ? `${random.integer(2009, 2025)}-${String(random.integer(1, 12)).padStart(2, '0')}-${String(random.integer(1, 28)).padStart(2, '0')}`
        : null,
    owner_name:
      status === 'installed'
        ? random.chance(0.25)
          ? `${dealer.surname()}记${random.pick(SHOPS)}`
          : random.chance(0.85)
            ? dealer.person()
            : null
        : null,
  });
  for (const road of roads.filter(r => r.town && r.name && r.status !== 'proposed'))
    streetPlates(road, index, random, add, common);
  for (const estate of estates) estatePlates(estate, random, add, common);
  // villages without a single plate are work still to do
  for (const village of villages.filter(() => random.chance(0.42))) villagePlates(village, index, random, add, common);
  return plates.filter(p => p.division_code);
}

function streetPlates(road, index, random, add, common) {
  const line = road.lines[0],
    total = lengthOf(line),
    narrow = road.class === 'lane';
  for (const side of ['left', 'right']) {
    let number = side === 'left' ? 1 : 2;
    for (let s = random.between(9, 16); s < total - 9; s += narrow ? random.between(18, 30) : random.between(42, 74)) {
      const { point: foot, direction } = along(line, s),
        out = (road.width / 2 + random.between(3, narrow ? 5 : 9)) * (side === 'left' ? 1 : -1);
      const point = [foot[0] - direction[1] * out, foot[1] + direction[0] * out];
      if (index.blocked(point, road, 2)) continue;
      const status = weighted(random, STATUS);
      const plate = {
        road_code: road.code,
        number,
        plate_kind: 'door',
        side,
        position: weighted(random, { gate: 80, building: 15, parcel: 5 }),
        size: road.width >= 20 && random.chance(0.3) ? '630×430' : '150×90',
      };
      add({ ...plate, ...common(point, status) });
      if (random.chance(0.035)) {
        const ahead = [point[0] + direction[0] * 5, point[1] + direction[1] * 5];
        if (!index.blocked(ahead, road, 2) && s + 5 < total) add({ ...plate, sub_number: 1, ...common(ahead, 'installed') });
      }
      number += random.chance(0.06) ? 2 * random.integer(2, 4) : 2; // vacant frontage keeps numbers in reserve
    }
  }
}

/** 幢 and 单元 of an estate: blocks in rows, each with its units. */
function estatePlates(estate, random, add, common) {
  estate.blocks.forEach((point, i) => {
    const before = add({
      place_code: estate.code,
      number: i + 1,
      plate_kind: 'block',
      position: 'building',
      size: '950×550',
      ...common(point, 'installed'),
    });
    const parent = `M990121${String(before).padStart(6, '0')}`;
    for (let unit = 1, units = random.integer(1, 3); unit <= units; unit++)
      add({
        place_code: estate.code,
        number: unit,
        plate_kind: 'unit',
        parent_code: parent,
        position: 'building',
        size: '360×150',
        ...common([point[0] + (unit - (units + 1) / 2) * 13, point[1] - 7], 'installed'),
        owner_name: null,
      });
  });
}

/** One homestead one number, along the lanes of the village. */
function villagePlates(village, index, random, add, common) {
  let number = 1;
  for (const lane of village.lanes ?? []) {
    const total = lengthOf(lane.line);
    for (let s = 16; s < total - 4; s += random.between(20, 32))
      for (const out of [random.between(7, 13), -random.between(7, 13)]) {
        const { point: foot, direction } = along(lane.line, s),
          point = [foot[0] - direction[1] * out, foot[1] + direction[0] * out];
        if (random.chance(0.3) || index.blocked(point, null, 1.5)) continue;
        add({
          place_code: village.placeCode,
          number: number++,
          plate_kind: 'door',
          position: random.chance(0.7) ? 'gate' : 'parcel',
          size: '150×90',
          ...common(point, weighted(random, { installed: 78, planned: 16, temporary: 4, cancelled: 2 })),
        });
      }
  }
}

/** A plate at each end of every named street: blue along east–west, green along north–south ones. */
export function makeSigns(roads, land, random) {
  const signs = [];
  for (const road of roads.filter(r => r.town && r.name && r.status !== 'proposed')) {
    const line = road.lines[0],
      turn = bearing(line[0], line.at(-1)) % 180,
      eastWest = turn > 45 && turn < 135;
    for (const [at, out] of [
      [6, 1],
      [lengthOf(line) - 6, -1],
    ]) {
      const { point: foot, direction } = along(line, at),
        off = (road.width / 2 + 2) * out,
        point = [foot[0] - direction[1] * off, foot[1] + direction[0] * off];
      signs.push({
        code: `P990121${String(signs.length + 1).padStart(5, '0')}`,
        road_code: road.code,
        sign_kind: road.class === 'lane' ? 'lane' : 'road',
        text: road.name,
        pinyin: spell(road.specific, road.generic),
        size: road.class === 'lane' ? '600×300' : '1500×420',
        colour: eastWest ? 'blue' : 'green',
        state: weighted(random, { good: 90, damaged: 7, missing: 3 }),
        installed_on: `${random.integer(2010, 2025)}-0${random.integer(3, 9)}-${random.integer(10, 28)}`,
        division_code: land.codeAt(point),
        point,
      });
    }
  }
  return signs;
}
