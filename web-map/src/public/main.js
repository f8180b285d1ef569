import * as api from '../api.js';
import { appearance } from '../parts/appearance.js';
import { byId, h, put } from '../parts/dom.js';
import { notices, pageHead } from '../parts/head.js';
import { hearKeys, openKeys } from '../parts/keys.js';
import { Session } from '../parts/session.js';
import { chooseLanguage, t } from '../text/words.js';
import { Answers } from './answers.js';
import { searchBox } from '../parts/search-box.js';

/** The public page. First what can be read, then the map. */

const session = new Session();
await chooseLanguage(session.state.lang);
let map = null;
const look = appearance(session, () => map?.restyle());

const notice = h('div');
const frame = h('div', { class: 'map-frame' });
const mapPart = h('section', { class: 'map-part', id: 'map-part', 'aria-label': t.map.title });
const title = h('h1', {}, t.site);
const known = standing();
const answers = new Answers({ session, api, onResults: results => map?.showResults(results), onFeature: feature => map?.showSelected(feature), position: () => map?.centre, deskOpen: () => known.then(status => Boolean(status?.deskOpen)) });
const search = searchBox({
  api,
  start: session.state.query,
  near: () => map?.centre,
  onSearch: text => session.update({ query: text, selected: null }, { step: true }),
  onChoose: result => session.update({ query: search.value, selected: { layer: result.kind, id: result.id } }, { step: true }),
});

layOut();
await Promise.all([answers.follow(session.state), known]);
await openMap();

function layOut() {
  const fold = h('button', { class: 'button', type: 'button', 'aria-expanded': 'true', 'aria-controls': 'map-part', onclick: () => {
    const folded = mapPart.classList.toggle('folded');
    put(fold, folded ? t.map.unfold : t.map.fold);
    fold.setAttribute('aria-expanded', !folded);
    map?.resized();
  } }, t.map.fold);
  put(mapPart, h('div', { class: 'fold' }, h('h2', {}, t.map.title), fold), frame);
  put(byId('page'),
    h('div', {}, h('a', { class: 'skip', href: '#answers' }, t.skipToResults), h('a', { class: 'skip', href: '#map-part' }, t.skipToMap),
      pageHead({ title: '', session, look, links: [h('a', { class: 'button quiet', href: `/announcements/${session.state.lang ? `?lang=${session.state.lang}` : ''}` }, t.announced.all), h('a', { class: 'button quiet', href: `/desk/${session.state.lang ? `?lang=${session.state.lang}` : ''}` }, t.deskTitle)] })),
    notice,
    h('main', { class: 'halves' }, h('div', { class: 'column' }, h('div', { class: 'welcome' }, title), search.element, answers.element), mapPart));
  document.title = t.site;
  session.listen((state, why) => {
    if (why === 'back') search.value = state.query;
    answers.follow(state);
  });
  hearKeys({
    '/': event => (event.preventDefault(), search.focus()),
    '?': openKeys,
    Escape: () => session.state.selected && !document.querySelector('dialog[open]') && answers.close(),
    n: () => answers.next(),
  });
}

async function standing() {
  try {
    const status = await api.status();
    put(notice, notices(status));
    put(title, t.county(status.division?.name ?? status.name));
    document.title = `${t.county(status.division?.name ?? '')} · ${t.site}`;
    return (standing.status = status);
  } catch {
    return (standing.status = null); // the search shows its own trouble; the map opens without bounds
  }
}

async function openMap() {
  try {
    const { PublicMap } = await import('./public-map.js');
    map = await PublicMap.open(frame, { session, api, status: standing.status, onPick: found => answers.picked(found) });
  } catch (failure) {
    console.error(failure);
    return put(frame, h('div', { class: 'map-lost', role: 'alert' }, h('p', {}, `${t.marks.warning} ${t.map.failed}`)));
  }
  map.showResults(answers.results);
  map.showSelected(answers.feature);
}
