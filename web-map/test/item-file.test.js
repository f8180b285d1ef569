import assert from 'node:assert/strict';
import { test } from 'node:test';
import { itemsOf } from '../src/desk/item-file.js';

const SAYS = { json: 'json', collection: 'collection', geometry: 'geometry', specific: 'specific' };
const line = { type: 'LineString', coordinates: [[123, 29], [123.1, 29]] };
const collection = (...features) => JSON.stringify({ type: 'FeatureCollection', features });

test('lines become roads and points places, with the columns that the case knows', () => {
  const { items, faults } = itemsOf(collection(
    { type: 'Feature', geometry: line, properties: { specific: '望江', generic: '路', roadClass: 'arterial', widthMetres: '24', colour: 'red' } },
    { type: 'Feature', geometry: { type: 'Point', coordinates: [123, 29] }, properties: { name: '石桥头', placeClass: 'settlement' } }), SAYS);
  assert.deepEqual(faults, []);
  assert.deepEqual(items[0], { act: 'name', target: 'road', specific: '望江', generic: '路', roadClass: 'arterial', widthMetres: 24, geometry: line });
  assert.equal(items[1].target, 'place');
  assert.equal(items[1].specific, '石桥头');
});

test('what does not fit is told by its number and the rest stays', () => {
  const { items, faults } = itemsOf(collection({ type: 'Feature', geometry: null, properties: { specific: '甲' } }, { type: 'Feature', geometry: line, properties: {} }, { type: 'Feature', geometry: line, properties: { specific: '乙' } }), SAYS);
  assert.equal(items.length, 1);
  assert.deepEqual(faults, [{ row: 1, sentence: 'geometry' }, { row: 2, sentence: 'specific' }]);
  assert.deepEqual(itemsOf('no', SAYS).faults, [{ row: 0, sentence: 'json' }]);
  assert.deepEqual(itemsOf('{"type":"Point"}', SAYS).faults, [{ row: 0, sentence: 'collection' }]);
});
