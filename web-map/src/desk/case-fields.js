import { h, put } from '../parts/dom.js';
import { troubleText } from '../parts/trouble.js';
import { t } from '../text/words.js';
import { Edits } from './edits.js';
import { unsent } from './unsent.js';

/**
 * Fields that save themselves: a second after the last stroke, or when the field is left. What somebody else wrote in the
 * same field stands beside it until one of the two is chosen.
 */

const PAUSE_MILLISECONDS = 1_000;

/** @param {string} id @param {string} kind 'text', 'long', 'day', 'number' @param {{options?: Array<[string, string]>, wide?: boolean}} [more] */
export const fieldOf = (name, label, kind = 'text', more = {}) => ({ name, label, kind, ...more });

export class FieldGroup {
  #fields;
  #edits;
  #keep;
  #send;
  #inputs = {};
  #clashes = h('div');
  #said = h('p', { class: 'small soft', role: 'status' });
  #timer;
  #sending = false;
  #onWrite;

  /**
   * @param {{key: string, fields: any[], values: object, send: (change: object) => Promise<Error|null>, onWrite?: (name: string) => void}} about
   */
  constructor({ key, fields, values, send, onWrite }) {
    this.#fields = fields;
    this.#keep = unsent(key);
    this.#edits = new Edits(values, this.#keep.read());
    this.#send = send;
    this.#onWrite = onWrite;
    this.element = h('div', { class: 'sections' }, h('div', { class: 'fields' }, ...fields.map(field => this.#field(field, key))), this.#clashes, this.#said);
    this.#refresh();
    if (this.#edits.change()) this.#save();
  }

  value(name) {
    return this.#edits.value(name);
  }

  input(name) {
    return this.#inputs[name];
  }

  /** The server's state. */
  show(values) {
    const moved = this.#edits.take(values);
    for (const name of moved) this.#write(name);
    this.#refresh();
    return moved;
  }

  /** For what is no input, such as a line that was drawn. */
  set(name, value) {
    this.#edits.write(name, value);
    return this.#save();
  }

  #field(field, key) {
    const id = `${key}-${field.name}`.replaceAll(' ', '-');
    const written = event => {
      this.#edits.write(field.name, read(event.target, field));
      this.#keep.write(this.#edits.kept());
      this.#onWrite?.(field.name);
      clearTimeout(this.#timer);
      if (event.type === 'change') this.#save();
      else this.#timer = setTimeout(() => this.#save(), PAUSE_MILLISECONDS);
    };
    const common = { id, oninput: written, onchange: written };
    const input = field.options ? h('select', { id, onchange: written }, ...field.options.map(([value, text]) => h('option', { value }, text)))
      : field.kind === 'long' ? h('textarea', { ...common, rows: '2', maxlength: field.most, lang: 'zh-CN' })
        : h('input', { ...common, autocomplete: 'off', lang: 'zh-CN', maxlength: field.most, ...(field.kind === 'day' ? { type: 'date' } : field.kind === 'number' ? { type: 'number', min: '1', max: '200', step: '0.5', inputmode: 'decimal' } : {}), list: field.list });
    this.#inputs[field.name] = input;
    this.#write(field.name);
    return h('div', { class: `field${field.wide || field.kind === 'long' ? ' whole' : ''}` }, h('label', { for: id }, field.label), input);
  }

  #write(name) {
    const input = this.#inputs[name];
    if (input) input.value = this.#edits.value(name) ?? '';
  }

  async #save() {
    clearTimeout(this.#timer);
    const change = this.#edits.change();
    if (!change || this.#sending || this.#edits.clashes().length) return;
    this.#sending = true;
    put(this.#said, t.cases.saving);
    const failure = await this.#send(change);
    this.#sending = false;
    this.#keep.write(this.#edits.kept());
    if (!failure) put(this.#said, t.cases.saved);
    else if (failure.slug === 'stale' || failure.conflicts) put(this.#said, '');
    else put(this.#said, h('span', { class: 'mark error' }, `${t.marks.error} `), failure.kind === 'network' ? t.cases.unsent : troubleText(failure));
    if (failure?.kind === 'network') this.#timer = setTimeout(() => this.#save(), 5 * PAUSE_MILLISECONDS);
    else if (!failure && this.#edits.change()) this.#save();
    this.#refresh();
  }

  #refresh() {
    this.#keep.write(this.#edits.kept());
    put(this.#clashes, this.#edits.clashes().map(clash => this.#clash(clash)));
  }

  /** Both words side by side, and a button for each. */
  #clash({ field, mine, theirs }) {
    const label = this.#fields.find(one => one.name === field)?.label ?? field;
    const choose = (keep, again) => () => {
      this.#edits[keep](field);
      this.#write(field);
      this.#refresh();
      if (again) this.#save();
      else this.#onWrite?.(field);
    };
    const shown = value => (value === null || value === undefined ? t.cases.empty : typeof value === 'object' ? t.cases.drawn : String(value));
    return h('div', { class: 'clash', role: 'alert' }, h('p', {}, t.cases.clash(label)),
      h('p', {}, h('span', { class: 'soft' }, t.cases.mine), ' ', shown(mine)), h('p', {}, h('span', { class: 'soft' }, t.cases.theirs), ' ', shown(theirs)),
      h('div', { class: 'row' }, h('button', { class: 'button', type: 'button', onclick: choose('keepMine', true) }, t.cases.keepMine), h('button', { class: 'button', type: 'button', onclick: choose('keepTheirs', false) }, t.cases.keepTheirs)));
  }
}

function read(input, { kind }) {
  if (kind === 'number') return input.value === '' ? null : Number(input.value);
  return input.value.trim() === '' ? null : input.value.trim();
}

/** The application itself: what the case says of all its names. */
export class CaseFields {
  #group;

  constructor({ api, code, done }, one) {
    this.#group = new FieldGroup({
      key: code, values: valuesOf(one), send: change => done(() => api.changeCase(code, change)),
      fields: [fieldOf('title', t.cases.title, 'text', { wide: true, most: 100 }), fieldOf('applicant', t.cases.applicant, 'text', { wide: true, most: 200 }), fieldOf('reason', t.cases.reason, 'long', { most: 5000 }),
        fieldOf('consultationFrom', t.cases.consultationFrom, 'day'), fieldOf('consultationTo', t.cases.consultationTo, 'day')],
    });
    this.element = this.#group.element;
  }

  show(one) {
    this.#group.show(valuesOf(one));
    const locked = ['announced', 'withdrawn'].includes(one.state);
    for (const input of this.element.querySelectorAll('input, textarea')) input.readOnly = locked;
  }
}

const FIELDS = ['title', 'applicant', 'reason', 'consultationFrom', 'consultationTo'];
const valuesOf = one => Object.fromEntries(FIELDS.map(name => [name, one[name] ?? null]));
