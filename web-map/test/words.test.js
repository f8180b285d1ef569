import assert from 'node:assert/strict';
import { test } from 'node:test';
import zh from '../src/text/zh-CN.js';
import en from '../src/text/en.js';

/** "search.found" … with what kind of thing stands there. */
function keys(words, path = '') {
  return Object.entries(words).flatMap(([key, value]) =>
    value && typeof value === 'object' && !Array.isArray(value) ? keys(value, `${path}${key}.`) : [`${path}${key}: ${typeof value}`]);
}

test('both languages say the same things', () => {
  assert.deepEqual(keys(en).sort(), keys(zh).sort());
});

test('the words that take a number or a name take as many in both languages', () => {
  const arities = (words, path = '') => Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'function' ? [`${path}${key}/${value.length}`] : value && typeof value === 'object' && !Array.isArray(value) ? arities(value, `${path}${key}.`) : []);
  assert.deepEqual(arities(en).sort(), arities(zh).sort());
});

test('Chinese sentences use Chinese punctuation', () => {
  const sentences = JSON.stringify(zh, (key, value) => (typeof value === 'function' ? String(value) : value));
  assert.deepEqual(sentences.match(/.{6}[\u4e00-\u9fff][,:;?!].{3}/gu) ?? [], []);
});
