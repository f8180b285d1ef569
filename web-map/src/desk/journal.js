import { FILTERS } from '../address.js';
import { h, put } from '../parts/dom.js';
import { trouble } from '../parts/trouble.js';
import { t } from '../text/words.js';
import { clearShapes, entryList, registerWord } from './history.js';
import { journalLink, recordLink } from './links.js';

/** The journal: who did what when, narrowed by the address's filters, page after page; each entry opens its record. */

const PAGE = 30;

export class JournalPage {
  title = t.journal.head;
  due = t.journal.headDue;
  opensRecords = true;
  #options;
  #asked = null;
  #inputs = {};
  #list = h('div', { 'aria-live': 'polite' });
  #more = h('div');

  constructor(options) {
    this.#options = options;
    this.element = h('div', { class: 'sections' }, h('section', {}, this.#form()), h('section', { class: 'history' }, this.#list, this.#more));
  }

  open() {
    const { filters } = this.#options.session.state;
    for (const name of FILTERS) this.#inputs[name].value = filters[name] ?? '';
    clearShapes(this.#options.map);
    this.#asked = {};
    put(this.#list, h('p', { class: 'soft' }, t.detail.loading));
    put(this.#more);
    this.#load(filters, [], this.#asked);
  }

  leave() {
    this.#asked = null;
    clearShapes(this.#options.map);
  }

  #form() {
    const choice = (name, words) => h('select', { id: `journal-${name}` }, h('option', { value: '' }, t.journal.all), ...Object.entries(words).map(([value, text]) => h('option', { value }, text)));
    const text = (name, attributes = {}) => h('input', { id: `journal-${name}`, autocomplete: 'off', maxlength: '120', ...attributes });
    Object.assign(this.#inputs, {
      actor: text('actor', { autocapitalize: 'none' }), code: text('code'), request: text('request'), from: text('from', { type: 'date' }), to: text('to', { type: 'date' }),
      register: choice('register', t.journal.registers), act: choice('act', t.journal.acts),
    });
    const field = name => h('div', { class: 'field' }, h('label', { for: `journal-${name}` }, t.journal.filters[name]), this.#inputs[name]);
    const form = h('form', { class: 'fields', onsubmit: event => (event.preventDefault(), this.#narrow()) },
      ...['actor', 'act', 'register', 'code', 'from', 'to', 'request'].map(field),
      h('div', { class: 'row' }, h('button', { class: 'button primary' }, t.journal.search), h('button', { class: 'button', type: 'button', onclick: () => this.#go({}) }, t.journal.clear)));
    return form;
  }

  #narrow() {
    this.#go(Object.fromEntries(FILTERS.map(name => [name, this.#inputs[name].value.trim()]).filter(([, value]) => value)));
  }

  #go(filters) {
    this.#options.session.update({ filters }, { step: true });
  }

  async #load(filters, entries, asked, cursor) {
    try {
      const page = await this.#options.api.journal({ ...filters, limit: PAGE }, cursor);
      if (this.#asked !== asked) return;
      entries.push(...page.entries);
      put(this.#list, entries.length ? this.#entries(entries) : h('p', {}, t.journal.none));
      put(this.#more, page.next ? h('button', { class: 'button', type: 'button', onclick: () => this.#load(filters, entries, asked, page.next) }, t.journal.more) : null);
    } catch (failure) {
      if (this.#asked === asked) put(this.#list, trouble(failure, () => this.#load(filters, entries, asked, cursor)));
    }
  }

  #entries(entries) {
    const { session } = this.#options;
    return entryList(entries, {
      map: this.#options.map, folded: true,
      about: entry => this.#about(entry),
      actor: (actor, name) => journalLink(session, { actor }, name, t.journal.onlyActor(name)),
      request: entry => (entry.requestId ? h('p', { class: 'soft small request' }, t.journal.filters.request, ' ', journalLink(session, { request: entry.requestId }, shortened(entry.requestId), `${t.journal.onlyRequest} ${entry.requestId}`)) : null),
    });
  }

  #about(entry) {
    const text = `${registerWord(entry)} ${entry.code === '*' ? t.journal.wholeRegister : entry.code}`;
    const { session } = this.#options;
    return entry.layer && entry.code !== '*' ? recordLink(session, entry.layer, entry.code, text) : journalLink(session, { register: entry.register, code: entry.code }, text, t.journal.onlyRecord);
  }
}

/** Enough of a request's id to tell it from its neighbours. */
const shortened = id => (id.length > 12 ? `${id.slice(0, 8)}…` : id);
