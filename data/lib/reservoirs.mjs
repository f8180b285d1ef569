// Reservoirs: a dam across a side valley, and level water over what lies lower upstream of it.
import { polygonsWhere } from './contour.mjs';
import { ringArea } from './geometry.mjs';
import * as layout from './layout.mjs';

/** Flattens the ground under each lake and marks its coarse cells in `relief.water`. @returns {object[]} {name, built, level, point, polygons}; metres */
export function makeReservoirs(relief) {
  const { coarse, fine, flow } = relief;
  relief.water = new Uint8Array(coarse.data.length);
  return layout.RESERVOIRS.flatMap(({ name, built, head, catchment, depth }) => {
    const path = flow.downstream(coarse.indexOf(layout.place(head)));
    const dam = path.find(k => flow.area[k] > catchment * 1e6);
    if (dam === undefined) return [];
    const level = Math.round(coarse.data[dam] + depth),
      lake = flood(coarse, fine, flow, dam, level);
    const field = fine.like(new Float64Array(fine.data.length).fill(-1));
    for (const k of lake) field.data[k] = Math.max(0.05, level - fine.data[k]);
    const polygons = polygonsWhere(field, 20000, 3);
    if (!polygons.length) return [];
    for (const k of lake) fine.data[k] = level;
    for (const k of lake) {
      const wide = coarse.indexOf(fine.centre(k));
      coarse.data[wide] = Math.max(coarse.data[wide], level);
      relief.water[wide] = 1;
    }
    return [
      { name, built, level, point: coarse.centre(dam), polygons, lake, area: polygons.reduce((s, p) => s + ringArea(p[0]), 0) },
    ];
  });
}

/** Fine cells upstream of the dam, below the level, joined to it. */
function flood(coarse, fine, { order, receiver }, dam, level) {
  const upstream = new Uint8Array(coarse.data.length);
  upstream[dam] = 1;
  for (const k of order) if (receiver[k] !== k && upstream[receiver[k]]) upstream[k] = 1;
  const start = fine.indexOf(coarse.centre(dam)),
    lake = new Set([start]),
    queue = [start];
  while (queue.length)
    fine.neighbours(queue.pop(), (other, apart) => {
      if (apart > 1 || lake.has(other) || fine.data[other] >= level || !upstream[coarse.indexOf(fine.centre(other))]) return;
      lake.add(other);
      queue.push(other);
    });
  return lake;
}
