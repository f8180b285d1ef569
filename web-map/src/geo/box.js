/** Boxes of GeoJSON, [west, south, east, north] in degrees. Pure. */

/** @param {object|null} geojson geometry, feature or collection @returns {number[]|null} null when there is nothing in it */
export function boxOf(geojson) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  eachPosition(geojson, ([lon, lat]) => {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  });
  return box[0] === Infinity ? null : box;
}

/** @param {number[]} box @returns {[number, number]} */
export const centreOf = box => [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];

/** @param {object} geojson @param {(position: number[]) => void} visit */
export function eachPosition(geojson, visit) {
  if (!geojson) return;
  if (Array.isArray(geojson.features)) geojson.features.forEach(feature => eachPosition(feature, visit));
  else if (geojson.type === 'Feature') eachPosition(geojson.geometry, visit);
  else if (geojson.geometries) geojson.geometries.forEach(geometry => eachPosition(geometry, visit));
  else walk(geojson.coordinates ?? [], visit);
}

function walk(coordinates, visit) {
  if (typeof coordinates[0] === 'number') visit(coordinates);
  else for (const part of coordinates) walk(part, visit);
}
