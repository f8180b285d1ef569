// The demo county multiplied: the same rows again with new codes, a few centimetres further on.
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** How many rows to make at least. Lines and areas are larger, so fewer. */
const WANTED = { divisions: 3000, 'built-up-areas': 3000, places: 100000, roads: 20000, 'door-plates': 200000, signs: 100000,
  'boundary-lines': 1000, 'boundary-markers': 10000, cemeteries: 20000, graves: 100000, zones: 1500 };
const STEP_DEGREES = 1e-6;
const LETTERS = 'QABCDE';

/** @param {number} k number of the copy, from 1 @param {number} i of the row */
const RENAME = {
  divisions: (row, k) => ({ ...row, code: renumbered(row.code, k), parent_code: row.parent_code && renumbered(row.parent_code, k) }),
  places: (row, k, i, n) => ({ ...row, code: row.code.slice(0, 14) + String(500000 + k * n + i).padStart(6, '0') }),
  'door-plates': (row, k) => ({ ...row, code: `${row.code}-${k}`, parent_code: row.parent_code && `${row.parent_code}-${k}`, number: Number(row.number) + k * 10000 }),
  'boundary-lines': (row, k, i, n) => ({ ...row, code: `X${(k * n + i).toString(36).padStart(3, '0')}` }),
  'boundary-markers': (row, k, i, n) => {
    const serial = 100 + Math.floor((k * n + i) / LETTERS.length) % 900;
    const line = `X${(10 + Math.floor((k * n + i) / LETTERS.length / 900)).toString(36).padStart(3, '0')}`;
    return { ...row, line_code: line, serial, code: line + serial + LETTERS[(k * n + i) % LETTERS.length] };
  },
};
const suffixed = (row, k) => ({ ...row, code: `${row.code}-${k}` });
const renumbered = (code, k) => String(1000 + k) + code.slice(4);

/** Writes the multiplied file of a kind. @returns {{path: string, rows: number}} */
export function multiply(demo, kind, file, out) {
  const path = join(out, file);
  const source = readFileSync(join(demo, file), 'utf8');
  const to = openSync(path, 'w');
  const rows = file.endsWith('.csv') ? csv(source, kind, to) : geoJson(source, kind, to);
  closeSync(to);
  return { path, rows };
}

function csv(source, kind, to) {
  const [header, ...records] = parse(source.replace(/^\uFEFF/, ''));
  const rows = records.map(r => Object.fromEntries(header.map((name, i) => [name, r[i]])));
  writeSync(to, header.join(',') + '\r\n');
  return copies(kind, rows, (row, k) => {
    for (const name of ['lon', 'lat', 'easting', 'northing']) if (row[name]) row[name] = Number(row[name]) + k * STEP_DEGREES;
    return header.map(name => quoted(row[name] ?? '')).join(',') + '\r\n';
  }, to);
}

function geoJson(source, kind, to) {
  const features = JSON.parse(source).features;
  writeSync(to, '{"type":"FeatureCollection","features":[\n');
  const rows = copies(kind, features.map((f, index) => ({ ...f.properties, geometry: features[index].geometry })), (row, k, first) => {
    const { geometry, ...properties } = row;
    const moved = { type: geometry.type, coordinates: shifted(geometry.coordinates, k * STEP_DEGREES) };
    return `${first ? '' : ',\n'}${JSON.stringify({ type: 'Feature', properties, geometry: moved })}`;
  }, to);
  writeSync(to, '\n]}\n');
  return rows;
}

function copies(kind, rows, line, to) {
  const rename = RENAME[kind] ?? suffixed;
  const times = Math.ceil(WANTED[kind] / rows.length);
  let block = '';
  for (let k = 1; k <= times; k++) {
    rows.forEach((row, i) => {
      block += line({ ...rename(row, k, i, rows.length) }, k, k === 1 && i === 0);
      if (block.length > 1 << 22) { writeSync(to, block); block = ''; }
    });
  }
  writeSync(to, block);
  return times * rows.length;
}

const shifted = (c, by) => (typeof c[0] === 'number' ? [c[0] + by, c[1] + by] : c.map(part => shifted(part, by)));
const quoted = value => (/[",\r\n]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : value);

/** CSV text to rows of cells. */
function parse(text) {
  const rows = [];
  let row = [], cell = '', inside = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (inside) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') { cell += c; i++; } else inside = false;
    } else if (c === '"') inside = true;
    else if (c === ',') { row.push(cell); cell = ''; }
    else if (c === '\n') { row.push(cell.replace(/\r$/, '')); rows.push(row); row = []; cell = ''; }
    else cell += c;
  }
  if (cell || row.length) rows.push([...row, cell]);
  return rows;
}
