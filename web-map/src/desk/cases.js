import { h, put } from '../parts/dom.js';
import { grey, whyNot } from '../parts/rights.js';
import { trouble } from '../parts/trouble.js';
import { dateText } from '../text/measures.js';
import { language, t } from '../text/words.js';
import { clockChips, stateChip } from './case-clocks.js';
import { stepLink } from './links.js';
import { openCase } from './open-case.js';

/** All naming cases with their clocks, and a new one. */
export class CasesPage {
  title = t.cases.head;
  due = t.cases.headDue;
  #options;
  #list = h('div', {}, h('p', { class: 'soft' }, t.detail.loading));
  #said = h('div');

  constructor(options) {
    this.#options = options;
    this.all = h('input', { type: 'checkbox', onchange: () => this.open() });
    const reason = whyNot(options.who, 'draft', language === 'en');
    this.name = h('input', { id: 'case-title', required: true, maxlength: '100', placeholder: t.cases.titleHint });
    this.element = h('div', { class: 'sections' },
      h('section', {}, h('form', { class: 'row', onsubmit: event => (event.preventDefault(), this.#make()) }, h('label', { class: 'unseen', for: 'case-title' }, t.cases.title), this.name, grey(h('button', { class: 'button primary', type: 'submit' }, t.cases.make), reason)), this.#said),
      h('section', {}, h('label', { class: 'row small' }, this.all, t.cases.endedToo), this.#list));
  }

  async open() {
    try {
      const cases = await this.#options.api.namingCases(this.all.checked ? { all: 'true' } : {});
      put(this.#list, cases.length ? h('ul', { class: 'cases' }, ...cases.map(one => this.#line(one))) : h('p', { class: 'soft' }, t.cases.none));
    } catch (failure) {
      put(this.#list, trouble(failure, () => this.open()));
    }
  }

  leave() {}

  async #make() {
    try {
      await openCase(this.#options, { title: this.name.value.trim() });
    } catch (failure) {
      put(this.#said, trouble(failure));
    }
  }

  #line(one) {
    const names = one.names.filter(Boolean).join('、') + (one.count > one.names.length ? t.cases.andMore(one.count) : '');
    return h('li', {}, h('p', { class: 'row' }, stepLink(this.#options.session, { check: 'case', subject: one.code, filters: {}, query: '' }, one.title), stateChip(one), clockChips(one.clocks)),
      h('p', { class: 'small soft' }, [one.code, names, dateText(one.openedOn, language)].filter(Boolean).join(' · ')));
  }
}
