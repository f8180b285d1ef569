// What the register says about a road: code, parts of its name, where it starts and ends, its papers and its story.
import { apart, project, towards } from './geometry.mjs';
import { splitRoadName } from './names.mjs';
import * as layout from './layout.mjs';

const CLASSIFIED = ['expressway', 'national', 'provincial', 'county'];

/** Chainage of G56 at its western end on the sheet, metres. */
const G56_START = 18000;

const STORIES = {
  '城关镇 迎宾大道': {
    former_name: '城北大道',
    origin: '城区东西向主干道,东接G633国道,为入城第一路,2019年由城北大道更名。',
    meaning: '迎接宾客',
    named_on: '2019-12-18',
    renamed: true,
  },
  '城关镇 人民路': { former_name: '中正街', origin: '1951年改今名。', meaning: '人民当家作主' },
  '城关镇 新华路': { former_name: '东风路', origin: '路侧旧有新华书店,故名。', meaning: '新中华' },
  '城关镇 解放街': { former_name: '县前街', origin: '1949年县城解放,部队由此入城,故名。', meaning: '纪念解放' },
  '城关镇 青禾大道': {
    former_name: '东二环路',
    origin: '以县名命名,2019年由东二环路更名。',
    meaning: '青青禾苗',
    named_on: '2019-12-18',
    renamed: true,
  },
  '城关镇 建设路': { origin: '20世纪70年代建成,取建设家园之意。', meaning: '建设家园' },
  '城关镇 文庙街': { origin: '街北旧有文庙,今存大成殿遗址。', meaning: '文庙所在' },
  '城关镇 府前街': { origin: '位于旧县署之前。', meaning: '官署之前' },
  '城关镇 鼓楼街': { former_name: '十字街', origin: '街心旧有鼓楼。', meaning: '鼓楼所在' },
  '城关镇 仓前街': { origin: '位于常平仓旧址之前。', meaning: '粮仓之前' },
  '城关镇 东门街': { origin: '通往旧城东门。', meaning: '东门所在' },
  '城关镇 学府路': { origin: '沿线学校集中。', meaning: '学府之路' },
  '城关镇 禾丰路': { origin: '寓意禾稼丰收。', meaning: '禾稼丰收' },
  '石桥镇 石桥街': { origin: '街东有清代三孔石桥。', meaning: '石桥所在' },
  '竹溪乡 竹溪街': { origin: '傍竹溪而建。', meaning: '竹溪之滨' },
};

/** Completes every road in place. */
export function describeRoads(roads, land, random) {
  const serial = new Map();
  for (const road of roads) {
    const point = road.lines[0][Math.floor(road.lines[0].length / 2)],
      division = land.codeAt(point) ?? road.county;
    road.division_code = CLASSIFIED.includes(road.class) ? road.county : division.slice(0, 9);
    road.code ??= placeNameCode(division, road, serial);
    Object.assign(road, road.name ? splitRoadName(road.name) : { specific: null, generic: null });
    road.status ??= statusOf(road, random);
    if (road.name && road.status !== 'proposed')
      Object.assign(road, papers(road, random), road.town ? STORIES[`${road.town.township.name} ${road.name}`] : null);
  }
  const streets = roads.filter(r => r.name);
  for (const road of roads.filter(r => r.name)) {
    road.start_text = endText(road, road.lines[0][0], streets, land);
    road.end_text = endText(road, road.lines.at(-1).at(-1), streets, land);
  }
}

/** Streets and lanes carry a place-name code: 9 division + 5 category + 6 serial. */
function placeNameCode(division, road, serial) {
  const key = division.slice(0, 9).padEnd(9, '0') + (road.class === 'lane' ? '23514' : '23513'),
    n = (serial.get(key) ?? 0) + 1;
  serial.set(key, n);
  return key + String(n).padStart(6, '0');
}

function statusOf(road, random) {
  if (!road.name) return 'unnamed';
  return CLASSIFIED.includes(road.class) || random.chance(0.9) ? 'announced' : random.pick(['filed', 'approved']);
}

function papers(road, random) {
  const year = random.integer(1982, 2019),
    two = n => String(n).padStart(2, '0');
  return {
    named_on: `${year}-${two(random.integer(1, 12))}-${two(random.integer(1, 28))}`,
    approval_number: road.town ? `青民地名〔${year}〕${random.integer(1, 60)}号` : null,
  };
}

function endText(road, point, streets, land) {
  const kilometre = road.class === 'expressway' ? `K${chainage(project(road.whole.line, point).metres)} ` : '';
  const beyond = road.whole.line.some((p, i) => (i === 0 || i === road.whole.line.length - 1) && apart(p, point) < 1)
    ? null
    : neighbour(road, point, land);
  if (beyond) return kilometre + beyond;
  const met = streets.find(
    other => other !== road && other.name !== road.name && other.lines.some(line => line.some(p => apart(p, point) < 0.5)),
  );
  if (met) return kilometre + met.name;
  const leaf = land.leaves.find(l => l.code === land.codeAt(point));
  return kilometre + (leaf?.name ?? '');
}

/** The land on the other side of the county line that a road crosses here. */
function neighbour(road, point, land) {
  for (let turn = 0; turn < 360; turn += 30) {
    const code = land.codeAt(towards(point, turn, 40))?.slice(0, 6);
    if (code !== road.county) return `${layout.COUNTIES.find(c => c.code === code)?.name ?? layout.CITY.name}界`;
  }
  return null;
}

/** The records a renamed road had before: same code and line, the old name, until the new one took effect. */
export function earlierRoads(roads, from, to) {
  return roads
    .filter(r => r.renamed)
    .map(r => ({
      ...r,
      ...splitRoadName(r.former_name),
      name: r.former_name,
      former_name: null,
      status: 'historical',
      origin: null,
      meaning: null,
      named_on: '1998-04-02',
      approval_number: '青民地名〔1998〕3号',
      valid_from: from,
      valid_to: to,
      predecessor: null,
    }));
}

/** "21+340" for 21,340 m. */
export function chainage(metresOnSheet) {
  const metres = Math.round(G56_START + metresOnSheet);
  return `${Math.floor(metres / 1000)}+${String(metres % 1000).padStart(3, '0')}`;
}
