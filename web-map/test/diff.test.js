import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changes, shapeChange, stateBefore } from '../src/desk/diff.js';

const point = (...coordinates) => ({ type: 'Point', coordinates });
const line = (...coordinates) => ({ type: 'LineString', coordinates });

test('what changed is told field by field, what only the machine needs is left out', () => {
  const before = { id: 1, name: '迎宾路', status: 'proposed', width_metres: 20, pinyin_plain: 'yingbinlu', geom: point(1, 2) };
  const after = { id: 1, name: '迎宾大道', status: 'approved', width_metres: 20, pinyin_plain: 'yingbindadao', geom: point(1, 3) };
  assert.deepEqual(changes(before, after), [{ field: 'name', before: '迎宾路', after: '迎宾大道' }, { field: 'status', before: 'proposed', after: 'approved' }]);
});

test('of something new every field that says something is told, and false says something', () => {
  assert.deepEqual(changes(null, { name: '甲', alias: null, origin: '', disputed: false }).map(change => change.field), ['name', 'disputed']);
  assert.deepEqual(changes({ name: '甲' }, null), [{ field: 'name', before: '甲', after: null }]);
  assert.deepEqual(changes(null, null), []);
});

test('fields that people know stand first, in their order', () => {
  const all = changes(null, { code: '1', geometry_source: 'x', name: '甲' }, ['name', 'code']);
  assert.deepEqual(all.map(change => change.field), ['name', 'code', 'geometry_source']);
});

test('a value that went away or came is a change', () => {
  assert.deepEqual(changes({ alias: '乙' }, { alias: null }), [{ field: 'alias', before: '乙', after: null }]);
  assert.deepEqual(changes({}, { alias: '乙' }), [{ field: 'alias', before: null, after: '乙' }]);
});

test('a point says how far it moved, a line how long it was and is', () => {
  const moved = shapeChange({ geom: point(122.98, 28.97) }, { geom: point(122.98, 28.971) });
  assert.equal(moved.kind, 'moved');
  assert.equal(Math.round(moved.metres), 111);
  const longer = shapeChange({ geom: line([122.98, 28.97], [122.98, 28.971]) }, { geom: line([122.98, 28.97], [122.98, 28.972]) });
  assert.deepEqual([longer.kind, Math.round(longer.from), Math.round(longer.to)], ['length', 111, 222]);
});

test('no shape, the same shape, a new one, one that went', () => {
  const here = { geom: point(1, 2) };
  assert.equal(shapeChange(null, null).kind, 'none');
  assert.equal(shapeChange(here, { geom: point(1, 2) }).kind, 'none');
  assert.equal(shapeChange({ geom: null }, here).kind, 'new');
  assert.equal(shapeChange(here, { geom: null }).kind, 'gone');
  assert.equal(shapeChange(here, { geom: { type: 'Polygon', coordinates: [] } }).kind, 'shape');
});

test('a new version is compared with the version it follows', () => {
  const first = { id: 1, register: 'road', after: { id: 7, name: '甲' } };
  const second = { id: 2, register: 'road', after: { id: 8, predecessor_id: 7, name: '乙' } };
  assert.equal(stateBefore(second, [second, first]), first.after);
  assert.equal(stateBefore(second, [second]), null);
  assert.equal(stateBefore(first, [second, first]), null);
  const change = { register: 'road', before: { id: 8, name: '乙' }, after: { id: 8, predecessor_id: 7, name: '丙' } };
  assert.equal(stateBefore(change, [change, first]), change.before);
});
