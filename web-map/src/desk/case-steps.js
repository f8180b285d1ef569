import { asked } from '../parts/ask.js';
import { h, put } from '../parts/dom.js';
import { grey, oneLanguage } from '../parts/rights.js';
import { trouble } from '../parts/trouble.js';
import { language, t } from '../text/words.js';

/** What may be done next, what is missing for it, and the form of each step. */

const PLAIN = ['submit'];
const WITH_REASON = ['return', 'withdraw', 'refuse', 'appeal'];
const QUIET = ['return', 'withdraw', 'undo', 'refuse'];
const inOneLanguage = sentence => oneLanguage(sentence, language === 'en');
const today = () => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);

export function stepsPart(about) {
  const missing = h('div');
  const buttons = h('div', { class: 'row' });
  const form = h('div');
  const said = h('div', { 'aria-live': 'polite' });
  let one = null;
  let open = '';

  async function send(step, more = {}) {
    put(said);
    const failure = await about.done(() => about.api.takeStep(about.code, { step, version: one.version, ...more }));
    if (!failure) {
      close();
      about.map?.reload();
      put(said, h('p', { class: 'chip jade' }, t.cases.took(t.cases.steps[step], t.cases.states[about.latest().state])));
    } else put(said, failure.missing ? missingList(failure.missing, t.cases.refused) : trouble(failure));
  }

  function close() {
    open = '';
    put(form);
  }

  async function take(step) {
    if (PLAIN.includes(step)) return send(step);
    if (step === 'undo') return await asked(t.cases.undoAsk, t.cases.steps.undo) && send(step);
    open = step;
    put(form, formOf(step, one, about, fields => send(step, fields), close));
    form.querySelector('input, textarea')?.focus();
  }

  return {
    element: h('div', { class: 'sections' }, h('h2', {}, t.cases.next), missing, buttons, form, said),
    show(changed) {
      one = changed;
      put(missing, changed.missing.length ? missingList(changed.missing, t.cases.missing) : null);
      put(buttons, changed.next.map(({ step, whyNot }) => grey(h('button', { class: `button ${QUIET.includes(step) ? '' : 'primary'}`, type: 'button', onclick: () => take(step) }, t.cases.steps[step]), whyNot ? inOneLanguage(whyNot) : '')),
        changed.next.length ? null : h('p', { class: 'soft' }, t.cases.ended));
      if (open && !changed.next.some(({ step }) => step === open)) close();
    },
  };
}

function missingList(missing, head) {
  return h('div', { class: 'missing' }, h('p', {}, `${t.marks.unknown ?? '△'} ${head(missing.length)}`),
    h('ul', {}, ...missing.slice(0, 12).map(({ ordinal, sentence }) => h('li', {}, ordinal ? t.cases.ofName(ordinal) : '', inOneLanguage(sentence)))), missing.length > 12 ? h('p', { class: 'soft small' }, t.desk.more(missing.length - 12)) : null);
}

function formOf(step, one, about, send, cancel) {
  const field = (id, label, input) => h('div', { class: 'field' }, h('label', { for: `step-${id}` }, label), input);
  const text = (id, value = '', required = true) => h('input', { id: `step-${id}`, value, required, maxlength: '100', autocomplete: 'off' });
  const inputs = {};
  const parts = [];
  const add = (id, label, input) => (inputs[id] = input, parts.push(field(id, label, input)));
  if (WITH_REASON.includes(step)) {
    add('note', t.cases.note, h('textarea', { id: 'step-note', rows: '2', required: true, maxlength: '2000' }));
  } else {
    add('on', t.cases.on, h('input', { id: 'step-on', type: 'date', value: today(), max: today(), required: true }));
    add('number', t.cases.numbers[step], text('number', '', step !== 'file'));
  }
  let outcomes = () => undefined;
  if (step === 'decide') {
    add('body', t.cases.body, text('body', t.cases.bodyOf(about.status?.division?.name ?? '')));
    add('bodyKind', t.cases.bodyKind, h('select', { id: 'step-bodyKind' }, ...Object.entries(t.cases.bodyKinds).map(([value, word]) => h('option', { value }, word))));
    if (one.items.filter(item => item.outcome !== 'withdrawn').length > 1) {
      const table = outcomeTable(one);
      parts.push(table.element);
      outcomes = table.read;
    }
  }
  if (step === 'file') add('with', t.cases.filedWith, text('with', t.cases.filedWithOf));
  const submit = event => {
    event.preventDefault();
    const values = Object.fromEntries(Object.entries(inputs).map(([id, input]) => [id, input.value.trim()]).filter(([, value]) => value));
    send({ ...values, ...(outcomes() ? { outcomes: outcomes() } : {}) });
  };
  return h('form', { class: 'fields step-form', onsubmit: submit, onkeydown: event => event.key === 'Escape' && cancel() }, ...parts,
    h('div', { class: 'row' }, h('button', { class: 'button primary', type: 'submit' }, t.cases.steps[step]), h('button', { class: 'button quiet', type: 'button', onclick: cancel }, t.cancel)));
}

/** Of a batch some are approved and others returned, each of these with its reason. */
function outcomeTable(one) {
  const rows = one.items.filter(item => item.outcome !== 'withdrawn').map(item => {
    const approved = h('input', { type: 'checkbox', checked: true, 'aria-label': t.cases.approve(item.name) });
    const reason = h('input', { 'aria-label': t.cases.whyReturned(item.name), placeholder: t.cases.note, hidden: true, maxlength: '1000' });
    approved.addEventListener('change', () => {
      reason.hidden = approved.checked;
      reason.required = !approved.checked;
    });
    return { item, approved, reason };
  });
  return {
    element: h('div', { class: 'scroll' }, h('table', {}, h('thead', {}, h('tr', {}, h('th', {}, t.cases.approved), h('th', {}, t.cases.name), h('th', {}, t.cases.note))),
      h('tbody', {}, ...rows.map(({ item, approved, reason }) => h('tr', {}, h('td', {}, approved), h('td', {}, item.name), h('td', {}, reason)))))),
    read: () => rows.filter(({ approved }) => !approved.checked).map(({ item, reason }) => ({ ordinal: item.ordinal, approved: false, reason: reason.value.trim() })),
  };
}
