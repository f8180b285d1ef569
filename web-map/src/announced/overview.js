import { h, put } from '../parts/dom.js';
import { trouble } from '../parts/trouble.js';
import { dateText } from '../text/measures.js';
import { language, t } from '../text/words.js';
import { receiptForm } from './comments.js';
import { shapesOf } from './told.js';

/** The front of it: what is open to comment, then what was announced, to search and to follow. */

const NAMES_SHOWN = 4;

/**
 * @param {HTMLElement} element
 * @param {{api: any, session: any, link: (path: string) => string, onShapes: (shapes: any[]) => void}} options
 */
export async function overview(element, { api, session, link, onShapes }) {
  const open = h('div', {}, h('p', { class: 'soft' }, t.detail.loading));
  const list = h('ol', { class: 'results' });
  const more = h('div');
  const found = h('p', { class: 'soft small', role: 'status' });
  const search = h('input', { id: 'announced-q', type: 'search', maxlength: '100', value: session.state.query });
  const form = h('form', { class: 'row', role: 'search', onsubmit: event => (event.preventDefault(), session.update({ query: search.value.trim() }), load()) },
    h('div', { class: 'field grow' }, h('label', { for: 'announced-q' }, t.announced.searchLabel), search), h('button', { class: 'button', type: 'submit' }, t.search.button));
  let shown = [];
  let consulted = [];
  put(element, h('h1', {}, t.announced.head),
    h('section', {}, h('h2', {}, t.announced.openHead), open),
    h('section', {}, h('h2', {}, t.announced.announcedHead), form, found, list, more),
    receiptForm(api),
    h('p', { class: 'soft small' }, t.announced.follow, ' ', h('a', { href: '/feeds/announcements.atom' }, t.announced.feedAnnounced), t.listMark, h('a', { href: '/feeds/consultations.atom' }, t.announced.feedConsulted)));

  const shapes = () => onShapes([...consulted.flatMap(one => shapesOf(one.names, 'own')), ...shown.flatMap(one => shapesOf(one.names, 'selected'))]);

  async function load(cursor) {
    try {
      const page = await api.announcements({ q: search.value.trim() || undefined, cursor });
      shown = cursor ? [...shown, ...page.announcements] : page.announcements;
      put(list, ...shown.map(one => entry(one, link(one.link), one.number, dateText(one.announcedOn, language))));
      put(found, shown.length ? '' : t.announced.none);
      put(more, page.next ? h('button', { class: 'button', type: 'button', onclick: () => load(page.next) }, t.announced.more) : null);
      shapes();
    } catch (failure) {
      put(more, trouble(failure, () => load(cursor)));
    }
  }

  async function asked() {
    try {
      consulted = (await api.consultations()).consultations;
      put(open, consulted.length ? h('ol', { class: 'results' }, ...consulted.map(one => entry(one, link(one.link), t.marks.info, t.announced.until(dateText(one.to, language))))) : h('p', { class: 'soft' }, t.announced.noneOpen));
      shapes();
    } catch (failure) {
      put(open, trouble(failure, asked));
    }
  }

  await Promise.all([load(), asked()]);
}

function entry(one, href, mark, when) {
  const names = one.names.slice(0, NAMES_SHOWN).map(name => name.name).join(t.listMark);
  return h('li', {}, h('a', { href }, h('span', { class: 'name', lang: 'zh-CN' }, one.title), h('span', { class: 'soft small' }, `${mark} ${when}`),
    h('span', { class: 'facts' }, one.count > NAMES_SHOWN ? t.announced.andMore(names, one.count) : names)));
}
