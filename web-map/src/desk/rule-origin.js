import { h } from '../parts/dom.js';
import { grey } from '../parts/rights.js';
import { dateText } from '../text/measures.js';
import { language, t } from '../text/words.js';

/** @returns {object} what a row is about, for a request */
export const keyOf = (row, ...names) => Object.fromEntries(names.map(name => [name, row.cells[name] ?? '']));

/** Where a row comes from, with a button that ends the county's own; and what begins later. */
export function origin(row, rows, names, { isLocal, set }, table, reason) {
  const coming = rows.filter(other => other.state === 'coming' && names.every(name => (other.cells[name] ?? '') === (row.cells[name] ?? '')));
  const back = isLocal(row) ? grey(h('button', { class: 'button small', type: 'button', onclick: () => set(table, { ...keyOf(row, ...names), ends: true }), 'aria-label': t['naming-rules'].endOne(names.map(name => row.cells[name]).filter(Boolean).join(' ')) }, t['naming-rules'].end), reason) : null;
  return h('span', { class: 'small soft', title: row.legalBasis }, isLocal(row) ? t['naming-rules'].local : row.jurisdiction ? row.jurisdiction : t['naming-rules'].nation, ' ', back,
    ...coming.map(other => h('span', {}, ' ', t['naming-rules'].coming(dateText(other.effectiveFrom, language), told(other)))));
}

const told = ({ cells }) => ('active' in cells ? (cells.active ? t['naming-rules'].on : t['naming-rules'].off) : cells.severity ? t['naming-rules'].severities[cells.severity] : '');
