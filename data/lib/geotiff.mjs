// A GeoTIFF of 32-bit floats in EPSG:4550: tiles of 256, deflated, north up.
import { deflateSync } from 'node:zlib';

const TILE = 256;
const TYPES = { SHORT: [3, 2], LONG: [4, 4], ASCII: [2, 1], DOUBLE: [12, 8] };

/** @param {import('./grid.mjs').Grid} grid heights in metres @returns {Buffer} */
export function geoTiff(grid, noData = -9999) {
  const tiles = cutTiles(grid).map(tile => deflateSync(tile, { level: 7 }));
  const entries = describe(grid, tiles, noData);
  const head = 8 + 2 + entries.length * 12 + 4;
  const outside = entries.filter(e => e.bytes.length > 4);
  let at = head;
  for (const entry of outside) {
    entry.offset = at;
    at += entry.bytes.length + (entry.bytes.length & 1);
  }
  const offsets = tiles.map(tile => {
    const here = at;
    at += tile.length;
    return here;
  });
  entries.find(e => e.tag === 324).bytes = encode('LONG', offsets);
  const out = Buffer.alloc(at);
  out.write('II', 0, 'latin1');
  out.writeUInt16LE(42, 2);
  out.writeUInt32LE(8, 4);
  out.writeUInt16LE(entries.length, 8);
  entries.forEach((entry, i) => writeEntry(out, 10 + i * 12, entry));
  tiles.forEach((tile, i) => tile.copy(out, offsets[i]));
  return out;
}

function cutTiles(grid) {
  const tiles = [],
    across = Math.ceil(grid.width / TILE),
    down = Math.ceil(grid.height / TILE);
  for (let ty = 0; ty < down; ty++)
    for (let tx = 0; tx < across; tx++) {
      const tile = Buffer.alloc(TILE * TILE * 4);
      for (let y = 0; y < TILE; y++)
        for (let x = 0; x < TILE; x++) {
          const row = Math.min(grid.height - 1, ty * TILE + y),
            column = Math.min(grid.width - 1, tx * TILE + x);
          tile.writeFloatLE(grid.data[(grid.height - 1 - row) * grid.width + column], (y * TILE + x) * 4);
        }
      tiles.push(tile);
    }
  return tiles;
}

function describe(grid, tiles, noData) {
  const north = grid.corner.n + grid.height * grid.cell;
  return [
    [256, 'LONG', [grid.width]],
    [257, 'LONG', [grid.height]],
    [258, 'SHORT', [32]],
    [259, 'SHORT', [8]],
    [262, 'SHORT', [1]],
    [277, 'SHORT', [1]],
    [284, 'SHORT', [1]],
    [322, 'SHORT', [TILE]],
    [323, 'SHORT', [TILE]],
    [324, 'LONG', tiles.map(() => 0)],
    [325, 'LONG', tiles.map(tile => tile.length)],
    [339, 'SHORT', [3]],
    [33550, 'DOUBLE', [grid.cell, grid.cell, 0]],
    [33922, 'DOUBLE', [0, 0, 0, grid.corner.e, north, 0]],
    // model projected, raster is area, EPSG:4550, metre
    [34735, 'SHORT', [1, 1, 0, 4, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 4550, 3076, 0, 1, 9001]],
    [42113, 'ASCII', `${noData}\0`],
  ].map(([tag, type, values]) => ({ tag, type, count: values.length, bytes: encode(type, values) }));
}

function encode(type, values) {
  if (type === 'ASCII') return Buffer.from(values, 'latin1');
  const size = TYPES[type][1],
    out = Buffer.alloc(size * values.length);
  values.forEach((v, i) => {
    if (type === 'SHORT') out.writeUInt16LE(v, i * 2);
    else if (type === 'LONG') out.writeUInt32LE(v, i * 4);
    else out.writeDoubleLE(v, i * 8);
  });
  return out;
}

function writeEntry(out, at, { tag, type, count, bytes, offset }) {
  out.writeUInt16LE(tag, at);
  out.writeUInt16LE(TYPES[type][0], at + 2);
  out.writeUInt32LE(count, at + 4);
  if (bytes.length <= 4) bytes.copy(out, at + 8);
  else {
    out.writeUInt32LE(offset, at + 8);
    bytes.copy(out, offset);
  }
}
