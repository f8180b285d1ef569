import { h, put } from '../parts/dom.js';
import { grey, whyNot } from '../parts/rights.js';
import { trouble, troubleText } from '../parts/trouble.js';
import { distanceText } from '../text/measures.js';
import { language, t, wordFor } from '../text/words.js';
import { chosenOf } from './collected.js';
import { CollectForm } from './collect-form.js';
import { collectedRow } from './collected-row.js';
import { recordLink } from './links.js';

/** Field collection of rural names: where to go, what was told there, and the batch case of what is chosen. */

const FIRST = 8;
const MARKS = ['walk', 'collected', 'collecting'];

export class CollectionPage {
  title = t.collection.head;
  due = t.collection.headDue;
  #options;
  #refused;
  #division;
  #walk = h('div', {}, h('p', { class: 'soft' }, t.detail.loading));
  #kind;
  #list = h('div', {}, h('p', { class: 'soft' }, t.detail.loading));
  #more = h('div');
  #shown = [];
  #chosen = new Set();
  #batch = h('form', { class: 'row', hidden: true, onsubmit: event => (event.preventDefault(), this.#intoCase()) });
  #said = h('div', { role: 'status' });
  #form;
  #state;

  constructor(options) {
    this.#options = options;
    this.#division = options.status?.division?.code;
    this.#refused = whyNot(options.who, 'draft', language === 'en');
    this.#kind = h('select', { id: 'walk-kind', onchange: () => this.#loadWalk() }, h('option', { value: '' }, t.collection.everyKind), ...Object.entries(t.collection.kinds).map(([value, word]) => h('option', { value }, word)));
    this.#state = h('select', { id: 'collected-state', onchange: () => this.#loadList() }, ...Object.entries(t.collection.states).map(([value, word]) => h('option', { value }, word)), h('option', { value: '' }, t.collection.everyState));
    this.#form = new CollectForm({ api: options.api, map: options.map, session: options.session, refused: this.#refused, saved: () => this.#loadList() });
    this.#fillBatch();
    this.element = h('div', { class: 'sections collection' },
      h('section', {}, h('h2', {}, t.collection.walk), h('div', { class: 'row' }, h('label', { class: 'unseen', for: 'walk-kind' }, t.collection.what), this.#kind,
        h('button', { class: 'button', type: 'button', onclick: () => this.#loadWalk() }, t.collection.nearest), this.#sheet()), this.#walk),
      h('section', {}, h('h2', {}, t.collection.collect), this.#form.element),
      h('section', {}, h('h2', {}, t.collection.collected), h('div', { class: 'row' }, h('label', { class: 'unseen', for: 'collected-state' }, t.collection.state), this.#state), this.#batch, this.#said, this.#list, this.#more));
  }

  open() {
    this.#loadWalk();
    this.#loadList();
  }

  leave() {
    this.#form.leave();
    this.#options.map?.clear(...MARKS);
  }

  #sheet() {
    return h('a', { class: 'button', href: `/api/naming/collection/walk-list?division=${this.#division}&format=csv`, download: '' }, t.collection.sheet);
  }

  async #loadWalk() {
    const { api, map } = this.#options;
    try {
      const { entries, more } = await api.walkList({ division: this.#division, near: map?.centre, kind: this.#kind.value || undefined });
      const rest = entries.length - FIRST;
      put(this.#walk, entries.length ? h('ul', { class: 'plain' }, ...entries.slice(0, FIRST).map(entry => this.#walkRow(entry))) : h('p', { class: 'soft' }, t.collection.nothingToWalk),
        rest > 0 ? h('details', {}, h('summary', {}, t.collection.moreToWalk(rest, more)), h('ul', { class: 'plain' }, ...entries.slice(FIRST).map(entry => this.#walkRow(entry)))) : null);
      map?.show('walk', { type: 'FeatureCollection', features: entries.map(({ point }) => pointFeature(point)) }, () => 'vertex');
    } catch (failure) {
      put(this.#walk, trouble(failure, () => this.#loadWalk()));
    }
  }

  #walkRow(entry) {
    const layer = `${entry.register}s`;
    const known = entry.name ?? t.desk.unnamedRoad(wordFor(t.codes.road_class, entry.type), entry.code.slice(-5));
    const type = wordFor(entry.register === 'road' ? t.codes.road_class : t.codes.place_class, entry.type);
    const facts = [t.collection.kinds[entry.kind], type, entry.townName, entry.distanceMetres === undefined ? null : distanceText(entry.distanceMetres), entry.others.length ? t.collection.alsoCalled(entry.others.join(t.listMark)) : null,
      entry.collected ? t.collection.haveCollected(entry.collected) : null].filter(Boolean).join(' · ');
    return h('li', {}, h('p', { class: 'row end' }, recordLink(this.#options.session, layer, entry.code, known),
      grey(h('button', { class: 'link', type: 'button', 'aria-label': t.collection.collectFor(known, entry.code), onclick: () => this.#form.begin({ about: { register: entry.register, code: entry.code, title: known }, point: entry.point, placeClass: entry.register === 'place' ? entry.type : 'transport' }) }, t.collection.collectHere), this.#refused)),
      h('p', { class: 'small soft' }, facts));
  }

  async #loadList(before) {
    const { api, map } = this.#options;
    try {
      const page = await api.collectedNames({ state: this.#state.value || undefined, before });
      this.#shown = before ? [...this.#shown, ...page.names] : page.names;
      this.#chosen = new Set(chosenOf(this.#shown, this.#chosen));
      put(this.#list, this.#shown.length ? h('ul', { class: 'plain' }, ...this.#shown.map(shown => this.#row(shown))) : h('p', { class: 'soft' }, t.collection.none));
      put(this.#more, page.next ? h('button', { class: 'button', type: 'button', onclick: () => this.#loadList(page.next) }, t.journal.more) : null);
      map?.show('collected', { type: 'FeatureCollection', features: this.#shown.map(({ name }) => pointFeature(name.point)) }, () => 'result');
      this.#choose();
    } catch (failure) {
      put(this.#list, trouble(failure, () => this.#loadList(before)));
    }
  }

  #row(shown) {
    const { name } = shown;
    const box = name.state === 'open' ? h('input', { type: 'checkbox', checked: this.#chosen.has(name.code), 'aria-label': t.collection.choose(name.name), onchange: () => {
      if (box.checked) this.#chosen.add(name.code);
      else this.#chosen.delete(name.code);
      this.#choose();
    } }) : null;
    return collectedRow({ ...this.#options, shown, box, refused: this.#refused, changed: () => this.#loadList(), edit: () => this.#form.change(name) });
  }

  #fillBatch() {
    const id = 'batch-title';
    this.batchTitle = h('input', { id, required: true, maxlength: '100', value: t.collection.batchTitle(new Date().getFullYear()) });
    this.batchButton = h('button', { class: 'button primary' }, t.collection.batch(0));
    put(this.#batch, h('button', { class: 'link', type: 'button', onclick: () => this.#chooseAll() }, t.collection.all), h('label', { class: 'unseen', for: id }, t.cases.title), this.batchTitle, grey(this.batchButton, this.#refused));
  }

  #chooseAll() {
    const open = this.#shown.filter(({ name }) => name.state === 'open').map(({ name }) => name.code);
    this.#chosen = open.length === this.#chosen.size ? new Set() : new Set(open);
    for (const box of this.#list.querySelectorAll('input[type="checkbox"]')) box.checked = this.#chosen.size > 0;
    this.#choose();
  }

  #choose() {
    this.#batch.hidden = !this.#shown.some(({ name }) => name.state === 'open');
    put(this.batchButton, t.collection.batch(this.#chosen.size));
    if (!this.#refused) this.batchButton.disabled = this.#chosen.size === 0;
  }

  async #intoCase() {
    const { api, session } = this.#options;
    this.batchButton.disabled = true;
    try {
      const { caseCode } = await api.intoCase({ title: this.batchTitle.value.trim(), codes: chosenOf(this.#shown, this.#chosen) });
      session.update({ check: 'case', subject: caseCode, filters: {}, query: '' }, { step: true });
    } catch (failure) {
      this.batchButton.disabled = false;
      put(this.#said, h('p', { role: 'alert' }, troubleText(failure)));
    }
  }
}

const pointFeature = coordinates => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates } });
