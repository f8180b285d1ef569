import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ticksOf } from '../src/desk/chainage-bar.js';
import { groundRuns, profileScale, roundTicks, sampleAt } from '../src/desk/profile-scale.js';

//        ▲        ground 10, 60, 20 at 0, 500, 1000 m; sight line falls from 12 to 21
const profile = { distances: [0, 500, 1000], ground: [10, 60, 20], sight: [12, 16.5, 21] };
const frame = { width: 420, height: 190, left: 40, right: 20, top: 10, bottom: 30 };

test('a place in the chart and a place on the ground are the same place', () => {
  const scale = profileScale(profile, frame);
  for (const metres of [0, 123, 500, 1000]) assert.ok(Math.abs(scale.distanceAt(scale.x(metres)) - metres) < 1e-9);
  assert.equal(scale.distanceAt(-50), 0);
  assert.equal(scale.distanceAt(9999), 1000);
  assert.ok(scale.y(60) < scale.y(10), 'higher ground is drawn higher');
});

test('between two samples heights are linear', () => {
  assert.deepEqual(sampleAt(profile, 250), { distance: 250, ground: 35, sight: 14.25 });
  assert.deepEqual(sampleAt(profile, 0), { distance: 0, ground: 10, sight: 12 });
});

test('missing ground is a hole and not a line', () => {
  const holed = { distances: [0, 1, 2, 3, 4], ground: [5, null, null, 7, 8] };
  assert.deepEqual(groundRuns(holed), [[[0, 5]], [[3, 7], [4, 8]]]);
  assert.equal(sampleAt({ ...holed, sight: [1, 1, 1, 1, 1] }, 0.5).ground, null);
});

test('flat ground still has a chart', () => {
  const flat = profileScale({ distances: [0, 10], ground: [100, 100], sight: [100, 100] }, frame);
  assert.ok(Number.isFinite(flat.y(100)));
});

test('ticks are round and few', () => {
  assert.deepEqual(roundTicks(0, 1000), [0, 500, 1000]);
  assert.deepEqual(roundTicks(113, 388), [200, 300]);
  assert.deepEqual(ticksOf(46012), [0, 10000, 20000, 30000, 40000]);
  assert.deepEqual(ticksOf(430), [0, 100, 200, 300, 400]);
});
