import { h, put } from '../parts/dom.js';
import { trouble } from '../parts/trouble.js';
import { areaText, bearingText, dateText, distanceText, shareText } from '../text/measures.js';
import { language, t, wordFor } from '../text/words.js';
import { chainageBar } from './chainage-bar.js';
import { fileChoice, readJson } from './files.js';
import { findingLists, gravest, sentenceFor, showFinding, verdict } from './findings.js';
import { recordLink } from './links.js';

/** Joint inspection of a boundary line: what was walked, whether markers moved, whether both sides meet. */

const MARKS = ['line', 'line-halo', 'walked', 'missed', 'measured', 'faults', 'finding', 'finding-ring'];

export class InspectionCheck {
  title = t.inspection.head;
  due = t.inspection.headDue;
  #options;
  #line = null;
  #about = h('p', { class: 'soft' });
  #results = { walked: h('div'), markers: h('div'), coverage: h('div') };

  constructor(options) {
    this.#options = options;
    this.pick = h('select', { id: 'pick-line', onchange: event => options.session.update({ subject: event.target.value }, { step: true }) },
      h('option', { value: '' }, t.inspection.chooseLine), ...options.subjects.inspection.map(({ properties: p }) => h('option', { value: p.code }, `${p.name} ${p.code}`)));
    this.parts = h('div', { class: 'sections', hidden: true }, this.#walkedPart(), this.#markersPart(), this.#coveragePart());
    this.element = h('div', { class: 'sections' },
      h('section', {}, h('div', { class: 'field' }, h('label', { for: 'pick-line' }, t.inspection.line), this.pick), this.#about), this.parts);
    if (options.subjects.inspection.length === 0) put(this.#about, t.inspection.noLines);
  }

  /** @param {string} code */
  async open(code) {
    const lines = this.#options.subjects.inspection;
    const wanted = code || (lines.length === 1 ? lines[0].properties.code : '');
    this.pick.value = wanted;
    this.parts.hidden = true;
    if (!wanted) return;
    for (const result of Object.values(this.#results)) put(result);
    this.#options.map?.clear(...MARKS);
    try {
      this.#useLine(await this.#options.api.item('boundary-lines', wanted));
    } catch (failure) {
      put(this.#about, trouble(failure, () => this.open(code)));
    }
  }

  chosen(layer, id) {
    if (layer !== 'boundary-lines') return false;
    this.#options.session.update({ subject: id }, { step: true });
    return true;
  }

  leave() {
    this.#options.map?.clear(...MARKS);
  }

  #useLine(feature) {
    const { name, length_metres: length, last_inspected_on: last } = feature.properties;
    this.#line = feature;
    this.parts.hidden = false;
    put(this.#about, [name, length && `${t.inspection.registered} ${distanceText(length)}`, last && `${t.detail.fields.last_inspected_on} ${dateText(last, language)}`].filter(Boolean).join(' · '), ' · ', recordLink(this.#options.session, 'boundary-lines', feature.properties.code));
    this.#draw('line-halo', feature, () => 'halo');
    this.#draw('line', feature, () => 'selected line');
    this.#options.map?.reveal(feature);
  }

  // what was walked

  #walkedPart() {
    const { api, status } = this.#options;
    return this.#part(t.inspection.walked, t.inspection.walkedStart, 'walked', {
      id: 'track', label: t.inspection.upload, accept: '.gpx,application/gpx+xml', read: text => text,
      onFile: gpx => this.#ask('walked', () => api.walked(this.#code, gpx), answer => this.#showWalked(answer)),
      practice: status?.demo && { label: t.inspection.practice, load: api.demoTrack },
    });
  }

  #showWalked(answer) {
    const { lengthMetres, share, missed, sentence, findings } = answer;
    const summary = t.inspection.bar(shareText(share), missed.length);
    put(this.#results.walked, verdict(gravest(findings), sentenceFor(sentence, summary)), chainageBar(lengthMetres, missed, summary),
      findingLists(findings, finding => this.#see(finding)));
    this.#draw('walked', this.#line, () => 'walked');
    this.#draw('missed', collection(missed.map(stretch => stretch.where)), () => 'missed');
  }

  // whether markers moved

  #markersPart() {
    const { api, status } = this.#options;
    return this.#part(t.inspection.markers, t.inspection.markersStart, 'markers', {
      id: 'fixes', label: t.inspection.uploadMarkers, accept: '.geojson,.json', read: readJson,
      onFile: measured => this.#ask('markers', () => api.offsets(this.#code, measured), answer => this.#showMarkers(answer)),
      practice: status?.demo && { label: t.inspection.practiceMarkers, load: () => api.demoFile('measured') },
    });
  }

  #showMarkers({ markers, sentence, findings }) {
    const rows = h('tbody');
    const fill = onlyFaults => put(rows, ...markers.filter(marker => !onlyFaults || marker.verdict !== 'within').map(marker => this.#markerRow(marker)));
    const only = h('input', { type: 'checkbox', checked: true, onchange: event => fill(event.target.checked) });
    fill(true);
    const columns = t.inspection.columns;
    put(this.#results.markers, verdict(gravest(findings), sentenceFor(sentence, markersSentence(markers))), findingLists(findings, finding => this.#see(finding)),
      h('label', { class: 'row small' }, only, t.inspection.onlyFaults),
      h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t.inspection.markers }, h('table', {}, h('thead', {}, h('tr', {}, ...['serial', 'offset', 'bearing', 'tolerance', 'verdict'].map(key => h('th', { scope: 'col' }, columns[key])))), rows)));
    const drawn = markers.filter(marker => marker.where && marker.verdict !== 'within');
    this.#draw('measured', { type: 'FeatureCollection', features: drawn.map(({ where, verdict: state }) => ({ type: 'Feature', properties: { state }, geometry: where })) },
      ({ properties: { state } }) => (state === 'suspected_moved' ? 'fault' : 'warn'));
  }

