import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boxOf, centreOf } from '../src/geo/box.js';
import { nearestBetween } from '../src/geo/gap.js';
import { lengthMetres, metresBetween, nearestAlong, partAlong, pointAlong } from '../src/geo/lines.js';
import { metresTo } from '../src/geo/nearest.js';

const near = (actual, expected, tolerance, what) => assert.ok(Math.abs(actual - expected) <= tolerance, `${what}: ${actual} is not within ${tolerance} of ${expected}`);

// Lengths of GRS 80 at 29° N from the series for the meridian and the parallel (Snyder 1987, p. 25).
const DEGREE_NORTH = 110843.1;
const DEGREE_EAST = 97440.2;

test('a hundredth of a degree at 29° north has the length of the ellipsoid', () => {
  near(metresBetween([123, 28.995], [123, 29.005]), DEGREE_NORTH / 100, 0.3, 'northwards');
  near(metresBetween([123, 29], [123.01, 29]), DEGREE_EAST / 100, 0.3, 'eastwards');
});

//   b ─── c
//   │         1 km a side
//   a
const corner = [[123, 29], [123, 29 + 1000 / DEGREE_NORTH], [123 + 1000 / DEGREE_EAST, 29 + 1000 / DEGREE_NORTH]];

test('a point along a line is found after the corner', () => {
  near(lengthMetres(corner), 2000, 1, 'the whole');
  const [lon, lat] = pointAlong(corner, 1500);
  near(lon, 123 + 500 / DEGREE_EAST, 1e-5, 'lon');
  near(lat, corner[1][1], 1e-9, 'lat');
});

test('distances beyond the ends stop at the ends', () => {
  assert.deepEqual(pointAlong(corner, -5), corner[0]);
  assert.deepEqual(pointAlong(corner, 99999), corner[2]);
});

test('a part of a line keeps the corner between its ends', () => {
  const part = partAlong(corner, 800, 1200);
  assert.equal(part.length, 3);
  assert.deepEqual(part[1], corner[1]);
  near(lengthMetres(part), 400, 0.5, 'the part');
});

test('the nearest place on a line is told along it and beside it', () => {
  const { distance, offset } = nearestAlong(corner, [123 + 100 / DEGREE_EAST, 29 + 300 / DEGREE_NORTH]);
  near(distance, 300, 0.5, 'along');
  near(offset, 100, 0.5, 'beside');
});

test('inside an area the distance is nothing, and in its hole it is not', () => {
  const square = (size, [x, y] = [123, 29]) => [[x - size, y - size], [x + size, y - size], [x + size, y + size], [x - size, y + size], [x - size, y - size]];
  const ring = { type: 'Polygon', coordinates: [square(0.02), square(0.01)] };
  assert.equal(metresTo(ring, [123.015, 29]), 0);
  near(metresTo(ring, [123, 29]), 0.01 * DEGREE_EAST, 2, 'to the edge of the hole');
  near(metresTo({ type: 'MultiPolygon', coordinates: [ring.coordinates] }, [123.03, 29]), 0.01 * DEGREE_EAST, 2, 'from outside');
});

test('a place is as far from a point as the two are apart', () => {
  near(metresTo({ type: 'Point', coordinates: [123, 29] }, [123.01, 29]), DEGREE_EAST / 100, 0.3, 'a hundredth of a degree');
  assert.equal(metresTo(null, [123, 29]), Infinity);
});

//  ────────   a
//      │      the gap, 500 m
//  ────────   b
test('the gap between two roads runs from the first to the second', () => {
  const a = { type: 'LineString', coordinates: [[123, 29], [123.01, 29]] };
  const b = { type: 'MultiLineString', coordinates: [[[123.002, 29 - 500 / DEGREE_NORTH], [123.005, 29 - 500 / DEGREE_NORTH]]] };
  const gap = nearestBetween(a, b);
  near(gap.metres, 500, 0.5, 'the gap');
  near(gap.from[1], 29, 1e-9, 'starts on a');
  near(gap.to[1], b.coordinates[0][0][1], 1e-9, 'ends on b');
});

//    │
//  ──┼──   far from any vertex
//    │
test('roads that cross are no distance apart, there where they cross', () => {
  const level = { type: 'LineString', coordinates: [[123, 29], [123.01, 29]] };
  const upright = { type: 'LineString', coordinates: [[123.004, 28.99], [123.004, 29.01]] };
  const gap = nearestBetween(level, upright);
  assert.equal(gap.metres, 0);
  near(gap.from[0], 123.004, 1e-9, 'lon');
  near(gap.from[1], 29, 1e-9, 'lat');
});

test('the box of a collection holds all of it and that of nothing is nothing', () => {
  const collection = { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: { type: 'Point', coordinates: [1, 5] } }, { type: 'Feature', geometry: { type: 'LineString', coordinates: [[3, 2], [2, 9]] } }] };
  assert.deepEqual(boxOf(collection), [1, 2, 3, 9]);
  assert.deepEqual(centreOf([1, 2, 3, 9]), [2, 5.5]);
  assert.equal(boxOf({ type: 'FeatureCollection', features: [] }), null);
});
