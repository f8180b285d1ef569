import { factText } from '../parts/facts.js';
import { h, put } from '../parts/dom.js';
import { distanceText, momentText } from '../text/measures.js';
import { language, t, wordFor } from '../text/words.js';
import { changes, shapeChange, stateBefore } from './diff.js';

/** Entries of the journal as people read them: who, when, what; field by field what was and what is. */

const FEW_FIELDS = 4;
const SHAPES = ['before-shape', 'after-shape', 'after-halo'];

/** @returns {string} the word of a column, or the column itself when the register knows more than this page does */
export const fieldWord = field => t.detail.fields[field] ?? t.record.fields[field] ?? field;

/** The register's database sorts its columns by the length of their names; people read them as the record's own page has them. */
const fieldOrder = () => [...Object.keys(t.record.fields), ...Object.keys(t.detail.fields)];

/** @returns {string} of a collection or a table */
export const registerWord = entry => wordFor(t.kinds, entry.layer) || wordFor(t.journal.registers, entry.register);

/**
 * @param {any[]} entries newest first
 * @param {object} options
 * @param {any} options.map null when it did not load
 * @param {(entry: any) => Node|null} [options.about] which record an entry is about, where the list has many
 * @param {(actor: string) => Node} [options.actor] how its author is shown
 * @param {(entry: any) => Node|null} [options.request] how the request is shown
 * @param {boolean} [options.folded] whether what changed is folded away
 */
export function entryList(entries, options) {
  return h('ol', { class: 'entries' }, ...entries.map(entry => item(entry, entries, options)));
}

/** Takes what an entry drew off the map. */
export const clearShapes = map => map?.clear(...SHAPES);

function item(entry, entries, { map, about, actor, request, folded = false }) {
  const before = stateBefore(entry, entries);
  const short = inOneLine(entry, before);
  const what = h('div', { class: 'change' }, short ? null : whatChanged(entry, before), shape(entry, before, map));
  const empty = what.childNodes.length === 0;
  const name = entry.actorName ?? entry.actor;
  return h('li', { class: 'entry', dataset: { act: entry.act } },
    h('p', { class: 'row' }, h('b', {}, wordFor(t.journal.acts, entry.act)), about?.(entry),
      h('span', { class: 'soft small' }, h('time', { datetime: entry.at }, momentText(entry.at, language)), ' · ', actor ? actor(entry.actor, name) : h('span', { title: entry.actor }, name))),
    short ? h('p', { class: 'small' }, short) : null,
    entry.statesHidden ? h('p', { class: 'soft small' }, t.journal.hidden) : null,
    empty ? null : folded || before === null ? h('details', {}, h('summary', { class: 'small' }, summary(entry, before)), what) : what,
    request?.(entry));
}

function whatChanged(entry, before) {
  const rows = changes(before, entry.after, fieldOrder());
  if (!rows.length) return null;
  const fresh = before === null;
  const gone = entry.after === null || entry.after === undefined;
  return h('table', { class: 'diff' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t.journal.field), fresh ? null : h('th', { scope: 'col' }, t.journal.was), gone ? null : h('th', { scope: 'col' }, fresh ? t.journal.says : t.journal.is))),
    h('tbody', {}, ...rows.map(({ field, before: was, after: is }) => h('tr', {}, h('th', { scope: 'row' }, fieldWord(field)),
      fresh ? null : h('td', {}, gone ? factText(field, was) : h('del', {}, factText(field, was))), gone ? null : h('td', {}, fresh ? factText(field, is) : h('ins', {}, factText(field, is)))))));
}

/** Something that only is, or only was, and says little: an event, mostly. @returns {string} '' where a table is needed */
function inOneLine(entry, before) {
  if (before && entry.after) return '';
  const rows = changes(before, entry.after, fieldOrder());
  return rows.length <= FEW_FIELDS ? rows.map(({ field, before: was, after: is }) => `${fieldWord(field)} ${factText(field, is ?? was)}`).join(' · ') : '';
}

/** In one line: which fields changed. */
function summary(entry, before) {
  const rows = changes(before, entry.after, fieldOrder());
  const words = rows.slice(0, 4).map(({ field }) => fieldWord(field));
  if (!before || !entry.after) return t.journal.fields(rows.length);
  if (shapeChange(before, entry.after).kind !== 'none') words.unshift(t.journal.shape.word);
  return t.journal.changed(words.join(t.listMark), rows.length > 4);
}

function shape(entry, before, map) {
  const change = shapeChange(before, entry.after);
  if (change.kind === 'none' || (change.kind === 'new' && !before)) return null;
  const word = { new: () => t.journal.shape.new, gone: () => t.journal.shape.gone, shape: () => t.journal.shape.shape,
    moved: () => t.journal.shape.moved(distanceText(change.metres)), length: () => t.journal.shape.length(distanceText(change.from), distanceText(change.to)) }[change.kind]();
  return h('p', { class: 'row small' }, word, map ? h('button', { class: 'link', type: 'button', onclick: () => showShapes(map, before?.geom, entry.after?.geom) }, t.journal.shape.see) : null);
}

/** The old shape dashed in cinnabar, the new one in jade over it. */
function showShapes(map, old, fresh) {
  clearShapes(map);
  const feature = geometry => ({ type: 'Feature', properties: {}, geometry });
  const both = { type: 'FeatureCollection', features: [old, fresh].filter(Boolean).map(feature) };
  const line = geometry => (geometry.type.endsWith('LineString') ? ' line' : '');
  if (fresh) map.show('after-halo', feature(fresh), () => (line(fresh) ? 'halo' : 'after'));
  if (fresh) map.show('after-shape', feature(fresh), () => `after${line(fresh)}`);
  if (old) map.show('before-shape', feature(old), () => `before${line(old)}`);
  map.reveal(both);
}
