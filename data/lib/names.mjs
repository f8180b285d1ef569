// Names that could be a county's and are nobody's: words by hand, joined by the seed. No name is dealt twice.

/**
 * Streets of the seat from south to north, and from west to east: [name, width m, class]. 滨河大道, 和平路, 供销街 and 老街
 * are wider or narrower than their generic word allows: the naming check has something to find.
 */
export const SEAT_EAST_WEST = [
  ['滨河大道', 24, 'secondary'],
  ['沿江路', 24, 'secondary'],
  ['解放街', 18, 'secondary'],
  ['新华路', 30, 'arterial'],
  ['仓前街', 14, 'branch'],
  ['迎宾大道', 42, 'arterial'],
  ['文庙街', 16, 'branch'],
  ['建设路', 28, 'arterial'],
  ['学府路', 24, 'secondary'],
  ['北环路', 32, 'arterial'],
];
export const SEAT_NORTH_SOUTH = [
  ['西环路', 32, 'arterial'],
  ['和平路', 14, 'secondary'],
  ['禾丰路', 26, 'secondary'],
  ['府前街', 18, 'secondary'],
  ['人民路', 32, 'arterial'],
  ['鼓楼街', 12, 'branch'],
  ['青禾大道', 45, 'arterial'],
  ['朝阳路', 24, 'secondary'],
  ['东门街', 16, 'branch'],
  ['东环路', 34, 'arterial'],
];
/** Streets of the other towns; 新华路 and 解放街 are there again: another built-up area, so lawful. */
export const TOWN_STREETS = {
  990121101: {
    eastWest: [
      ['石桥街', 16, 'secondary'],
      ['新华路', 24, 'secondary'],
      ['集市街', 12, 'branch'],
      ['桥头路', 20, 'branch'],
    ],
    northSouth: [
      ['振兴路', 26, 'secondary'],
      ['供销街', 22, 'branch'],
      ['东溪路', 22, 'secondary'],
      ['矿山路', 20, 'branch'],
    ],
  },
  990121200: {
    eastWest: [
      ['竹溪街', 16, 'secondary'],
      ['解放街', 12, 'branch'],
      ['茶厂路', 20, 'branch'],
    ],
    northSouth: [
      ['溪口路', 22, 'secondary'],
      ['老街', 8, 'branch'],
      ['竹园街', 12, 'branch'],
    ],
  },
};
export const LANE_WORDS = (
  '桂花 槐荫 井头 水井 打铁 铜匠 豆腐 书院 文昌 状元 石板 竹编 药铺 布市 米市 鱼市 柴市 灯笼 剪子 染坊 磨坊 油坊 酒坊 当铺 钟楼 ' +
  '教场 营房 衙前 县后 学前 庙后 塔下 桥西 桥东 柳荫 杨柳 枣树 榆钱 银杏 梧桐 丁香 芙蓉 梅园 菊圃 莲池 荷塘 清泉 双井 三眼井 九曲 六合 ' +
  '永安 永兴 太平 安定 仁义 礼让 敬老 勤俭 和睦 友爱 长寿 福寿 吉庆 同德 积善 崇文 尚武 耕读 向阳 望江 听雨 临风 观澜 晓月'
).split(' ');
export const NEW_ROAD_WORDS = '青云 科创 创业 兴业 锦绣 丰泽 惠民 康宁 瑞祥 翠屏 凤鸣 龙泉 明德 博雅 星河 云帆'.split(' ');

const VILLAGE_HEADS = '上 下 前 后 东 西 南 北 大 小 新 老'.split(' ');
const VILLAGE_WORDS = (
  '柳河 石坪 茶园 梅岭 竹坞 桃源 杏花 枫树 松坡 樟木 桐油 槐荫 榆林 莲塘 荷花 稻香 麦田 菱湖 芦苇 白鹭 青龙 黄泥 红岩 赤土 乌石 ' +
  '金鸡 银坑 铁炉 铜山 玉泉 石门 石鼓 龙潭 虎坑 凤凰 鹤山 鹿鸣 马鞍 牛栏 羊角 双溪 三合 四明 五里 八角 九里 十里 沙溪 洪渡 渡口 桥头 坝上 ' +
  '塘下 湖边 岭脚 山口 河湾 溪口 岩下 坞里 坑口 田心 井头 庙前 塔山 亭子 关上 驿前 寨里 营盘 屯里 窑头 碾子 磨石'
).split(' ');
const SURNAMES =
  '王 李 张 刘 陈 杨 黄 周 吴 徐 孙 胡 朱 林 何 郭 罗 梁 宋 郑 谢 韩 唐 冯 董 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 魏 叶 杜 夏 汪 田 姜 方 石 姚 廖 邹 熊 陆 孔 白 崔 康 毛 邱 秦 江 史 顾 侯 邵 孟 龙 万 段'.split(
    ' ',
  );
