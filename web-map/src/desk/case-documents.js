import { h, put } from '../parts/dom.js';
import { trouble } from '../parts/trouble.js';
import { language, t } from '../text/words.js';

/** Drafts that the office prints: made of the case as it stands at that moment. */
export function documentsPart({ api, code }) {
  const list = h('div', {}, h('p', { class: 'soft' }, t.detail.loading));
  const details = h('details', {}, h('summary', {}, t.cases.documents), list);
  const load = async () => {
    try {
      const { documents } = await api.caseDocuments(code);
      const address = (kind, ending) => `/api/naming/cases/${encodeURIComponent(code)}/documents/${kind}.${ending}`;
      put(list, h('ul', { class: 'papers' }, ...documents.map(({ kind, title, titleEn }) => h('li', { class: 'row' }, h('span', {}, language === 'en' ? titleEn ?? title : title),
        ...['docx', 'pdf'].map(ending => h('a', { href: address(kind, ending), download: `${code}-${kind}.${ending}`, 'aria-label': `${title} ${ending.toUpperCase()}` }, ending.toUpperCase()))))));
    } catch (failure) {
      put(list, trouble(failure, load));
    }
  };
  details.addEventListener('toggle', () => details.open && load());
  return details;
}
