// Place names: what is on the ground gets a name, a code, an origin and a meaning.
import { apart, crossing } from './geometry.mjs';
import { weighted } from './random.mjs';

/** Generic endings, longest first. */
const GENERICS = ['居民委员会', '村民委员会', '人民政府', '服务区', '收费站', '烈士陵园', '森林公园', '变电站', '自来水厂', '客运站', '小学', '中学', '医院', '卫生院', '水库', '大桥', '公园', '社区', '小区', '花园', '家园', '新村',
  '雅苑', '公寓', '华庭', '佳苑', '瀑布', '寺', '庙', '观', '塔', '亭', '桥', '江', '溪', '河', '潭', '山', '岭', '峰', '尖', '岗', '坳', '洞', '湾', '村', '镇', '乡', '县', '厂', '大厦', '广场', '片区'];

/** Takes places and gives each its 20-digit code: 9 division + 5 category + 6 serial. */
export class PlaceBook {
  rows = [];
  #serial = new Map();

  constructor(land, random) { Object.assign(this, { land, random }); }

  /** @returns {object | null} the row; null outside 青禾县 */
  add(place_class, category_code, name, point, more = {}) {
    const division = this.land.codeAt(point);
    if (!division?.startsWith('990121')) return null;
    const key = division.slice(0, 9) + category_code, serial = (this.#serial.get(key) ?? 0) + 1;
    this.#serial.set(key, serial);
    const generic = GENERICS.find(g => name.endsWith(g) && name.length > g.length) ?? null;
    const status = more.status ?? weighted(this.random, { announced: 86, filed: 6, approved: 5, proposed: 2, draft: 1 });
    const row = { code: key + String(serial).padStart(6, '0'), name, specific: generic ? name.slice(0, -generic.length) : name, generic, place_class, category_code,
      status, division_code: division, secrecy: more.secrecy ?? (status === 'draft' || status === 'proposed' ? 'internal' : 'public'),
      named_on: status === 'draft' || status === 'proposed' ? null : this.#day(), point, ...more, };
    this.rows.push(row);
    return row;
  }

  #day() {
    const r = this.random;
    return `${r.chance(0.7) ? r.integer(1981, 1986) : r.integer(1987, 2025)}-${String(r.integer(1, 12)).padStart(2, '0')}-${String(r.integer(1, 28)).padStart(2, '0')}`;
  }
}

const RIVERS = [['禾江', '江水灌溉两岸稻田,故名。'], ['竹溪', '两岸多竹,溪以竹名。'], ['石桥河', '流经石桥镇,因镇得名。'], ['梅溪', '上游梅岭多野梅,溪因岭名。'], ['白水溪', '源头有瀑,水色如练。'],
  ['沙溪', '河床多细沙。'], ['鹿鸣溪', '旧时林深,常闻鹿鸣。'], ['龙泉溪', '源出龙泉,四时不涸。']];

export function namePlaces({ relief, land, roads, towns, dealer, random, reservoirs }) {
  const book = new PlaceBook(land, random);
  nameVillages(book, land, relief, dealer, random);
  nameHills(book, relief, dealer, random);
  nameWaters(book, relief, reservoirs, roads);
  const estates = nameEstates(book, towns, dealer, random);
  nameTownThings(book, towns, random);
  nameSights(book, relief, random);
  return { book, estates };
}

const BRIGADES = '红旗 东方红 前进 跃进 胜利 向阳 红星 五星 东风 战斗 红卫 星火 团结 光明 曙光 新建 民主 先锋 火炬 永红'.split(' ');

function nameVillages(book, land, relief, dealer, random) {
  const cells = new Map();
  land.label.forEach((l, k) => { if (l >= 0 && land.leaves[l].at && relief.coarse.slope(k) < 0.16) cells.set(l, [...(cells.get(l) ?? []), k]); });
  land.leaves.forEach((leaf, l) => {
    if (!leaf.at) return;
    const base = leaf.name.replace(/(村|社区)$/, ''), near = [leaf.at[0] + 46, leaf.at[1] + 38];
    book.add('committee', leaf.seat ? '21620' : '21610', `${base}${leaf.seat ? '社区居民委员会' : '村民委员会'}`, near, { status: 'announced', short_name: leaf.name });
    if (!leaf.seat) nameVillage(book, leaf, base, dealer, random);
    const taken = [leaf.at];
    for (const k of random.shuffled(cells.get(l) ?? []).slice(0, 40)) {
      const p = relief.coarse.centre(k);
      if (taken.length > (leaf.seat ? 1 : 4) || taken.some(q => apart(p, q) < 620)) continue;
      taken.push(p);
      const name = dealer.hamlet(), clan = name.match(/^(.)家/)?.[1];
      book.add('settlement', '22200', name, p, clan ? { origin: `${clan}姓最早在此定居,故名。`, meaning: `${clan}姓人家聚居之处` } : { origin: '以所在地形得名。' });
    }
  });
}

function nameVillage(book, leaf, base, dealer, random) {
  const former = random.chance(0.22) ? `${dealer.of(BRIGADES, '')}大队` : null;
  const row = book.add('settlement', '22200', leaf.name, leaf.at, { status: 'announced', former_name: former, alias: random.chance(0.12) ? `${base}${random.pick(['街', '里', '寨'])}` : null,
    origin: random.pick([`村前旧有${base.slice(-1)},村以此名。`, `明代中叶建村,取“${base}”之意。`, `因近旁地名${base}得名。`, `清乾隆年间先民迁此,以${base}名村。`]), meaning: `取自当地地物“${base}”`,
    history: former ? `1958年属${former},1984年改设村民委员会,复今名。` : `1984年设${leaf.name}民委员会。` });
  leaf.placeCode = row.code;
  if (former) book.add('settlement', '22200', former, [leaf.at[0] + 5, leaf.at[1] - 5], { status: 'historical', secrecy: 'public', history: `1958年至1984年用名,今${leaf.name}。` });
}

/** Summits: the highest cell within 800 m. */
function nameHills(book, { coarse, fine }, dealer, random) {
  const tops = [];
  for (let k = 0; k < coarse.data.length; k++) {
    const i = k % coarse.width, j = Math.floor(k / coarse.width), z = coarse.data[k];
    if (z < 130 || i < 8 || j < 8 || i > coarse.width - 9 || j > coarse.height - 9) continue;
    let top = true;
    for (let dj = -7; dj <= 7 && top; dj++) for (let di = -7; di <= 7 && top; di++) if (coarse.data[k + dj * coarse.width + di] > z) top = false;
    if (top) tops.push(k);
  }
  for (const k of tops.sort((a, b) => coarse.data[b] - coarse.data[a])) {
    const point = coarse.centre(k), height = Math.round(fine.at(point));
    if (book.rows.filter(r => r.category_code === '13400').length >= 70) break;
    if (!book.land.codeAt(point)?.startsWith('990121')) continue;
    const name = dealer.hill();
    book.add('relief', '13400', name, point, { origin: random.pick([`山形似${name.slice(0, -1)},故名。`, '以山势得名。', '相传得名于古寺,寺今不存。', '因山色得名。']), meaning: '以形状命名', history: `海拔约${Math.round(height / 10) * 10}米。` });
  }
}

function nameWaters(book, { rivers }, reservoirs, roads) {
  rivers.forEach(({ line }, i) => {
    const [name, origin] = RIVERS[i], inside = line.filter(p => book.land.codeAt(p)?.startsWith('990121'));
    if (inside.length) book.add('water', '12100', name, inside[Math.floor(inside.length / 2)], { status: 'announced', origin, meaning: '以水文地理特征命名' });
  });
  for (const r of reservoirs) book.add('utility', '24230', r.name, r.point, { status: 'announced', origin: `坝址在${r.name.slice(0, -2)},故名。`, history: `${r.built}年建成蓄水。` });
  bridges(book, rivers, roads);
}

function bridges(book, rivers, roads) {
  const used = [], named = roads.filter(r => r.name && r.county === '990121');
  for (const { line: river } of rivers) for (const road of named) for (const line of road.lines) for (let i = 1; i < line.length; i++) for (let j = 1; j < river.length; j++) {
    if (Math.abs(line[i][0] - river[j][0]) > 900 || Math.abs(line[i][1] - river[j][1]) > 900) continue;
    const hit = crossing(line[i - 1], line[i], river[j - 1], river[j]);
    if (!hit || used.some(p => apart(p, hit.point) < 250)) continue;
    used.push(hit.point);
    const base = road.specific.replace(/^G56明沙$/, '明沙高速').replace(/^[GSX]\d+/, '') || `${RIVERS[rivers.findIndex(r => r.line === river)][0]}`, again = used.length;
    const name = `${base.length > 1 ? base : `${base}溪`}${road.width > 15 ? '大桥' : '桥'}`;
    const taken = book.rows.some(r => r.name === name);
    book.add('transport', '23610', taken ? `${base}${'一二三四五六七八九十'[again % 10]}桥` : name, hit.point, { status: 'announced', origin: `因在${road.name}上得名。` });
  }
}

/** A residential estate in some of the blocks, with its buildings in rows. */
function nameEstates(book, towns, dealer, random) {
  const estates = [];
  for (const block of random.shuffled(towns.flatMap(t => t.blocks))) {
    if (estates.length === 22) break;
    const [sw, se, ne, nw] = block.corners, mix = (u, v) => [0, 1].map(a => (sw[a] * (1 - u) + se[a] * u) * (1 - v) + (nw[a] * (1 - u) + ne[a] * u) * v);
    const blocks = [];
    for (const v of [0.25, 0.42, 0.58, 0.75]) for (const u of [0.22, 0.4, 0.6, 0.78]) {
      const p = mix(u, v);
      if (block.lanes.every(l => l.line.slice(1).every((q, i) => segmentClear(p, l.line[i], q)))) blocks.push(p);
    }
    if (blocks.length < 6) continue;
    const name = dealer.estate(), row = book.add('settlement', '22100', name, mix(0.5, 0.5), { status: random.chance(0.9) ? 'announced' : 'filed', origin: '由开发建设单位申报,县住房和城乡建设局批准。', meaning: '寓意居住安适' });
    if (row) estates.push({ code: row.code, name, blocks: blocks.slice(0, random.integer(6, 14)) });
  }
  return estates;
}

const segmentClear = (p, a, b) => {
  const dx = b[0] - a[0], dy = b[1] - a[1], t = Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy) > 26;
};

