/**
 * The map's style: one list of rules that the vector layer paints, the legend shows and the tests read.
 * Colours are tokens (look/tokens.css), sizes are CSS pixels, zooms are display zooms.
 * PAINT is ordered from the ground up; LABELS from the most to the least important: where two labels meet, the
 * earlier rule wins, so what the law fixes (markers, standard names) is never hidden by anything else.
 *
 * @typedef {object} Rule
 * @property {string} id
 * @property {string} layer collection id = name of the layer in the tiles
 * @property {string} symbol name of a painter (map/paint.js) or labeller (map/label.js)
 * @property {number} [minzoom]
 * @property {number} [maxzoom]
 * @property {(properties: any, place: {own: string|undefined}) => boolean} [when]
 * @property {object} look what the symbol needs
 */

const OFFICIAL = ['approved', 'filed', 'announced'];
const isOfficial = p => OFFICIAL.includes(p.status);
const isProposed = p => p.status === 'proposed' || p.status === 'draft';
const isUnnamed = p => !p.name || p.status === 'unnamed';

/** Dashes of a division line, longest unit first: – · · –, – – ·, – · –, – –, · · · */
export const DIVISION_LINES = {
  province: { width: 2.4, dash: [12, 4, 2, 4, 2, 4] },
  city: { width: 2.1, dash: [10, 4, 10, 4, 2, 4] },
  county: { width: 1.8, dash: [12, 4, 2, 4] },
  township: { width: 1.3, dash: [8, 5] },
  village: { width: 1.1, dash: [1.5, 4] },
};
const LEVEL_MINZOOM = { province: 0, city: 0, county: 0, township: 9, village: 13 };

/** Road widths at zooms 8, 11, 14, 17 and 20; linear between. Smallest class first: it lies lowest. */
export const ROADS = {
  lane: { minzoom: 14, widths: [0, 0, 1, 4, 9] },
  branch: { minzoom: 12, widths: [0, 0.4, 1.6, 7, 15] },
  township: { minzoom: 10, widths: [0, 0.8, 2, 7, 15] },
  secondary: { minzoom: 11, widths: [0, 0.6, 2.4, 10, 20] },
  county: { minzoom: 9, widths: [0.5, 1, 2.6, 8, 17] },
  arterial: { minzoom: 10, widths: [0.4, 1, 3.4, 13, 26] },
  provincial: { minzoom: 0, widths: [0.8, 1.4, 3.4, 10, 20] },
  national: { minzoom: 0, widths: [1, 1.8, 4, 12, 22] },
  expressway: { minzoom: 0, widths: [1.4, 2.6, 5, 14, 26] },
};
const WIDTH_ZOOMS = [8, 11, 14, 17, 20];

/** @param {string} roadClass @param {number} zoom @returns {number} CSS px of the road's fill */
export function roadWidth(roadClass, zoom) {
  const { widths } = ROADS[roadClass] ?? ROADS.branch;
  const at = Math.min(Math.max(zoom, WIDTH_ZOOMS[0]), WIDTH_ZOOMS.at(-1));
  const i = Math.min(WIDTH_ZOOMS.findIndex(stop => at <= stop) || 1, WIDTH_ZOOMS.length - 1);
  const [low, high] = [WIDTH_ZOOMS[i - 1], WIDTH_ZOOMS[i]];
  return widths[i - 1] + ((widths[i] - widths[i - 1]) * (at - low)) / (high - low);
}

const pale = (of, share, over = 'paper') => ({ of, share, over });

const roadRules = (symbol, looks) =>
  Object.entries(ROADS).map(([roadClass, { minzoom }]) => ({
    id: `${symbol}-${roadClass}`,
    layer: 'roads',
    symbol,
    minzoom,
    when: p => (ROADS[p.road_class] ? p.road_class === roadClass : roadClass === 'branch'),
    look: { roadClass, ...looks(roadClass) },
  }));

