import { drawLine } from '../map/draw.js';
import { asked } from '../parts/ask.js';
import { h, put } from '../parts/dom.js';
import { grey, sentenceOf, whyNot } from '../parts/rights.js';
import { trouble } from '../parts/trouble.js';
import { language, t } from '../text/words.js';
import { active, ended, factsOf, stateOf } from './zone-state.js';

/** The sight zones of whole corridors: what there is, how it stands, computing it anew, and its shape on the map. */

const BUSY_MILLISECONDS = 700;
const IDLE_MILLISECONDS = 15_000;
const WRITE = 'write-cemeteries';

export class ZoneBlock {
  #api;
  #map;
  #refused;
  #division;
  #zones = [];
  #road = null;
  #line = null;
  #shown = '';
  #timer;
  #left = false;
  #start = h('div', { class: 'sections' });
  #said = h('p', { class: 'unseen', role: 'status' });
  #list = h('ul', { class: 'zones' });
  #note = h('p', { class: 'small soft' });

  /** @param {{api: typeof import('../api.js'), map: import('../map/county-map.js').CountyMap|null, status: any, who: any}} options */
  constructor({ api, map, status, who }) {
    this.#api = api;
    this.#map = map;
    this.#division = status?.division?.code;
    this.#refused = whyNot(who, WRITE, language === 'en');
    this.element = h('section', { class: 'zone-block', hidden: true }, h('h2', {}, t.zones.head), this.#note, this.#start, this.#said, this.#list);
  }

  /** Begins to ask; until then nothing is shown and nothing asked. */
  open() {
    if (this.element.hidden) this.#load();
  }

  /** The road that the check looks from. @param {any} feature */
  useRoad(feature) {
    this.#road = feature.properties;
    this.#offer();
  }

  leave() {
    this.#left = true;
    clearTimeout(this.#timer);
    this.#map?.clear('zone', 'zone-line');
  }

  async #load() {
    clearTimeout(this.#timer);
    try {
      const { zones, automatic } = await this.#api.sightZones();
      if (this.#left) return;
      this.element.hidden = false;
      put(this.#note, zones.length ? (automatic ? t.zones.automatic : t.zones.manual) : t.zones.none);
      this.#became(zones);
    } catch (failure) {
      if (failure.status === 401 || failure.status === 403) return;
      this.element.hidden = false;
      put(this.#note, trouble(failure, () => this.#load()));
      return;
    }
    this.#timer = setTimeout(() => this.#load(), this.#zones.some(active) ? BUSY_MILLISECONDS : IDLE_MILLISECONDS);
  }

  /** Redraws only what differs, so that focus stays where it is. */
  #became(zones) {
    const finished = ended(this.#zones, zones);
    const changed = JSON.stringify(zones) !== JSON.stringify(this.#zones);
    this.#zones = zones;
    if (changed) this.#fill();
    this.#offer();
    if (finished.length === 0) return;
    for (const code of finished) {
      const zone = zones.find(one => one.code === code);
      if (zone) this.#said.textContent = `${zone.name}${t.notices.colon}${stateOf(zone).text}`;
    }
    this.#map?.reload();
    if (finished.includes(this.#shown)) this.#show(this.#shown);
  }

  #fill() {
    const focused = document.activeElement?.dataset?.zone;
    put(this.#list, this.#zones.map(zone => this.#row(zone)));
    if (focused) (this.#list.querySelector(`[data-zone="${CSS.escape(focused)}"]`) ?? this.#list.querySelector('button'))?.focus();
  }

  #row(zone) {
    const state = stateOf(zone);
    const refused = sentenceOf(zone.may, language === 'en');
    const button = (what, words, onclick, reason = refused) => grey(h('button', { class: 'link', type: 'button', dataset: { zone: `${zone.code} ${what}` }, 'aria-label': `${words} ${zone.name}`, onclick }, words), reason);
    const shown = this.#shown === zone.code;
    const facts = factsOf(zone);
    return h('li', {}, h('b', {}, zone.name),
      h('p', { class: `zone-state ${state.kind}` }, h('span', { 'aria-hidden': 'true' }, `${t.zones.marks[state.kind]} `), state.text),
      zone.run?.state === 'computing' ? h('progress', { max: '1', value: String(zone.run.share), 'aria-label': `${zone.name} ${t.zones.computing(Math.floor(zone.run.share * 100))}` }) : null,
      facts ? h('p', { class: 'small soft' }, facts) : null,
      h('div', { class: 'row' },
        zone.bounds && this.#map ? button('show', shown ? t.zones.hide : t.zones.show, () => (shown ? this.#hide() : this.#show(zone.code)), '') : null,
        active(zone) ? button('cancel', t.zones.cancel, () => this.#do(() => this.#api.cancelZone(zone.code)))
          : button('again', zone.state === 'none' ? t.zones.tryAgain : t.zones.again, () => this.#do(() => this.#api.computeZone({ zone: zone.code }))),
        zone.run?.state === 'failed' ? button('forget', t.zones.forget, () => this.#do(() => this.#api.cancelZone(zone.code))) : null,
        zone.state !== 'none' && !active(zone) ? button('withdraw', t.zones.withdraw, () => this.#withdraw(zone)) : null));
  }

  /** What can be computed that is not yet: the chosen road, or a line that is drawn. */
  #offer() {
    if (this.#line) return;
    const known = this.#road && this.#zones.some(zone => zone.road === this.#road.code);
    const name = this.#road?.name ?? this.#road?.code;
    const words = `${known}${name}`;
    if (this.#start.dataset.offer === words) return;
    this.#start.dataset.offer = words;
    const road = this.#road && !known ? h('button', { class: 'button', type: 'button', onclick: () => this.#do(() => this.#api.computeZone({ road: this.#road.code })) }, t.zones.compute(name)) : null;
    const draw = this.#map ? h('button', { class: 'button', type: 'button', onclick: () => this.#draw() }, t.zones.draw) : null;
    for (const part of [road, draw]) if (part) grey(part, this.#refused);
    put(this.#start, h('div', { class: 'row' }, road, draw));
  }

  #draw() {
    drawLine(this.#map, { onFinish: line => {
      if (this.#left) return;
      if (!line) return void (this.#said.textContent = t.draw.tooShort);
      this.#line = line;
      this.#map.show('zone-line', { type: 'Feature', properties: {}, geometry: line }, () => 'own');
      this.#name();
    } });
  }

  #name() {
    const name = h('input', { id: 'zone-name', maxlength: '100', required: true });
    const send = async event => {
      event.preventDefault();
      const along = this.#line;
      if (await this.#do(() => this.#api.computeZone({ name: name.value.trim(), along, division: this.#division }))) this.#forgetLine();
    };
    put(this.#start, h('form', { class: 'fields', onsubmit: send }, h('div', { class: 'field' }, h('label', { for: 'zone-name' }, t.zones.name), name),
      h('div', { class: 'row' }, h('button', { class: 'button primary', type: 'submit' }, t.zones.start), h('button', { class: 'button', type: 'button', onclick: () => this.#forgetLine() }, t.cancel))));
    name.focus();
  }

  #forgetLine() {
    this.#line = null;
    this.#map.clear('zone-line');
    delete this.#start.dataset.offer;
    this.#offer();
  }

  async #withdraw(zone) {
    if (!await asked(t.zones.withdrawAsk(zone.name), t.zones.withdraw)) return;
    if (this.#shown === zone.code) this.#hide();
    if (await this.#do(() => this.#api.withdrawZone(zone.code))) this.#map?.reload();
  }

  /** Asks for something, then for the list. @returns {Promise<boolean>} whether it was done */
  async #do(work) {
    try {
      await work();
      await this.#load();
      return true;
    } catch (failure) {
      put(this.#note, trouble(failure, () => this.#load()));
      return false;
    }
  }

  async #show(code) {
    try {
      const feature = await this.#api.item('sight-zones', code);
      if (this.#left) return;
      this.#shown = code;
      this.#map.show('zone', feature, ({ properties }) => `zone ${properties.state}`);
      this.#map.reveal(feature);
      this.#fill();
    } catch (failure) {
      put(this.#note, trouble(failure, () => this.#load()));
    }
  }

  #hide() {
    this.#shown = '';
    this.#map.clear('zone');
    this.#fill();
  }
}
