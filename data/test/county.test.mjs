import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { make, hashes, geoJson, csv, metres, pointOf } from '../fixture/county.mjs';
import { randomFor } from '../lib/random.mjs';
import { apart, crossing, lengthOf, project, insideMulti } from '../lib/geometry.mjs';

const folder = make();
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')),
  expected = manifest.expectations;
const divisions = geoJson(folder, 'divisions.geojson'),
  roads = geoJson(folder, 'roads.geojson'),
  lines = geoJson(folder, 'boundary-lines.geojson');
const places = csv(folder, 'places.csv'),
  plates = csv(folder, 'door-plates.csv'),
  signs = csv(folder, 'signs.csv'),
  markers = csv(folder, 'boundary-markers.csv'),
  graves = csv(folder, 'graves.csv');
const cemeteries = geoJson(folder, 'cemeteries.geojson'),
  zones = geoJson(folder, 'zones.geojson'),
  builtUp = geoJson(folder, 'built-up-areas.geojson');
const divisionCodes = new Set(divisions.map(d => d.properties.code));

test('the same seed gives the same bytes', () => assert.deepEqual(hashes(make()), hashes(folder)));

test('another seed gives another county', () => {
  const first = seed => [randomFor(seed, 'relief')(), randomFor(seed, 'names')()];
  assert.notDeepEqual(first(manifest.seed), first(manifest.seed + 1));
  assert.notEqual(randomFor(7, 'relief')(), randomFor(7, 'names')());
});

test('a wrong seed is refused with its bound', () => assert.throws(() => make('--seed', 'abc'), /--seed must be a whole number/));

test('the files hold what the manifest counts', () => {
  const counted = {
    divisions,
    'built-up-areas': builtUp,
    places,
    roads,
    'door-plates': plates,
    signs,
    'boundary-lines': lines,
    'boundary-markers': markers,
    cemeteries,
    graves,
    zones,
  };
  for (const [kind, rows] of Object.entries(counted)) assert.equal(rows.length, expected.counts[kind], kind);
  assert.deepEqual(
    manifest.files.map(f => f.kind),
    Object.keys(counted),
  );
});

test('there are enough names, plates and graves to look like a county', () => {
  const named = new Set(roads.filter(r => r.properties.name && r.properties.code.includes('990121')).map(r => r.properties.name));
  assert.ok(named.size >= 60, `${named.size} named roads`);
  assert.ok(roads.some(r => r.properties.name === null && r.properties.status === 'unnamed'));
  assert.ok(['迎宾大道', '人民路', '新华路', '解放街'].every(name => named.has(name)));
  assert.ok(plates.length >= 2500 && plates.length <= 4000, `${plates.length} plates`);
  assert.ok(places.length >= 300);
  assert.equal(graves.length, 220);
  assert.equal(cemeteries.filter(c => c.properties.status === 'full').length, 1);
});

const ringsOf = f => f.geometry.coordinates.flat();
const edgesOf = features =>
  features.flatMap(f => ringsOf(f).flatMap(ring => ring.slice(1).map((p, i) => [String(ring[i]), String(p), f.properties.code])));

for (const level of ['county', 'township', 'village']) {
  test(`every border between two of level ${level} is the same edge on both sides, run the other way`, () => {
    const seen = new Map();
    for (const [a, b, code] of edgesOf(divisions.filter(d => d.properties.level === level))) {
      assert.ok(!seen.has(`${a}|${b}`), `${code} and ${seen.get(`${a}|${b}`)} both claim ${a} → ${b}`);
      seen.set(`${a}|${b}`, code);
    }
    const shared = [...seen.keys()].filter(key => seen.has(key.split('|').reverse().join('|'))).length;
    assert.ok(shared > 200, `${shared} shared edges`);
  });
}

test('divisions are unions of those below: their edges are edges of theirs', () => {
  const edges = level => new Set(edgesOf(divisions.filter(d => d.properties.level === level)).map(([a, b]) => `${a}|${b}`));
  const township = edges('township');
  for (const edge of [...edges('county'), ...edges('city')]) assert.ok(township.has(edge), edge);
});

test('no two edges of the divisions cross', () => {
  assert.deepEqual(crossings(edgesOf(divisions.filter(d => ['township', 'village'].includes(d.properties.level)))), []);
});

test('no ring of a zone or built-up area crosses itself', () => {
  for (const f of [...zones, ...builtUp]) assert.deepEqual(crossings(edgesOf([f])), [], f.properties.name);
});

/** Proper crossings between edges given as pairs of "x,y", found through a grid of buckets. */
function crossings(edges) {
  const unique = new Map(edges.map(([a, b]) => [a < b ? `${a}|${b}` : `${b}|${a}`, [a, b].map(p => p.split(',').map(Number))])),
    buckets = new Map(),
    found = [];
  for (const segment of unique.values()) {
    const [a, b] = segment,
      c = 0.002;
    for (let x = Math.floor(Math.min(a[0], b[0]) / c); x <= Math.floor(Math.max(a[0], b[0]) / c); x++)
      for (let y = Math.floor(Math.min(a[1], b[1]) / c); y <= Math.floor(Math.max(a[1], b[1]) / c); y++) {
        const bucket = buckets.get(`${x},${y}`) ?? [];
        for (const [p, q] of bucket) {
          const hit = crossing(a, b, p, q);
          if (hit && hit.t > 1e-9 && hit.t < 1 - 1e-9 && hit.u > 1e-9 && hit.u < 1 - 1e-9) found.push(hit.point);
        }
        buckets.set(`${x},${y}`, [...bucket, segment]);
      }
  }
  return found;
}

