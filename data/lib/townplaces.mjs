// What stands in the towns (estates, offices, schools, squares) and the sights in the hills around.
import { apart } from './geometry.mjs';
import * as layout from './layout.mjs';

/** A residential estate in some of the blocks, with its buildings in rows. */
export function nameEstates(book, towns, dealer, random) {
  const estates = [];
  for (const block of random.shuffled(towns.flatMap(t => t.blocks))) {
    if (estates.length === 22) break;
    const [sw, se, ne, nw] = block.corners,
      mix = (u, v) => [0, 1].map(a => (sw[a] * (1 - u) + se[a] * u) * (1 - v) + (nw[a] * (1 - u) + ne[a] * u) * v);
    const blocks = [];
    for (const v of [0.25, 0.42, 0.58, 0.75])
      for (const u of [0.22, 0.4, 0.6, 0.78]) {
        const p = mix(u, v);
        if (block.lanes.every(l => l.line.slice(1).every((q, i) => segmentClear(p, l.line[i], q)))) blocks.push(p);
      }
    if (blocks.length < 6) continue;
    const name = dealer.estate(),
      row = book.add('settlement', '22100', name, mix(0.5, 0.5), {
        status: random.chance(0.9) ? 'announced' : 'filed',
        origin: '由开发建设单位申报,县住房和城乡建设局批准。',
        meaning: '寓意居住安适',
      });
    if (row) estates.push({ code: row.code, name, blocks: blocks.slice(0, random.integer(6, 14)) });
  }
  return estates;
}

const segmentClear = (p, a, b) => {
  const dx = b[0] - a[0],
    dy = b[1] - a[1],
    t = Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy) > 26;
};

const SEAT_THINGS = [
  ['organisation', '27100', '青禾县人民政府'],
  ['organisation', '27100', '青禾县民政局'],
  ['organisation', '27100', '城关镇人民政府'],
  ['organisation', '27300', '青禾县第一中学'],
  ['organisation', '27300', '青禾县实验小学'],
  ['organisation', '27300', '城关中心小学'],
  ['organisation', '27300', '城东小学'],
  ['organisation', '27300', '青禾县职业中学'],
  ['organisation', '27300', '青禾县人民医院'],
  ['organisation', '27300', '青禾县中医院'],
  ['organisation', '27400', '青禾县粮油加工厂'],
  ['organisation', '27400', '禾江酒厂'],
  ['organisation', '27400', '青禾县农机厂'],
  ['building', '26200', '青禾大厦'],
  ['building', '26200', '邮电大厦'],
  ['building', '26300', '文化广场'],
  ['building', '26300', '人民广场'],
  ['memorial', '25200', '人民公园'],
  ['memorial', '25200', '滨江公园'],
  ['memorial', '25100', '青禾烈士陵园'],
  ['memorial', '25100', '文昌塔'],
  ['memorial', '25100', '城隍庙'],
  ['memorial', '25100', '鼓楼'],
  ['transport', '23400', '青禾县客运站'],
  ['transport', '23300', '青禾收费站'],
  ['utility', '24400', '城关变电站'],
  ['utility', '24200', '青禾县自来水厂'],
  ['area', '21770', '老城片区'],
  ['area', '21770', '城东片区'],
  ['area', '21770', '江南片区'],
  ['area', '21770', '西环片区'],
];
const TOWN_THINGS = [
  ['organisation', '27100', '人民政府'],
  ['organisation', '27300', '中心小学'],
  ['organisation', '27300', '初级中学'],
  ['organisation', '27300', '卫生院'],
  ['transport', '23400', '客运站'],
  ['utility', '24400', '变电站'],
];

/** Where in the seat the name itself says where: metres east and north of its centre. */
const WHERE = {
  青禾县人民政府: [-450, 150],
  鼓楼: [150, 250],
  文昌塔: [1200, 700],
  城隍庙: [100, -60],
  城东小学: [1500, 0],
  滨江公园: [-200, -350],
  老城片区: [-100, 250],
  城东片区: [1600, -100],
  江南片区: [-200, -900],
  西环片区: [-1500, 400],
};

const nearestBlock = ({ blocks, centre }, [de, dn]) => {
  const goal = [centre[0] + de, centre[1] + dn];
  return blocks.reduce((best, b) => (apart(b.corners[0], goal) < apart(best.corners[0], goal) ? b : best));
};

/** @param {number[][]} c corners SW, SE, NE, NW @param {number} u share eastwards @param {number} v share northwards */
const insideBlock = (c, u, v) =>
  [0, 1].map(a => c[0][a] * (1 - u) * (1 - v) + c[1][a] * u * (1 - v) + c[2][a] * u * v + c[3][a] * (1 - u) * v);

export function nameTownThings(book, towns, random) {
  for (const town of towns) {
    const things =
      town.township.code === '990121100' ? SEAT_THINGS : TOWN_THINGS.map(([c, k, n]) => [c, k, `${town.township.name}${n}`]);
    const blocks = random.shuffled(town.blocks);
    things.forEach(([cls, category, name], i) => {
      const block = WHERE[name] ? nearestBlock(town, WHERE[name]) : blocks[i % blocks.length];
      const point = insideBlock(block.corners, random.between(0.15, 0.3), random.between(0.15, 0.85));
      book.add(cls, category, name, point, { status: 'announced' });
    });
    book.add('division', '21500', town.township.name, town.centre, {
      status: 'announced',
      history: town.township.name === '城关镇' ? '历代县治所在。' : null,
    });
  }
  book.add('division', '21400', '青禾县', [towns[0].centre[0] + 30, towns[0].centre[1] - 20], {
    status: 'announced',
    short_name: '青',
    origin: '禾江两岸自古产稻,取青苗盈野之意。',
    meaning: '青青禾苗',
    history: '虚构县,仅供演示。',
  });
}

const SIGHTS = [
  '云栖寺',
  '白云观',
  '龙王庙',
  '观音庙',
  '土地庙',
  '望江亭',
  '半山亭',
  '仙人洞',
  '珍珠瀑布',
  '一线天',
  '青云关',
  '石门坳',
  '接官亭',
  '古樟公园',
  '青云山森林公园',
  '惠泉寺',
  '关帝庙',
  '三官庙',
  '朝阳洞',
  '文峰塔',
  '老虎坳',
  '十八盘',
  '清风寺',
  '黑龙潭',
  '月亮湾',
];

export function nameSights(book, { coarse }, random) {
  for (const name of SIGHTS) {
    const point = layout.SIGHTS_AT[name] ? layout.place(layout.SIGHTS_AT[name]) : somewhereInTheHills(book.land, coarse, random);
    const natural = /[坳洞潭湾天盘]$|瀑布$/.test(name);
    const category = natural ? '13500' : name.endsWith('公园') ? '25300' : '25100';
    const origin = natural ? '以地形命名。' : '始建年代不详,清代重修。';
    if (point) book.add(natural ? 'relief' : 'memorial', category, name, point, { status: 'announced', origin });
  }
}

function somewhereInTheHills(land, coarse, random) {
  for (let tries = 0; tries < 60; tries++) {
    const k = random.integer(0, coarse.data.length - 1),
      height = coarse.data[k],
      point = coarse.centre(k);
    if (height > 90 && height < 620 && land.codeAt(point)?.startsWith('990121')) return point;
  }
  return null;
}
