import * as api from '../api.js';
import { formatAddress } from '../address.js';
import { mapFrame, mapLost } from '../map/frame.js';
import { appearance } from '../parts/appearance.js';
import { byId, h, put } from '../parts/dom.js';
import { notices, pageHead } from '../parts/head.js';
import { hearKeys, openKeys } from '../parts/keys.js';
import { Session } from '../parts/session.js';
import { trouble } from '../parts/trouble.js';
import { chooseLanguage, t } from '../text/words.js';
import { announcementPage, consultationPage, namePage, shapesOf } from './told.js';
import { overview } from './overview.js';
import { receiptForm } from './comments.js';

/** What is announced and what is asked about: the list, one announcement, one consultation, one name. The path says which. */

const session = new Session();
await chooseLanguage(session.state.lang);
let framed = null;
let shapes = [];
const look = appearance(session, () => framed?.restyle());
const notice = h('div');
const content = h('article', { class: 'announced', id: 'told', tabindex: '-1' });
const frame = h('div', { class: 'map-frame' });
const mapPart = h('section', { class: 'map-part', id: 'map-part', 'aria-label': t.map.title });

/** Look and language go along to every page. @param {string} path */
const link = path => path + formatAddress({ lang: session.state.lang, theme: session.state.theme, type: session.state.type });

const lineal = feature => feature.geometry.type.endsWith('LineString');

const PAGES = {
  overview: () => (entitle(t.announced.head), overview(content, { api, session, link, onShapes: found => (shapes = found, draw()) })),
  announcements: code => api.announcement(code).then(one => tell(one.title, announcementPage(one, { link, onShow }), shapesOf(one.names, 'selected'))),
  consultations: code => api.consultation(code).then(one => tell(one.title, consultationPage(one, { api, onShow }), shapesOf(one.names, 'own'))),
  names: code => api.standardName(code).then(one => tell(one.name, namePage(one, { link, onShow }), shapesOf([one], 'selected'))),
};

const status = layOut();
await show();
framed = await openMap(await status);
draw();

function layOut() {
  const fold = h('button', { class: 'button', type: 'button', 'aria-expanded': 'true', 'aria-controls': 'map-part', onclick: () => {
    const folded = mapPart.classList.toggle('folded');
    put(fold, folded ? t.map.unfold : t.map.fold);
    fold.setAttribute('aria-expanded', !folded);
    framed?.map.resized();
  } }, t.map.fold);
  put(mapPart, h('div', { class: 'fold' }, h('h2', {}, t.map.title), fold), frame);
  put(byId('page'),
    h('div', {}, h('a', { class: 'skip', href: '#told' }, t.announced.skip), h('a', { class: 'skip', href: '#map-part' }, t.skipToMap),
      pageHead({ title: t.announced.head, session, look, links: [h('a', { class: 'button quiet', href: link('/announcements/') }, t.announced.all), h('a', { class: 'button quiet', href: link('/') }, t.announced.search)] })),
    notice,
    h('main', { class: 'halves' }, h('div', { class: 'column' }, content), mapPart));
  hearKeys({ '?': openKeys });
  return api.status().catch(() => null).then(known => (put(notice, notices(known)), known));
}

async function show() {
  const [, kind, code] = location.pathname.split('/');
  put(content, h('p', { class: 'soft' }, t.detail.loading));
  try {
    await PAGES[code ? kind : 'overview'](decodeURIComponent(code ?? ''));
  } catch (failure) {
    if (failure.status !== 404) return put(content, trouble(failure, show));
    entitle(t.announced.gone);
    put(content, h('h1', {}, t.announced.gone), h('p', { class: 'soft' }, kind === 'consultations' ? t.announced.over : t.announced.goneWhatNext),
      h('p', {}, h('a', { class: 'button', href: link('/announcements/') }, t.announced.all)), kind === 'consultations' ? receiptForm(api) : null);
  }
}

function tell(title, element, found) {
  entitle(title);
  put(content, element);
  shapes = found;
  draw();
}

function entitle(title) {
  document.title = `${title} · ${t.site}`;
}

/** Shows one name's place, or all again. */
function onShow(name) {
  framed?.map.reveal(shapesOf([name], '')[0].feature);
  mapPart.scrollIntoView({ block: 'nearest' });
}

async function openMap(known) {
  try {
    return await mapFrame(frame, { session, api, status: known });
  } catch (failure) {
    console.error(failure);
    put(frame, mapLost());
    return null;
  }
}

function draw() {
  if (!framed) return;
  const { map } = framed;
  const all = { type: 'FeatureCollection', features: shapes.map(({ feature }) => feature) };
  map.show('told-halo', { ...all, features: all.features.filter(lineal) }, () => 'halo');
  map.show('told', all, feature => `${feature.properties.mark}${lineal(feature) ? ' line' : ''}`);
  if (all.features.length && !session.state.view) map.reveal(all);
}
