import { h, put } from '../parts/dom.js';
import { factList } from '../parts/facts.js';
import { classOf, rubyName, statusChip, titleOf } from '../parts/names.js';
import { t, wordFor } from '../text/words.js';

/** One thing in detail: its name with its reading, its state in a word, then what is known of it. */

const HEAD = ['name', 'pinyin', 'status', 'pinyin_plain', 'pinyin_initials', 'pinyin_source', 'specific', 'generic', 'fid', 'street_name', 'label', 'street_direction', 'number', 'sub_number', 'text', 'valid_from', 'valid_to', 'division_name'];

/**
 * @param {object} options
 * @param {string} options.layer @param {any} options.feature
 * @param {Array<{layer: string, id: string, title: string}>} options.others what else was under the click
 */
export function detailPanel({ layer, feature, others, session, backText, onClose, onShow }) {
  const p = feature.properties;
  const title = titleOf(layer, p);
  return h('article', { class: 'detail' },
    h('button', { class: 'button quiet back', type: 'button', onclick: onClose }, `← ${backText}`),
    h('h2', { class: 'heading', tabindex: '-1' }, title === p.name ? rubyName(p.name, p.pinyin) : h('span', { class: 'name', lang: 'zh-CN' }, title)),
    h('p', { class: 'row sentence' }, statusChip(p.status ?? p.state), h('span', {}, [wordFor(t.kinds, layer), classOf(layer, p), p.division_name].filter(Boolean).join(' · '))),
    factList(p, HEAD),
    h('p', { class: 'row actions' }, feature.geometry ? h('button', { class: 'button', type: 'button', onclick: onShow }, t.detail.show) : null, shareButton(session), namePageLink(layer, feature, session),
      h('a', { class: 'button', href: `/ogc/collections/${layer}/items/${encodeURIComponent(feature.id ?? p.code)}` }, t.detail.data)),
    others.length ? h('section', { class: 'nearby' }, h('h3', {}, t.detail.nearby), h('ul', { class: 'results' },
      ...others.slice(0, 8).map(other => h('li', {}, h('a', { href: session.link({ selected: other }), onclick: event => (event.preventDefault(), session.update({ selected: { layer: other.layer, id: other.id } }, { step: true })) },
        h('span', {}, other.title), h('span', { class: 'soft small' }, wordFor(t.kinds, other.layer))))))) : null);
}

const STANDARD = ['approved', 'filed', 'announced', 'historical'];

/** The permanent page of a standard name. */
function namePageLink(layer, feature, session) {
  if (!['roads', 'places'].includes(layer) || !STANDARD.includes(feature.properties.status)) return null;
  return h('a', { class: 'button', href: `/names/${encodeURIComponent(feature.id ?? feature.properties.code)}${session.state.lang ? `?lang=${session.state.lang}` : ''}` }, t.announced.link);
}

function shareButton(session) {
  const button = h('button', { class: 'button', type: 'button', onclick: async () => {
    try {
      await navigator.clipboard.writeText(session.scope.location.href);
      put(button, `✔ ${t.detail.shared}`);
    } catch {
      put(button, t.detail.shareFailed);
    }
  } }, t.detail.share);
  return button;
}
