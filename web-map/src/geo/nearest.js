import { boxOf } from './box.js';
import { linesOf, metresBetween, nearestAlong } from './lines.js';

/**
 * How far a place is from a feature, metres; 0 inside an area. Pure.
 * @param {object} geometry GeoJSON @param {[number, number]} place lon lat
 */
export function metresTo(geometry, place) {
  switch (geometry?.type) {
    case 'Point': return metresBetween(geometry.coordinates, place);
    case 'MultiPoint': return Math.min(...geometry.coordinates.map(point => metresBetween(point, place)));
    case 'LineString':
    case 'MultiLineString': return Math.min(...linesOf(geometry).map(line => nearestAlong(line, place).offset));
    case 'Polygon': return metresToArea([geometry.coordinates], place);
    case 'MultiPolygon': return metresToArea(geometry.coordinates, place);
    default: return Infinity;
  }
}

function metresToArea(polygons, place) {
  if (polygons.some(rings => rings.filter(ring => inRing(ring, place)).length % 2 === 1)) return 0;
  return Math.min(...polygons.flat().map(ring => nearestAlong(ring, place).offset));
}

/** Even–odd rule. @param {number[][]} ring @param {number[]} place */
function inRing(ring, [x, y]) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[xi, yi], [xj, yj]] = [ring[i], ring[j]];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** @returns {number} square degrees of the box, to put small areas before large ones */
export function boxSize(geometry) {
  const box = boxOf(geometry);
  return box ? (box[2] - box[0]) * (box[3] - box[1]) : 0;
}
