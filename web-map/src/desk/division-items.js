import { h, put } from '../parts/dom.js';
import { grey } from '../parts/rights.js';
import { trouble } from '../parts/trouble.js';
import { language, t } from '../text/words.js';
import { fileChoice, readJson } from './files.js';
import { polygonOf } from './polygon-file.js';

/** The items of a change, and a form for one more: what is asked for depends on what is done. The form keeps what was typed while the change is told anew. */

const FORMS = {
  rename: ['divisionCode', 'name', 'pinyin'],
  recode: ['divisionCode', 'newCode'],
  redraw: ['divisionCode', 'geometry'],
  create: ['level', 'parentCode', 'newCode', 'name', 'pinyin', 'geometry'],
  abolish: ['divisionCode', 'into'],
};
const CODES = ['divisionCode', 'newCode', 'parentCode', 'into'];

export class ChangeItems {
  #about;
  #form = h('form', { class: 'fields', onsubmit: event => (event.preventDefault(), this.#add()) });
  #said = h('div', { 'aria-live': 'polite' });
  #inputs = {};
  #geometry = null;
  #list = h('div');

  constructor(about) {
    this.#about = about;
    this.act = h('select', { id: 'item-act', onchange: () => this.#layOut() }, ...Object.keys(FORMS).map(act => h('option', { value: act }, t['division-changes'].acts[act])));
    this.adding = h('div', {}, h('div', { class: 'field' }, h('label', { for: 'item-act' }, t['division-changes'].addItem), this.act), this.#form, this.#said);
    this.element = h('div', { class: 'sections' }, this.#list, this.adding);
    this.#layOut();
  }

  /** @param {object} one the change as it now is */
  show(one) {
    put(this.#list, one.items.length ? h('ul', { class: 'cases' }, ...one.items.map(item => this.#line(item, one))) : h('p', { class: 'soft' }, t['division-changes'].noItems));
    this.adding.hidden = !one.mayEdit;
  }

  #line(item, one) {
    const remove = () => this.#about.done(() => this.#about.api.removeDivisionItem(one.code, item.ordinal, one.version));
    return h('li', { class: 'row end' }, h('span', {}, h('b', {}, t['division-changes'].acts[item.act]), ' ', [item.divisionCode, item.level && t['division-changes'].levels[item.level], item.name, item.pinyin, item.newCode && `→ ${item.newCode}`, item.into && t['division-changes'].into(item.into)].filter(Boolean).join(' ')),
      one.mayEdit ? h('button', { class: 'button', type: 'button', onclick: remove, 'aria-label': t['division-changes'].removeOne(item.ordinal) }, t['division-changes'].remove) : null);
  }

  #layOut() {
    this.#geometry = null;
    this.#inputs = {};
    const fields = FORMS[this.act.value].map(name => (name === 'geometry' ? this.#file() : this.#field(name)));
    put(this.#form, ...fields, grey(h('button', { class: 'button primary', type: 'submit' }, t['division-changes'].add), ''));
  }

  #field(name) {
    const code = CODES.includes(name);
    const input = name === 'level' ? h('select', { id: `item-${name}` }, ...['township', 'village', 'county'].map(key => h('option', { value: key }, t['division-changes'].levels[key])))
      : h('input', { id: `item-${name}`, required: true, maxlength: code ? '12' : '100', inputmode: code ? 'numeric' : null, autocomplete: 'off', list: ['divisionCode', 'parentCode', 'into'].includes(name) ? 'item-divisions' : null });
    this.#inputs[name] = input;
    if (name === 'name') input.addEventListener('change', () => this.#spell());
    return h('div', { class: 'field' }, h('label', { for: input.id }, t['division-changes'].fields[name]), input, name === 'pinyin' ? h('p', { class: 'small soft' }, t['division-changes'].confirmPinyin) : null);
  }

  /** A draft to be read and put right; what is sent counts as confirmed by who sends it. */
  async #spell() {
    if (!this.#inputs.pinyin || this.#inputs.pinyin.value || !this.#inputs.name.value.trim()) return;
    const drafted = await this.#about.api.draftReading({ specific: this.#inputs.name.value.trim(), target: 'place', divisionCode: this.#about.latest().divisionCode }).catch(() => null);
    if (drafted?.toned && !this.#inputs.pinyin.value) this.#inputs.pinyin.value = drafted.toned;
  }

  #file() {
    const name = h('span', { class: 'small soft' }, t['division-changes'].noFile);
    return h('div', { class: 'field' }, fileChoice({ id: 'item-geometry', label: t['division-changes'].fields.geometry, accept: '.geojson,.json', read: readJson, onFile: content => {
      this.#geometry = polygonOf(content);
      put(name, this.#geometry ? t['division-changes'].filed : t['division-changes'].noPolygon);
      if (this.#geometry) this.#about.map?.show('change-ground', { type: 'Feature', properties: {}, geometry: this.#geometry }, () => 'scope');
    }, onTrouble: failure => put(this.#said, trouble(failure)) }), name);
  }

  async #add() {
    const act = this.act.value;
    const item = { act, ...Object.fromEntries(Object.entries(this.#inputs).map(([name, input]) => [name, input.value.trim()])), ...(FORMS[act].includes('geometry') ? { geometry: this.#geometry } : {}) };
    if (FORMS[act].includes('geometry') && !this.#geometry) return put(this.#said, h('p', { class: 'soft' }, t['division-changes'].noPolygon));
    const one = this.#about.latest();
    if (await this.#about.done(() => this.#about.api.addDivisionItems(one.code, { version: one.version, items: [item] }))) this.#layOut();
  }
}
