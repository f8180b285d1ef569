import { h, put } from '../parts/dom.js';
import { grey, oneLanguage } from '../parts/rights.js';
import { trouble } from '../parts/trouble.js';
import { dateText } from '../text/measures.js';
import { language, t, wordFor } from '../text/words.js';
import { genericsPart, protectedPart, wordsPart } from './rule-lists.js';
import { keyOf, origin } from './rule-origin.js';

/** The rules of naming as they hold in the county: what the law fixes, and what the county itself adds or weighs otherwise. */

const SEVERITIES = ['error', 'warning', 'info', 'off'];

export class NamingRulesPage {
  title = t['naming-rules'].head;
  due = t['naming-rules'].headDue;
  #options;
  #book = null;
  #basis = h('input', { id: 'rule-basis', maxlength: '500', placeholder: t['naming-rules'].basisHint });
  #from = h('input', { id: 'rule-from', type: 'date' });
  #said = h('div', { 'aria-live': 'polite' });
  #place = h('div', { class: 'sections' });
  #parts = {};

  constructor(options) {
    this.#options = options;
    this.element = h('div', { class: 'sections' }, h('section', {}, h('p', { class: 'soft small' }, t['naming-rules'].how),
      h('div', { class: 'fields' }, h('div', { class: 'field' }, h('label', { for: 'rule-basis' }, t['naming-rules'].basis), this.#basis), h('div', { class: 'field' }, h('label', { for: 'rule-from' }, t['naming-rules'].from), this.#from)), this.#said), this.#place);
  }

  async open() {
    put(this.#place, h('p', { class: 'soft' }, t.detail.loading));
    try {
      this.#book = await this.#options.api.namingRules(this.#options.status?.division?.code);
      this.#from.value ||= this.#book.day;
      this.#from.min = this.#book.day;
      const about = { set: (table, row) => this.#set(table, row), isLocal: row => row.jurisdiction === this.#book.jurisdiction };
      this.#parts = { rules: severitiesPart(about), 'near-sounds': nearSoundsPart(about), words: wordsPart(about), 'generic-words': genericsPart(about), 'protected-names': protectedPart(about) };
      put(this.#place, ...Object.entries(this.#parts).map(([table, part]) => this.#section(table, part)));
    } catch (failure) {
      put(this.#place, trouble(failure, () => this.open()));
    }
  }

  leave() {}

  #section(table, part) {
    this.#show(table);
    const { summary, about } = t['naming-rules'].tables[table];
    return h('section', {}, h('details', { open: table === 'near-sounds' }, h('summary', {}, summary), h('p', { class: 'soft small' }, about), part.element));
  }

  #show(table) {
    const reason = this.#book.whyNot[table];
    this.#parts[table].show(this.#book.tables[table], reason ? oneLanguage(reason, language === 'en') : '');
  }

  /** @param {string} table @param {object} row key and values, or {…key, ends: true} @returns {Promise<boolean>} whether it was done */
  async #set(table, row) {
    if (!this.#basis.value.trim()) {
      put(this.#said, h('p', {}, `${t.marks.warning} ${t['naming-rules'].basisFirst}`));
      this.#basis.focus();
      this.#show(table);
      return false;
    }
    try {
      this.#book.tables[table] = await this.#options.api.setNamingRule(table, { divisionCode: this.#book.division, effectiveFrom: this.#from.value, legalBasis: this.#basis.value.trim(), ...row });
      put(this.#said, h('p', {}, `${t.marks.passed} ${t['naming-rules'].done(dateText(this.#from.value, language))}`));
      return true;
    } catch (failure) {
      put(this.#said, trouble(failure));
      return false;
    } finally {
      this.#show(table);
    }
  }
}

function severitiesPart(about) {
  const names = ['rule', 'name', 'nameClass'];
  const body = h('tbody');
  const line = (row, rows, reason) => {
    const { rule, name, nameClass, severity, number, unit } = row.cells;
    const title = [rule, t['naming-rules'].rules[name] ?? name, nameClass && wordFor(t['naming-rules'].classes, nameClass)].filter(Boolean).join(' · ');
    const change = over => about.set('rules', { ...keyOf(row, ...names), severity: weight.value, ...over });
    const weight = h('select', { 'aria-label': title, onchange: () => change({}) }, ...[...new Set([...SEVERITIES, severity])].map(one => h('option', { value: one, selected: one === severity }, t['naming-rules'].severities[one])));
    const bound = number === undefined ? null : h('input', { type: 'number', min: '0', value: String(number), 'aria-label': `${title} ${unit}`, onchange: () => change({ number: Number(bound.value) }) });
    return h('tr', {}, h('td', { title: row.legalBasis }, title), h('td', {}, grey(weight, reason)), h('td', {}, bound && grey(bound, reason), bound ? ` ${unit}` : ''), h('td', {}, origin(row, rows, names, about, 'rules', reason)));
  };
  return {
    element: h('div', { class: 'wide-table' }, h('table', {}, h('thead', {}, h('tr', {}, ...t['naming-rules'].columns.map(text => h('th', { scope: 'col' }, text)))), body)),
    show: (rows, reason) => put(body, ...rows.filter(row => row.state === 'holds').map(row => line(row, rows, reason))),
  };
}

function nearSoundsPart(about) {
  const names = ['part', 'one', 'other'];
  const list = h('ul', { class: 'papers' });
  const part = h('select', { id: 'sound-part' }, ...['onset', 'rime', 'syllable'].map(one => h('option', { value: one }, t['naming-rules'].soundParts[one])));
  const [one, other] = ['one', 'other'].map(which => h('input', { id: `sound-${which}`, maxlength: '6', required: true, size: 4, autocomplete: 'off', 'aria-label': t['naming-rules'].sound[which] }));
  const add = h('button', { class: 'button', type: 'submit' }, t['naming-rules'].addSound);
  const send = async event => {
    event.preventDefault();
    if (await about.set('near-sounds', { part: part.value, one: one.value.trim(), other: other.value.trim(), active: true })) one.value = other.value = '';
  };
  const line = (row, rows, reason) => {
    const box = h('input', { type: 'checkbox', checked: row.cells.active, onchange: () => about.set('near-sounds', { ...keyOf(row, ...names), active: box.checked }) });
    return h('li', { class: 'row' }, h('label', {}, grey(box, reason), ` ${row.cells.one} – ${row.cells.other} `, h('span', { class: 'soft small' }, t['naming-rules'].soundParts[row.cells.part])), origin(row, rows, names, about, 'near-sounds', reason));
  };
  return {
    element: h('div', {}, list, h('form', { class: 'row', onsubmit: send }, h('label', { class: 'unseen', for: 'sound-part' }, t['naming-rules'].soundPart), ...[part, one, other].map(input => h('div', { class: 'field' }, input)), add)),
    show: (rows, reason) => {
      put(list, ...rows.filter(row => row.state === 'holds').map(row => line(row, rows, reason)));
      grey(add, reason);
    },
  };
}
