// What is written: one file a register, in the order in which they can be imported, and the manifest.
import { geoTiff } from './geotiff.mjs';
import { csv, feature, geoJson, gpx, lonLat, placed } from './write.mjs';
import { lengthOf } from './geometry.mjs';
import { earlierRoads } from './roadtext.mjs';
import { MISSED, MOVED } from './boundary.mjs';
import * as layout from './layout.mjs';

const VALID_FROM = '2020-01-01',
  RENAMED_FROM = '1998-06-01';
const pick = (row, columns) => Object.fromEntries(columns.map(c => [c, row[c] ?? null]));
const closed = ring => (ring[0][0] === ring.at(-1)[0] && ring[0][1] === ring.at(-1)[1] ? ring : [...ring, ring[0]]);
const multi = polygons => polygons.map(rings => rings.map(closed));

const COLUMNS = {
  places:
    'code name specific generic alias former_name short_name place_class category_code status division_code origin meaning history secrecy named_on valid_from lon lat',
  roads:
    'code name specific generic former_name road_class width_metres status division_code start_text end_text named_on approval_number origin meaning valid_from valid_to predecessor',
  'door-plates':
    'code road_code place_code number sub_number plate_kind parent_code side position size postcode status installed_on division_code owner_name owner_id_kind owner_id_number valid_from lon lat',
  signs: 'code road_code sign_kind text pinyin size colour state installed_on division_code valid_from lon lat',
  'boundary-lines':
    'code name level left_division_code right_division_code length_metres start_text end_text approved_on last_inspected_on disputed geometry_source valid_from',
  'boundary-markers':
    'code line_code serial marker_type faces material managing_division_code elevation_metres height_datum tolerance_metres state erected_on location_text ' +
    'ref1_name ref1_bearing ref1_distance ref2_name ref2_bearing ref2_distance ref3_name ref3_bearing ref3_distance valid_from easting northing',
  cemeteries:
    'code name cemetery_kind status division_code area_square_metres plots_built plots_used opened_on telephone address valid_from',
  graves:
    'code division_code cemetery_code exposure area_square_metres hardened stone_kind stone_height_metres occupied protected_proof treatment kin_contact kin_id_kind kin_id_number found_on valid_from lon lat',
  zones: 'code name zone_kind distance_metres legal_basis jurisdiction effective_from effective_to source_date valid_from',
};
for (const kind in COLUMNS) COLUMNS[kind] = COLUMNS[kind].split(' ');

/** @returns {[string, string | Buffer][]} file name and content */
export function filesOf(county, seed) {
  const dated = rows => rows.map(row => ({ valid_from: VALID_FROM, ...row }));
  const table = (kind, rows) =>
    csv(
      COLUMNS[kind],
      dated(rows).map(row => placed(row, row.point)),
    );
  const map = (kind, rows, type, shape) =>
    geoJson(
      kind,
      dated(rows).map(row => feature(type, shape(row), pick(row, COLUMNS[kind]))),
    );
  const markers = county.markers.map(m => ({ ...m, easting: m.point[0].toFixed(3), northing: m.point[1].toFixed(3) }));
  return [
    ['elevation.tif', geoTiff(county.relief.fine)],
    ['divisions.geojson', geoJson('divisions', divisionFeatures(county.land))],
    [
      'built-up-areas.geojson',
      geoJson(
        'built-up-areas',
        county.builtUp.map(b =>
          feature('MultiPolygon', multi(b.polygons), {
            code: b.code,
            name: b.name,
            division_code: b.division_code,
            valid_from: VALID_FROM,
          }),
        ),
      ),
    ],
    ['places.csv', table('places', county.places)],
    ['roads.geojson', map('roads', roadRows(county), 'MultiLineString', r => r.lines)],
    ['door-plates.csv', table('door-plates', county.plates)],
    ['signs.csv', table('signs', county.signs)],
    ['boundary-lines.geojson', map('boundary-lines', county.lines, 'MultiLineString', l => [l.line])],
    ['boundary-markers.csv', csv(COLUMNS['boundary-markers'], dated(markers))],
    ['cemeteries.geojson', map('cemeteries', county.cemeteries, 'MultiPolygon', c => multi([c.polygons]))],
    ['graves.csv', table('graves', county.graves)],
    ['zones.geojson', map('zones', county.zones, 'MultiPolygon', z => multi(z.polygons))],
    ['track.gpx', gpx('青云线联检巡界', county.track)],
    [
      'measured.geojson',
      geoJson(
        'measured',
        county.measured.map(m => feature('Point', m.point, { code: m.code, serial: m.serial })),
      ),
    ],
    [
      'coverage-faulty.geojson',
      geoJson('coverage-faulty', [
        feature('MultiPolygon', multi(county.land.polygon('990121')), { code: '990121', side: '青禾县' }),
        feature('MultiPolygon', multi(county.faulty.polygon), { code: '990122', side: '云岭县' }),
      ]),
    ],
    ['manifest.json', `${JSON.stringify(manifest(county, seed), null, 1)}\n`],
  ];
}

/** Two roads were renamed; their earlier records come first, the later ones name them as predecessors. */
function roadRows({ roads }) {
  const now = roads.map(r => (r.renamed ? { ...r, predecessor: `${r.code}@${RENAMED_FROM}` } : r));
  return [...earlierRoads(roads, RENAMED_FROM, VALID_FROM), ...now].map(r => ({
    ...r,
    road_class: r.class,
    width_metres: r.width,
  }));
}

