// The spelling on street signs: readings of the characters that street names of this county are made of, as read in
// place names. Specific and generic part apart, each with a capital; apostrophe before a, o, e inside a part
// (中国地名汉语拼音字母拼写规则, 1984).

const READINGS = `滨bīn 河hé 南nán 路lù 沿yán 江jiāng 解jiě 放fàng 街jiē 新xīn 华huá 仓cāng 前qián 迎yíng 宾bīn 大dà 道dào 文wén 庙miào 建jiàn 设shè
学xué 府fǔ 北běi 环huán 西xī 和hé 平píng 禾hé 丰fēng 人rén 民mín 鼓gǔ 楼lóu 青qīng 朝cháo 阳yáng 东dōng 门mén 石shí 桥qiáo 集jí 市shì 头tóu 振zhèn 兴xīng
供gōng 销xiāo 溪xī 矿kuàng 山shān 竹zhú 茶chá 厂chǎng 口kǒu 老lǎo 园yuán 桂guì 花huā 槐huái 荫yīn 井jǐng 水shuǐ 打dǎ 铁tiě 铜tóng 匠jiàng 豆dòu 腐fu
书shū 院yuàn 昌chāng 状zhuàng 元yuán 板bǎn 编biān 药yào 铺pù 布bù 米mǐ 鱼yú 柴chái 灯dēng 笼lóng 剪jiǎn 子zi 染rǎn 坊fáng 磨mò 油yóu 酒jiǔ 当dàng
钟zhōng 教jiào 场chǎng 营yíng 房fáng 衙yá 县xiàn 后hòu 塔tǎ 下xià 柳liǔ 杨yáng 枣zǎo 树shù 榆yú 钱qián 银yín 杏xìng 梧wú 桐tóng 丁dīng 香xiāng 芙fú 蓉róng
梅méi 菊jú 圃pǔ 莲lián 池chí 荷hé 塘táng 清qīng 泉quán 双shuāng 三sān 眼yǎn 九jiǔ 曲qū 六liù 合hé 永yǒng 安ān 太tài 定dìng 仁rén 义yì 礼lǐ 让ràng
敬jìng 勤qín 俭jiǎn 睦mù 友yǒu 爱ài 长cháng 寿shòu 福fú 吉jí 庆qìng 同tóng 德dé 积jī 善shàn 崇chóng 尚shàng 武wǔ 耕gēng 读dú 向xiàng 望wàng 听tīng 雨yǔ
临lín 风fēng 观guān 澜lán 晓xiǎo 月yuè 云yún 科kē 创chuàng 业yè 锦jǐn 绣xiù 泽zé 惠huì 康kāng 宁níng 瑞ruì 祥xiáng 翠cuì 屏píng 凤fèng 鸣míng 龙lóng
明míng 博bó 雅yǎ 星xīng 帆fān 巷xiàng 弄lòng`;
const SYLLABLE = new Map(READINGS.split(/\s+/).map(entry => [entry[0], entry.slice(1)]));

/** @returns {string | null} e.g. "Yíngbīn Dàdào"; null if a character is not in the table */
export function spell(specific, generic) {
  const parts = [specific, generic].filter(Boolean).map(part => {
    const syllables = [...part].map(c => SYLLABLE.get(c));
    if (syllables.includes(undefined)) return null;
    const joined = syllables.map((s, i) => (i > 0 && 'aāáǎàoōóǒòeēéěè'.includes(s[0]) ? `'${s}` : s)).join('');
    return joined[0].toUpperCase() + joined.slice(1);
  });
  return parts.includes(null) ? null : parts.join(' ');
}
