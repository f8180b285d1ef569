// CGCS2000 Gauss–Krüger on the central meridian 123° E (EPSG:4550) and back to longitude and latitude
// (EPSG:4490): Krüger's series to the fourth power of the third flattening, good to far below a millimetre
// in the three-degree zone. In and out: [easting, northing] metres, [longitude, latitude] degrees.

const A = 6378137,
  F = 1 / 298.257222101; // CGCS2000 ellipsoid, GB 22021
const MERIDIAN = 123,
  FALSE_EASTING = 500000; // EPSG:4550
const n = F / (2 - F),
  n2 = n * n,
  n3 = n2 * n,
  n4 = n3 * n;
const E = Math.sqrt(F * (2 - F)),
  E2 = E * E;
const RADIUS = (A / (1 + n)) * (1 + n2 / 4 + n4 / 64);
const FORWARD = [
  n / 2 - (2 * n2) / 3 + (5 * n3) / 16 + (41 * n4) / 180,
  (13 * n2) / 48 - (3 * n3) / 5 + (557 * n4) / 1440,
  (61 * n3) / 240 - (103 * n4) / 140,
  (49561 * n4) / 161280,
];
const BACKWARD = [
  n / 2 - (2 * n2) / 3 + (37 * n3) / 96 - n4 / 360,
  n2 / 48 + n3 / 15 - (437 * n4) / 1440,
  (17 * n3) / 480 - (37 * n4) / 840,
  (4397 * n4) / 161280,
];
const DEGREE = Math.PI / 180;

const conformalTangent = t => {
  // tangent of the conformal latitude, from that of the latitude
  const s = Math.sinh(E * Math.atanh((E * t) / Math.hypot(1, t)));
  return t * Math.hypot(1, s) - s * Math.hypot(1, t);
};

/** @param {number[]} lonLat degrees, EPSG:4490 @returns {number[]} [easting, northing] metres, EPSG:4550 */
export function toGrid([lon, lat]) {
  const t = conformalTangent(Math.tan(lat * DEGREE)),
    dl = (lon - MERIDIAN) * DEGREE;
  const xi = Math.atan2(t, Math.cos(dl)),
    eta = Math.asinh(Math.sin(dl) / Math.hypot(t, Math.cos(dl)));
  let x = xi,
    y = eta;
  FORWARD.forEach((a, i) => {
    const k = 2 * (i + 1);
    x += a * Math.sin(k * xi) * Math.cosh(k * eta);
    y += a * Math.cos(k * xi) * Math.sinh(k * eta);
  });
  return [FALSE_EASTING + RADIUS * y, RADIUS * x];
}

/** @param {number[]} grid [easting, northing] metres, EPSG:4550 @returns {number[]} [lon, lat] degrees, EPSG:4490 */
export function toLonLat([easting, northing]) {
  const x = northing / RADIUS,
    y = (easting - FALSE_EASTING) / RADIUS;
  let xi = x,
    eta = y;
  BACKWARD.forEach((b, i) => {
    const k = 2 * (i + 1);
    xi -= b * Math.sin(k * x) * Math.cosh(k * y);
    eta -= b * Math.cos(k * x) * Math.sinh(k * y);
  });
  const target = Math.sin(xi) / Math.hypot(Math.sinh(eta), Math.cos(xi));
  let t = target;
  for (let i = 0; i < 5; i++) {
    // Newton, Karney 2011 eq. 19–21
    const c = conformalTangent(t);
    t += (((target - c) / Math.hypot(1, c)) * (1 + (1 - E2) * t * t)) / ((1 - E2) * Math.hypot(1, t));
  }
  return [MERIDIAN + Math.atan2(Math.sinh(eta), Math.cos(xi)) / DEGREE, Math.atan(t) / DEGREE];
}
