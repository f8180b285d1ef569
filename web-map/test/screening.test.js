import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heightHiding, leftBehind, stairs } from '../src/desk/screen-steps.js';

//  550 m from 11 eyes │────┐
//                     │    └────┐ 1.20 m
//   45 m from 1 eye   │         └──── 2.10 m, one eye stands nearer than the screen
const screening = { distance: 3, heightForAll: null, seeingEyes: 11, eyesNoScreenHides: 1, steps: [{ height: 1.2, visibleLengthMetres: 300, eyes: 6 }, { height: 2.1, visibleLengthMetres: 45, eyes: 1 }] };

test('between two steps nothing changes, and a screen of a step is high enough for it', () => {
  assert.deepEqual(leftBehind(screening, 550, 0), { visibleLengthMetres: 550, eyes: 11 });
  assert.deepEqual(leftBehind(screening, 550, 1.19), { visibleLengthMetres: 550, eyes: 11 });
  assert.deepEqual(leftBehind(screening, 550, 1.2), { visibleLengthMetres: 300, eyes: 6 });
  assert.deepEqual(leftBehind(screening, 550, 2.09), { visibleLengthMetres: 300, eyes: 6 });
  assert.deepEqual(leftBehind(screening, 550, 99), { visibleLengthMetres: 45, eyes: 1 });
});

test('the lowest screen for a share of the eyes is the first step that leaves no more of them', () => {
  assert.equal(heightHiding(screening, 0.3), 1.2);
  assert.equal(heightHiding(screening, 5 / 11), 1.2);
  assert.equal(heightHiding(screening, 0.9), 2.1);
  assert.equal(heightHiding(screening, 1), null, 'one eye cannot be screened');
});

test('the drawn stairs fall at the steps and nowhere else', () => {
  assert.deepEqual(stairs(screening, 550), [[0, 550], [1.2, 550], [1.2, 300], [2.1, 300], [2.1, 45]]);
  assert.deepEqual(stairs({ steps: [] }, 550), [[0, 550]]);
});
