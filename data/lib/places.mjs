// Place names: what is on the ground gets a name, a code, an origin and a meaning.
import { apart, meetings } from './geometry.mjs';
import { PlaceBook } from './placebook.mjs';
import { nameEstates, nameSights, nameTownThings } from './townplaces.mjs';

const RIVERS = [
  ['禾江', '江水灌溉两岸稻田,故名。'],
  ['竹溪', '两岸多竹,溪以竹名。'],
  ['石桥河', '流经石桥镇,因镇得名。'],
  ['梅溪', '上游梅岭多野梅,溪因岭名。'],
  ['白水溪', '源头有瀑,水色如练。'],
  ['沙溪', '河床多细沙。'],
  ['鹿鸣溪', '旧时林深,常闻鹿鸣。'],
  ['龙泉溪', '源出龙泉,四时不涸。'],
];

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

const BRIGADES = '红旗 东方红 前进 跃进 胜利 向阳 红星 五星 东风 战斗 红卫 星火 团结 光明 曙光 新建 民主 先锋 火炬 永红'.split(
  ' ',
);

function nameVillages(book, land, relief, dealer, random) {
  const cells = new Map();
  land.label.forEach((l, k) => {
    if (l >= 0 && land.leaves[l].at && relief.coarse.slope(k) < 0.16 && !relief.water[k])
      cells.set(l, [...(cells.get(l) ?? []), k]);
  });
  land.leaves.forEach((leaf, l) => {
    if (!leaf.at) return;
    const base = leaf.name.replace(/(村|社区)$/, ''),
      near = [leaf.at[0] + 46, leaf.at[1] + 38];
    book.add('committee', leaf.seat ? '21620' : '21610', `${base}${leaf.seat ? '社区居民委员会' : '村民委员会'}`, near, {
      status: 'announced',
      short_name: leaf.name,
    });
    if (!leaf.seat) nameVillage(book, leaf, base, dealer, random);
    const taken = [leaf.at];
    for (const k of random.shuffled(cells.get(l) ?? []).slice(0, 40)) {
      const p = relief.coarse.centre(k);
      if (taken.length > (leaf.seat ? 1 : 4) || taken.some(q => apart(p, q) < 620)) continue;
      taken.push(p);
      const name = dealer.hamlet(),
        clan = name.match(/^(.)家/)?.[1];
      book.add(
        'settlement',
        '22200',
        name,
        p,
        clan ? { origin: `${clan}姓最早在此定居,故名。`, meaning: `${clan}姓人家聚居之处` } : { origin: '以所在地形得名。' },
      );
    }
  });
}

function nameVillage(book, leaf, base, dealer, random) {
  const former = random.chance(0.22) ? `${dealer.of(BRIGADES, '')}大队` : null;
  const row = book.add('settlement', '22200', leaf.name, leaf.at, {
    status: 'announced',
    former_name: former,
    alias: random.chance(0.12) ? `${base}${random.pick(['街', '里', '寨'])}` : null,
    origin: random.pick([
      `村前旧有${base.slice(-1)},村以此名。`,
      `明代中叶建村,取“${base}”之意。`,
      `因近旁地名${base}得名。`,
      `清乾隆年间先民迁此,以${base}名村。`,
    ]),
    meaning: `取自当地地物“${base}”`,
    history: former ? `1958年属${former},1984年改设村民委员会,复今名。` : `1984年设${leaf.name}民委员会。`,
  });
  leaf.placeCode = row.code;
  if (former)
    book.add('settlement', '22200', former, [leaf.at[0] + 5, leaf.at[1] - 5], {
      status: 'historical',
      secrecy: 'public',
      history: `1958年至1984年用名,今${leaf.name}。`,
    });
}

/** Summits: the highest cell within 800 m. */
function nameHills(book, { coarse, fine }, dealer, random) {
  const tops = [];
  for (let k = 0; k < coarse.data.length; k++) {
    const i = k % coarse.width,
      j = Math.floor(k / coarse.width),
      z = coarse.data[k];
    if (z < 130 || i < 8 || j < 8 || i > coarse.width - 9 || j > coarse.height - 9) continue;
    let top = true;
    for (let dj = -7; dj <= 7 && top; dj++)
      for (let di = -7; di <= 7 && top; di++) if (coarse.data[k + dj * coarse.width + di] > z) top = false;
    if (top) tops.push(k);
  }
  for (const k of tops.sort((a, b) => coarse.data[b] - coarse.data[a])) {
    const point = coarse.centre(k),
      height = Math.round(fine.at(point));
    if (book.rows.filter(r => r.category_code === '13400').length >= 70) break;
    if (!book.land.codeAt(point)?.startsWith('990121')) continue;
    const name = dealer.hill();
    book.add('relief', '13400', name, point, {
      origin: random.pick([`山形似${name.slice(0, -1)},故名。`, '以山势得名。', '相传得名于古寺,寺今不存。', '因山色得名。']),
      meaning: '以形状命名',
      history: `海拔约${Math.round(height / 10) * 10}米。`,
    });
  }
}

function nameWaters(book, { rivers }, reservoirs, roads) {
  rivers.forEach(({ line }, i) => {
    const [name, origin] = RIVERS[i],
      inside = line.filter(p => book.land.codeAt(p)?.startsWith('990121'));
    if (inside.length)
      book.add('water', '12100', name, inside[Math.floor(inside.length / 2)], {
        status: 'announced',
        origin,
        meaning: '以水文地理特征命名',
      });
  });
  for (const r of reservoirs)
    book.add('utility', '24230', r.name, r.point, {
      status: 'announced',
      origin: `坝址在${r.name.slice(0, -2)},故名。`,
      history: `${r.built}年建成蓄水。`,
    });
  bridges(book, rivers, roads);
}

function bridges(book, rivers, roads) {
  const used = [];
  for (const road of roads.filter(r => r.name && r.county === '990121'))
    rivers.forEach(({ line: river }, r) => {
      for (const { point } of road.lines.flatMap(line => [...meetings(line, river)])) {
        if (used.some(p => apart(p, point) < 250)) continue;
        used.push(point);
        const name = bridgeName(book, road, RIVERS[r][0]);
        book.add('transport', '23610', name, point, { status: 'announced', origin: `因在${road.name}上得名。` });
      }
    });
}

/** Named after a street, or after the river where the road has but a number; a second one is counted. */
function bridgeName(book, road, river) {
  const base = road.class === 'expressway' ? '明沙高速' : /^[GSX]\d/.test(road.specific) ? river : road.specific;
  const before = book.rows.filter(r => r.category_code === '23610' && r.name.startsWith(base)).length;
  return base + (before ? '一二三四五六七八九十'[before] : '') + (road.width > 15 ? '大桥' : '桥');
}
