// Files: GeoJSON in longitude and latitude (EPSG:4490), CSV, GPX.
import { toLonLat } from './gausskruger.mjs';

/** Ten decimals of a degree: a hundredth of a millimetre. */
export const lonLat = point => toLonLat(point).map(x => Math.round(x * 1e10) / 1e10);
const deep = (value, depth) => (depth === 0 ? lonLat(value) : value.map(v => deep(v, depth - 1)));
const DEPTH = { Point: 0, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 };

export const feature = (type, coordinates, properties) => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates: deep(coordinates, DEPTH[type]) },
});

/** One feature a line, so that files can be compared. */
export const geoJson = (name, features) =>
  `{"type":"FeatureCollection","name":"${name}","features":[\n${features.map(f => JSON.stringify(f)).join(',\n')}\n]}\n`;

/** @param {string[]} columns @param {object[]} rows missing and null values stay empty */
export const csv = (columns, rows) =>
  `${[columns, ...rows.map(row => columns.map(c => row[c]))].map(line => line.map(cell).join(',')).join('\r\n')}\r\n`;

function cell(value) {
  if (value === null || value === undefined) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const placed = (row, point) => {
  const [lon, lat] = lonLat(point);
  return { ...row, lon: lon.toFixed(9), lat: lat.toFixed(9) };
};

/** @param {{point: number[], elevation: number, time: Date}[][]} segments */
export const gpx = (name, segments) => `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="Fangyu demo county" xmlns="http://www.topografix.com/GPX/1/1">
<trk><name>${name}</name>
${segments.map(points => `<trkseg>\n${points.map(trackPoint).join('\n')}\n</trkseg>`).join('\n')}
</trk>
</gpx>
`;

const trackPoint = ({ point, elevation, time }) => {
  const [lon, lat] = lonLat(point);
  return `<trkpt lat="${lat.toFixed(7)}" lon="${lon.toFixed(7)}"><ele>${elevation.toFixed(1)}</ele><time>${time.toISOString().replace('.000', '')}</time></trkpt>`;
};