const SEAT_THINGS = [['organisation', '27100', '青禾县人民政府'], ['organisation', '27100', '青禾县民政局'], ['organisation', '27100', '城关镇人民政府'], ['organisation', '27300', '青禾县第一中学'], ['organisation', '27300', '青禾县实验小学'],
  ['organisation', '27300', '城关中心小学'], ['organisation', '27300', '城东小学'], ['organisation', '27300', '青禾县职业中学'], ['organisation', '27300', '青禾县人民医院'], ['organisation', '27300', '青禾县中医院'], ['organisation', '27400', '青禾县粮油加工厂'],
  ['organisation', '27400', '禾江酒厂'], ['organisation', '27400', '青禾县农机厂'], ['building', '26200', '青禾大厦'], ['building', '26200', '邮电大厦'], ['building', '26300', '文化广场'], ['building', '26300', '人民广场'], ['memorial', '25200', '人民公园'],
  ['memorial', '25200', '滨江公园'], ['memorial', '25100', '青禾烈士陵园'], ['memorial', '25100', '文昌塔'], ['memorial', '25100', '城隍庙'], ['memorial', '25100', '鼓楼'], ['transport', '23400', '青禾县客运站'], ['transport', '23300', '青禾收费站'],
  ['utility', '24400', '城关变电站'], ['utility', '24200', '青禾县自来水厂'], ['area', '21770', '老城片区'], ['area', '21770', '城东片区'], ['area', '21770', '江南片区'], ['area', '21770', '西环片区']];
