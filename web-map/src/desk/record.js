import { h, put } from '../parts/dom.js';
import { factList } from '../parts/facts.js';
import { classOf, rubyName, statusChip, titleOf } from '../parts/names.js';
import { whyNot } from '../parts/rights.js';
import { markedName, why } from '../parts/search-box.js';
import { trouble } from '../parts/trouble.js';
import { t, wordFor } from '../text/words.js';
import { amendSection } from './amend.js';
import { clearShapes, entryList, registerWord } from './history.js';
import { journalLink, recordLink } from './links.js';
import { otherNamesSection } from './other-names.js';
import { papersSection } from './papers.js';
import { personalSection } from './personal.js';
import { actsSection } from './road-acts.js';

/**
 * One record: what it is, where it lies, and how it came about. Other parts of the desk that belong to a record mount
 * their section in {@link SECTIONS}.
 */

const TOLD_IN_THE_HEAD = ['name', 'pinyin', 'status', 'state', 'fid', 'pinyin_plain', 'pinyin_initials', 'division_name', 'label', 'street_direction', 'valid_to'];
const MOST_RESULTS = 50;
const AROUND_A_SYMBOL_PIXELS = 12;
const MARKS = ['record', 'record-halo'];

/**
 * Sections between what the record says and its history. Each gets the record and the desk's tools and answers an
 * element, or null where it has nothing to say about such a record.
 * @type {Array<(about: {layer: string, code: string, feature: any, again: () => void, api: any, map: any, session: any, who: any}) => HTMLElement|null>}
 */
export const SECTIONS = [actsSection, amendSection, otherNamesSection, personalSection, papersSection];

export class RecordView {
  title = t.record.head;
  due = t.record.headDue;
  opensRecords = true;
  #options;
  #asked = null;
  #place = h('div');

  constructor(options) {
    this.#options = options;
    this.element = this.#place;
  }

  /** @param {string} subject LAYER/CODE; '' while nothing was chosen */
  async open(subject) {
    this.#asked = subject;
    const slash = subject.indexOf('/');
    const { map, rename } = this.#options;
    map?.clear(...MARKS);
    clearShapes(map);
    if (slash < 1) return this.#find(this.#options.session.state.query);
    const [layer, code] = [subject.slice(0, slash), subject.slice(slash + 1)];
    put(this.#place, h('p', { class: 'soft' }, t.detail.loading));
    const feature = await this.#options.api.item(layer, code).catch(failure => failure);
    if (this.#asked !== subject) return;
    const known = !(feature instanceof Error);
    if (!known && feature.status !== 404) return put(this.#place, trouble(feature, () => this.open(subject)));
    rename(known ? titleOf(layer, feature.properties) : code, [wordFor(t.kinds, layer), code].join(' · '));
    this.#show(layer, code, known ? feature : null);
  }

  /** No record yet: what the search found, or how to get to one. */
  async #find(query) {
    const { api, map, session, rename } = this.#options;
    rename(t.record.head, t.record.headDue);
    if (!query) return put(this.#place, h('div', { class: 'sections' }, h('section', {}, h('p', {}, t.record.start))));
    put(this.#place, h('p', { class: 'soft' }, t.search.searching));
    try {
      const { results, total, suggestions = [] } = await api.search(query, { limit: MOST_RESULTS, near: map?.centre });
      const rows = found => h('ol', { class: 'results' }, ...found.map(result => h('li', {}, this.#result(result, query))));
      put(this.#place, h('div', { class: 'sections' }, h('section', {},
        results.length ? [h('h2', {}, t.search.found(results.length, total)), rows(results)] : [h('p', {}, t.search.none(query)), suggestions.length ? [h('h2', {}, t.search.perhaps), rows(suggestions)] : null])));
      map?.show('record', { type: 'FeatureCollection', features: results.filter(result => result.point).map(result => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: result.point } })) }, () => 'result');
    } catch (failure) {
      put(this.#place, trouble(failure, () => this.#find(query)));
    }
  }

  #result(result, query) {
    const link = recordLink(this.#options.session, result.kind, result.id, '');
    link.append(h('span', { class: 'name', lang: 'zh-CN' }, markedName(result, query)), statusChip(result.status) ?? '', h('span', { class: 'facts' }, [wordFor(t.kinds, result.kind), result.division?.name, why(result, query)].filter(Boolean).join(' · ')));
    return link;
  }

  leave() {
    this.#asked = null;
    this.#options.map?.clear(...MARKS);
    clearShapes(this.#options.map);
  }

  #show(layer, code, feature) {
    const about = { layer, code, feature, again: () => this.open(`${layer}/${code}`), ...this.#options };
    put(this.#place, h('div', { class: 'sections' },
      h('section', { class: 'record' }, feature ? this.#facts(layer, feature) : h('p', {}, t.record.notSeen)),
      ...(feature ? SECTIONS.map(section => section(about)) : []),
      this.#history(layer, code)));
    if (feature?.geometry) this.#draw(feature);
  }

  #facts(layer, feature) {
    const p = feature.properties;
    return [
      p.pinyin && titleOf(layer, p) === p.name ? h('p', { class: 'record-name' }, rubyName(p.name, p.pinyin)) : null,
      h('p', { class: 'row' }, statusChip(p.status ?? p.state), h('span', { class: 'soft' }, [wordFor(t.kinds, layer), classOf(layer, p), p.division_name].filter(Boolean).join(' · '))),
      factList(p, TOLD_IN_THE_HEAD, { ...t.record.fields, ...t.detail.fields }),
      feature.geometry && this.#options.map ? h('p', {}, h('button', { class: 'button', type: 'button', onclick: () => this.#options.map.reveal(feature) }, t.detail.show)) : feature.geometry ? null : h('p', { class: 'soft small' }, t.record.noPlace),
    ];
  }

  #history(layer, code) {
    const list = h('div', {}, h('p', { class: 'soft' }, t.detail.loading));
    const more = h('div');
    const entries = [];
    const { map, session, who } = this.#options;
    const mayReadJournal = !whyNot(who, 'read-journal');
    const load = async cursor => {
      try {
        const page = await this.#options.api.history(layer, code, cursor);
        entries.push(...page.entries);
        put(list, entryList(entries, { map, folded: false, about: entry => (entry.register === 'attachment' ? h('span', {}, registerWord(entry)) : null), actor: mayReadJournal ? (actor, name) => journalLink(session, { actor }, name, t.journal.onlyActor(name)) : undefined }));
        put(more, page.next ? h('button', { class: 'button', type: 'button', onclick: () => load(page.next) }, t.journal.more) : null);
      } catch (failure) {
        put(list, [401, 403, 404].includes(failure.status) ? h('p', { class: 'soft' }, t.record.noHistory) : trouble(failure, () => load(cursor)));
      }
    };
    load();
    return h('section', { class: 'history' }, h('h2', {}, t.record.history), list, more);
  }

  #draw(feature) {
    const { map } = this.#options;
    if (!map) return;
    const line = feature.geometry.type.endsWith('LineString') ? ' line' : '';
    if (line) map.show('record-halo', feature, () => 'halo');
    map.show('record', feature, () => `selected${line}`, AROUND_A_SYMBOL_PIXELS);
    map.reveal(feature);
  }
}
