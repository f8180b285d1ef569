import { h, put } from '../parts/dom.js';
import { grey, oneLanguage } from '../parts/rights.js';
import { trouble } from '../parts/trouble.js';
import { dateText } from '../text/measures.js';
import { language, t } from '../text/words.js';

/** What the register lacks of a name: an officer fills it in or puts it right, with the reason; a new version says so. */

const REGISTERS = { places: 'place', roads: 'road' };
const DAYS = ['namedOn', 'filedOn', 'announcedOn'];
const DECIDED = [...DAYS, 'approvalNumber', 'approvingBody'];
const LONG = ['origin', 'meaning', 'history'];

/** @returns {HTMLElement|null} null for records that are not amended so */
export function amendSection({ api, layer, code, feature, map, again }) {
  const register = REGISTERS[layer];
  if (!register || !feature.properties.name) return null;
  const place = h('div', {}, h('p', { class: 'soft' }, t.detail.loading));
  const details = h('details', {}, h('summary', {}, t.amend.head), place);
  const load = async () => {
    try {
      show(await api.nameRecord(register, code));
    } catch (failure) {
      if ([401, 403, 404].includes(failure.status)) put(place, h('p', { class: 'soft' }, t.record.noHistory));
      else put(place, trouble(failure, load));
    }
  };
  details.addEventListener('toggle', () => details.open && load());

  function show(told) {
    const why = told.whyNot ? oneLanguage(told.whyNot, language === 'en') : told.validTo ? t.amend.ended(dateText(told.validTo, language)) : '';
    const said = h('div', { 'aria-live': 'polite' });
    const inputs = Object.fromEntries(told.amendable.map(name => [name, grey(input(name, told), why || (told.fixedByCase && DECIDED.includes(name) ? t.amend.fixedByCase(told.fixedByCase) : ''))]));
    const reason = grey(h('input', { id: 'amend-reason', required: true, maxlength: '500', placeholder: t.amend.reasonHint }), why);
    const send = async wish => {
      try {
        await api.amendRecord(register, code, { base: told.base, reason: reason.value.trim(), ...wish });
        map?.reload();
        again();
      } catch (failure) {
        put(said, trouble(failure));
      }
    };
    const changed = () => Object.fromEntries(Object.entries(inputs).map(([name, one]) => [name, one.value.trim() || null]).filter(([name, value]) => value !== (told.fields[name] ?? null)));
    const submit = event => {
      event.preventDefault();
      const set = changed();
      return Object.keys(set).length ? send({ set }) : put(said, h('p', { class: 'soft' }, t.amend.nothing));
    };
    put(place, h('p', { class: 'soft small' }, t.amend.about),
      h('form', { class: 'fields', onsubmit: submit },
        ...Object.entries(inputs).map(([name, one]) => h('div', { class: LONG.includes(name) ? 'field wide' : 'field' }, h('label', { for: one.id }, t.amend.fields[name]), one)),
        h('div', { class: 'field wide' }, h('label', { for: 'amend-reason' }, t.amend.reason), reason),
        grey(h('button', { class: 'button primary', type: 'submit' }, t.amend.save), why), ending(told, why, reason, send)), said);
  }

  return h('section', { class: 'amend' }, details);
}

function input(name, { fields, categories }) {
  const id = `amend-${name}`;
  const value = fields[name] ?? '';
  if (name === 'categoryCode') return h('select', { id }, ...[{ code: '', title: t.amend.none }, ...categories].map(one => h('option', { value: one.code, selected: one.code === value }, [one.code, one.title].filter(Boolean).join(' '))));
  if (LONG.includes(name)) return h('textarea', { id, rows: '2', maxlength: name === 'history' ? '5000' : '2000', value });
  return h('input', { id, type: DAYS.includes(name) ? 'date' : 'text', maxlength: name === 'startText' || name === 'endText' ? '200' : '100', value });
}

/** Only what is out of use ends without a case. */
function ending({ status }, why, reason, send) {
  if (!['historical', 'cancelled'].includes(status)) return null;
  const day = h('input', { id: 'amend-endsOn', type: 'date' });
  const end = () => (day.value && reason.value.trim() ? send({ endsOn: day.value }) : (day.value ? reason : day).focus());
  return h('div', { class: 'field wide' }, h('label', { for: 'amend-endsOn' }, t.amend.endsOn), h('div', { class: 'row' }, grey(day, why), grey(h('button', { class: 'button', type: 'button', onclick: end }, t.amend.end), why)));
}
