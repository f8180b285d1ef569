import { lengthMetres, linesOf, metresBetween } from '../geo/lines.js';

/** What a change changed. Pure: two states of a record in, its changed fields out. */

/** Columns that only the machine needs, or that say again what another column says. */
const TECHNICAL = ['id', 'predecessor_id', 'pinyin_plain', 'pinyin_initials', 'geom', 'geom_3857', 'source_geom', 'direction', 'attachment_id', 'sha256', 'request_id'];

/** Whether a person can read something in it. */
const tells = value => value !== null && value !== undefined && value !== '';

/**
 * @param {Record<string, any>|null} before @param {Record<string, any>|null} after
 * @param {string[]} [order] fields that stand first, in this order
 * @returns {Array<{field: string, before: any, after: any}>} of something new, or gone, what it says
 */
export function changes(before, after, order = []) {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(field => !TECHNICAL.includes(field));
  return fields
    .map(field => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .sort((a, b) => rank(order, a.field) - rank(order, b.field))
    .filter(change => (tells(change.before) || tells(change.after)) && JSON.stringify(change.before) !== JSON.stringify(change.after));
}

const rank = (order, field) => (order.includes(field) ? order.indexOf(field) : order.length);

/**
 * How the shape changed.
 * @returns {{kind: 'none'|'new'|'gone'|'moved'|'length'|'shape', metres?: number, from?: number, to?: number}} metres a point moved; lengths of lines in metres
 */
export function shapeChange(before, after) {
  const [old, fresh] = [before?.geom ?? null, after?.geom ?? null];
  if (JSON.stringify(old) === JSON.stringify(fresh)) return { kind: 'none' };
  if (!old) return { kind: 'new' };
  if (!fresh) return { kind: 'gone' };
  if (old.type === 'Point' && fresh.type === 'Point') return { kind: 'moved', metres: metresBetween(old.coordinates, fresh.coordinates) };
  if (linesOf(old).length && linesOf(fresh).length) return { kind: 'length', from: length(old), to: length(fresh) };
  return { kind: 'shape' };
}

const length = geometry => linesOf(geometry).reduce((sum, line) => sum + lengthMetres(line), 0);

/**
 * A new version of a record is a new row: it is compared with the row it follows, when that is among the entries.
 * @param {any} entry @param {any[]} entries @returns {Record<string, any>|null} what held before
 */
export function stateBefore(entry, entries) {
  const follows = entry.after?.predecessor_id;
  if (entry.before || !follows) return entry.before ?? null;
  return entries.find(other => other.register === entry.register && other.after?.id === follows)?.after ?? null;
}
