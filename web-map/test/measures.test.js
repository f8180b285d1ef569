import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaText, bearingText, bytesText, chainageText, dateText, distanceText, momentText, shareText } from '../src/text/measures.js';

test('distances read in the unit a person would use', () => {
  assert.deepEqual([0.44, 3.94, 412, 2314, 46012].map(distanceText), ['0.4 m', '3.9 m', '412 m', '2\u2009314 m', '46.01 km']);
});

test('chainage carries into the next kilometre', () => {
  assert.deepEqual([0, 999.4, 999.6, 12300, 46012].map(chainageText), ['K0+000', 'K0+999', 'K1+000', 'K12+300', 'K46+012']);
});

test('bearings are degrees and minutes, and sixty minutes are a degree', () => {
  assert.deepEqual([227.17, 9.9999, 359.9999, -90, 360].map(bearingText), ['227°10′', '10°00′', '0°00′', '270°00′', '0°00′']);
});

test('a share is never rounded up to what was not reached', () => {
  assert.deepEqual([0.877, 0.9999, 1, 0.95].map(shareText), ['87.7 %', '99.9 %', '100.0 %', '95.0 %']);
});

test('larger areas have mu beside them in Chinese only', () => {
  assert.equal(areaText(24000), '24\u2009000 m²（36 亩）');
  assert.equal(areaText(24000, 'en'), '24\u2009000 m²');
  assert.equal(areaText(0.35), '0.35 m²');
});

test('sizes read in the unit a person would use', () => {
  assert.deepEqual([412, 8200, 2500000, 52428800].map(bytesText), ['412 B', '8 KB', '2.4 MB', '50 MB']);
});

test('dates are written out', () => {
  assert.equal(dateText('2026-11-21'), '2026年11月21日');
  assert.equal(dateText('2026-11-21', 'en'), '21 November 2026');
  assert.equal(dateText('unknown'), 'unknown');
});

test('a moment is told by the clock of China, wherever it is read', () => {
  assert.equal(momentText('2026-11-20T18:03:59.5Z'), '2026年11月21日 02:03');
  assert.equal(momentText('2026-11-21T02:03:00+08:00', 'en'), '21 November 2026 02:03');
  assert.equal(momentText('yesterday'), 'yesterday');
});