const TOWN_THINGS = [['organisation', '27100', '人民政府'], ['organisation', '27300', '中心小学'], ['organisation', '27300', '初级中学'], ['organisation', '27300', '卫生院'], ['transport', '23400', '客运站'], ['utility', '24400', '变电站']];

function nameTownThings(book, towns, random) {
  for (const town of towns) {
    const things = town.township.code === '990121100' ? SEAT_THINGS : TOWN_THINGS.map(([c, k, n]) => [c, k, `${town.township.name}${n}`]);
    const blocks = random.shuffled(town.blocks);
    things.forEach(([cls, category, name], i) => {
      const c = blocks[i % blocks.length].corners, u = random.between(0.15, 0.3), v = random.between(0.15, 0.85);
      book.add(cls, category, name, [0, 1].map(a => c[0][a] * (1 - u) * (1 - v) + c[1][a] * u * (1 - v) + c[2][a] * u * v + c[3][a] * (1 - u) * v), { status: 'announced' });
    });
    book.add('division', '21500', town.township.name, town.centre, { status: 'announced', history: town.township.name === '城关镇' ? '历代县治所在。' : null });
  }
  book.add('division', '21400', '青禾县', [towns[0].centre[0] + 30, towns[0].centre[1] - 20], { status: 'announced', short_name: '青', origin: '禾江两岸自古产稻,取青苗盈野之意。', meaning: '青青禾苗', history: '虚构县,仅供演示。' });
}

const SIGHTS = ['云栖寺', '白云观', '龙王庙', '观音庙', '土地庙', '望江亭', '半山亭', '仙人洞', '珍珠瀑布', '一线天', '青云关', '石门坳', '接官亭', '古樟公园', '青云山森林公园', '惠泉寺', '关帝庙', '三官庙', '朝阳洞', '文峰塔', '老虎坳', '十八盘', '清风寺', '黑龙潭', '月亮湾'];

function nameSights(book, { coarse }, random) {
  for (const name of SIGHTS) for (let tries = 0; tries < 60; tries++) {
    const k = random.integer(0, coarse.data.length - 1), point = coarse.centre(k), relief = /[坳洞潭湾天盘]$|瀑布$/.test(name);
    if (coarse.data[k] < 90 || coarse.data[k] > 620 || !book.land.codeAt(point)?.startsWith('990121')) continue;
    book.add(relief ? 'relief' : 'memorial', relief ? '13500' : name.endsWith('公园') ? '25300' : '25100', name, point, { status: 'announced', origin: relief ? '以地形命名。' : '始建年代不详,清代重修。' });
    break;
  }
}
