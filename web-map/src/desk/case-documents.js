import { h, put } from '../parts/dom.js';
import { grey, oneLanguage } from '../parts/rights.js';
import { trouble } from '../parts/trouble.js';
import { language, t } from '../text/words.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Drafts that the office prints: made of the case as it stands at that moment, from templates that the office edits. */
export function documentsPart({ api, code }) {
  const list = h('div', {}, h('p', { class: 'soft' }, t.detail.loading));
  const details = h('details', {}, h('summary', {}, t.cases.documents), list);
  const load = async () => {
    try {
      const listing = await api.caseDocuments(code);
      put(list, h('ul', { class: 'papers' }, ...listing.documents.map(one => draft(one, code))), templatesPart(api, listing));
    } catch (failure) {
      put(list, trouble(failure, load));
    }
  };
  details.addEventListener('toggle', () => details.open && load());
  return details;
}

const titleOf = ({ title, titleEn }) => (language === 'en' ? titleEn ?? title : title);

function draft(one, code) {
  const link = ending => h('a', { href: one[ending], download: `${code}-${one.kind}.${ending}`, 'aria-label': `${titleOf(one)} ${ending.toUpperCase()}` }, ending.toUpperCase());
  return h('li', { class: 'case-paper' }, h('p', { class: 'row' }, h('span', {}, titleOf(one)), link('docx'), link('pdf')),
    one.missing.length ? h('p', { class: 'soft small' }, `${t.marks.warning} ${t.cases.documentLacks(one.missing.join(language === 'en' ? ', ' : '、'))}`) : null);
}

/** Each template to take home and to hand in again; a version never replaces another. */
function templatesPart(api, { divisionCode, mayNotEdit, documents }) {
  const row = one => {
    const said = h('span', { class: 'small', role: 'status' });
    const version = h('span', { class: 'soft small' }, versionText(one.template));
    let based = one.template?.division === divisionCode ? one.template.version : 0;
    const file = h('input', { type: 'file', accept: `.docx,${DOCX}`, 'aria-label': t.cases.templateHandIn(titleOf(one)) });
    file.addEventListener('change', async () => {
      if (!file.files[0]) return;
      try {
        const taken = await api.handInTemplate(one.kind, divisionCode, based, file.files[0]);
        based = taken.version.version;
        put(version, versionText(taken.version));
        put(said, [t.cases.templateTaken(based), ...taken.notes.map(note => oneLanguage(note, language === 'en'))].join(' '));
      } catch (failure) {
        put(said, trouble(failure));
      }
      file.value = '';
    });
    return h('li', { class: 'case-paper' }, h('p', { class: 'row' }, h('span', {}, titleOf(one)), version,
      h('a', { href: api.templateAddress(one.kind, divisionCode), download: `${one.kind}.docx` }, t.cases.templateFetch)),
    grey(file, mayNotEdit ? oneLanguage(mayNotEdit, language === 'en') : ''), said);
  };
  return h('details', {}, h('summary', {}, t.cases.templates), h('p', { class: 'soft small' }, t.cases.templatesHow), h('ul', { class: 'papers' }, ...documents.map(row)));
}

const versionText = version => (version ? t.cases.templateVersion(version.version, version.addedBy) : t.cases.templateStandard);
