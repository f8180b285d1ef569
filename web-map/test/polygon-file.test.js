import assert from 'node:assert/strict';
import { test } from 'node:test';
import { polygonOf } from '../src/desk/polygon-file.js';

const ring = at => [[at, 0], [at + 1, 0], [at + 1, 1], [at, 0]];
const polygon = at => ({ type: 'Polygon', coordinates: [ring(at)] });
const feature = geometry => ({ type: 'Feature', properties: {}, geometry });

test('the area of a file is found in a geometry, a feature and a collection', () => {
  assert.deepEqual(polygonOf(polygon(0)), polygon(0));
  assert.deepEqual(polygonOf(feature(polygon(0))), polygon(0));
  assert.deepEqual(polygonOf({ type: 'FeatureCollection', features: [feature({ type: 'Point', coordinates: [0, 0] }), feature(polygon(2))] }), polygon(2));
});

test('several areas are one of several parts', () => {
  const all = { type: 'FeatureCollection', features: [feature(polygon(0)), feature({ type: 'MultiPolygon', coordinates: [[ring(2)], [ring(4)]] })] };
  assert.deepEqual(polygonOf(all), { type: 'MultiPolygon', coordinates: [[ring(0)], [ring(2)], [ring(4)]] });
});

test('what holds no area gives none', () => {
  for (const file of [null, {}, feature(null), { type: 'FeatureCollection' }, { type: 'LineString', coordinates: [[0, 0], [1, 1]] }]) assert.equal(polygonOf(file), null);
});
