import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readings } from '../src/parts/ruby.js';

const cases = [
  ['迎宾大道', 'Yíngbīn Dàdào', [['迎', 'Yíng'], ['宾', 'bīn'], ['大', 'Dà'], ['道', 'dào']]],
  ['西安路', "Xī'ān Lù", [['西', 'Xī'], ['安', 'ān'], ['路', 'Lù']]],
  ['县人民医院', 'Xiàn Rénmín Yīyuàn', [['县', 'Xiàn'], ['人', 'Rén'], ['民', 'mín'], ['医', 'Yī'], ['院', 'yuàn']]],
  ['绿女路', 'Lǜnǚ Lù', [['绿', 'Lǜ'], ['女', 'nǚ'], ['路', 'Lù']]],
  ['翁源', 'Wēngyuán', [['翁', 'Wēng'], ['源', 'yuán']]],
  ['长安街', 'Cháng’ān Jiē', [['长', 'Cháng'], ['安', 'ān'], ['街', 'Jiē']]],
];
for (const [name, pinyin, expected] of cases) test(`${name} is read syllable by syllable`, () => assert.deepEqual(readings(name, pinyin), expected));

test('a syllable is not cut where the count would not come out', () => {
  assert.deepEqual(readings('西安', 'Xīān'), [['西', 'Xī'], ['安', 'ān']]);
  assert.deepEqual(readings('先', 'Xiān'), [['先', 'Xiān']]);
});

test('letters and digits of a name stay together without a reading', () => {
  assert.deepEqual(readings('G56明沙高速', 'G56 Míngshā Gāosù'), [['G56', ''], ['明', 'Míng'], ['沙', 'shā'], ['高', 'Gāo'], ['速', 'sù']]);
});

test('a reading that does not fit stands over the whole name', () => {
  assert.deepEqual(readings('新华北路', 'Xīnhuá'), [['新华北路', 'Xīnhuá']]);
});

test('without a reading there is only the name', () => {
  assert.deepEqual(readings('新华路', null), [['新华路', '']]);
});