function divisionFeatures(land) {
  const row = (code, name, level, parent_code, abbreviation) =>
    feature('MultiPolygon', multi(land.polygon(code === layout.CITY.code ? '' : code)), {
      code,
      name,
      level,
      parent_code,
      abbreviation,
      valid_from: VALID_FROM,
    });
  return [
    row(layout.CITY.code, layout.CITY.name, 'city', null, layout.CITY.abbreviation),
    ...layout.COUNTIES.map(c => row(c.code, c.name, 'county', layout.CITY.code, c.abbreviation)),
    ...layout.TOWNSHIPS.map(t => row(t.code, t.name, 'township', t.code.slice(0, 6), null)),
    ...land.leaves.filter(l => l.at).map(l => row(l.code, l.name, 'village', l.code.slice(0, 9), null)),
  ];
}

const IMPORTS = [
  ['divisions', 'divisions.geojson'],
  ['built-up-areas', 'built-up-areas.geojson'],
  ['places', 'places.csv'],
  ['roads', 'roads.geojson'],
  ['door-plates', 'door-plates.csv'],
  ['signs', 'signs.csv'],
  ['boundary-lines', 'boundary-lines.geojson'],
  ['boundary-markers', 'boundary-markers.csv'],
  ['cemeteries', 'cemeteries.geojson'],
  ['graves', 'graves.csv'],
  ['zones', 'zones.geojson'],
];

function manifest(county, seed) {
  const qy = county.lines[0],
    round = (x, digits) => Number(x.toFixed(digits)),
    states = {};
  for (const m of county.markers) if (m.line_code === 'QY01') states[m.state] = (states[m.state] ?? 0) + 1;
  return {
    seed,
    fictitious: true,
    note: '虚构县,位于海上,仅供演示和测试 / An invented county placed on open sea; for demonstration and tests only',
    crs: 'EPSG:4490',
    county: { code: '990121', name: '青禾县', seat: lonLat(county.towns[0].centre) },
    files: IMPORTS.map(([kind, file]) => ({
      kind,
      file,
      crs: kind === 'boundary-markers' ? 'EPSG:4550' : 'EPSG:4490',
      ...(kind === 'boundary-markers' && { columns: { x: 'easting', y: 'northing' } }),
    })),
    elevation: {
      file: 'elevation.tif',
      crs: 'EPSG:4550',
      cellMetres: layout.CELL,
      verticalErrorMetres: 4,
      source: '虚构地形,程序生成 / invented relief',
      heightDatum: '1985国家高程基准',
    },
    track: { file: 'track.gpx', line: 'QY01', crs: 'EPSG:4490' },
    measured: { file: 'measured.geojson', line: 'QY01', crs: 'EPSG:4490' },
    coverageFaulty: { file: 'coverage-faulty.geojson', crs: 'EPSG:4490' },
    expectations: {
      counts: {
        divisions: 1 + 3 + layout.TOWNSHIPS.length + county.land.leaves.filter(l => l.at).length,
        'built-up-areas': county.builtUp.length,
        places: county.places.length,
        roads: roadRows(county).length,
        'door-plates': county.plates.length,
        signs: county.signs.length,
        'boundary-lines': county.lines.length,
        'boundary-markers': county.markers.length,
        cemeteries: county.cemeteries.length,
        graves: county.graves.length,
        zones: county.zones.length,
      },
      line: { code: 'QY01', lengthMetres: round(lengthOf(qy.line), 3), markers: 46, states },
      walk: {
        corridorMetres: 20,
        missed: MISSED.map(m => ({ fromMetres: m.from, toMetres: m.to, how: m.how })),
        toleranceMetres: 40,
        walkedShareAbout: round(1 - MISSED.reduce((s, m) => s + m.to - m.from, 0) / lengthOf(qy.line), 3),
      },
      offsets: {
        toleranceMetres: 1,
        moved: county.measured
          .filter(m => MOVED[m.serial])
          .map(m => ({
            code: m.code,
            serial: m.serial,
            offsetMetres: m.distance,
            verdict: m.distance > 2 ? 'suspected_moved' : 'remeasure',
          })),
        notMeasured: county.markers.filter(m => m.line_code === 'QY01' && m.state === 'lost').map(m => m.code),
        othersBelowMetres: 0.5,
      },
      coverage: county.faulty.faults.map(f => ({
        kind: f.kind,
        widthMetres: f.width,
        areaSquareMetres: round(f.area, 3),
        where: lonLat(f.point),
      })),
      sight: county.sightExpectations.map(e => ({ ...e, point: lonLat(e.point) })),
      naming: {
        sameSound: {
          offered: '迎滨大道',
          rival: county.roads.find(r => r.name === '迎宾大道').code,
          rivalName: '迎宾大道',
          along: namelessStreet(county),
        },
        formerNames: county.roads
          .filter(r => r.renamed)
          .map(r => ({ code: r.code, name: r.name, until: VALID_FROM, formerly: r.former_name })),
        misfits: county.roads.filter(r => misfit(r)).map(r => ({ code: r.code, name: r.name, widthMetres: r.width })),
      },
    },
  };
}

/** A lane of the seat that still wants a name: where the naming check can be tried. */
function namelessStreet({ roads }) {
  const road = roads.find(r => r.status === 'unnamed' && r.town?.township.code === '990121100' && r.class === 'lane');
  return { code: road.code, geometry: { type: 'LineString', coordinates: road.lines[0].map(lonLat) } };
}

const misfit = ({ generic, width, town }) =>
  town && { 大道: width < 40, 路: width < 20 || width >= 40, 街: width < 10 || width >= 20, 巷: width >= 10 }[generic];
