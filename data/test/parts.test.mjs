import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Grid } from '../lib/grid.mjs';
import { flowOver } from '../lib/flow.mjs';
import { clearance } from '../lib/sight.mjs';
import { polygonsWhere } from '../lib/contour.mjs';
import { ringArea } from '../lib/geometry.mjs';
import { splitRoadName } from '../lib/names.mjs';
import { spell } from '../lib/pinyin.mjs';
import { creditCode, residentNumber } from '../lib/identity.mjs';
import { randomFor } from '../lib/random.mjs';

/** Rows of a drawing, north first, one character (or number) a cell; cells of 10 m. */
function drawn(rows, value = Number) {
  const cells = rows.map(row => row.trim().split(/\s+/));
  const grid = new Grid({ e: 0, n: 0 }, 10, cells[0].length, rows.length);
  cells.forEach((line, r) => line.forEach((c, i) => { grid.data[(rows.length - 1 - r) * grid.width + i] = value(c); }));
  return grid;
}

test('a ridge hides the valley behind it and not the next summit', () => {
  //  eye                             *
  //   |             *                |
  //   2   1   1     9     1   1     20
  const land = drawn(['2 1 1 9 1 1 20', '2 1 1 9 1 1 20']);
  const at = column => [column * 10 + 5, 10];
  const clear = column => clearance(land, at(0), 1.5, at(column), 1);
  assert.ok(clear(2) > 0, 'before the ridge');
  assert.ok(clear(4) < 0 && clear(5) < 0, 'the valley behind it');
  assert.ok(clear(6) > 0, 'the summit');
});

test('sight is the same from either end', () => {
  const land = drawn(['5 7 3 8 2', '4 9 1 6 3', '2 8 5 7 1']);
  const [a, b] = [[6, 8], [44, 23]];
  assert.ok(Math.abs(clearance(land, a, 1.5, b, 1) - clearance(land, b, 1, a, 1.5)) < 1e-9);
});

test('water leaves a hollow over its lowest rim', () => {
  const land = drawn(['9 9 9 9', '9 1 4 0', '9 9 9 9']);        // the hollow is 1, its rim 4, the sea 0
  const sea = Uint8Array.from(land.data, z => (z === 0 ? 1 : 0)), hollow = land.width + 1;
  assert.deepEqual(flowOver(land, sea).downstream(hollow), [hollow, hollow + 1, hollow + 2]);
});

test('a field with a hole in it becomes a polygon with a hole in it', () => {
  const field = drawn(['. . . . . . .', '. # # # # # .', '. # # . # # .', '. # # # # # .', '. . . . . . .'], c => (c === '#' ? 1 : -1));
  const polygons = polygonsWhere(field, 0, 0);
  assert.equal(polygons.length, 1);
  const [shell, hole] = polygons[0];
  assert.ok(ringArea(shell) > 0 && ringArea(hole) < 0);
  assert.ok(Math.abs(ringArea(hole) + 50) < 1e-9, 'a diamond with half-diagonals of half a cell');
});

for (const [name, specific, generic] of [['迎宾大道', '迎宾', '大道'], ['桂花巷', '桂花', '巷'], ['G56明沙高速', '明沙', '高速'], ['G633国道', 'G633', '国道'], ['老街', '老', '街']])
  test(`${name} is ${specific} + ${generic}`, () => assert.deepEqual(splitRoadName(name), { specific, generic }));

test('spellings stand apart, each with a capital, with the apostrophe where it is due', () => {
  assert.equal(spell('迎宾', '大道'), 'Yíngbīn Dàdào');
  assert.equal(spell('永安', '巷'), "Yǒng'ān Xiàng");
  assert.equal(spell('龘', '路'), null, 'unknown characters are left to the officer');
});

test('identity numbers are of a division that is nobody’s and end in their check character', () => {
  const random = randomFor(7, 'identity numbers');
  for (let i = 0; i < 200; i++) {
    const number = residentNumber(random);
    assert.match(number, /^990121(19[4-9]\d|200[01])(0[1-9]|1[0-2])([01]\d|2[0-8])\d{3}[\dX]$/);
    // ISO 7064 MOD 11-2: with the check character's own weight of 1 the sum leaves 1
    const sum = [...number].reduce((total, c, k) => total + (c === 'X' ? 10 : Number(c)) * (2 ** (17 - k) % 11), 0);
    assert.equal(sum % 11, 1, number);
    assert.match(creditCode(random), /^92990121MA[0-9A-HJ-NP-RTUW-Y]{8}$/);
  }
});
