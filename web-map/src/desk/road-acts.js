import { drawLine } from '../map/draw.js';
import { h, put } from '../parts/dom.js';
import { grey, whyNot } from '../parts/rights.js';
import { trouble } from '../parts/trouble.js';
import { chainageText, distanceText, shareText } from '../text/measures.js';
import { language, t } from '../text/words.js';
import { openCase } from './open-case.js';

/**
 * What can be done about the name or the line of a road or place that is in the register: each opens a case. Before a road
 * is extended, split or merged it is said what becomes of its chainage and its plates.
 */

const MARKS = ['plan', 'plan-rest', 'plan-halo'];
const NAMED = ['approved', 'filed', 'announced', 'historical'];

export function actsSection(about) {
  const { layer, feature } = about;
  if (layer !== 'roads' && layer !== 'places' || !NAMED.includes(feature.properties.status)) return null;
  const place = h('div', { class: 'sections' });
  const reason = whyNot(about.who, 'draft', language === 'en');
  const button = (words, onclick) => grey(h('button', { class: 'button', type: 'button', onclick }, words), reason);
  const asks = new Acts(about, place);
  return h('section', { class: 'road-acts' }, h('h2', {}, t.roadActs.head),
    h('div', { class: 'row' }, button(t.cases.acts.rename(), () => asks.rename()), layer === 'roads' && about.map ? [button(t.cases.acts.extend(), () => asks.extend()), button(t.cases.acts.split(), () => asks.split()), button(t.cases.acts.merge(), () => asks.merge())] : null,
      button(t.cases.acts.cancel(), () => asks.cancel())), place);
}

class Acts {
  #about;
  #place;

  constructor(about, place) {
    this.#about = about;
    this.#place = place;
  }

