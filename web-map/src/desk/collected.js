/** What is said and sent of names collected on the spot. Pure. */

export const CLASSES = ['settlement', 'relief', 'water', 'transport', 'area', 'memorial', 'utility', 'building', 'organisation', 'committee', 'division', 'sea'];
export const FIELDS = ['name', 'generic', 'placeClass', 'heard', 'tellerName', 'origin', 'meaning', 'note'];

/**
 * What is sent.
 * @param {{code: string, base?: number, about?: {register: string, code: string}|null, point: [number, number]|null, fields: Record<string, string>, at?: string}} sketch `base`: of one that is changed
 */
export function bodyOf({ code, base, about, point, fields, at }) {
  const filled = Object.fromEntries(FIELDS.map(name => [name, (fields[name] ?? '').trim()]).filter(([, value]) => value));
  return { code, ...filled, point, ...(about ? { aboutRegister: about.register, aboutCode: about.code } : {}), ...(base ? { base } : {}), ...(at ? { collectedAt: at } : {}) };
}

/** @returns {string} the field that is still missing before it can be saved; '' when none is */
export function missing({ point, fields }) {
  if (!(fields.name ?? '').trim()) return 'name';
  return point ? '' : 'point';
}

/** Those of a list that may go into a case, and are chosen. @param {Array<{name: any}>} shown @param {Set<string>} chosen */
export const chosenOf = (shown, chosen) => shown.filter(({ name }) => name.state === 'open' && chosen.has(name.code)).map(({ name }) => name.code);

/** The gravest first: same characters, same sound, near sound, same place. @param {string[]} why */
export const WHY = ['same-name', 'same-sound', 'near-sound', 'same-place'];

/** @param {string[]} why @param {Record<string, string>} words */
export const whyText = (why, words, mark) => WHY.filter(reason => why.includes(reason)).map(reason => words[reason]).join(mark);

/** Where a duplicate's record is shown: the layer and code; null for another collected name. */
export const recordOf = ({ register, code }) => (register === 'collected_name' ? null : { layer: `${register}s`, code });
