/** The one area in a GeoJSON file. Pure. */

const AREAS = ['Polygon', 'MultiPolygon'];

/** @param {any} file parsed GeoJSON: a geometry, a feature, or a collection @returns {object|null} its only area, several polygons joined to one; null if there is none */
export function polygonOf(file) {
  const areas = geometries(file).filter(geometry => AREAS.includes(geometry?.type));
  if (!areas.length) return null;
  if (areas.length === 1) return { type: areas[0].type, coordinates: areas[0].coordinates };
  return { type: 'MultiPolygon', coordinates: areas.flatMap(({ type, coordinates }) => (type === 'Polygon' ? [coordinates] : coordinates)) };
}

function geometries(file) {
  if (file?.type === 'FeatureCollection') return (file.features ?? []).map(feature => feature?.geometry);
  if (file?.type === 'Feature') return [file.geometry];
  if (file?.type === 'GeometryCollection') return file.geometries ?? [];
  return [file];
}
