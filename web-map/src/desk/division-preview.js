import { h, put } from '../parts/dom.js';
import { oneLanguage } from '../parts/rights.js';
import { trouble } from '../parts/trouble.js';
import { language, t } from '../text/words.js';
import { recordLink } from './links.js';

/** What a change comes to: what forbids it, the divisions, the ground, and each kind of record with its number and the first hundred. */

const inOneLanguage = sentence => oneLanguage(sentence, language === 'en');
const LINKED = ['places', 'roads', 'built-up-areas', 'door-plates', 'signs', 'cemeteries', 'graves', 'burial-zones', 'boundary-lines', 'boundary-markers'];

export class PreviewPart {
  #about;
  #told;
  #place = h('div', { class: 'sections' }, h('p', { class: 'soft' }, t['division-changes'].noItems));

  /** @param {(preview: object) => void} told is given each preview */
  constructor(about, told) {
    this.#about = about;
    this.#told = told;
    this.element = this.#place;
  }

  async load() {
    put(this.#place, h('p', { class: 'soft' }, t.detail.loading));
    try {
      const preview = await this.#about.api.divisionPreview(this.#about.latest().code);
      this.#show(preview);
      this.#told(preview);
    } catch (failure) {
      put(this.#place, trouble(failure, () => this.load()));
    }
  }

  #show(preview) {
    const { map } = this.#about;
    const places = preview.faults.filter(({ where }) => where);
    map?.show('change-ground', collection(preview.ground), () => 'scope');
    map?.show('change-fault', collection(places), () => 'rival');
    put(this.#place, faultsPart(preview.faults, map), divisionsPart(preview.divisions), groundPart(preview.ground), ...preview.kinds.filter(({ count }) => count).map(kind => this.#kind(kind)),
      h('p', { class: 'small' }, preview.kinds.every(({ count }) => !count) ? t['division-changes'].noRecords : null), codesPart(preview), this.#cases(preview.cases),
      h('p', {}, h('a', { class: 'button', href: this.#about.api.divisionTableAddress(preview.code), download: '' }, t['division-changes'].table)));
  }

  #kind({ kind, count, recoded, first }) {
    const code = (one, other) => (other ? `${one} / ${other}` : one);
    const row = one => h('tr', {}, h('td', {}, LINKED.includes(kind) ? recordLink(this.#about.session, kind, one.recordCode, one.name || one.recordCode) : one.name),
      h('td', {}, code(one.oldDivision, one.oldOther)), h('td', {}, code(one.newDivision, one.newOther)), h('td', {}, one.oldAddress ?? one.oldPath), h('td', {}, one.newAddress ?? one.newPath));
    return h('details', {}, h('summary', {}, t['division-changes'].kind(t['division-changes'].kinds[kind] ?? kind, count, recoded)),
      h('div', { class: 'scroll' }, h('table', { class: 'facts-table small' }, h('thead', {}, h('tr', {}, ...t['division-changes'].columns.map(text => h('th', {}, text)))), h('tbody', {}, ...first.map(row)))),
      count > first.length ? h('p', { class: 'soft small' }, t.desk.more(count - first.length)) : null);
  }

  #cases(cases) {
    if (!cases.length) return null;
    return h('div', {}, h('p', {}, t['division-changes'].casesTouched(cases.length)), h('p', { class: 'small soft' }, cases.map(({ code, title }) => `${code} ${title}`).join('、')));
  }
}

const collection = parts => ({ type: 'FeatureCollection', features: parts.map(({ where }) => ({ type: 'Feature', properties: {}, geometry: where })) });

function faultsPart(faults, map) {
  if (!faults.length) return h('p', { class: 'chip jade' }, t['division-changes'].noFaults);
  return h('ul', { class: 'findings' }, ...faults.map(({ severity, message, item, where }) => h('li', { class: `finding ${severity}` },
    h('span', { class: 'mark' }, `${t.marks[severity]} ${t.severity[severity]}`), ' ', item ? t['division-changes'].ofItem(item) : '', inOneLanguage(message),
    where ? h('button', { class: 'button quiet', type: 'button', onclick: () => map?.reveal({ type: 'Feature', properties: {}, geometry: where }) }, t['division-changes'].where) : null)));
}

function divisionsPart(divisions) {
  const line = one => [t['division-changes'].changes[one.act] ?? one.act, ' ', [one.oldCode, one.oldName].filter(Boolean).join(' '), one.oldCode ? ' → ' : '', [one.newCode, one.newName].filter(Boolean).join(' ')];
  return divisions.length ? h('details', { open: divisions.length <= 20 }, h('summary', {}, t['division-changes'].divisions(divisions.length)), h('ul', { class: 'small' }, ...divisions.map(one => h('li', {}, ...line(one))))) : null;
}

function groundPart(ground) {
  return ground.length ? h('ul', { class: 'small' }, ...ground.map(({ from, to, toName, areaSquareMetres }) => h('li', {}, t['division-changes'].ground(from, `${to} ${toName ?? ''}`.trim(), (areaSquareMetres / 1e6).toFixed(3))))) : null;
}

/** Place-name codes that stay as they are, and what is kept by the beginning of codes and has to be seen to by hand. */
function codesPart({ placeCodes, byCode }) {
  const kept = byCode.filter(({ count }) => count);
  return [placeCodes.length ? h('div', { class: 'small' }, h('p', {}, t['division-changes'].permanent), h('ul', {}, ...placeCodes.map(({ old, now, count }) => h('li', {}, t['division-changes'].mapping(old, now, count))))) : null,
    kept.length ? h('ul', { class: 'small' }, ...kept.map(({ kind, count }) => h('li', {}, t['division-changes'].byCode[kind](count)))) : null];
}
