import { boxOf, centreOf } from '../geo/box.js';
import { nearestBetween } from '../geo/gap.js';
import { distanceText } from '../text/measures.js';

/** What a naming check looks like on the map: the road or place, the scope, the rivals, and how far the first of them is. */

export const MARKS = ['own', 'own-halo', 'scope', 'rival', 'between', 'distance', 'finding', 'finding-ring'];

const feature = (geometry, properties = {}) => ({ type: 'Feature', properties, geometry });

export function showOwn(map, geometry) {
  map?.clear(...MARKS);
  if (!geometry) return;
  if (geometry.type === 'Point') return map?.show('own', feature(geometry), () => 'vertex');
  map?.show('own-halo', feature(geometry), () => 'halo');
  map?.show('own', feature(geometry), () => 'own');
}

/** @param {any} map @param {object} geometry of the own road or place @param {any[]} findings @param {object|null} scope */
export function showVerdict(map, geometry, findings, scope) {
  if (!map) return;
  map.clear('scope', 'rival', 'between', 'distance', 'finding', 'finding-ring');
  if (scope) map.show('scope', feature(scope), () => 'scope');
  const rivals = findings.filter(finding => finding.rival && finding.where);
  map.show('rival', { type: 'FeatureCollection', features: rivals.map(({ where, severity }) => feature(where, { tone: severity === 'error' ? 'rival' : 'warn line' })) }, drawn => drawn.properties.tone);
  const gap = rivals.length && geometry.type !== 'Point' && rivals[0].where.type.endsWith('LineString') ? nearestBetween(geometry, rivals[0].where) : null;
  if (!gap) return;
  const between = { type: 'LineString', coordinates: [gap.from, gap.to] };
  map.show('between', feature(between), () => 'between');
  map.caption('distance', centreOf(boxOf(between)), [rivals[0].rival.name, gap.metres && distanceText(gap.metres)].filter(Boolean).join(' · '), rivals[0].severity === 'error' ? 'bad' : 'care');
}
