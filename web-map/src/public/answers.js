import { formatAddress } from '../address.js';
import { h, put } from '../parts/dom.js';
import { remember, remembered } from '../parts/memory.js';
import { rubyName, statusChip, titleOf } from '../parts/names.js';
import { markedName, why } from '../parts/search-box.js';
import { trouble } from '../parts/trouble.js';
import { t, wordFor } from '../text/words.js';
import { detailPanel } from './detail.js';

/** What the page answers: the doors at first, then a list, then one thing in detail. The address says which. */

const MOST_RESULTS = 50;

export class Answers {
  #options;
  #list = h('div');
  #panel = h('div', { hidden: true });
  #live = h('p', { class: 'unseen', role: 'status' });
  #asked = { query: null, selected: '' };
  #caller = null;
  results = [];
  feature = null;

  constructor(options) {
    this.#options = options;
    this.element = h('section', { class: 'answers', id: 'answers', tabindex: '-1', 'aria-label': t.search.resultsTitle }, this.#live, this.#panel, this.#list);
  }

  /** @param {import('../address.js').State} state */
  async follow(state) {
    const selected = state.selected ? `${state.selected.layer}/${state.selected.id}` : '';
    const work = [];
    if (state.query !== this.#asked.query) work.push(this.#search(state.query));
    if (selected !== this.#asked.selected) work.push(this.#open(state.selected, selected));
    await Promise.all(work);
  }

  /** What a click on the map found. */
  picked(found) {
    if (found.length === 0) return this.#say(t.detail.nothingHere, true);
    const [{ layer, feature }, ...others] = found;
    this.#others = others;
    this.#options.session.update({ selected: { layer, id: String(feature.id ?? feature.properties.code) } }, { step: true });
  }

  close() {
    this.#options.session.update({ selected: null }, { step: true });
    (this.#caller?.isConnected ? this.#caller : this.element).focus();
  }

  /** Moves to the next entry of the list. */
  next() {
    const links = [...this.#list.querySelectorAll('.results a')];
    links[(links.indexOf(document.activeElement) + 1) % links.length]?.focus();
  }

  #others = [];

  async #search(query) {
    this.#asked.query = query;
    if (!query) {
      this.results = [];
      this.#options.onResults([]);
      return put(this.#list, doors(this.#options.session));
    }
    put(this.#list, h('p', { class: 'soft' }, t.search.searching));
    try {
      const body = await this.#options.api.search(query, { limit: MOST_RESULTS, near: this.#options.position() });
      if (this.#asked.query !== query) return;
      this.results = body.results;
      put(this.#list, this.#resultList(body, query));
      this.#say(body.results.length ? t.search.found(body.results.length, body.total) : t.search.none(query));
      this.#options.onResults(body.results);
    } catch (failure) {
      put(this.#list, trouble(failure, () => this.#search(query)));
    }
  }

  #resultList({ results, total, suggestions = [] }, query) {
    if (results.length === 0) {
      return h('div', { class: 'empty' }, h('p', {}, h('strong', {}, t.search.none(query))),
        suggestions.length ? [h('h2', {}, t.search.perhaps), h('ol', { class: 'results' }, ...suggestions.map(result => this.#result(result, query)))] : null,
        h('p', { class: 'soft' }, t.search.noneWhatNext));
    }
    return h('div', {}, h('h2', {}, t.search.found(results.length, total)), total > results.length ? h('p', { class: 'soft small' }, t.search.tooMany) : null,
      h('ol', { class: 'results' }, ...results.map(result => this.#result(result, query))));
  }

  #result(result, query) {
    const selected = { layer: result.kind, id: result.id };
    const open = event => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      this.#caller = event.currentTarget;
      this.#others = [];
      this.#options.session.update({ selected }, { step: true });
    };
    const facts = [wordFor(t.kinds, result.kind), result.division?.name, why(result, query)].filter(Boolean).join(' · ');
    const named = result.matched?.field === 'name' || !result.pinyin;
    return h('li', {}, h('a', { href: this.#options.session.link({ selected }), onclick: open },
      named && result.matched?.field === 'name' ? h('span', { class: 'name', lang: 'zh-CN' }, markedName(result, query), ' ', h('span', { class: 'reading', lang: 'zh-Latn-pinyin' }, result.pinyin ?? '')) : rubyName(result.name, result.pinyin),
      statusChip(result.status), h('span', { class: 'facts' }, facts)));
  }

  async #open(selected, asked) {
    this.#asked.selected = asked;
    this.#panel.hidden = !selected;
    this.#list.hidden = !!selected;
    if (!selected) {
      this.feature = null;
      this.#others = [];
      return this.#options.onFeature(null);
    }
    put(this.#panel, h('p', { class: 'soft' }, t.detail.loading));
    try {
      const feature = await this.#options.api.item(selected.layer, selected.id);
      if (this.#asked.selected !== asked) return;
      this.feature = { layer: selected.layer, feature };
      this.#showDetail();
      this.#options.onFeature(this.feature);
    } catch (failure) {
      if (this.#asked.selected !== asked) return;
      const back = h('button', { class: 'button quiet', type: 'button', onclick: () => this.close() }, `← ${t.back}`);
      put(this.#panel, back, failure.status === 404 ? h('p', {}, t.detail.gone) : trouble(failure, () => this.#open(selected, asked)));
    }
  }

  #showDetail() {
    const others = this.#others.map(({ layer, feature }) => ({ layer, id: String(feature.id ?? feature.properties.code), title: titleOf(layer, feature.properties) }));
    const panel = detailPanel({ ...this.feature, others, session: this.#options.session, backText: this.results.length ? t.search.resultsTitle : t.back, onClose: () => this.close(), onShow: () => this.#options.onFeature(this.feature, true) });
    put(this.#panel, panel);
    this.#offerDesk(panel, this.feature);
    panel.querySelector('.heading').focus({ preventScroll: false });
    this.#say(titleOf(this.feature.layer, this.feature.feature.properties));
  }

  /** Leads who has something to see at the desk to how this record came about. */
  async #offerDesk(panel, { layer, feature }) {
    const { session, deskOpen } = this.#options;
    if (!await deskOpen()) return;
    const address = formatAddress({ check: 'record', subject: `${layer}/${feature.id ?? feature.properties.code}`, lang: session.state.lang });
    panel.querySelector('.actions').append(h('a', { class: 'button', href: `/desk/${address}` }, t.detail.atTheDesk));
  }

  #say(text, visibly = false) {
    this.#live.textContent = text;
    this.#live.className = visibly ? 'said' : 'unseen';
  }
}

/** The four doors: open on a first visit, one line afterwards. */
function doors(session) {
  const lang = session.state.lang ? `&lang=${session.state.lang}` : '';
  const door = (href, name, hint) => h('a', { href }, h('b', {}, name), h('span', { class: 'soft small' }, hint));
  const known = remembered('visited') === 'yes';
  remember('visited', 'yes');
  return h('nav', { 'aria-labelledby': 'doors-title' }, h('h2', { id: 'doors-title' }, t.doors.title),
    h('div', { class: known ? 'doors known' : 'doors' },
      door(`/desk/?check=naming${lang}`, t.doors.naming, t.doors.namingHint),
      door(`/desk/?check=inspection${lang}`, t.doors.inspection, t.doors.inspectionHint),
      door(`/desk/?check=sight${lang}`, t.doors.burial, t.doors.burialHint),
      door('#q', t.doors.look, t.doors.lookHint)));
}