/** @type {Rule[]} */
export const PAINT = [
  { id: 'neighbour', layer: 'divisions', symbol: 'fill', when: (p, { own }) => p.level === 'county' && !!own && p.code !== own, look: { colour: 'ink', opacity: 0.06 } },
  { id: 'built-up', layer: 'built-up-areas', symbol: 'fill', look: { colour: 'ink-3', opacity: 0.1, edge: { colour: 'ink-3', width: 0.8, opacity: 0.35 } } },
  { id: 'burial-zone', layer: 'burial-zones', symbol: 'hatch', look: { colour: 'cinnabar', opacity: 0.03, lines: { opacity: 0.26, width: 1, spacing: 8 }, edge: { colour: 'cinnabar', width: 0.8, opacity: 0.45 } } },
  { id: 'sight-zone-stale', layer: 'sight-zones', symbol: 'hatch', when: p => p.state === 'stale', look: { colour: 'ochre', opacity: 0.08, lines: { opacity: 0.35, width: 1, spacing: 10 }, edge: { colour: 'ochre', width: 1.2, opacity: 0.8, dash: [6, 4] } } },
  { id: 'sight-zone', layer: 'sight-zones', symbol: 'fill', when: p => p.state !== 'stale', look: { colour: 'ochre', opacity: 0.25, edge: { colour: 'ochre', width: 1.2, opacity: 0.95 } } },
  ...roadRules('roadCasing', roadClass => ({ colour: roadClass === 'expressway' ? pale('ink-2', 0.85) : pale('ink-3', 0.62), proposed: 'jade', unnamed: 'ink-2', overhang: 1.3 })),
  ...roadRules('roadFill', roadClass => ({ colour: roadClass === 'expressway' ? pale('ink-3', 0.3, 'panel') : 'panel', centre: roadClass === 'expressway' ? 'panel' : null })),
  { id: 'cemetery', layer: 'cemeteries', symbol: 'cemetery', look: { colour: 'plum', minPixels: 7 } },
  { id: 'grave', layer: 'graves', symbol: 'dot', minzoom: 11, look: { colour: 'plum', radius: [1.4, 2, 3.2], ring: { when: p => p.visible === true, colour: 'ochre', width: 1.6 } } },
  { id: 'plate-dots', layer: 'door-plates', symbol: 'dot', minzoom: 13, maxzoom: 16, look: { colour: 'azure', opacity: 0.65, radius: [0.9, 1.3, 1.7] } },
  ...Object.entries(DIVISION_LINES).map(([level, look]) => ({
    id: `line-${level}`, layer: 'boundary-lines', symbol: 'boundary', minzoom: LEVEL_MINZOOM[level], when: p => (p.level ?? 'county') === level,
    look: { ...look, colour: 'ink', halo: { colour: 'paper', opacity: 0.4, width: 4 } },
  })),
  ...Object.entries(DIVISION_LINES).map(([level, look]) => ({
    id: `outline-${level}`, layer: 'divisions', symbol: 'boundary', minzoom: LEVEL_MINZOOM[level], when: p => p.level === level,
    look: { ...look, colour: 'ink', halo: { colour: 'paper', opacity: 0.4, width: 4 } },
  })),
];

const PLACE_LOOKS = [
  { id: 'place-seat', classes: ['division'], minzoom: 9, look: { size: 14, weight: 600, colour: 'ink', mark: 'ring' } },
  { id: 'place-committee', classes: ['committee'], minzoom: 12, look: { size: 13, weight: 600, colour: 'ink', mark: 'ring', shortBelow: 15 } },
  { id: 'place-settlement', classes: ['settlement', 'area'], minzoom: 13, look: { size: 12, weight: 400, colour: 'ink', mark: 'dot' } },
  { id: 'place-nature', classes: ['water', 'sea'], minzoom: 12, look: { size: 13, weight: 400, italic: true, colour: 'azure', mark: null } },
  { id: 'place-relief', classes: ['relief'], minzoom: 12, look: { size: 12, weight: 400, colour: 'ink-2', mark: 'peak' } },
  { id: 'place-work', classes: ['transport', 'utility', 'memorial', 'building', 'organisation'], minzoom: 14, look: { size: 12, weight: 400, colour: 'ink', mark: 'dot' } },
];

/** @type {Rule[]} */
export const LABELS = [
  { id: 'marker', layer: 'boundary-markers', symbol: 'stone', minzoom: 10, look: { colour: 'cinnabar', carve: 'on-colour', size: [6, 10, 14], numberFrom: 12, halo: 'paper' } },
  { id: 'name-county', layer: 'divisions', symbol: 'areaName', maxzoom: 13, when: p => p.level === 'county', look: { size: 18, weight: 600, colour: 'ink-2', halo: 'paper', apart: 900, room: 60 } },
  ...PLACE_LOOKS.map(({ id, classes, minzoom, look }) => ({ id, layer: 'places', symbol: 'pointName', minzoom, when: p => isOfficial(p) && classes.includes(p.place_class), look: { halo: 'paper', ...look } })),
  { id: 'road-name', layer: 'roads', symbol: 'lineName', minzoom: 12, when: p => isOfficial(p) && !isUnnamed(p), look: { size: 12, weight: 600, colour: 'ink', halo: 'panel', apart: 400 } },
  { id: 'line-name', layer: 'boundary-lines', symbol: 'lineName', minzoom: 11, when: p => !!p.name, look: { size: 12, weight: 600, colour: 'cinnabar', halo: 'paper', apart: 700, offset: 13 } },
  { id: 'name-township', layer: 'divisions', symbol: 'areaName', minzoom: 10, maxzoom: 14, when: (p, { own }) => p.level === 'township' && !(own && p.code?.startsWith(own)), look: { size: 15, weight: 400, colour: 'ink-2', halo: 'paper', apart: 700, room: 70 } },
  { id: 'cemetery-name', layer: 'cemeteries', symbol: 'cemeteryName', minzoom: 12, look: { size: 12, weight: 600, colour: 'plum', halo: 'paper', bar: { width: 34, height: 4 }, apart: 400 } },
  { id: 'proposed-road', layer: 'roads', symbol: 'lineName', minzoom: 12, when: p => isProposed(p) && !!p.name, look: { size: 12, weight: 600, italic: true, colour: 'jade', halo: 'panel', apart: 400 } },
  { id: 'proposed-place', layer: 'places', symbol: 'pointName', minzoom: 12, when: isProposed, look: { size: 13, weight: 600, italic: true, colour: 'jade', halo: 'paper', mark: 'ring' } },
  { id: 'plate', layer: 'door-plates', symbol: 'plate', minzoom: 17, when: p => p.status !== 'cancelled', look: { eastWest: 'azure', northSouth: 'jade', ink: 'on-colour', size: 10.5 } },
  { id: 'sign', layer: 'signs', symbol: 'sign', minzoom: 16, look: { blue: 'azure', green: 'jade', missing: 'ink-3' } },
  { id: 'zone-name', layer: 'burial-zones', symbol: 'areaName', minzoom: 12, look: { size: 12, weight: 400, colour: 'cinnabar', halo: 'paper', apart: 800, room: 80 } },
  { id: 'former-place', layer: 'places', symbol: 'pointName', minzoom: 14, when: p => p.status === 'historical', look: { size: 12, weight: 400, colour: 'ink-2', halo: 'paper', mark: null, brackets: true } },
];