test('codes are unique and well formed, and every reference resolves', () => {
  const unique = (rows, what) => assert.equal(new Set(rows.map(r => `${r.code}@${r.valid_from}`)).size, rows.length, what);
  const tables = {
    divisions: divisions.map(f => f.properties),
    roads: roads.map(f => f.properties),
    lines: lines.map(f => f.properties),
    cemeteries: cemeteries.map(f => f.properties),
    zones: zones.map(f => f.properties),
    builtUp: builtUp.map(f => f.properties),
    places,
    plates,
    signs,
    markers,
    graves,
  };
  for (const [what, rows] of Object.entries(tables)) {
    unique(rows, what);
    for (const row of rows)
      for (const column of [
        'division_code',
        'parent_code',
        'left_division_code',
        'right_division_code',
        'managing_division_code',
        'jurisdiction',
      ])
        if (row[column] && what !== 'plates')
          assert.ok(divisionCodes.has(row[column]), `${what} ${row.code}: ${column} ${row[column]}`);
  }
  const roadCodes = new Set(tables.roads.map(r => r.code)),
    placeCodes = new Set(places.map(p => p.code)),
    plateCodes = new Set(plates.map(p => p.code));
  for (const p of plates) {
    assert.ok(divisionCodes.has(p.division_code), p.code);
    assert.ok(p.road_code ? roadCodes.has(p.road_code) && !p.place_code : placeCodes.has(p.place_code), p.code);
    assert.ok(!p.parent_code || plateCodes.has(p.parent_code), p.code);
  }
  for (const s of signs) assert.ok(roadCodes.has(s.road_code), s.code);
  for (const p of places) assert.ok(/^\d{20}$/.test(p.code) && divisionCodes.has(p.code.slice(0, 9)), p.code);
  for (const g of graves) assert.ok(!g.cemetery_code || cemeteries.some(c => c.properties.code === g.cemetery_code), g.code);
});

test('a road renamed in 2020 had its old name the day before, under the same code', () => {
  const versions = roads.map(r => r.properties).filter(r => r.code === expected.naming.sameSound.rival);
  assert.deepEqual(
    versions.map(r => [r.name, r.valid_from, r.valid_to]),
    [
      ['城北大道', '1998-06-01', '2020-01-01'],
      ['迎宾大道', '2020-01-01', null],
    ],
  );
  assert.equal(versions[1].predecessor, `${versions[0].code}@${versions[0].valid_from}`);
});

test('no two plates of one road or place share a number', () => {
  const keys = plates.map(p => [p.road_code ?? p.place_code, p.number, p.sub_number, p.parent_code].join('/'));
  assert.equal(new Set(keys).size, keys.length);
});

test('every street plate is on the side of its road that its number says, in rising order', () => {
  const byCode = new Map(roads.map(r => [r.properties.code, metres(r.geometry.coordinates[0])])),
    last = new Map();
  for (const p of plates.filter(p => p.road_code)) {
    const foot = project(byCode.get(p.road_code), pointOf(p)),
      key = `${p.road_code}${p.side}`;
    assert.equal(foot.side > 0 ? 'left' : 'right', p.side, p.code);
    assert.equal(Number(p.number) % 2, p.side === 'left' ? 1 : 0, p.code);
    assert.ok(foot.distance < 45, `${p.code} is ${foot.distance} m from its road`);
    assert.ok(foot.metres > (last.get(key) ?? 0) - 0.01, `${p.code} stands before the number before it`);
    last.set(key, foot.metres);
  }
});

test('places, plates and graves lie in the division that they name', () => {
  const polygon = new Map(divisions.map(d => [d.properties.code, d.geometry.coordinates]));
  for (const row of [...places, ...plates, ...graves])
    assert.ok(insideMulti(polygon.get(row.division_code), [Number(row.lon), Number(row.lat)]), row.code);
});

test('streets that meet share the very point where they meet', () => {
  const streets = roads
    .filter(r => !r.properties.valid_to && ['arterial', 'secondary', 'branch'].includes(r.properties.road_class))
    .map(r => metres(r.geometry.coordinates[0]));
  for (let i = 0; i < streets.length; i++)
    for (let j = i + 1; j < streets.length; j++)
      for (let a = 1; a < streets[i].length; a++)
        for (let b = 1; b < streets[j].length; b++) {
          const hit = crossing(streets[i][a - 1], streets[i][a], streets[j][b - 1], streets[j][b]);
          if (hit)
            assert.ok(
              [streets[i][a - 1], streets[i][a]].some(p => [streets[j][b - 1], streets[j][b]].some(q => apart(p, q) < 1e-4)),
              `${hit.point}`,
            );
        }
});

