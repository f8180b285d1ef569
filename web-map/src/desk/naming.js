import { lengthMetres, linesOf } from '../geo/lines.js';
import { drawLine } from '../map/draw.js';
import { h, put } from '../parts/dom.js';
import { grey, whyNot } from '../parts/rights.js';
import { trouble } from '../parts/trouble.js';
import { distanceText } from '../text/measures.js';
import { language, t } from '../text/words.js';
import { findingLists, gravest, showFinding, verdict } from './findings.js';
import { recordLink } from './links.js';
import { MARKS, showOwn, showVerdict } from './naming-map.js';
import { openCase } from './open-case.js';
import { SUBJECTS } from './tasks.js';

/** Naming a road: draw or choose it, write the name, and see at once what the rules say, the rival on the map. */

const PAUSE_MILLISECONDS = 300;

export class NamingCheck {
  title = t.naming.head;
  due = t.naming.headDue;
  #options;
  #road = null;
  #genericChosen = null;
  #drawing = null;
  #timer;
  #asked;
  #about = h('p', { class: 'soft' }, t.naming.start);
  #verdict = h('div', { 'aria-live': 'polite' });
  #pinyin = h('div');
  #onward = h('div');

  constructor(options) {
    this.#options = options;
    const { subjects } = options;
    this.specific = h('input', { id: 'specific', autocomplete: 'off', maxlength: '30', lang: 'zh-CN', placeholder: t.naming.specificHint, oninput: () => this.#later(), onblur: () => this.#check() });
    this.generic = this.#choice('generic', t.naming.generics.map(word => [word, word]));
    this.generic.addEventListener('change', () => (this.#genericChosen = this.generic.value));
    this.roadClass = this.#choice('road-class', Object.entries(t.codes.road_class));
    this.roadClass.value = 'arterial';
    this.width = h('input', { id: 'width', type: 'number', min: '1', max: '200', step: '0.5', inputmode: 'decimal', oninput: () => this.#later() });
    this.pick = h('select', { id: 'pick-road', onchange: event => event.target.value && options.session.update({ subject: event.target.value }, { step: true }) },
      h('option', { value: '' }, t.naming.choose), ...subjects.naming.map(road => h('option', { value: road.properties.code }, SUBJECTS.naming.text(road.properties))));
    this.element = this.#form();
  }

  /** @param {string} code of an unnamed road, or '' */
  async open(code) {
    this.pick.value = code;
    this.#genericChosen = null;
    if (!code) return;
    try {
      this.#useRoad(await this.#options.api.item('roads', code));
    } catch (failure) {
      put(this.#about, trouble(failure, () => this.open(code)));
    }
  }

  /** A road chosen on the map or in the list of what is in view. */
  chosen(layer, id) {
    if (layer !== 'roads') return false;
    this.#options.session.update({ subject: id }, { step: true });
    return true;
  }

  leave() {
    this.#drawing?.finish();
    this.#asked?.abort();
    clearTimeout(this.#timer);
    this.#options.map?.clear(...MARKS);
  }

  #form() {
    const field = (label, input, unit) => h('div', { class: 'field' }, h('label', { for: input.id }, label), unit ? h('div', { class: 'with-unit' }, input, unit) : input);
    return h('div', { class: 'sections' },
      h('section', {}, h('h2', {}, t.naming.chosen), this.#about,
        h('div', { class: 'row' }, this.#options.map ? h('button', { class: 'button', type: 'button', onclick: () => this.#draw() }, t.naming.draw) : null),
        field(t.naming.choose, this.pick)),
      h('section', { class: 'fields' }, field(t.naming.specific, this.specific), field(t.naming.generic, this.generic), field(t.naming.roadClass, this.roadClass), field(t.naming.width, this.width, 'm'), this.#pinyin),
      h('section', {}, this.#verdict, this.#onward));
  }

  #choice(id, pairs) {
    return h('select', { id, onchange: () => this.#check() }, ...pairs.map(([value, text]) => h('option', { value }, text)));
  }

  #draw() {
    this.#drawing?.finish();
    this.#options.map.clear(...MARKS);
    this.#drawing = drawLine(this.#options.map, { onFinish: line => this.#drawn(line) });
    this.#options.map.element.focus();
  }

  #drawn(line) {
    this.#drawing = null;
    if (!line) return put(this.#about, t.draw.tooShort);
    this.#options.session.update({ subject: '' });
    this.#road = { geometry: line, code: null };
    this.#showRoad();
    this.#fit();
    this.specific.focus();
    this.#check();
  }

  #useRoad(feature) {
    const { code, road_class: roadClass, width_metres: width } = feature.properties;
    this.#road = { geometry: feature.geometry, code, title: feature.properties.name ?? SUBJECTS.naming.text(feature.properties) };
    if (roadClass) this.roadClass.value = roadClass;
    this.width.value = width ?? '';
    this.#showRoad();
    this.#options.map?.reveal(feature);
    this.#fit();
    this.#check();
  }

  /** The generic words that fit the road's width, length and class stand first, and the first of them is proposed. */
  async #fit() {
    const road = this.#road;
    const wish = { act: 'draw', geometry: single(road.geometry), roadClass: this.roadClass.value, ...(this.width.value ? { widthMetres: Number(this.width.value) } : {}) };
    const plan = await this.#options.api.planRoad(wish).catch(() => null); // the words stay as they are
    if (!plan || road !== this.#road) return;
    if (!road.code) { // a drawn road goes on joined to the net
      road.geometry = plan.geometry;
      showOwn(this.#options.map, road.geometry);
    }
    if (!plan.generics.length) return this.#check();
    const words = [...new Set([...plan.generics, ...t.naming.generics])];
    put(this.generic, words.map(word => h('option', { value: word }, plan.generics.includes(word) ? word : `${word} ${t.naming.unfit}`)));
    this.generic.value = this.#genericChosen ?? plan.generics[0];
    this.#check();
  }

  #showRoad() {
    const { geometry, code } = this.#road;
    const metres = linesOf(geometry).reduce((sum, line) => sum + lengthMetres(line), 0);
    put(this.#about, [code && this.#road.title, `${t.naming.length} ${distanceText(metres)}`].filter(Boolean).join(' · '), code ? [' · ', recordLink(this.#options.session, 'roads', code)] : null);
    showOwn(this.#options.map, geometry);
    put(this.#verdict);
    put(this.#onward);
  }

  #later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(), PAUSE_MILLISECONDS);
  }

  async #check() {
    clearTimeout(this.#timer);
    const specific = this.specific.value.trim();
    if (!specific || !this.#road) return put(this.#verdict, h('p', { class: 'soft' }, specific ? t.naming.needRoad : this.#road ? t.naming.needSpecific : ''));
    const proposal = {
      specific, generic: this.generic.value, class: this.roadClass.value, geometry: single(this.#road.geometry),
      ...(this.width.value ? { widthMetres: Number(this.width.value) } : {}), ...(this.#road.code ? { code: this.#road.code } : {}),
    };
    const asked = JSON.stringify(proposal);
    if (asked === this.#asked?.question) return;
    this.#asked?.abort();
    this.#asked = Object.assign(new AbortController(), { question: asked });
    try {
      this.#answer(proposal, await this.#options.api.checkNaming(proposal, this.#asked.signal));
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      this.#asked.question = null;
      put(this.#verdict, trouble(failure, () => this.#check()));
    }
  }

  #answer(proposal, { pinyin, findings, scope }) {
    const name = proposal.specific + proposal.generic;
    const errors = findings.filter(finding => finding.severity === 'error').length;
    const cares = findings.filter(finding => ['warning', 'unknown'].includes(finding.severity)).length;
    put(this.#pinyin, pinyin ? h('div', { class: 'field' }, h('span', { class: 'label' }, t.naming.pinyin), h('p', { class: 'row' }, h('span', { class: 'pinyin', lang: 'zh-Latn-pinyin' }, pinyin), h('span', { class: 'chip ochre', title: t.naming.pinyinDraftMeaning }, t.naming.pinyinDraft)), h('p', { class: 'small soft' }, t.naming.pinyinDraftMeaning)) : null);
    put(this.#verdict, verdict(errors ? 'error' : gravest(findings), errors ? t.naming.refused(name, errors) : t.naming.clear(name, cares)), findingLists(findings, finding => this.#see(finding)));
    showVerdict(this.#options.map, this.#road.geometry, findings, scope);
    put(this.#onward, this.#openCase(proposal));
  }

  /** From the check to a case with one press: the road and the name go along. */
  #openCase({ specific, generic, class: roadClass, widthMetres, code, geometry }) {
    const { status, who } = this.#options;
    const name = specific + generic;
    const said = h('div');
    const item = { act: 'name', target: 'road', ...(code ? { recordCode: code } : {}), specific, generic, roadClass, ...(widthMetres ? { widthMetres } : {}), geometry };
    const open = async () => {
      try {
        await openCase(this.#options, { title: t.cases.titleOf(name), applicant: t.cases.applicantOf(status?.division?.name ?? ''), reason: t.cases.reasonOf(name), items: [item] });
      } catch (failure) {
        put(said, trouble(failure, open));
      }
    };
    const button = h('button', { class: 'button primary', type: 'button', onclick: open }, t.cases.openFor(name));
    const reason = whyNot(who, 'draft', language === 'en');
    return [h('div', { class: 'row' }, grey(button, reason), reason ? h('span', { class: 'soft small' }, reason) : null), said];
  }

  #see(finding) {
    showFinding(this.#options.map, finding);
  }
}

/** The contract asks for one LineString; a road of one part is one. */
const single = geometry => (geometry.type === 'MultiLineString' && geometry.coordinates.length === 1 ? { type: 'LineString', coordinates: geometry.coordinates[0] } : geometry);
