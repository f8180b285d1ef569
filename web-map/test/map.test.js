import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesAlong } from '../src/map/along.js';
import { mix, paletteOf, TOKENS } from '../src/map/palette.js';
import { layersToAsk, ranked } from '../src/map/pick.js';
import { metresPerPixel, scaleBar } from '../src/map/scale.js';
import { add, back, EMPTY, lineOf, undo } from '../src/map/sketch.js';
import { DIVISION_LINES, firstZoom, LABELS, LEGEND, PAINT, ROADS, roadWidth } from '../src/map/style.js';
import { Trace } from '../src/map/trace.js';

const points = text => text.trim().split(/\s+/).map(pair => ({ x: Number(pair.split(',')[0]), y: Number(pair.split(',')[1]) }));
const degrees = radians => Math.round((radians * 180) / Math.PI);

// names along lines

test('a name on a level line stands in its middle and reads from left to right', () => {
  const [name] = namesAlong(points('0,0 100,0'), [10, 10, 10], { apart: 400, spacing: 0 });
  assert.deepEqual(name.map(({ x, y, angle }) => [x, y, angle]), [[40, 0, 0], [50, 0, 0], [60, 0, 0]]);
});

test('a line drawn backwards is still read from left to right', () => {
  const [name] = namesAlong(points('100,0 0,0'), [10, 10], { apart: 400, spacing: 0 });
  assert.deepEqual(name.map(({ x }) => Math.round(x)), [45, 55]);
  assert.deepEqual(name.map(({ angle }) => degrees(angle)), [0, 0]);
});

for (const [way, line] of [['down', '0,0 0,100'], ['up', '0,100 0,0']]) {
  test(`on a steep line drawn ${way} Chinese reads downwards with upright characters`, () => {
    const [name] = namesAlong(points(line), [10, 10], { apart: 400, spacing: 0 });
    assert.ok(name[0].y < name[1].y);
    assert.deepEqual(name.map(({ angle }) => degrees(angle)), [0, 0]);
  });
}

test('letters and digits are never upside down, however steep the line', () => {
  for (const line of ['0,0 10,100', '10,100 0,0', '10,0 0,100', '0,100 10,0']) {
    const [name] = namesAlong(points(line), [10, 10], { apart: 400, upright: false });
    for (const { angle } of name) assert.ok(Math.abs(degrees(angle)) <= 90, `${line}: ${degrees(angle)}`);
  }
});

test('a long line repeats its name, a short one has none', () => {
  assert.equal(namesAlong(points('0,0 1300,0'), [10, 10], { apart: 400 }).length, 3);
  assert.equal(namesAlong(points('0,0 25,0'), [10, 10], { apart: 400 }).length, 0);
});

//  ──┐
//    │   too sharp a corner for a name
test('a name is not bent around a corner', () => {
  assert.equal(namesAlong(points('0,0 20,0 20,20'), [10, 10], { apart: 400 }).length, 0);
});

// borders drawn once

test('a border shared by two divisions is drawn once', () => {
  //  A │ B   the same border, once down and once up
  const trace = new Trace();
  assert.equal(trace.fresh(points('10,0 10,50 10,100')).length, 1);
  assert.equal(trace.fresh(points('10,100 10,50 10,0')).length, 0);
});

test('a border with other vertices within a pixel is the same border', () => {
  const trace = new Trace();
  trace.fresh(points('0,0 100,0'));
  assert.equal(trace.fresh(points('0,0.8 30,0.5 100,0.9')).length, 0);
});

test('only what is new of a ring is drawn', () => {
  //  ┌───┐    the left side is drawn already
  //  │   │
  //  └───┘
  const trace = new Trace();
  trace.fresh(points('0,0 0,100'));
  assert.deepEqual(trace.fresh(points('0,100 0,0 100,0 100,100 0,100')), [points('0,0 100,0 100,100 0,100')]);
});

// style

