import { h, put } from '../parts/dom.js';
import { grey, oneLanguage } from '../parts/rights.js';
import { trouble } from '../parts/trouble.js';
import { language, t } from '../text/words.js';

/** What a record holds about a living person: masked, and one field at a time in full for who says what for. */

const SHOWN_MILLISECONDS = 60_000;
const WITH_PERSONS = ['door-plates', 'graves', 'collected-names'];
const LONGEST_REASON = 200;
/** Nothing to say to who may not see even the masked values. */
const NOT_FOR_YOU = [401, 403, 404];

let forms = 0;

/**
 * @param {{api: typeof import('../api.js'), layer: string, code: string}} record
 * @returns {HTMLElement|null} null for a layer whose records are about nobody; hidden while there is nothing to say
 */
export function personalSection({ api, layer, code }) {
  if (!WITH_PERSONS.includes(layer)) return null;
  const section = h('section', { class: 'record personal', hidden: true });
  load();
  return section;

  async function load() {
    try {
      const { fields, unmask } = await api.personal(layer, code);
      const why = unmask.allowed ? '' : oneLanguage(unmask.sentence, language === 'en');
      put(section, h('h2', {}, t.personal.head), h('dl', {}, ...fields.flatMap(field => row(field, why))), why ? h('p', { class: 'soft small' }, why) : null);
      section.hidden = false;
    } catch (failure) {
      section.hidden = NOT_FOR_YOU.includes(failure.status);
      put(section, h('h2', {}, t.personal.head), trouble(failure, load));
    }
  }

  /** One field: its word, its value, and the button that asks for all of it. */
  function row(field, why) {
    const title = language === 'en' ? field.titleEn : field.title;
    const word = h('dt', {}, title, field.kind ? h('span', { class: 'small' }, t.personal.kinds[field.kind]) : null);
    if (!field.masked) return [word, h('dd', { class: 'soft' }, t.personal.none)];
    const value = h('span', { class: 'personal-value', role: 'status' }, field.masked);
    const button = grey(h('button', { class: 'button', type: 'button', 'aria-label': t.personal.showWhat(title), onclick: () => ask() }, t.personal.show), why);
    const place = h('div');
    let timer;

    function ask() {
      const form = reasonForm({ title, send: async reason => reveal(await api.unmask(layer, code, field.field, reason)), leave: () => (put(place), button.focus()) });
      put(place, form);
      form.querySelector('input').focus();
    }

    function reveal(answer) {
      put(value, answer.value);
      put(place, h('p', { class: 'soft small' }, t.personal.shownFor(SHOWN_MILLISECONDS / 1000)));
      button.replaceWith(hideButton);
      hideButton.focus();
      timer = setTimeout(hide, SHOWN_MILLISECONDS);
    }

    function hide() {
      clearTimeout(timer);
      const focused = document.activeElement === hideButton;
      put(value, field.masked);
      put(place);
      hideButton.replaceWith(button);
      if (focused) button.focus();
    }

    const hideButton = h('button', { class: 'button', type: 'button', onclick: hide }, t.personal.hide);
    return [word, h('dd', {}, h('div', { class: 'row' }, value, button), place)];
  }
}

/** Asks what for. The reason goes into the journal before the value comes. */
function reasonForm({ title, send, leave }) {
  const id = `reason-${++forms}`;
  const input = h('input', { id, autocomplete: 'off', required: true, minlength: '2', maxlength: LONGEST_REASON, 'aria-describedby': `${id}-hint` });
  const said = h('div');
  const submit = h('button', { class: 'button primary' }, t.personal.confirm);
  return h('form', { class: 'reason', 'aria-label': t.personal.showWhat(title), onsubmit: async event => {
    event.preventDefault();
    submit.disabled = true;
    try {
      await send(input.value.trim());
    } catch (failure) {
      submit.disabled = false;
      put(said, trouble(failure));
    }
  }, onkeydown: event => event.key === 'Escape' && (event.stopPropagation(), leave()) },
    h('div', { class: 'field' }, h('label', { for: id }, t.personal.reason), input),
    h('p', { class: 'soft small', id: `${id}-hint` }, t.personal.reasonHint),
    said,
    h('div', { class: 'row' }, submit, h('button', { class: 'button', type: 'button', onclick: leave }, t.cancel)));
}