const HAMLET_TAILS = '庄 湾 坪 坞 岙 塘 坑 垅 岭下 冲 家边 屋场 圩 埠 店 坝'.split(' ');
const HILL_WORDS =
  '青 云 翠屏 笔架 马鞍 狮子 龙头 凤凰 鸡冠 牛背 尖峰 天马 香炉 棋盘 石人 望江 玉女 铁帽 大旗 雷公 白云 仙人 将军 观音 老鹰 金钟 石鼓 卧牛 锅底 黄茅 鹰嘴 鹤鸣 紫霞'.split(
    ' ',
  );
const ESTATE_WORDS =
  '锦绣 阳光 金色 翠湖 江南 书香 御景 丽水 和谐 幸福 康乐 怡景 明珠 翡翠 紫荆 桂语 禾苑 春晓 秋实 清华 祥和 悦澜 青禾 景明'.split(
    ' ',
  );
const ESTATE_TAILS = '花园 家园 小区 新村 雅苑 公寓 华庭 佳苑'.split(' ');
const GIVEN =
  '伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀英 霞 平 刚 桂英 建国 志强 春梅 国华 秀兰 小红 建平 玉珍'.split(' ');

/** Deals names without repeating one. */
export function nameDealer(random) {
  const used = new Set(['青禾', '云岭', '沙湾']);
  const fresh = make => {
    for (let tries = 0; tries < 500; tries++) {
      const name = make();
      if (!used.has(name)) {
        used.add(name);
        return name;
      }
    }
    throw new Error('the word lists are used up');
  };
  return {
    village: () =>
      fresh(() =>
        random.chance(0.25)
          ? random.pick(VILLAGE_HEADS) + random.pick(VILLAGE_WORDS)
          : random.chance(0.3)
            ? `${random.pick(SURNAMES)}家${random.pick(['庄', '湾', '坪', '坞', '塘', '岭'])}`
            : random.pick(VILLAGE_WORDS),
      ),
    hamlet: () =>
      fresh(() =>
        random.chance(0.55)
          ? `${random.pick(SURNAMES)}家${random.pick(HAMLET_TAILS)}`
          : random.pick(VILLAGE_HEADS) + random.pick(VILLAGE_WORDS).slice(0, 1) + random.pick(HAMLET_TAILS),
      ),
    hill: () =>
      fresh(() =>
        random.chance(0.75)
          ? random.pick(HILL_WORDS) + random.pick(['山', '山', '岭', '峰', '尖', '岗'])
          : random.pick(VILLAGE_WORDS) + random.pick(['山', '岭', '岗']),
      ),
    estate: () => fresh(() => random.pick(ESTATE_WORDS) + random.pick(ESTATE_TAILS)),
    lane: () => fresh(() => `${random.pick(LANE_WORDS)}巷`),
    of: (words, tail) => fresh(() => random.pick(words) + tail),
    take: name => {
      used.add(name);
      return name;
    },
    person: () => random.pick(SURNAMES) + random.pick(GIVEN),
    surname: () => random.pick(SURNAMES),
  };
}

const GENERICS = ['大道', '大街', '高速', '国道', '省道', '县道', '乡道', '路', '街', '巷', '弄', '线'];

/** @param {string} name @returns {{specific: string, generic: string}} a road's own part, without a number before it, and its generic word */
export function splitRoadName(name) {
  const generic = GENERICS.find(g => name.endsWith(g) && name.length > g.length) ?? '';
  const own = generic ? name.slice(0, -generic.length) : name;
  return { specific: own.replace(/^[GSXY]\d+(?=\D)/, '') || own, generic };
}
