// The book of place names: gives each its code, its parts, its division and its day.
import { weighted } from './random.mjs';

/** Generic endings, longest first. */
const GENERICS = [
  '居民委员会',
  '村民委员会',
  '人民政府',
  '服务区',
  '收费站',
  '烈士陵园',
  '森林公园',
  '变电站',
  '自来水厂',
  '客运站',
  '小学',
  '中学',
  '医院',
  '卫生院',
  '水库',
  '大桥',
  '公园',
  '社区',
  '小区',
  '花园',
  '家园',
  '新村',
  '雅苑',
  '公寓',
  '华庭',
  '佳苑',
  '瀑布',
  '寺',
  '庙',
  '观',
  '塔',
  '亭',
  '桥',
  '江',
  '溪',
  '河',
  '潭',
  '山',
  '岭',
  '峰',
  '尖',
  '岗',
  '坳',
  '洞',
  '湾',
  '村',
  '镇',
  '乡',
  '县',
  '厂',
  '大厦',
  '广场',
  '片区',
];

/** Takes places and gives each its 20-digit code: 9 division + 5 category + 6 serial. */
export class PlaceBook {
  rows = [];
  #serial = new Map();

  constructor(land, random) {
    Object.assign(this, { land, random });
  }

  /** @returns {object | null} the row; null outside 青禾县 */
  add(place_class, category_code, name, point, more = {}) {
    const division = this.land.codeAt(point);
    if (!division?.startsWith('990121')) return null;
    const key = division.slice(0, 9) + category_code,
      serial = (this.#serial.get(key) ?? 0) + 1;
    this.#serial.set(key, serial);
    const generic = GENERICS.find(g => name.endsWith(g) && name.length > g.length) ?? null;
    const status = more.status ?? weighted(this.random, { announced: 86, filed: 6, approved: 5, proposed: 2, draft: 1 });
    const row = {
      code: key + String(serial).padStart(6, '0'),
      name,
      specific: generic ? name.slice(0, -generic.length) : name,
      generic,
      place_class,
      category_code,
      status,
      division_code: division,
      secrecy: more.secrecy ?? (status === 'draft' || status === 'proposed' ? 'internal' : 'public'),
      named_on: status === 'draft' || status === 'proposed' ? null : this.#day(),
      point,
      ...more,
    };
    this.rows.push(row);
    return row;
  }

  #day() {
    const r = this.random;
    return `${r.chance(0.7) ? r.integer(1981, 1986) : r.integer(1987, 2019)}-${String(r.integer(1, 12)).padStart(2, '0')}-${String(r.integer(1, 28)).padStart(2, '0')}`;
  }
}
