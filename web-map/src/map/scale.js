/** The scale bar: the longest round length that fits. Pure. */

const EARTH_METRES = 2 * Math.PI * 6378137;

/** @param {number} lat degrees @param {number} zoom @returns {number} metres on the ground of one CSS px in Web Mercator */
export const metresPerPixel = (lat, zoom) => (EARTH_METRES * Math.cos((lat * Math.PI) / 180)) / (256 * 2 ** zoom);

/** @returns {{metres: number, pixels: number}} 1, 2 or 5 times a power of ten */
export function scaleBar(lat, zoom, widestPixels = 120) {
  const pixel = metresPerPixel(lat, zoom);
  const limit = pixel * widestPixels;
  const power = 10 ** Math.floor(Math.log10(limit));
  const metres = [5, 2, 1].map(factor => factor * power).find(length => length <= limit);
  return { metres, pixels: metres / pixel };
}