test('the line 青云线 is 46 km on the common border, with its 46 markers standing on it', () => {
  const line = lines.find(l => l.properties.code === 'QY01').geometry.coordinates[0],
    own = markers.filter(m => m.line_code === 'QY01');
  assert.ok(Math.abs(lengthOf(metres(line)) - 46000) < 1);
  const border = new Set(
    edgesOf(divisions.filter(d => ['990121', '990122'].includes(d.properties.code))).map(([a, b]) => `${a}|${b}`),
  );
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [String(line[i - 1]), String(line[i])];
    assert.ok(border.has(`${a}|${b}`) && border.has(`${b}|${a}`), `${a} → ${b} is not the border of both`);
  }
  assert.equal(own.length, 46);
  let before = -1;
  for (const m of own) {
    const foot = project(metres(line), [Number(m.easting), Number(m.northing)]);
    assert.ok(foot.distance < 0.002 && foot.metres > before, m.code);
    assert.equal(m.code, `QY01${m.serial.padStart(3, '0')}Q`);
    before = foot.metres;
  }
  const states = {};
  for (const m of own) states[m.state] = (states[m.state] ?? 0) + 1;
  assert.deepEqual(states, { intact: 37, damaged: 3, moved: 2, lost: 1, overgrown: 3 });
});

test('the walk keeps within 5 m of the line except where the manifest says so', () => {
  const line = metres(lines.find(l => l.properties.code === 'QY01').geometry.coordinates[0]);
  const fixes = [...readFileSync(join(folder, 'track.gpx'), 'utf8').matchAll(/lat="([\d.]+)" lon="([\d.]+)"/g)].map(m =>
    project(line, metres([Number(m[2]), Number(m[1])])),
  );
  const away = fixes.filter(f => f.distance > 5.05);
  assert.ok(fixes.length > 3500);
  assert.ok(away.length > 30 && away.every(f => f.metres > 12200 && f.metres < 13150), 'only on the detour');
  assert.ok(
    fixes.every(f => f.metres < 31215 || f.metres > 33385),
    'nothing recorded in the second stretch',
  );
});

test('all markers but the lost one are fixed again, two of them elsewhere', () => {
  const at = new Map(markers.map(m => [m.code, [Number(m.easting), Number(m.northing)]])),
    fixes = geoJson(folder, 'measured.geojson');
  assert.equal(fixes.length, 45);
  const off = fixes.map(f => [f.properties.serial, apart(metres(f.geometry.coordinates), at.get(f.properties.code))]);
  assert.ok(Math.abs(Object.fromEntries(off)[7] - 4.2) < 0.003 && Math.abs(Object.fromEntries(off)[29] - 1.6) < 0.003);
  assert.ok(off.every(([serial, d]) => d < 0.5 || serial === 7 || serial === 29));
});

test('the elevation is a tiled, deflated GeoTIFF of EPSG:4550 with plausible heights', () => {
  const tif = readFileSync(join(folder, 'elevation.tif')),
    tags = new Map();
  assert.equal(tif.toString('latin1', 0, 2) + tif.readUInt16LE(2), 'II42');
  const at = tif.readUInt32LE(4);
  for (let i = 0; i < tif.readUInt16LE(at); i++) {
    const entry = at + 2 + i * 12;
    tags.set(tif.readUInt16LE(entry), { count: tif.readUInt32LE(entry + 4), value: tif.readUInt32LE(entry + 8) });
  }
  assert.equal(tags.get(256).value, 1336);
  assert.equal(tags.get(259).value, 8);
  const keys = Array.from({ length: 20 }, (_, i) => tif.readUInt16LE(tags.get(34735).value + i * 2));
  assert.equal(keys[keys.indexOf(3072) + 3], 4550);
  let low = Infinity,
    high = -Infinity;
  for (let t = 0; t < tags.get(324).count; t++) {
    const tile = inflateSync(
      tif.subarray(
        tif.readUInt32LE(tags.get(324).value + 4 * t),
        tif.readUInt32LE(tags.get(324).value + 4 * t) + tif.readUInt32LE(tags.get(325).value + 4 * t),
      ),
    );
    for (let i = 0; i < tile.length; i += 4) {
      const z = tile.readFloatLE(i);
      low = Math.min(low, z);
      high = Math.max(high, z);
    }
  }
  assert.ok(low === 0 && high > 700 && high < 960, `${low}..${high} m`);
});

test('one cemetery is clearly seen from the expressway, one is hidden, one is doubtful', () => {
  const seen = kind => expected.sight.find(s => s.expected === kind).atTargetHeights.map(h => h.samplesSeeing);
  assert.ok(seen('visible').every(n => n >= 8));
  assert.ok(seen('hidden').every(n => n === 0));
  const [ground, metre, , tall] = seen('doubtful');
  assert.ok(ground <= 1 && metre >= 1 && metre <= 3 && tall > metre + 3, String(seen('doubtful')));
});
