import { h, put } from '../parts/dom.js';
import { trouble } from '../parts/trouble.js';
import { momentText } from '../text/measures.js';
import { language, t } from '../text/words.js';
import { clockChips, stateChip } from './case-clocks.js';
import { commentsPart } from './case-comments.js';
import { documentsPart } from './case-documents.js';
import { CaseFields } from './case-fields.js';
import { CaseItems } from './case-items.js';
import { papersPart } from './case-papers.js';
import { stepsPart } from './case-steps.js';
import { MARKS } from './naming-map.js';

/**
 * A naming case: what is due, the names with their checks and readings, the application, papers, documents, and how it
 * went so far. What somebody else changes meanwhile shows within a few seconds; what is written here is kept until it is sent.
 */

const LOOK_AGAIN_MILLISECONDS = 3_000;

export class CaseSheet {
  title = t.cases.one;
  due = '';
  #options;
  #code = '';
  #case = null;
  #timer;
  #left = false;
  #status = h('div', { class: 'row' });
  #others = h('div', { 'aria-live': 'polite' });
  #next = h('section', { class: 'case-next' });
  #items = h('section');
  #application = h('section');
  #papers = h('section');
  #documents = h('section');
  #past = h('section');
  #parts = null;

  constructor(options) {
    this.#options = options;
    this.element = h('div', { class: 'sections case' }, h('section', {}, this.#status, this.#others), this.#next, this.#items, this.#application, this.#papers, this.#documents, this.#past);
  }

  async open(code) {
    if (!code || code === this.#code) return;
    this.#code = code;
    this.#parts = null;
    try {
      this.#begin(await this.#options.api.namingCase(code));
    } catch (failure) {
      put(this.#status, trouble(failure, () => (this.#code = '', this.open(code))));
    }
  }

  leave() {
    this.#left = true;
    clearTimeout(this.#timer);
    this.#parts?.items.leave();
    this.#options.map?.clear(...MARKS);
  }

  #begin(one) {
    const about = { ...this.#options, code: one.code, became: changed => this.#became(changed, true), done: work => this.#do(work), latest: () => this.#case };
    this.#parts = { items: new CaseItems(about), application: new CaseFields(about, one) };
    put(this.#items, this.#parts.items.element);
    put(this.#application, h('h2', {}, t.cases.application), this.#parts.application.element);
    put(this.#documents, commentsPart(about), documentsPart(about));
    this.#parts.steps = stepsPart(about);
    this.#parts.papers = papersPart(about);
    put(this.#next, this.#parts.steps.element);
    put(this.#papers, this.#parts.papers.element);
    this.#became(one, true);
    this.#lookAgain();
  }

  /** Everything shows the case as it now is. @param {boolean} own whether it changed by what was done here */
  #became(one, own) {
    const before = this.#case;
    this.#case = one;
    this.#options.rename(one.title, [one.code, t.cases.by(one.openedBy)].join(' · '));
    put(this.#status, stateChip(one), clockChips(one.clocks));
    if (!own && before) put(this.#others, h('p', { class: 'chip jade' }, t.cases.changedBy(one.changedBy, momentText(one.changedAt, language).slice(-5))));
    this.#parts.items.show(one);
    this.#parts.application.show(one);
    this.#parts.steps.show(one);
    this.#parts.papers.show(one);
    put(this.#past, past(one));
  }

  #lookAgain() {
    clearTimeout(this.#timer);
    if (this.#left) return;
    this.#timer = setTimeout(async () => {
      if (!document.hidden) {
        try {
          const one = await this.#options.api.namingCase(this.#code);
          if (!this.#left && one.code === this.#code && one.version > this.#case.version) this.#became(one, false);
        } catch {
          // the next look tells
        }
      }
      this.#lookAgain();
    }, LOOK_AGAIN_MILLISECONDS);
  }

  /** Something that answers with the case. @returns {Promise<Error|null>} what refused it */
  async #do(work) {
    try {
      const state = this.#case.state;
      this.#became(await work(), true);
      if (this.#case.state !== state) this.#options.tasksMoved?.();
      return null;
    } catch (failure) {
      if (failure.status === 409) this.#options.api.namingCase(this.#code).then(one => this.#became(one, false), () => {});
      return failure;
    }
  }
}

function past({ steps }) {
  const line = step => h('li', {}, h('b', {}, t.cases.steps[step.step] ?? step.step), step.undone ? h('span', { class: 'soft' }, ` ${t.cases.undone}`) : null,
    h('span', { class: 'soft small' }, ` ${momentText(step.madeAt, language)} · ${step.madeBy}`), step.note ? h('p', { class: 'small' }, step.note) : null);
  return h('details', {}, h('summary', {}, t.cases.past(steps.length)), h('ol', { class: 'case-past' }, ...[...steps].reverse().map(line)));
}
