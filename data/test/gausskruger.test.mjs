import { test } from 'node:test';
import assert from 'node:assert/strict';
import { toGrid, toLonLat } from '../lib/gausskruger.mjs';

// printed by PROJ 9.1: gdaltransform -s_srs EPSG:4550 -t_srs EPSG:4490
const KNOWN = [
  [
    [500000, 3098441.747],
    [123, 27.9999999973235],
  ],
  [
    [480000, 3189000],
    [122.795103340115, 28.8169648823582],
  ],
  [
    [520080, 3229080],
    [123.206433424523, 29.1785775286451],
  ],
  [
    [483123.456, 3201234.567],
    [122.826919668154, 28.927395907892],
  ],
  [
    [650000, 3300000],
    [124.551572659536, 29.809444827845],
  ],
  [
    [350000, 4500000],
    [121.227313142976, 40.6210338690476],
  ],
];

for (const [grid, lonLat] of KNOWN) {
  test(`${grid} is where PROJ says, to a billionth of a degree, and comes back`, () => {
    const [lon, lat] = toLonLat(grid),
      [e, n] = toGrid(lonLat);
    assert.ok(Math.abs(lon - lonLat[0]) < 1e-9 && Math.abs(lat - lonLat[1]) < 1e-9, `${lon} ${lat}`);
    assert.ok(Math.abs(e - grid[0]) < 1e-4 && Math.abs(n - grid[1]) < 1e-4, `${e} ${n}`);
  });
}
