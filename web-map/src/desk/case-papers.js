import { h, put } from '../parts/dom.js';
import { trouble } from '../parts/trouble.js';
import { dateText } from '../text/measures.js';
import { language, t } from '../text/words.js';
import { papersSection } from './papers.js';

/** The papers of a case: each kind with what it says, or why the case needs none; files come as attachments of the case. */

const REPORTS = ['assessment', 'expert-review', 'consultation'];

export function papersPart(about) {
  const list = h('ul', { class: 'papers' });
  const said = h('div', { 'aria-live': 'polite' });
  const files = h('details', {}, h('summary', {}, t.cases.files));
  files.addEventListener('toggle', () => files.open && files.children.length === 1 && files.append(papersSection({ api: about.api, who: about.who, layer: 'naming-cases', code: about.code })));
  const add = addForm(about, said);
  let shown = '';

  return {
    element: h('div', { class: 'sections' }, h('h2', {}, t.cases.papers), list, add, said, files),
    show(one) {
      const state = JSON.stringify([one.papers, one.state]);
      if (state === shown) return;
      shown = state;
      const absent = REPORTS.filter(kind => !one.papers.some(paper => paper.kind === kind)).map(kind => h('li', { class: 'row small' }, h('span', {}, `○ ${t.cases.paperKinds[kind]}`), h('span', { class: 'soft' }, t.cases.paperAbsent)));
      put(list, one.papers.map(paper => line(paper, one, about, said)), ['announced', 'withdrawn'].includes(one.state) ? null : absent);
      add.hidden = ['announced', 'withdrawn'].includes(one.state);
    },
  };
}

function line(paper, one, about, said) {
  const withdraw = async () => {
    const failure = await about.done(() => about.api.withdrawCasePaper(about.code, paper.id));
    if (failure) put(said, trouble(failure));
  };
  return h('li', { class: 'case-paper' }, h('p', {}, h('b', {}, `${paper.needed ? t.marks.passed : '–'} ${t.cases.paperKinds[paper.kind] ?? paper.title}`), paper.needed ? '' : ` ${t.cases.notNeeded}`,
    h('span', { class: 'soft small' }, ` ${[paper.dated ? dateText(paper.dated, language) : '', paper.addedBy].filter(Boolean).join(' · ')}`)),
  h('p', { class: 'small' }, paper.summary),
  one.decision ? null : h('button', { class: 'link', type: 'button', onclick: withdraw }, t.papers.withdraw));
}

function addForm(about, said) {
  const kind = h('select', { id: 'case-paper-kind' }, ...Object.entries(t.cases.paperKinds).map(([value, word]) => h('option', { value }, word)));
  kind.value = 'assessment';
  const needed = h('input', { id: 'case-paper-needed', type: 'checkbox', checked: true });
  const summary = h('textarea', { id: 'case-paper-summary', rows: '2', required: true, maxlength: '5000' });
  const send = async event => {
    event.preventDefault();
    const failure = await about.done(() => about.api.addCasePaper(about.code, { kind: kind.value, needed: needed.checked, summary: summary.value.trim() }));
    put(said, failure ? trouble(failure) : null);
    if (failure) return;
    summary.value = '';
    const next = REPORTS.find(one => !about.latest().papers.some(paper => paper.kind === one));
    if (next) kind.value = next;
    kind.focus();
  };
  return h('form', { class: 'fields', onsubmit: send }, h('div', { class: 'field' }, h('label', { for: 'case-paper-kind' }, t.cases.paperKind), kind),
    h('div', { class: 'field' }, h('label', { class: 'row', for: 'case-paper-needed' }, needed, t.cases.paperNeeded)),
    h('div', { class: 'field whole' }, h('label', { for: 'case-paper-summary' }, t.cases.paperSummary), summary),
    h('div', { class: 'row' }, h('button', { class: 'button', type: 'submit' }, t.cases.paperAdd)));
}
