import assert from 'node:assert/strict';
import { test } from 'node:test';
import { highlighted } from '../src/parts/highlight.js';

/** 新[华]路: brackets around what is set off. */
const drawn = (text, query) => highlighted(text, query).map(([part, hit]) => (hit ? `[${part}]` : part)).join('');

for (const [text, query, expected] of [
  ['新华路', '华', '新[华]路'],
  ['新华路', '新华', '[新华]路'],
  ['Xīnhuá Lù', 'xinhual', '[Xīnhuá L]ù'],
  ['Xīnhuá Lù', 'HUA', 'Xīn[huá] Lù'],
  ['Xīnhuá Lù', 'hua lu', 'Xīn[huá Lù]'],
  ['新华路', 'xhl', '新华路'],
  ['', 'x', ''],
  ['新华路', '', '新华路'],
]) test(`“${query}” in “${text}” gives ${expected || 'nothing'}`, () => assert.equal(drawn(text, query), expected));
