import { h, put } from '../parts/dom.js';
import { grey, oneLanguage, whyNot } from '../parts/rights.js';
import { trouble } from '../parts/trouble.js';
import { dateText } from '../text/measures.js';
import { language, t } from '../text/words.js';
import { ChangeItems } from './division-items.js';
import { dayPart } from './division-day.js';
import { PreviewPart } from './division-preview.js';
import { stepLink } from './links.js';

/** Changes of divisions: the list; one change with its approval, items, preview and adoption; and the divisions of any day on the map. */

const MARKS = ['change-ground', 'change-fault'];
const FIELDS = { title: 'text', effectiveOn: 'date', approvalNumber: 'text', approvingBody: 'text', approvedOn: 'date', reason: 'text' };
const inOneLanguage = sentence => oneLanguage(sentence, language === 'en');

export class DivisionChangesPage {
  title = t['division-changes'].head;
  due = t['division-changes'].headDue;
  #options;
  #place = h('div', { class: 'sections' });
  #said = h('div', { 'aria-live': 'polite' });
  #day;
  #one = null;
  #parts = null;

  constructor(options) {
    this.#options = options;
    this.#day = dayPart(options);
    this.element = h('div', { class: 'sections' }, this.#place, this.#said, this.#day.element);
  }

  /** @param {string} code of a change, or '' for the list */
  async open(code) {
    put(this.#said);
    put(this.#place, h('p', { class: 'soft' }, t.detail.loading));
    this.#options.map?.clear(...MARKS);
    this.#parts = null;
    try {
      if (code) this.#show(await this.#options.api.divisionChange(code));
      else this.#list(await this.#options.api.divisionChanges());
    } catch (failure) {
      put(this.#place, trouble(failure, () => this.open(code)));
    }
  }

  leave() {
    this.#options.map?.clear(...MARKS);
    this.#day.leave();
  }

  #link(code, text) {
    return stepLink(this.#options.session, { check: 'division-changes', subject: code, filters: {}, query: '' }, text);
  }

  #list(changes) {
    const { api, status, session, who, rename } = this.#options;
    rename(this.title, this.due);
    const name = h('input', { id: 'change-title', required: true, maxlength: '100', placeholder: t['division-changes'].titleHint });
    const make = async event => {
      event.preventDefault();
      try {
        const made = await api.openDivisionChange({ divisionCode: status?.division?.code, title: name.value.trim() });
        session.update({ check: 'division-changes', subject: made.code, filters: {}, query: '' }, { step: true });
      } catch (failure) {
        put(this.#said, trouble(failure));
      }
    };
    put(this.#place,
      h('section', {}, h('form', { class: 'row', onsubmit: make }, h('label', { class: 'unseen', for: 'change-title' }, t['division-changes'].fields.title), name,
        grey(h('button', { class: 'button primary', type: 'submit' }, t['division-changes'].make), whyNot(who, 'draft', language === 'en')))),
      h('section', {}, changes.length ? h('ul', { class: 'cases' }, ...changes.map(one => h('li', {}, h('p', { class: 'row' }, this.#link(one.code, one.title), stateChip(one)),
        h('p', { class: 'small soft' }, [one.code, one.effectiveOn ? t['division-changes'].from(dateText(one.effectiveOn, language)) : t['division-changes'].noDay].join(' · '))))) : h('p', { class: 'soft' }, t['division-changes'].none)));
  }

  /** The whole change as it now is; what was typed and not sent stays. */
  #show(one) {
    this.#one = one;
    const { rename } = this.#options;
    rename(one.title, [one.code, t['division-changes'].by(one.openedBy)].join(' · '));
    const about = { ...this.#options, latest: () => this.#one, done: work => this.#do(work) };
    const parts = (this.#parts ??= { fields: new FieldsPart(about), items: new ChangeItems(about), note: noteInput() });
    parts.fields.show(one);
    parts.items.show(one);
    const adopt = h('button', { class: 'button primary', type: 'button', onclick: () => this.#do(() => about.api.divisionChangeStep(one.code, { step: 'adopt', version: this.#one.version })) }, t['division-changes'].adopt);
    const preview = new PreviewPart(about, told => grey(adopt, reasonAgainst(one, told)));
    grey(adopt, reasonAgainst(one, null));
    put(this.#place,
      h('section', {}, h('p', {}, this.#link('', `← ${t['division-changes'].toList}`)), h('p', { class: 'row' }, stateChip(one)), one.endedNote ? h('p', { class: 'small soft' }, one.endedNote) : null, parts.fields.element),
      h('section', {}, h('h2', {}, t['division-changes'].items(one.items.length)), parts.items.element),
      h('section', {}, h('h2', {}, t['division-changes'].preview), preview.element),
      one.state === 'draft' ? h('section', {}, h('div', { class: 'row' }, adopt, ...this.#withdrawal(about, one))) : null);
    if (one.items.length) preview.load();
  }

  #withdrawal(about, one) {
    const { note } = this.#parts;
    const send = () => note.value.trim() ? this.#do(() => about.api.divisionChangeStep(one.code, { step: 'withdraw', version: this.#one.version, note: note.value.trim() })) : note.focus();
    return [note, grey(h('button', { class: 'button', type: 'button', onclick: send }, t['division-changes'].withdraw), one.mayEdit ? '' : whyNot(about.who, 'draft', language === 'en'))];
  }

  /** Something that answers with the change as it now is. @returns {Promise<boolean>} whether it was done */
  async #do(work) {
    put(this.#said);
    const state = this.#one.state;
    try {
      this.#show(await work());
      if (this.#one.state !== state) this.#options.map?.reload();
      return true;
    } catch (failure) {
      put(this.#said, trouble(failure));
      if (failure.status === 409) this.#options.api.divisionChange(this.#one.code).then(now => this.#show(now), () => {});
      return false;
    }
  }
}

/** Why it cannot be adopted: the person's rights, then what the preview found. @param {object|null} told the preview, null while it is not there */
function reasonAgainst(one, told) {
  if (one.whyNotAdopt) return inOneLanguage(one.whyNotAdopt);
  if (!told) return t['division-changes'].previewFirst;
  return told.faults.filter(({ severity }) => severity === 'error').map(({ message }) => inOneLanguage(message)).slice(0, 3).join(language === 'en' ? '; ' : '；');
}

export const stateChip = ({ state }) => h('span', { class: `chip ${{ draft: 'ochre', adopted: 'jade' }[state] ?? ''}` }, t['division-changes'].states[state]);

const noteInput = () => h('input', { id: 'change-note', maxlength: '2000', placeholder: t['division-changes'].whyWithdraw, 'aria-label': t['division-changes'].whyWithdraw });

/** Approval, day and reason of a change. */
class FieldsPart {
  #about;
  #inputs = Object.fromEntries(Object.entries(FIELDS).map(([name, type]) => [name, h('input', { id: `change-${name}`, type, maxlength: name === 'reason' ? '5000' : '100' })]));
  #button = h('button', { class: 'button', type: 'submit' }, t['division-changes'].save);
  #shown = {};

  constructor(about) {
    this.#about = about;
    this.element = h('form', { class: 'fields', onsubmit: event => (event.preventDefault(), this.#save()) },
      ...Object.entries(this.#inputs).map(([name, input]) => h('div', { class: 'field' }, h('label', { for: input.id }, t['division-changes'].fields[name]), input)), this.#button);
  }

  show(one) {
    for (const [name, input] of Object.entries(this.#inputs)) {
      const untouched = input.value.trim() === (this.#shown[name] ?? '');
      if (untouched || !one.mayEdit) input.value = one[name] ?? '';
      input.disabled = !one.mayEdit;
    }
    this.#shown = one;
    this.#button.hidden = !one.mayEdit;
  }

  #save() {
    const one = this.#about.latest();
    const set = Object.fromEntries(Object.entries(this.#inputs).map(([name, input]) => [name, input.value.trim() || null]).filter(([name, value]) => value !== (one[name] ?? null)));
    return Object.keys(set).length && this.#about.done(() => this.#about.api.changeDivisionChange(one.code, { version: one.version, set }));
  }
}
