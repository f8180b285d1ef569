import { choosePlace, drawLine } from '../map/draw.js';
import { h, put } from '../parts/dom.js';
import { trouble } from '../parts/trouble.js';
import { t } from '../text/words.js';
import { ItemPart } from './case-item.js';
import { gravest } from './findings.js';
import { itemsOf } from './item-file.js';

/** The names of a case: a list when there are several, and the one that is open with its place, reading and findings. */

const MOST_ROWS = 200;

export class CaseItems {
  #about;
  #case = null;
  #open = 0;
  #item = null;
  #findings = new Map();
  #list = h('div');
  #one = h('div');
  #said = h('div', { 'aria-live': 'polite' });
  #asked = null;

  constructor(about) {
    this.#about = about;
    this.element = h('div', { class: 'sections' }, this.#list, this.#one, this.#said);
  }

  leave() {
    this.#item?.leave();
    this.#asked?.abort();
  }

  show(one) {
    const moved = !this.#case || this.#case.version !== one.version;
    this.#case = one;
    const standing = this.#standing;
    if (!standing.some(item => item.ordinal === this.#open)) this.#choose(standing[0]?.ordinal ?? 0);
    else this.#item?.show(one);
    this.#fill();
    if (moved && standing.length > 1) this.#check();
  }

  #choose(ordinal) {
    this.#open = ordinal;
    this.#item?.leave();
    this.#item = ordinal ? new ItemPart(this.#about, this.#case, ordinal, ({ findings }) => this.#found(ordinal, findings)) : null;
    put(this.#one, this.#item?.element);
    this.#fill();
  }

  #found(ordinal, findings) {
    this.#findings.set(ordinal, findings);
    this.#fill();
  }

  /** All names of a batch, each alone and against the others. */
  async #check() {
    this.#asked?.abort();
    this.#asked = new AbortController();
    try {
      const { names } = await this.#about.api.caseFindings(this.#about.code, this.#asked.signal);
      this.#findings = new Map(names.map(({ ordinal, verdict: { findings } }) => [ordinal, findings]));
      this.#fill();
    } catch (failure) {
      if (failure.name !== 'AbortError') put(this.#said, trouble(failure, () => this.#check()));
    }
  }

  get #standing() {
    return this.#case.items.filter(item => item.outcome !== 'withdrawn');
  }

  #fill() {
    const standing = this.#standing;
    const focused = document.activeElement?.dataset?.ordinal;
    const open = ['draft', 'returned'].includes(this.#case.state);
    put(this.#list, h('h2', {}, t.cases.names(standing.length)), standing.length > 1 ? h('div', { class: 'scroll' }, h('table', { class: 'case-names' }, h('tbody', {}, ...standing.slice(0, MOST_ROWS).map(item => this.#row(item))))) : null,
      standing.length > MOST_ROWS ? h('p', { class: 'soft small' }, t.desk.more(standing.length - MOST_ROWS)) : null, open ? this.#adders() : null);
    if (focused) this.#list.querySelector(`[data-ordinal="${CSS.escape(focused)}"]`)?.focus();
  }

  #row(item) {
    const findings = this.#findings.get(item.ordinal);
    const worst = findings ? gravest(findings.filter(finding => !finding.overridden)) : null;
    return h('tr', { 'aria-current': item.ordinal === this.#open ? 'true' : 'false' }, h('td', { class: 'soft' }, item.ordinal),
      h('td', {}, h('button', { class: 'link', type: 'button', dataset: { ordinal: item.ordinal }, onclick: () => this.#choose(item.ordinal) }, item.name || t.cases.noName)),
      h('td', { class: 'small', lang: 'zh-Latn-pinyin' }, item.pinyin ?? '', item.readingConfirmedBy ? null : ' △'),
      h('td', { class: `mark ${worst ?? ''}`, title: worst ? t.severity[worst] : '' }, worst ? t.marks[worst] : ''),
      h('td', { class: 'small' }, t.cases.outcomes[item.outcome] ?? '', item.outcomeReason ? `：${item.outcomeReason}` : ''));
  }

  #adders() {
    const { api, code, done, map } = this.#about;
    const add = async items => {
      const failure = await done(() => api.addCaseItems(code, items));
      put(this.#said, failure ? trouble(failure) : null);
      if (!failure) this.#choose(this.#about.latest().items.at(-1).ordinal);
    };
    const draw = () => drawLine(map, { onFinish: async line => {
      const plan = line && await api.planRoad({ act: 'draw', geometry: line, roadClass: 'branch' }).catch(failure => void put(this.#said, trouble(failure)));
      if (plan) add([{ act: 'name', target: 'road', generic: plan.generics[0] ?? '路', roadClass: 'branch', geometry: plan.geometry }]);
    } });
    const point = () => choosePlace(map, place => place && add([{ act: 'name', target: 'place', placeClass: 'settlement', geometry: { type: 'Point', coordinates: place } }]));
    const file = h('input', { type: 'file', id: 'case-file', class: 'unseen', accept: '.geojson,.json,application/geo+json', onchange: async event => {
      const [given] = event.target.files;
      event.target.value = '';
      if (!given) return;
      const { items, faults } = itemsOf(await given.text(), t.cases.file);
      if (faults.length) return put(this.#said, h('div', { class: 'missing', role: 'alert' }, h('p', {}, t.cases.fileFaults(faults.length)), h('ul', {}, ...faults.slice(0, 12).map(({ row, sentence }) => h('li', {}, row ? t.cases.fileRow(row) : '', sentence)))));
      await add(items);
    } });
    return h('div', { class: 'row files' }, map ? h('button', { class: 'button', type: 'button', onclick: draw }, t.cases.addRoad) : null, map ? h('button', { class: 'button', type: 'button', onclick: point }, t.cases.addPlace) : null,
      file, h('label', { class: 'button', for: 'case-file' }, t.cases.addFile));
  }
}
