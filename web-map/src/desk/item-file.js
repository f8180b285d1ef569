/** Names of a batch out of a GeoJSON file. Pure: what does not fit is told with its number in the file, and nothing is guessed. */

const TEXTS = ['specific', 'generic', 'placeClass', 'categoryCode', 'roadClass', 'startText', 'endText', 'origin', 'meaning', 'history', 'recordCode'];
const LINES = ['LineString', 'MultiLineString'];

/**
 * @param {string} text of the file
 * @param {Record<string, string>} says sentences: json, collection, geometry, specific
 * @returns {{items: object[], faults: Array<{row: number, sentence: string}>}}
 */
export function itemsOf(text, says) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return { items: [], faults: [{ row: 0, sentence: says.json }] };
  }
  const features = file?.type === 'Feature' ? [file] : file?.type === 'FeatureCollection' && Array.isArray(file.features) ? file.features : null;
  if (!features) return { items: [], faults: [{ row: 0, sentence: says.collection }] };
  const items = [];
  const faults = [];
  features.forEach((feature, index) => {
    const { type } = feature?.geometry ?? {};
    const given = feature?.properties ?? {};
    if (!LINES.includes(type) && type !== 'Point') faults.push({ row: index + 1, sentence: says.geometry });
    else if (!given.specific && !given.name) faults.push({ row: index + 1, sentence: says.specific });
    else items.push(item(feature.geometry, given));
  });
  return { items, faults };
}

function item(geometry, given) {
  const road = LINES.includes(geometry.type);
  const texts = Object.fromEntries(TEXTS.filter(name => given[name]).map(name => [name, String(given[name])]));
  const width = Number(given.widthMetres);
  return { act: 'name', target: road ? 'road' : 'place', ...texts, ...(texts.specific ? {} : { specific: String(given.name) }),
    ...(road && Number.isFinite(width) && width > 0 ? { widthMetres: width } : {}), geometry };
}
