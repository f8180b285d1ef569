import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf, chosenOf, missing, recordOf, whyText } from '../src/desk/collected.js';
import { periodText, wishOf } from '../src/desk/other-name-words.js';

const fields = { name: ' 后头湾 ', generic: '', placeClass: 'settlement', heard: '', origin: '在山后', colour: 'red' };

test('what is sent has what was filled in, and the record that it is for', () => {
  assert.deepEqual(bodyOf({ code: 'c', point: [123, 29], about: { register: 'road', code: 'U1', title: '无名' }, fields, at: '2026-01-05T02:00:00Z' }),
    { code: 'c', name: '后头湾', placeClass: 'settlement', origin: '在山后', point: [123, 29], aboutRegister: 'road', aboutCode: 'U1', collectedAt: '2026-01-05T02:00:00Z' });
  assert.deepEqual(bodyOf({ code: 'c', base: 2, point: [123, 29], fields: { name: '湾' } }), { code: 'c', name: '湾', point: [123, 29], base: 2 });
});

test('a name and a place are wanted before anything is sent', () => {
  assert.equal(missing({ point: null, fields: { name: ' ' } }), 'name');
  assert.equal(missing({ point: null, fields }), 'point');
  assert.equal(missing({ point: [123, 29], fields }), '');
});

test('only open names that are chosen go into a case', () => {
  const shown = [{ name: { code: 'a', state: 'open' } }, { name: { code: 'b', state: 'in-case' } }, { name: { code: 'c', state: 'open' } }];
  assert.deepEqual(chosenOf(shown, new Set(['a', 'b', 'gone'])), ['a']);
});

test('reasons are told gravest first, and a duplicate leads to its record', () => {
  assert.equal(whyText(['same-place', 'same-sound'], { 'same-sound': '同音', 'same-place': '同一位置' }, '、'), '同音、同一位置');
  assert.deepEqual(recordOf({ register: 'road', code: 'R1' }), { layer: 'roads', code: 'R1' });
  assert.equal(recordOf({ register: 'collected_name', code: 'x' }), null);
});

test('another name is sent without what was left empty, and its period is told where one is known', () => {
  assert.deepEqual(wishOf('place', 'P1', { kind: 'alias', name: ' 柳湾 ', pinyin: ' ', source: '县志' }), { register: 'place', code: 'P1', kind: 'alias', name: '柳湾', source: '县志' });
  const words = (from, to) => `${from || '…'}–${to || '今'}`;
  assert.equal(periodText({ periodFrom: '清' }, words), '清–今');
  assert.equal(periodText({}, words), '');
});
