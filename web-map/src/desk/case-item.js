import { boxOf } from '../geo/box.js';
import { lengthMetres, linesOf } from '../geo/lines.js';
import { choosePlace, drawLine } from '../map/draw.js';
import { asked } from '../parts/ask.js';
import { h, put } from '../parts/dom.js';
import { trouble } from '../parts/trouble.js';
import { distanceText } from '../text/measures.js';
import { t } from '../text/words.js';
import { FieldGroup, fieldOf } from './case-fields.js';
import { findingLists, gravest, showFinding, verdict } from './findings.js';
import { showOwn, showVerdict } from './naming-map.js';
import { readingPart } from './reading.js';
import { planFacts } from './road-acts.js';

const PAUSE_MILLISECONDS = 300;
const FIELDS = ['specific', 'generic', 'placeClass', 'roadClass', 'widthMetres', 'startText', 'endText', 'origin', 'meaning', 'history'];

/** One name: its fields, its place, its reading, and what the rules say of it. */
export class ItemPart {
  #about;
  #case;
  #ordinal;
  #group;
  #onFound;
  #place = h('div', { class: 'row' });
  #reading = h('div');
  #verdict = h('div', { 'aria-live': 'polite' });
  #reasons = h('div');
  #asks = '';
  #withdraw = h('div');
  #facts = h('div');
  #planned = '';
  #timer;
  #asked;
  #read = '';
  #stands = '';
  #drawing = null;

