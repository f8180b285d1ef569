import { h, put } from '../parts/dom.js';
import { grey } from '../parts/rights.js';
import { trouble } from '../parts/trouble.js';
import { momentText } from '../text/measures.js';
import { language, t, wordFor } from '../text/words.js';
import { duplicateList } from './collect-form.js';
import { recordLink, stepLink } from './links.js';
import { papersSection } from './papers.js';
import { personalSection } from './personal.js';

const TONES = { open: 'jade', 'in-case': '', dismissed: 'ochre' };

/**
 * One collected name in the list: what it is, what may be the same; opened, its photos and who told it.
 * @param {{api: any, map: any, session: any, who: any, shown: {name: any, duplicates: any[]}, box: HTMLElement|null, refused: string, changed: () => void, edit: () => void}} options
 */
export function collectedRow(options) {
  const { api, map, session, who, shown: { name, duplicates }, box, refused, changed, edit } = options;
  const change = h('div');
  const more = h('div', { class: 'sections' });
  const details = h('details', { ontoggle: () => {
    if (details.open && !more.firstChild) put(more, personalSection({ api, layer: 'collected-names', code: name.code }), papersSection({ api, who, layer: 'collected-names', code: name.code }));
  } }, h('summary', { class: 'small' }, t.collection.details), facts(name), more);
  const become = (state, reason) => api.collectedState(name.code, { base: name.version, state, reason }).then(changed, failure => put(change, trouble(failure)));
  const button = (words, onclick) => grey(h('button', { class: 'link', type: 'button', 'aria-label': `${words} ${name.name}`, onclick }, words), refused);
  return h('li', { class: 'collected', dataset: { code: name.code } },
    h('div', { class: 'row' }, h('label', { class: 'row' }, box, h('b', { lang: 'zh-CN' }, name.name)), h('span', { class: `chip ${TONES[name.state]}` }, t.collection.states[name.state]),
      h('span', { class: 'soft small' }, [wordFor(t.codes.place_class, name.placeClass), name.heard].filter(Boolean).join(' · '))),
    name.caseCode ? h('p', { class: 'small' }, stepLink(session, { check: 'case', subject: name.caseCode, filters: {}, query: '' }, name.caseCode)) : null,
    name.aboutCode ? h('p', { class: 'small' }, t.collection.isFor(''), recordLink(session, `${name.aboutRegister}s`, name.aboutCode, name.aboutCode)) : null,
    duplicateList(duplicates, session),
    h('div', { class: 'row' }, map ? h('button', { class: 'link', type: 'button', 'aria-label': `${t.detail.show} ${name.name}`, onclick: () => map.reveal({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: name.point } }) }, t.detail.show) : null,
      name.state === 'open' ? [button(t.collection.edit, edit), button(t.collection.dismiss, () => put(change, dismissForm(name, become, () => put(change))))] : button(t.collection.reopen, () => become('open'))),
    change, details);
}

function facts(name) {
  const rows = [['origin', name.origin], ['meaning', name.meaning], ['note', name.note], ['stateReason', name.stateReason], ['collectedBy', name.collectedBy], ['collectedAt', momentText(name.collectedAt, language)]].filter(([, value]) => value);
  return h('dl', { class: 'small' }, ...rows.flatMap(([field, value]) => [h('dt', {}, t.collection.fields[field]), h('dd', {}, value)]));
}

function dismissForm(name, become, cancel) {
  const reason = h('input', { id: `dismiss-${name.code}`, required: true, maxlength: '500' });
  setTimeout(() => reason.focus());
  return h('form', { class: 'withdraw', onkeydown: event => event.key === 'Escape' && cancel(), onsubmit: event => (event.preventDefault(), become('dismissed', reason.value)) },
    h('div', { class: 'field' }, h('label', { for: reason.id }, t.collection.dismissWhy), reason),
    h('div', { class: 'row' }, h('button', { class: 'button' }, t.collection.dismiss), h('button', { class: 'button quiet', type: 'button', onclick: cancel }, t.cancel)));
}