  get #own() {
    return this.#about.feature.properties;
  }

  #item(act, more = {}) {
    const { code, road_class: roadClass, width_metres: widthMetres, place_class: placeClass } = this.#own;
    const target = this.#about.layer === 'roads' ? 'road' : 'place';
    return { act, target, recordCode: code, ...(target === 'road' ? { roadClass, ...(widthMetres ? { widthMetres } : {}) } : { placeClass }), ...more };
  }

  rename() {
    const { specific, generic, name } = this.#own;
    this.#open(t.roadActs.titles.rename(name), t.roadActs.reasons.rename(name), this.#item('rename', { ...(specific ? { specific } : {}), ...(generic ? { generic } : {}), geometry: this.#about.feature.geometry }));
  }

  cancel() {
    this.#open(t.roadActs.titles.cancel(this.#own.name), t.roadActs.reasons.cancel(this.#own.name), { act: 'cancel', target: this.#about.layer === 'roads' ? 'road' : 'place', recordCode: this.#own.code });
  }

  extend() {
    put(this.#place, h('p', { class: 'soft' }, t.roadActs.drawPiece));
    drawLine(this.#about.map, { onFinish: piece => piece && this.#plan({ act: 'extend', recordCode: this.#own.code, geometry: piece }, plan => this.#item('extend', { geometry: plan.geometry })) });
  }

  split() {
    const at = h('input', { id: 'split-at', type: 'number', min: '1', step: '1', required: true, inputmode: 'numeric' });
    const ask = event => {
      event.preventDefault();
      this.#plan({ act: 'split', recordCode: this.#own.code, atMetres: Number(at.value) }, plan => this.#item('split', { geometry: plan.rest, restGeometry: plan.geometry, generic: this.#own.generic ?? '路' }));
    };
    put(this.#place, h('form', { class: 'row', onsubmit: ask }, h('label', { for: 'split-at' }, t.roadActs.splitAt), at, h('button', { class: 'button', type: 'submit' }, t.roadActs.look)));
    at.focus();
  }

  merge() {
    const into = h('input', { id: 'merge-into', required: true, autocomplete: 'off', placeholder: t.roadActs.mergeHint });
    const ask = async event => {
      event.preventDefault();
      try {
        const { results } = await this.#about.api.search(into.value.trim(), { limit: 5, near: this.#about.map?.centre });
        const other = results.find(result => result.kind === 'roads' && result.id !== this.#own.code);
        if (!other) return put(this.#place.lastElementChild ?? this.#place, h('p', { role: 'alert' }, t.search.none(into.value)));
        this.#plan({ act: 'merge', recordCode: this.#own.code, intoCode: other.id }, plan => this.#item('merge', { intoCode: other.id, geometry: plan.geometry }), other.name);
      } catch (failure) {
        put(this.#place, trouble(failure));
      }
    };
    put(this.#place, h('form', { class: 'row', onsubmit: ask }, h('label', { for: 'merge-into' }, t.roadActs.mergeInto), into, h('button', { class: 'button', type: 'submit' }, t.roadActs.look)));
    into.focus();
  }

  /** Shows what comes of it, on the map and in words, before a case is opened. */
  async #plan(wish, itemOf, other = '') {
    const { api, map } = this.#about;
    map?.clear(...MARKS);
    try {
      const plan = await api.planRoad(wish);
      map?.show('plan-halo', line(plan.geometry), () => 'halo');
      map?.show('plan', line(plan.geometry), () => 'own');
      if (plan.rest) map?.show('plan-rest', line(plan.rest), () => 'warn line');
      const { name } = this.#own;
      put(this.#place, planFacts(plan, finding => map?.reveal(finding)), h('div', { class: 'row' }, h('button', { class: 'button primary', type: 'button', onclick: () => this.#open(t.roadActs.titles[wish.act](name, other), t.roadActs.reasons[wish.act](name, other), itemOf(plan)) }, t.roadActs.open)));
    } catch (failure) {
      put(this.#place, trouble(failure));
    }
  }

  async #open(title, reason, item) {
    const { map, status } = this.#about;
    map?.clear(...MARKS);
    try {
      await openCase(this.#about, { title, applicant: t.cases.applicantOf(status?.division?.name ?? ''), reason, items: [item] });
    } catch (failure) {
      put(this.#place, trouble(failure));
    }
  }
}

/** What a planned road is, joins, crosses and changes. @param {any} plan @param {(where: object) => void} see */
export function planFacts(plan, see) {
  const shares = parts => parts.map(part => `${part.name} ${shareText(part.share)}`).join('、');
  const seen = (where, words) => h('li', {}, words, ' ', h('button', { class: 'link', type: 'button', onclick: () => see(where) }, t.findings.see));
  const fact = (label, value) => (value ? [h('dt', {}, label), h('dd', {}, value)] : null);
  const { chainage } = plan;
  return h('div', { class: 'plan' }, h('dl', { class: 'facts' }, fact(t.naming.length, distanceText(plan.lengthMetres) + (plan.restMetres ? ` + ${distanceText(plan.restMetres)}` : '')), fact(t.roadActs.townships, shares(plan.townships)),
    fact(t.roadActs.builtUp, shares(plan.builtUpAreas)), fact(t.roadActs.joins, plan.joins.map(join => join.name ?? t.roadActs.unnamed).join('、')), fact(t.roadActs.generics, plan.generics.join('、'))),
  plan.overlaps.length + plan.outside.length ? h('ul', { class: 'missing' }, ...plan.outside.map(({ of, name, lengthMetres, where }) => seen(where, t.roadActs.outside[of](name ?? '', distanceText(lengthMetres)))),
    ...plan.overlaps.map(({ name, lengthMetres, where }) => seen(where, t.roadActs.overlaps(name, distanceText(lengthMetres))))) : null,
  chainage ? [h('p', {}, chainage.count === 0 ? t.roadActs.keeps : chainage.keepsZero ? t.roadActs.moves(chainage.count) : t.roadActs.shifts(distanceText(chainage.shiftMetres), chainage.count)),
    chainage.changes.length ? h('details', {}, h('summary', {}, t.roadActs.changes), h('div', { class: 'scroll' }, h('table', {}, h('thead', {}, h('tr', {}, h('th', {}, t.roadActs.plate), h('th', {}, t.roadActs.before), h('th', {}, t.roadActs.after))),
      h('tbody', {}, ...chainage.changes.map(change => h('tr', {}, h('td', {}, change.label), h('td', {}, chainageText(change.before)), h('td', {}, chainageText(change.after)))))))) : null] : null);
}

const line = geometry => ({ type: 'Feature', properties: {}, geometry });
