import { h } from '../parts/dom.js';
import { rubyName } from '../parts/names.js';
import { dateText } from '../text/measures.js';
import { language, t, wordFor } from '../text/words.js';
import { commentForm, receiptForm } from './comments.js';

/** One announcement, one consultation, one name, each as a sheet of paper tells it. */

const day = iso => (iso ? dateText(iso, language) : null);

/** @param {Array<[string, any]>} facts those without a value are left out */
export function facts(...pairs) {
  return h('dl', {}, ...pairs.filter(([, value]) => value !== null && value !== undefined && value !== '').flatMap(([word, value]) => [h('dt', {}, word), h('dd', {}, value)]));
}

/** @param {any[]} names @param {string} mark class of its shape on the map @returns {Array<{feature: object}>} */
export const shapesOf = (names, mark) => names.filter(name => name.geometry).map(name => ({ feature: { type: 'Feature', properties: { mark }, geometry: name.geometry } }));

/** @param {any} one @param {{link: (path: string) => string, onShow: (name: any) => void}} options */
export function announcementPage(one, { link, onShow }) {
  return [
    h('h1', {}, one.title),
    h('p', { class: 'soft' }, t.announced.announcedOn(day(one.announcedOn))),
    facts([t.announced.number, one.number], [t.announced.division, one.division], [t.announced.body, one.approvingBody], [t.announced.approvedOn, day(one.approvedOn)], [t.announced.approval, one.approvalNumber], [t.announced.filedOn, day(one.filedOn)]),
    h('h2', {}, t.announced.names(one.count)),
    h('ol', { class: 'told-names' }, ...one.names.map(name => h('li', {}, nameHead(name, name.link && link(name.link)), nameFacts(name), showButton(name, onShow)))),
  ];
}

/** @param {any} one @param {{api: any, onShow: (name: any) => void}} options */
export function consultationPage(one, { api, onShow }) {
  return [
    h('h1', {}, one.title),
    h('p', { class: 'due' }, `${t.marks.info} ${t.announced.openUntil(day(one.from), day(one.to))}`),
    facts([t.announced.division, one.division]),
    h('h2', {}, t.announced.proposed(one.count)),
    h('ol', { class: 'told-names' }, ...one.names.map(name => h('li', {}, nameHead(name), nameFacts(name), showButton(name, onShow)))),
    commentForm(api, one),
    receiptForm(api),
  ];
}

/** @param {any} name @param {{link: (path: string) => string, onShow: (name: any) => void}} options */
export function namePage(name, { link, onShow }) {
  const version = one => h('tr', {}, h('td', {}, h('span', { class: 'name', lang: 'zh-CN' }, one.name)), h('td', {}, day(one.validFrom)), h('td', {}, day(one.validTo) ?? t.announced.untilNow),
    h('td', {}, one.announcement ? h('a', { href: link(one.announcement.link) }, one.announcement.number) : ''));
  return [
    h('h1', { class: 'heading' }, rubyName(name.name, name.pinyin)),
    h('p', { class: 'row' }, h('span', { class: 'chip' }, name.inUse ? t.announced.inUse : t.announced.notInUse), h('span', { class: 'soft' }, [kindOf(name), name.division].filter(Boolean).join(' · '))),
    facts([t.announced.spelling, name.pinyin], [t.announced.code, name.placeCode], [t.announced.location, name.location], [t.detail.fields.origin, name.origin], [t.detail.fields.meaning, name.meaning], [t.detail.fields.history, name.history],
      [t.announced.approvedOn, day(name.namedOn)], [t.announced.body, name.approvingBody], [t.announced.approval, name.approvalNumber],
      [t.announced.announcement, name.announcement && h('a', { href: link(name.announcement.link) }, name.announcement.number)]),
    h('p', { class: 'row actions' }, showButton(name, onShow), h('a', { class: 'button', href: withId(link('/'), `${name.layer}/${name.code}`) }, t.announced.onMap)),
    name.otherNames.length ? [h('h2', {}, t.announced.otherNames), h('ul', { class: 'told-names' }, ...name.otherNames.map(otherName))] : null,
    h('h2', {}, t.announced.versions),
    h('table', {}, h('thead', {}, h('tr', {}, ...[t.announced.name, t.announced.from, t.announced.to, t.announced.announcement].map(word => h('th', { scope: 'col' }, word)))), h('tbody', {}, ...name.versions.map(version))),
  ];
}

/** A name with its reading, and what is done to it. @param {string} [href] of its page */
export function nameHead(name, href) {
  const inner = rubyName(name.name, name.pinyin);
  return h('p', { class: 'row' }, href ? h('a', { href, class: 'plain' }, inner) : inner, h('span', { class: 'chip' }, wordFor(t.announced.acts, name.act)),
    name.act === 'rename' && name.presentName ? h('span', { class: 'soft' }, t.announced.before(name.presentName)) : null);
}

const nameFacts = name => facts([t.announced.spelling, name.pinyin], [t.announced.location, name.location], [t.detail.fields.origin, name.origin], [t.detail.fields.meaning, name.meaning], [t.detail.fields.history, name.history], [t.announced.code, name.placeCode]);
const showButton = (name, onShow) => (name.geometry ? h('button', { class: 'button', type: 'button', onclick: () => onShow(name) }, t.detail.show) : null);
const kindOf = name => wordFor(name.layer === 'roads' ? t.codes.road_class : t.codes.place_class, name.kind);
const withId = (path, id) => `${path}${path.includes('?') ? '&' : '?'}id=${id}`;

function otherName(one) {
  const period = one.periodFrom || one.periodTo ? t.announced.period(one.periodFrom ?? '', one.periodTo ?? '') : null;
  return h('li', {}, h('span', { class: 'name', lang: one.language ?? 'zh-CN' }, one.name), ' ', h('span', { class: 'chip' }, wordFor(t.announced.kinds, one.kind)), ' ', h('span', { class: 'soft small' }, [one.pinyin, period, one.source].filter(Boolean).join(' · ')));
}