/** Layers that are on when the address does not say. */
export const USUAL_LAYERS = ['divisions', 'built-up-areas', 'places', 'roads', 'door-plates', 'boundary-lines', 'boundary-markers', 'cemeteries', 'graves', 'sight-zones'];

/** The lowest zoom at which a layer shows at all. @param {string} layer */
export const firstZoom = layer => Math.min(...[...PAINT, ...LABELS].filter(rule => rule.layer === layer).map(rule => rule.minzoom ?? 0));

/**
 * What the legend shows: the rule that draws each entry, and the properties of the sample.
 * `word` is a key of text.legend, or [group, code] for a coded word.
 */
export const LEGEND = [
  { group: 'divisions', word: ['level', 'county'], rule: 'outline-county', layer: 'divisions', sample: { level: 'county' } },
  { group: 'divisions', word: ['level', 'township'], rule: 'outline-township', layer: 'divisions', sample: { level: 'township' } },
  { group: 'divisions', word: ['level', 'village'], rule: 'outline-village', layer: 'divisions', sample: { level: 'village' } },
  { group: 'divisions', word: 'neighbour', rule: 'neighbour', layer: 'divisions', sample: { level: 'county', code: '-' } },
  { group: 'roads', word: ['road_class', 'expressway'], rule: 'roadFill-expressway', layer: 'roads', sample: { road_class: 'expressway', name: 'G', status: 'announced' } },
  { group: 'roads', word: 'named', rule: 'roadFill-secondary', layer: 'roads', sample: { road_class: 'secondary', name: 'R', status: 'announced' } },
  { group: 'roads', word: 'proposedName', rule: 'roadFill-secondary', layer: 'roads', sample: { road_class: 'secondary', name: 'R', status: 'proposed' } },
  { group: 'roads', word: 'unnamedRoad', rule: 'roadFill-secondary', layer: 'roads', sample: { road_class: 'secondary', status: 'unnamed' } },
  { group: 'plates', word: 'plateEastWest', rule: 'plate', layer: 'door-plates', sample: { label: '7', street_direction: 'east-west' } },
  { group: 'plates', word: 'plateNorthSouth', rule: 'plate', layer: 'door-plates', sample: { label: '8', street_direction: 'north-south' } },
  { group: 'plates', word: 'plateDots', rule: 'plate-dots', layer: 'door-plates', sample: {} },
  { group: 'plates', word: 'sign', rule: 'sign', layer: 'signs', sample: { colour: 'blue', state: 'good' } },
  ...['intact', 'damaged', 'moved', 'lost', 'overgrown'].map(state => ({ group: 'markers', word: ['state', state], rule: 'marker', layer: 'boundary-markers', sample: { state, serial: 7 } })),
  { group: 'burial', word: 'cemetery', rule: 'cemetery', layer: 'cemeteries', sample: { status: 'open', plots_built: 4, plots_used: 3 } },
  { group: 'burial', word: 'cemeteryFull', rule: 'cemetery', layer: 'cemeteries', sample: { status: 'full', plots_built: 4, plots_used: 4 } },
  { group: 'burial', word: 'cemeteryPlanned', rule: 'cemetery', layer: 'cemeteries', sample: { status: 'approved' } },
  { group: 'burial', word: 'grave', rule: 'grave', layer: 'graves', sample: {} },
  { group: 'burial', word: 'burialZone', rule: 'burial-zone', layer: 'burial-zones', sample: {} },
  { group: 'burial', word: 'sightZone', rule: 'sight-zone', layer: 'sight-zones', sample: { state: 'current' } },
  { group: 'burial', word: 'sightZoneStale', rule: 'sight-zone-stale', layer: 'sight-zones', sample: { state: 'stale' } },
  { group: 'ground', word: 'builtUp', rule: 'built-up', layer: 'built-up-areas', sample: {} },
];
