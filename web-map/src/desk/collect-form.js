import { choosePlace } from '../map/draw.js';
import { h, put } from '../parts/dom.js';
import { grey } from '../parts/rights.js';
import { trouble } from '../parts/trouble.js';
import { distanceText } from '../text/measures.js';
import { t } from '../text/words.js';
import { bodyOf, CLASSES, FIELDS, missing, recordOf, whyText } from './collected.js';
import { recordLink } from './links.js';
import { newId } from './paper-kinds.js';
import { unsent } from './unsent.js';

/** The form of a name that somebody tells: kept in the browser until the server has it, and sent again under the same number. */

const PAUSE_MILLISECONDS = 300;

export class CollectForm {
  #options;
  #kept = unsent('collected');
  #sketch = fresh();
  #about = h('p', { class: 'small', hidden: true });
  #place = h('span', { class: 'soft' }, t.collection.noPoint);
  #said = h('div', { role: 'status' });
  #duplicates = h('div', { 'aria-live': 'polite' });
  #inputs = {};
  #asked;
  #timer;

  /** @param {{api: any, map: any, session: any, refused: string, saved: () => void}} options `refused`: why nothing can be saved; '' */
  constructor(options) {
    this.#options = options;
    const input = (name, more) => (this.#inputs[name] = h('input', { id: `collect-${name}`, autocomplete: 'off', oninput: () => this.#typed(), ...more }));
    const area = name => (this.#inputs[name] = h('textarea', { id: `collect-${name}`, rows: '2', maxlength: '2000', oninput: () => this.#typed() }));
    const field = (name, control, wide) => h('div', { class: `field${wide ? ' wide' : ''}` }, h('label', { for: `collect-${name}` }, t.collection.fields[name]), control);
    this.#inputs.placeClass = h('select', { id: 'collect-placeClass', onchange: () => this.#typed() }, ...CLASSES.map(value => h('option', { value }, t.codes.place_class[value])));
    this.save = grey(h('button', { class: 'button primary' }, t.collection.save), options.refused);
    this.element = h('form', { class: 'fields', novalidate: true, onsubmit: event => (event.preventDefault(), this.#save()) }, this.#about,
      field('name', input('name', { maxlength: '40', lang: 'zh-CN' })), field('generic', input('generic', { maxlength: '10', lang: 'zh-CN', placeholder: t.collection.genericHint })),
      field('placeClass', this.#inputs.placeClass), field('heard', input('heard', { maxlength: '200', placeholder: t.collection.heardHint })),
      h('div', { class: 'row' }, options.map ? h('button', { class: 'button', type: 'button', onclick: () => this.#pick() }, t.collection.pick) : null,
        globalThis.isSecureContext && navigator.geolocation ? h('button', { class: 'button', type: 'button', onclick: () => this.#here() }, t.collection.here) : null, this.#place),
      field('tellerName', input('tellerName', { maxlength: '50' })), field('note', input('note', { maxlength: '2000' })), field('origin', area('origin'), true), field('meaning', area('meaning'), true),
      this.#duplicates, h('div', { class: 'row' }, this.save, h('button', { class: 'button quiet', type: 'button', onclick: () => this.begin() }, t.collection.clear)), this.#said);
    const left = this.#kept.read();
    if (left) this.#become(left);
  }

  /** A new one. @param {{about?: {register: string, code: string, title: string}, point?: [number, number], placeClass?: string}} [start] */
  begin({ about = null, point = null, placeClass = 'settlement' } = {}) {
    this.#become({ ...fresh(), about, point, fields: { placeClass } });
    this.#kept.write(null);
    put(this.#said);
    this.#inputs.name.focus();
  }

  /** One that is there is filled in to be changed; who told it is not shown and stays unless somebody else is named. */
  change(name) {
    this.#become({ code: name.code, base: name.version, about: name.aboutCode ? { register: name.aboutRegister, code: name.aboutCode, title: name.aboutCode } : null, point: name.point,
      fields: Object.fromEntries(FIELDS.filter(field => field !== 'tellerName').map(field => [field, name[field] ?? ''])) });
    this.#inputs.name.focus();
  }

  leave() {
    clearTimeout(this.#timer);
    this.#asked?.abort();
  }

  #become(sketch) {
    this.#sketch = sketch;
    for (const field of FIELDS) this.#inputs[field].value = sketch.fields[field] ?? (field === 'placeClass' ? 'settlement' : '');
    this.#about.hidden = !sketch.about;
    put(this.#about, sketch.about ? t.collection.isFor(sketch.about.title) : '', sketch.base ? [' ', t.collection.changing] : null);
    this.#pointIs(sketch.point);
  }

  #pointIs(point) {
    this.#sketch.point = point;
    put(this.#place, point ? `${point[1].toFixed(5)}, ${point[0].toFixed(5)}` : t.collection.noPoint);
    if (point) this.#options.map?.show('collecting', { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: point } }, () => 'selected');
    else this.#options.map?.clear('collecting');
    this.#typed();
  }

  #typed() {
    for (const field of FIELDS) this.#sketch.fields[field] = this.#inputs[field].value;
    if (this.#sketch.fields.name) this.#kept.write(this.#sketch);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), PAUSE_MILLISECONDS);
  }

  #pick() {
    choosePlace(this.#options.map, place => place && this.#pointIs(place), t.collection.pickHint);
  }

  #here() {
    navigator.geolocation.getCurrentPosition(({ coords }) => this.#pointIs([coords.longitude, coords.latitude]), () => put(this.#said, t.collection.noPosition), { enableHighAccuracy: true, timeout: 20_000 });
  }

  /** What may be the same, while it is written. */
  async #look() {
    if (missing(this.#sketch)) return put(this.#duplicates);
    this.#asked?.abort();
    this.#asked = new AbortController();
    const { about, point, fields } = this.#sketch;
    try {
      const found = await this.#options.api.collectedDuplicates({ name: fields.name, at: point, placeClass: fields.placeClass, heard: fields.heard, about }, this.#asked.signal);
      put(this.#duplicates, duplicateList(found.filter(one => one.code !== this.#sketch.code), this.#options.session));
    } catch (failure) {
      if (failure.name !== 'AbortError') put(this.#duplicates); // what cannot be looked up now is told with the saved name
    }
  }

  async #save() {
    const wanting = missing(this.#sketch);
    if (wanting) {
      put(this.#said, h('p', { role: 'alert' }, `${t.marks.error} `, t.collection.missing[wanting]));
      return void (this.#inputs[wanting] ?? this.element.querySelector('.row .button')).focus();
    }
    const sketch = this.#sketch;
    this.save.disabled = true;
    try {
      const { name } = await (sketch.base ? this.#options.api.changeCollected(sketch.code, bodyOf(sketch)) : this.#options.api.collect(bodyOf(sketch)));
      this.begin();
      put(this.#said, h('p', {}, `${t.marks.passed} `, t.collection.saved(name.name)));
      this.#options.saved();
    } catch (failure) {
      put(this.#said, trouble(failure, failure.kind === 'network' ? () => this.#save() : undefined), failure.kind === 'network' ? h('p', { class: 'small soft' }, t.collection.keptHere) : null);
    } finally {
      this.save.disabled = false;
    }
  }
}

/** What may be the same, nearest first, each with its record. @param {any[]} found */
export function duplicateList(found, session) {
  if (!found.length) return null;
  return h('div', { class: 'verdict warning' }, h('span', { 'aria-hidden': 'true' }, t.marks.warning), h('div', {}, h('p', {}, t.collection.mayBe(found.length)),
    h('ul', { class: 'plain small' }, ...found.map(one => h('li', {}, recordOf(one) ? recordLink(session, recordOf(one).layer, one.code, one.name) : h('b', { lang: 'zh-CN' }, one.name), one.title !== one.name ? `（${one.title}）` : '', ' ',
      [t.collection.registers[one.register], distanceText(one.metres), whyText(one.why, t.collection.why, t.listMark)].join(' · '))))));
}

const fresh = () => ({ code: newId(), about: null, point: null, fields: {}, at: new Date().toISOString() });