test('every colour of the style is a token', () => {
  const tokens = paletteOf(Object.fromEntries(TOKENS.map(name => [name, '#123456'])));
  const colours = value => (value && typeof value === 'object' ? Object.entries(value).flatMap(([key, inner]) => (['colour', 'halo', 'carve', 'ink', 'eastWest', 'northSouth', 'blue', 'green', 'missing', 'proposed', 'unnamed', 'centre'].includes(key) && typeof inner !== 'object' && inner ? [inner] : inner?.of ? [inner] : colours(inner))) : []);
  const used = [...PAINT, ...LABELS].flatMap(rule => colours(rule.look));
  assert.ok(used.length > 40, `${used.length} colours found`);
  for (const colour of used) assert.match(tokens.colour(colour), /^#[0-9a-f]{6}$/);
});

test('rules have names of their own', () => {
  const ids = [...PAINT, ...LABELS].map(rule => rule.id);
  assert.deepEqual(ids.filter((id, i) => ids.indexOf(id) !== i), []);
});

test('each legend entry shows a rule that would draw it', () => {
  for (const { rule: id, layer, sample } of LEGEND) {
    const rule = [...PAINT, ...LABELS].find(candidate => candidate.id === id);
    assert.equal(rule?.layer, layer, id);
    assert.ok(!rule.when || rule.when(sample, { own: 'x' }), `${id} does not draw its own sample`);
  }
});

test('markers, lines and standard names win over everything else', () => {
  const order = LABELS.map(rule => rule.id);
  for (const strong of ['marker', 'place-committee', 'road-name', 'line-name']) {
    for (const weak of ['plate', 'proposed-road', 'proposed-place', 'sign', 'zone-name', 'former-place']) assert.ok(order.indexOf(strong) < order.indexOf(weak), `${strong} before ${weak}`);
  }
});

test('lines of the law are painted over everything else', () => {
  const firstLine = PAINT.findIndex(rule => rule.symbol === 'boundary');
  assert.ok(PAINT.slice(firstLine).every(rule => rule.symbol === 'boundary'));
  assert.ok(PAINT.findIndex(rule => rule.layer === 'boundary-lines') < PAINT.findIndex(rule => rule.id === 'outline-county'), 'the registered line is traced first');
});

test('the dashes of the five levels all differ', () => {
  assert.equal(new Set(Object.values(DIVISION_LINES).map(line => line.dash.join())).size, 5);
});

test('roads grow with zoom and with class', () => {
  for (const roadClass of Object.keys(ROADS)) for (let zoom = 8; zoom < 20; zoom++) assert.ok(roadWidth(roadClass, zoom) <= roadWidth(roadClass, zoom + 1), `${roadClass} at ${zoom}`);
  assert.ok(roadWidth('expressway', 14) > roadWidth('secondary', 14));
  assert.ok(roadWidth('secondary', 14) > roadWidth('lane', 14));
  assert.equal(roadWidth('arterial', 15.5), (3.4 + 13) / 2);
  assert.equal(roadWidth('arterial', 25), 26);
});

test('one road class or none, every road is drawn once', () => {
  for (const road of [{ road_class: 'lane' }, { road_class: 'expressway' }, { road_class: 'new-class' }, {}]) {
    assert.equal(PAINT.filter(rule => rule.symbol === 'roadFill' && rule.when(road, {})).length, 1, JSON.stringify(road));
  }
});

// palette, scale, sketch, pick

test('a mix lies between its colours', () => {
  assert.equal(mix('#000000', '#ffffff', 0.25), '#bfbfbf');
  assert.equal(mix('#b23a2b', '#f6f4ee', 1), '#b23a2b');
});

test('an unknown token is refused by name', () => assert.throws(() => paletteOf({}).colour('pink'), /pink/));

test('the scale bar is a round length that fits', () => {
  for (let zoom = 5; zoom <= 20; zoom++) {
    const { metres, pixels } = scaleBar(29, zoom);
    assert.match(String(metres), /^[125]0*$|^0\.[125]$/);
    assert.ok(pixels <= 120 && pixels > 40, `${pixels} px at zoom ${zoom}`);
  }
  assert.ok(Math.abs(metresPerPixel(0, 0) - 156543.034) < 0.001);
});

test('undo takes back any step, also the taking back', () => {
  const two = add(add(EMPTY, [1, 1]), [2, 2]);
  assert.equal(lineOf(add(EMPTY, [1, 1])), null);
  assert.deepEqual(lineOf(two).coordinates, [[1, 1], [2, 2]]);
  assert.deepEqual(back(two).points, [[1, 1]]);
  assert.deepEqual(undo(back(two)).points, two.points);
  assert.equal(undo(EMPTY), EMPTY);
  assert.equal(back(EMPTY), EMPTY);
});

test('a double click adds one point', () => {
  const once = add(EMPTY, [1, 1]);
  assert.equal(add(once, [1, 1]), once);
});

test('a click finds points before lines before areas, and the small area before the county', () => {
  const square = (size, id) => ({ id, geometry: { type: 'Polygon', coordinates: [[[123 - size, 29 - size], [123 + size, 29 - size], [123 + size, 29 + size], [123 - size, 29 + size], [123 - size, 29 - size]]] } });
  const found = [
    { layer: 'divisions', feature: square(0.5, 'county') },
    { layer: 'divisions', feature: square(0.1, 'township') },
    { layer: 'roads', feature: { id: 'road', geometry: { type: 'LineString', coordinates: [[122.9, 29], [123.1, 29]] } } },
    { layer: 'roads', feature: { id: 'bent road beside', geometry: { type: 'LineString', coordinates: [[122.9, 29.01], [123.01, 29.01], [123.01, 28.9]] } } },
    { layer: 'door-plates', feature: { id: 'plate', geometry: { type: 'Point', coordinates: [123, 29.00001] } } },
  ];
  assert.deepEqual(ranked(found, [123, 29], 16).map(hit => hit.feature.id), ['plate', 'road', 'township', 'county']);
});

test('only visible layers that show at this zoom are asked for', () => {
  assert.equal(firstZoom('door-plates'), 13);
  assert.deepEqual(layersToAsk(new Set(['divisions', 'door-plates', 'roads']), 12), ['roads', 'divisions']);
});
