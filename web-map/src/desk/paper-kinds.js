/** What a file is to a record, and which register a layer's records are in. Pure. */

const PICTURES = ['jpg', 'jpeg', 'png', 'webp'];

/** @param {string} name of a file @returns {'photo'|'track'|'paper'} what it most likely is; people may say otherwise */
export function kindOf(name) {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return PICTURES.includes(ending) ? 'photo' : ending === 'gpx' ? 'track' : 'paper';
}

/** The registers whose records have attachments, by the layer that shows them. */
export const REGISTERS = {
  divisions: 'division', 'built-up-areas': 'built-up-area', places: 'place', roads: 'road', 'door-plates': 'door-plate', signs: 'sign',
  'boundary-lines': 'boundary-line', 'boundary-markers': 'boundary-marker', cemeteries: 'cemetery', graves: 'grave', 'burial-zones': 'zone', 'collected-names': 'collected-name', 'naming-cases': 'naming-case',
};

/** What a file is called in one line of type: "application/pdf" and "a.PDF" are "PDF". */
export const typeWord = name => name.slice(name.lastIndexOf('.') + 1).toUpperCase();

/** A number for what is handed in, so that it may be sent again. Made here because browsers give theirs to https pages only. */
export function newId(random = new Uint8Array(16)) {
  crypto.getRandomValues(random);
  random[6] = (random[6] & 0x0f) | 0x40;
  random[8] = (random[8] & 0x3f) | 0x80;
  return [...random].map(byte => byte.toString(16).padStart(2, '0')).join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
