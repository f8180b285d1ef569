import { h, put } from '../parts/dom.js';
import { troubleText } from '../parts/trouble.js';
import { t } from '../text/words.js';
import { ReadingState } from './reading-state.js';

/**
 * The step in which an officer confirms how a name is read: each doubtful syllable by itself, with Enter, by choosing another
 * reading, or by typing one (yue4 for yuè); then the whole.
 * @param {{api: typeof import('../api.js'), name: {specific: string, generic?: string, target: string, divisionCode: string},
 *   onConfirm: (syllables: string[], reason?: string) => Promise<void>}} about `onConfirm` throws what refused it
 */
export function readingPart({ api, name, onConfirm }) {
  const element = h('div', { class: 'reading', role: 'group', 'aria-label': t.reading.head }, h('p', { class: 'soft' }, t.detail.loading));
  const load = () => api.draftReading(name).then(draft => put(element, new Confirming(draft, onConfirm).element), failure => put(element, h('p', { role: 'alert' }, troubleText(failure)),
    h('button', { class: 'button', type: 'button', onclick: load }, t.errors.again)));
  load();
  return element;
}

class Confirming {
  #state;
  #onConfirm;
  #inputs = [];
  #marks = [];
  #said = h('p', { class: 'small', role: 'status' });
  #reason = h('input', { id: 'reading-reason', maxlength: '500', placeholder: t.reading.reasonHint });
  #why = h('div', { class: 'field', hidden: true }, h('label', { for: 'reading-reason' }, t.reading.reason), this.#reason);

  constructor({ syllables }, onConfirm) {
    this.#state = new ReadingState(syllables);
    this.#onConfirm = onConfirm;
    this.whole = h('button', { class: 'button primary', type: 'button', onclick: () => this.#send() }, t.reading.confirm);
    this.element = h('div', { class: 'sections' }, h('div', { class: 'syllables' }, ...this.#state.syllables.map((syllable, index) => this.#syllable(syllable, index))), this.#why,
      h('div', { class: 'row' }, this.whole, this.#said));
    this.#show();
  }

  #syllable(syllable, index) {
    const id = `syllable-${index}`;
    const input = h('input', { id, value: syllable.reading, autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', lang: 'zh-Latn-pinyin', 'aria-label': t.reading.of(syllable.text),
      oninput: () => (this.#state.write(index, input.value), this.#show()), onkeydown: event => event.key === 'Enter' && (event.preventDefault(), this.#confirm(index)) });
    const mark = h('button', { class: 'link mark', type: 'button', onclick: () => this.#confirm(index) });
    this.#inputs.push(input);
    this.#marks.push(mark);
    const others = syllable.choices.length > 1 ? h('div', { class: 'choices' }, ...syllable.choices.map(choice => h('button', { class: 'link', type: 'button', lang: 'zh-Latn-pinyin', 'aria-label': t.reading.choose(syllable.text, choice),
      onclick: () => (this.#state.write(index, choice), this.#confirm(index)) }, choice))) : null;
    return h('div', { class: `syllable${syllable.doubtful ? ' doubtful' : ''}` }, h('label', { for: id, lang: 'zh-CN' }, syllable.text), input, mark,
      syllable.source ? h('span', { class: 'small soft' }, t.reading.sources[syllable.source] ?? syllable.source) : null, others);
  }

  #confirm(index) {
    const next = this.#state.confirm(index);
    this.#show(index);
    (next < 0 ? this.whole : this.#inputs[next]).focus();
    if (next >= 0) this.#inputs[next].select();
  }

  /** @param {number} [settled] whose input shows the tone that was typed by number */
  #show(settled) {
    this.#state.syllables.forEach(({ text, reading, confirmed }, index) => {
      if (index === settled || document.activeElement !== this.#inputs[index]) this.#inputs[index].value = reading;
      put(this.#marks[index], confirmed ? t.reading.sure : t.reading.doubt);
      this.#marks[index].setAttribute('aria-label', confirmed ? t.reading.sureOf(text, reading) : t.reading.confirmOne(text, reading));
      this.#marks[index].parentElement?.classList.toggle('sure', confirmed);
    });
    const left = this.#state.syllables.filter(({ confirmed }) => !confirmed).length;
    this.whole.disabled = left > 0;
    put(this.#said, left ? t.reading.left(left) : '');
  }

  async #send() {
    this.whole.disabled = true;
    try {
      await this.#onConfirm(this.#state.readings, this.#reason.value.trim() || undefined);
    } catch (failure) {
      this.#why.hidden = this.#why.hidden && failure.type !== 'urn:fangyu:problem:unknown-reading';
      put(this.#said, h('span', { role: 'alert' }, troubleText(failure)));
      this.whole.disabled = false;
      if (!this.#why.hidden) this.#reason.focus();
    }
  }
}