  #markerRow({ code, serial, offsetMetres, bearingDegrees, toleranceMetres, verdict: state, where }) {
    const metres = value => (value === null || value === undefined ? '–' : `${value.toFixed(2)} m`);
    return h('tr', {}, h('th', { scope: 'row' }, where ? h('button', { class: 'link', type: 'button', onclick: () => this.#look(where, state === 'within' ? 'good' : 'fault') }, String(serial ?? code)) : String(serial ?? code)),
      h('td', {}, metres(offsetMetres)), h('td', {}, bearingDegrees === null || bearingDegrees === undefined ? '–' : bearingText(bearingDegrees)), h('td', {}, metres(toleranceMetres)), h('td', {}, wordFor(t.inspection.verdicts, state)));
  }

  // whether both sides meet

  #coveragePart() {
    const { api, status } = this.#options;
    const stored = h('button', { class: 'button', type: 'button', onclick: () => this.#ask('coverage', () => api.coverage({ line: this.#code }), answer => this.#showCoverage(answer)) }, t.inspection.stored);
    const part = this.#part(t.inspection.coverage, t.inspection.coverageStart, 'coverage', {
      id: 'sides', label: t.inspection.uploadCoverage, accept: '.geojson,.json', read: readJson,
      onFile: sides => this.#ask('coverage', () => api.coverage(sides), answer => this.#showCoverage(answer)),
      practice: status?.demo && { label: t.inspection.practiceCoverage, load: () => api.demoFile('coverage') },
    });
    part.querySelector('.files').prepend(stored);
    return part;
  }

  #showCoverage({ faults, sentence, findings }) {
    const listed = findings.length === 0;
    put(this.#results.coverage, verdict(findings.length ? gravest(findings) : faults.length ? 'error' : 'passed', sentenceFor(sentence, coverageSentence(faults))),
      findings.length ? findingLists(findings, finding => this.#see(finding)) : null,
      listed ? h('ul', { class: 'stretches' }, ...faults.map(fault => h('li', { class: 'row end' },
        h('span', {}, t.inspection.faultText(wordFor(t.inspection.fault, fault.kind), areaText(fault.areaSquareMetres, language), distanceText(fault.widthMetres))), this.#seeButton(fault.where, 'fault')))) : null);
    this.#options.map?.clear('line', 'line-halo', 'walked', 'missed'); // they would hide slivers of a metre
    this.#draw('faults', collection(faults.map(fault => fault.where)), () => 'fault');
  }

  // common

  get #code() {
    return this.#line.properties.code;
  }

  #part(title, start, name, files) {
    return h('section', {}, h('h2', {}, title), h('p', { class: 'soft small' }, start),
      fileChoice({ ...files, onTrouble: failure => put(this.#results[name], trouble(failure)) }), this.#results[name]);
  }

  async #ask(name, question, show) {
    put(this.#results[name], h('p', { class: 'soft', role: 'status' }, t.findings.asked));
    try {
      show(await question());
    } catch (failure) {
      put(this.#results[name], trouble(failure));
    }
  }

  #seeButton(where, tone) {
    return where ? h('button', { class: 'link', type: 'button', onclick: () => this.#look(where, tone) }, t.findings.see) : null;
  }

  #look(where, tone) {
    this.#draw('finding', collection([where]), () => tone);
    this.#options.map?.reveal(where);
  }

  #see(finding) {
    if (this.#options.map) showFinding(this.#options.map, finding);
  }

  #draw(name, geojson, classOf) {
    this.#options.map?.show(name, geojson, classOf);
  }
}

const of = (things, key, value) => things.filter(thing => thing[key] === value).length;

const markersSentence = markers => t.inspection.saidMarkers(...['within', 'remeasure', 'suspected_moved', 'not_measured'].map(state => of(markers, 'verdict', state)));

const coverageSentence = faults => (faults.length ? t.inspection.saidCoverage(of(faults, 'kind', 'gap'), of(faults, 'kind', 'overlap')) : t.inspection.noFaults);

const collection = geometries => ({ type: 'FeatureCollection', features: geometries.filter(Boolean).map(geometry => ({ type: 'Feature', properties: {}, geometry })) });
