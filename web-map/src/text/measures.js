/** How measured things read. Pure: same in, same out, in both languages. */

const CHINA_MILLISECONDS = 8 * 3600_000; // one time for the whole country, without summer time

/** @param {number} metres @returns {string} e.g. "0.4 m", "412 m", "2 314 m", "14.8 km" */
export function distanceText(metres) {
  if (metres < 10) return `${round(metres, 1)} m`;
  if (metres < 10000) return `${grouped(Math.round(metres))} m`;
  return `${round(metres / 1000, 2)} km`;
}

/** @param {number} metres of height, to the centimetre @returns {string} e.g. "2.1 m", "1.05 m" */
export const heightText = metres => `${round(metres, 2)} m`;

/** @param {number} metres along a line @returns {string} the engineers' K mark, e.g. 12300 → "K12+300" */
export function chainageText(metres) {
  const whole = Math.round(metres);
  return `K${Math.floor(whole / 1000)}+${String(whole % 1000).padStart(3, '0')}`;
}

/** @param {number} degrees clockwise from north @returns {string} e.g. 227.17 → "227°10′" */
export function bearingText(degrees) {
  const minutes = Math.round((((degrees % 360) + 360) % 360) * 60) % 21600;
  return `${Math.floor(minutes / 60)}°${String(minutes % 60).padStart(2, '0')}′`;
}

/** @param {number} squareMetres @returns {string} with mu (1/15 ha) beside larger ones in Chinese */
export function areaText(squareMetres, language = 'zh-CN') {
  if (squareMetres < 10) return `${round(squareMetres, 2)} m²`;
  const text = `${grouped(Math.round(squareMetres))} m²`;
  return language === 'zh-CN' && squareMetres >= 667 ? `${text}（${round((squareMetres * 3) / 2000, 1)} 亩）` : text;
}

/** @param {number} share 0..1 @returns {string} never rounded up to a whole that was not reached */
export function shareText(share) {
  const percent = share * 100;
  return `${(Math.floor(percent * 10 + 1e-9) / 10).toFixed(1)} %`;
}

/** @param {string} iso "2026-11-21" @returns {string} "2026年11月21日" or "21 November 2026" */
export function dateText(iso, language = 'zh-CN') {
  const parts = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso ?? '');
  if (!parts) return iso ?? '';
  const [, year, month, day] = parts.map(Number);
  if (language === 'zh-CN') return `${year}年${month}月${day}日`;
  return new Date(Date.UTC(year, month - 1, day)).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

/** @param {string} iso a moment with its offset @returns {string} the day and minute in China, e.g. "2026年11月21日 14:03" */
export function momentText(iso, language = 'zh-CN') {
  const moment = new Date(iso ?? '');
  if (Number.isNaN(moment.getTime())) return iso ?? '';
  const inChina = new Date(moment.getTime() + CHINA_MILLISECONDS).toISOString();
  return `${dateText(inChina, language)} ${inChina.slice(11, 16)}`;
}

/** @param {number} bytes @returns {string} e.g. "412 B", "8 KB", "2.4 MB" */
export function bytesText(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${round(bytes / 1024 / 1024, 1)} MB`;
}

/** @param {number} value @returns {string} thin spaces between thousands */
export const grouped = value => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '\u2009');

const round = (value, digits) => Number(value.toFixed(digits)).toString();