  constructor(about, one, ordinal, onFound) {
    this.#about = about;
    this.#case = one;
    this.#ordinal = ordinal;
    this.#onFound = onFound;
    const item = this.#own;
    this.#group = new FieldGroup({
      key: `${about.code}-${ordinal}`, values: valuesOf(item), fields: fieldsOf(item), onWrite: name => ['specific', 'generic', 'roadClass', 'widthMetres', 'placeClass'].includes(name) && this.#later(),
      send: change => about.done(() => about.api.changeCaseItem(about.code, ordinal, change)),
    });
    this.element = h('div', { class: 'sections case-item' }, h('h3', {}, t.cases.acts[item.act](item.target)), this.#place, this.#facts, this.#group.element, this.#reading, this.#verdict, this.#reasons, this.#withdraw);
    showOwn(about.map, item.geometry);
    if (item.geometry) about.map?.reveal(item.geometry);
    this.show(one);
  }

  get #own() {
    return this.#case.items.find(item => item.ordinal === this.#ordinal);
  }

  leave() {
    clearTimeout(this.#timer);
    this.#asked?.abort();
    this.#drawing?.finish();
  }

  show(one) {
    this.#case = one;
    const item = this.#own;
    const open = ['draft', 'returned'].includes(one.state);
    this.#group.show(valuesOf(item));
    for (const input of this.#group.element.querySelectorAll('input, textarea, select')) input.disabled = !open;
    this.#showPlace(item, open);
    this.#showFacts(item);
    this.#showReading(item, open);
    put(this.#withdraw, open && one.items.length > 1 ? h('button', { class: 'link', type: 'button', onclick: () => this.#takeOut(item) }, t.cases.takeOut) : null);
    const stands = JSON.stringify([item.version, one.exceptions.filter(({ ordinal }) => ordinal === this.#ordinal), one.state]);
    if (stands !== this.#stands) this.#later(0);
    this.#stands = stands;
  }

  #showPlace(item, open) {
    const { map } = this.#about;
    const metres = item.geometry && item.target === 'road' ? linesOf(item.geometry).reduce((sum, line) => sum + lengthMetres(line), 0) : 0;
    const redraw = () => {
      this.#drawing?.finish();
      const took = geometry => geometry && this.#group.set('geometry', geometry).then(() => showOwn(map, geometry));
      const joined = async line => {
        this.#drawing = null;
        const plan = line && await this.#about.api.planRoad({ act: 'draw', geometry: line }).catch(failure => void put(this.#facts, trouble(failure)));
        if (plan) took(plan.geometry);
      };
      if (item.target === 'road') this.#drawing = drawLine(map, { onFinish: joined });
      else choosePlace(map, place => took(place && { type: 'Point', coordinates: place }));
      map.element.focus();
    };
    put(this.#place, h('span', { class: 'soft' }, item.geometry ? (metres ? `${t.naming.length} ${distanceText(metres)}` : t.cases.placed) : t.cases.notPlaced),
      item.recordCode ? h('span', { class: 'soft small' }, item.recordCode) : null, item.placeCode ? h('span', { class: 'chip jade' }, `${t.cases.placeCode} ${item.placeCode}`) : null,
      item.geometry && map ? h('button', { class: 'link', type: 'button', onclick: () => map.reveal({ type: 'Feature', geometry: item.geometry, properties: {}, bbox: boxOf(item.geometry) }) }, t.findings.see) : null,
      open && map && item.act !== 'cancel' ? h('button', { class: 'link', type: 'button', onclick: redraw }, item.geometry ? t.cases.redraw : t.cases.drawIt) : null);
  }

  /** Where the road runs, what it joins and runs along; asked again only when its line or width is another one. */
  async #showFacts(item) {
    if (item.target !== 'road' || (item.geometry && single(item.geometry))?.type !== 'LineString' || !['draft', 'returned', 'review', 'appealed'].includes(this.#case.state)) return put(this.#facts);
    const wish = { act: 'draw', geometry: single(item.geometry), ...(item.widthMetres ? { widthMetres: item.widthMetres } : {}), ...(item.roadClass ? { roadClass: item.roadClass } : {}) };
    const wanted = JSON.stringify(wish);
    if (wanted === this.#planned) return;
    this.#planned = wanted;
    try {
      const plan = await this.#about.api.planRoad(wish);
      const own = new Set([item.recordCode, this.#own?.intoCode]);
      put(this.#facts, planFacts({ ...plan, joins: plan.joins.filter(({ code }) => !own.has(code)), overlaps: plan.overlaps.filter(({ code }) => !own.has(code)) }, where => this.#about.map?.reveal(where)));
    } catch {
      put(this.#facts); // the check says what is wrong with the line
    }
  }

  /** Anew only when another name is to be read, so that what is half confirmed stays. */
  #showReading(item, open) {
    if (!['name', 'rename', 'split'].includes(item.act) || !item.specific || !(item.generic || item.target === 'place')) return put(this.#reading);
    const wanted = JSON.stringify([item.specific, item.generic, item.readingConfirmedBy ?? '', item.pinyin ?? '', open]);
    if (wanted === this.#read) return;
    this.#read = wanted;
    if (item.readingConfirmedBy) {
      put(this.#reading, h('p', { class: 'row' }, h('span', { class: 'pinyin', lang: 'zh-Latn-pinyin' }, item.pinyin), h('span', { class: 'chip jade' }, t.cases.readingBy(item.readingConfirmedBy)),
        open ? h('button', { class: 'link', type: 'button', onclick: () => this.#askReading(item) }, t.cases.readingAgain) : null));
    } else if (open) this.#askReading(item);
    else put(this.#reading, h('p', { class: 'soft' }, t.cases.readingOpen));
  }

  #askReading(item) {
    const { api, code } = this.#about;
    const name = { specific: item.specific, generic: item.generic, target: item.target, placeClass: item.placeClass ?? undefined, divisionCode: this.#case.divisionCode };
    const confirm = (syllables, reason) => this.#about.done(async () => {
      await api.confirmReading(code, this.#ordinal, { base: this.#own.version, syllables, ...(reason ? { reason } : {}) });
      return api.namingCase(code);
    });
    put(this.#reading, readingPart({ api, name, onConfirm: async (syllables, reason) => {
      const failure = await confirm(syllables, reason);
      if (failure) throw failure;
    } }));
  }

  async #takeOut(item) {
    if (!await asked(t.cases.takeOutAsk(item.name || t.cases.noName), t.cases.takeOut)) return;
    await this.#about.done(() => this.#about.api.withdrawCaseItem(this.#about.code, this.#ordinal, t.cases.takenOut));
  }

  #later(pause = PAUSE_MILLISECONDS) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(), pause);
  }

  async #check() {
    const item = this.#own;
    const value = name => this.#group.value(name);
    if (!['name', 'rename', 'split'].includes(item.act) || !item.geometry || !value('specific') || item.target === 'road' && !value('generic') || ['announced', 'withdrawn'].includes(this.#case.state)) return put(this.#verdict), put(this.#reasons);
    const given = { specific: value('specific'), generic: value('generic'), widthMetres: value('widthMetres'), code: item.act === 'split' ? null : item.recordCode, pinyin: item.readingConfirmedBy && this.#case.items ? item.pinyin : null };
    const proposal = { act: item.act === 'split' ? 'name' : item.act, target: item.target, geometry: single(item.geometry), caseCode: this.#about.code, ordinal: this.#ordinal, divisionCode: this.#case.divisionCode,
      ...(item.target === 'road' ? { class: value('roadClass') ?? 'road' } : { placeClass: value('placeClass') ?? 'settlement' }),
      ...Object.fromEntries(Object.entries(given).filter(([, said]) => said !== null && said !== undefined)) };
    if (proposal.specific !== item.specific || proposal.generic !== item.generic) delete proposal.pinyin;
    this.#asked?.abort();
    this.#asked = new AbortController();
    try {
      this.#answer(proposal, await this.#about.api.checkNaming(proposal, this.#asked.signal));
    } catch (failure) {
      if (failure.name !== 'AbortError') put(this.#verdict, trouble(failure, () => this.#check()));
    }
  }

  #answer(proposal, { findings, scope }) {
    const name = proposal.specific + (proposal.generic ?? '');
    const open = findings.filter(finding => !finding.overridden);
    const errors = open.filter(finding => finding.severity === 'error').length;
    const cares = open.filter(finding => ['warning', 'unknown'].includes(finding.severity)).length;
    const weighed = findings.length - open.length;
    this.#onFound({ findings });
    put(this.#verdict, verdict(errors ? 'error' : gravest(open), errors ? t.naming.refused(name, errors) : !cares && weighed ? t.naming.weighed(name, weighed) : t.naming.clear(name, cares)),
      findingLists(findings, finding => showFinding(this.#about.map, finding)));
    this.#showReasons(findings);
    showVerdict(this.#about.map, this.#own.geometry, findings, scope);
  }

  /** A reason for each rule that can be set aside with one; given ones can be taken back. What is half written stays while the rules are asked again. */
  #showReasons(findings) {
    const given = this.#case.exceptions.filter(({ ordinal }) => ordinal === this.#ordinal);
    const wanted = [...new Set(findings.filter(finding => finding.overridable && !finding.overridden && ['error', 'warning'].includes(finding.severity)).map(({ rule }) => rule))];
    const asks = JSON.stringify([given, wanted]);
    if (asks === this.#asks) return;
    this.#asks = asks;
    put(this.#reasons, given.length + wanted.length ? this.#reasonForms(given, wanted) : null);
  }

  #reasonForms(given, wanted) {
    const { api, code, done } = this.#about;
    const said = h('div');
    const tell = async work => {
      const failure = await done(work);
      if (failure) put(said, trouble(failure));
    };
    const ask = rule => {
      const id = `why-${this.#ordinal}-${rule}`;
      const reason = h('input', { id, required: true, maxlength: '1000', placeholder: t.cases.exceptionHint });
      return h('form', { class: 'exception', onsubmit: event => (event.preventDefault(), tell(() => api.weighFinding(code, this.#ordinal, rule, reason.value.trim()))) }, h('label', { for: id }, t.cases.exceptionFor(rule)), reason, h('button', { class: 'button', type: 'submit' }, t.cases.exceptionGive));
    };
    return h('div', { class: 'exceptions' }, h('h4', {}, t.cases.exceptions), ...wanted.map(ask),
      ...given.map(({ rule, reason, madeBy }) => h('p', { class: 'row small' }, h('b', {}, rule), reason, h('span', { class: 'soft' }, madeBy), h('button', { class: 'link', type: 'button', onclick: () => tell(() => api.weighNoMore(code, this.#ordinal, rule)) }, t.papers.withdraw))), said);
  }
}

const valuesOf = item => ({ ...Object.fromEntries(FIELDS.map(name => [name, item[name] ?? null])), geometry: item.geometry ?? null });

function fieldsOf(item) {
  const choices = codes => Object.entries(codes);
  const road = item.target === 'road';
  if (['cancel', 'extend', 'merge'].includes(item.act)) return [fieldOf('origin', t.cases.note, 'long')];
  return [fieldOf('specific', t.naming.specific, 'text', { most: 30 }), fieldOf('generic', t.naming.generic, 'text', { most: 10 }),
    road ? fieldOf('roadClass', t.naming.roadClass, 'text', { options: choices(t.codes.road_class) }) : fieldOf('placeClass', t.cases.placeClass, 'text', { options: choices(t.codes.place_class) }),
    ...(road ? [fieldOf('widthMetres', `${t.naming.width} (m)`, 'number'), fieldOf('startText', t.cases.startText, 'text', { most: 200 }), fieldOf('endText', t.cases.endText, 'text', { most: 200 })] : []),
    fieldOf('origin', t.cases.origin, 'long', { most: 2000 }), fieldOf('meaning', t.cases.meaning, 'long', { most: 2000 })];
}

const single = geometry => (geometry.type === 'MultiLineString' && geometry.coordinates.length === 1 ? { type: 'LineString', coordinates: geometry.coordinates[0] } : geometry);
