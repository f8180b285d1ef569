import { h, put } from '../parts/dom.js';
import { grey, sentenceOf } from '../parts/rights.js';
import { trouble } from '../parts/trouble.js';
import { momentText } from '../text/measures.js';
import { language, t } from '../text/words.js';
import { KINDS, LANGUAGES, periodText, wishOf } from './other-name-words.js';

/** The other names of a record: each with its period and source; officers add and withdraw. */

const REGISTERS = { places: 'place', roads: 'road', divisions: 'division' };

/** @param {{api: typeof import('../api.js'), layer: string, code: string}} about @returns {HTMLElement|null} null for layers whose records have none */
export function otherNamesSection({ api, layer, code }) {
  const register = REGISTERS[layer];
  if (!register) return null;
  const list = h('div', {}, h('p', { class: 'soft' }, t.detail.loading));
  const adding = h('div');
  const withdrawnToo = h('input', { type: 'checkbox', onchange: () => load() });
  const filter = h('label', { class: 'row small', hidden: true }, withdrawnToo, t.otherNames.withdrawnToo);
  const section = h('section', { class: 'other-names', 'aria-label': t.otherNames.head }, h('h2', {}, t.otherNames.head), list, adding, filter);

  async function load() {
    try {
      const { names, mayWrite } = await api.otherNames(register, code, withdrawnToo.checked);
      const why = sentenceOf(mayWrite, language === 'en');
      put(list, names.length ? h('ul', { class: 'plain' }, ...names.map(name => row(name, why))) : h('p', { class: 'soft' }, t.otherNames.none));
      put(adding, grey(h('button', { class: 'button', type: 'button', onclick: () => put(adding, addForm()) }, t.otherNames.add), why));
      filter.hidden = false;
    } catch (failure) {
      section.hidden = failure.status === 404;
      put(list, trouble(failure, load));
    }
  }

  function row(name, why) {
    const change = h('div');
    const withdraw = name.withdrawnAt ? null : grey(h('button', { class: 'link', type: 'button', 'aria-label': t.otherNames.withdrawName(name.name), onclick: () => put(change, withdrawForm(name, () => put(change))) }, t.otherNames.withdraw), why);
    const period = periodText(name, t.otherNames.period);
    return h('li', { class: 'other-name', dataset: { withdrawn: Boolean(name.withdrawnAt) } },
      h('p', { class: 'row' }, h('span', { class: 'chip' }, t.otherNames.kinds[name.kind]), h('b', { lang: name.language ?? 'zh-CN' }, name.name), name.pinyin ? h('span', { class: 'pinyin', lang: 'zh-Latn-pinyin' }, name.pinyin) : null, withdraw),
      h('p', { class: 'soft small' }, [period, t.otherNames.sourceIs(name.source)].filter(Boolean).join(' · ')),
      name.withdrawnAt ? h('p', { class: 'small' }, t.otherNames.withdrawnBy(name.withdrawnBy, momentText(name.withdrawnAt, language), name.withdrawnReason)) : null, change);
  }

  function withdrawForm(name, cancel) {
    const reason = h('input', { id: `why-name-${name.id}`, maxlength: '500', required: true });
    const said = h('div');
    setTimeout(() => reason.focus());
    return h('form', { class: 'withdraw', onkeydown: event => event.key === 'Escape' && cancel(), onsubmit: event => (event.preventDefault(), api.withdrawOtherName(name.id, reason.value).then(load, failure => put(said, trouble(failure)))) },
      h('div', { class: 'field' }, h('label', { for: reason.id }, t.otherNames.reason), reason),
      h('div', { class: 'row' }, h('button', { class: 'button' }, t.otherNames.withdrawNow), h('button', { class: 'button quiet', type: 'button', onclick: cancel }, t.cancel)), said);
  }

  function addForm() {
    const field = (id, label, input) => h('div', { class: 'field' }, h('label', { for: id }, label), input);
    const text = (id, more = {}) => h('input', { id: `other-${id}`, name: id, autocomplete: 'off', ...more });
    const tongue = h('select', { id: 'other-language', name: 'language' }, h('option', { value: '' }, t.otherNames.chinese), ...LANGUAGES.map(tag => h('option', { value: tag }, t.otherNames.languages[tag])));
    const kind = h('select', { id: 'other-kind', name: 'kind' }, ...KINDS.map(value => h('option', { value }, t.otherNames.kinds[value])));
    const said = h('div');
    const form = h('form', { class: 'fields', onkeydown: event => event.key === 'Escape' && load(), onsubmit: async event => {
      event.preventDefault();
      try {
        await api.addOtherName(wishOf(register, code, Object.fromEntries(new FormData(form))));
        load();
      } catch (failure) {
        put(said, trouble(failure));
      }
    } },
      field('other-kind', t.otherNames.kind, kind), field('other-name', t.otherNames.name, text('name', { required: true, maxlength: '100' })),
      field('other-pinyin', t.otherNames.pinyin, text('pinyin', { maxlength: '200', lang: 'zh-Latn-pinyin' })), field('other-language', t.otherNames.language, tongue),
      field('other-periodFrom', t.otherNames.from, text('periodFrom', { maxlength: '50' })), field('other-periodTo', t.otherNames.to, text('periodTo', { maxlength: '50' })),
      h('div', { class: 'field wide' }, h('label', { for: 'other-source' }, t.otherNames.source), text('source', { required: true, maxlength: '500', placeholder: t.otherNames.sourceHint })),
      h('div', { class: 'row' }, h('button', { class: 'button primary' }, t.otherNames.addNow), h('button', { class: 'button quiet', type: 'button', onclick: load }, t.cancel)), said);
    setTimeout(() => kind.focus());
    return form;
  }

  load();
  return section;
}
