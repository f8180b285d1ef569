import { boxOf, centreOf } from '../geo/box.js';
import { lengthMetres, linesOf, metresBetween, nearestAlong, nearestThrough, partThrough, pointThrough } from '../geo/lines.js';
import { choosePlace } from '../map/draw.js';
import { h, put } from '../parts/dom.js';
import { trouble } from '../parts/trouble.js';
import { chainageText, distanceText } from '../text/measures.js';
import { t } from '../text/words.js';
import { findingLists, gravest, sentenceFor, showFinding, verdict } from './findings.js';
import { doubtText, profileChart } from './profile-chart.js';
import { recordLink } from './links.js';
import { screeningPanel } from './screening.js';
import { ZoneBlock } from './zones.js';

/** Line of sight: is a cemetery seen from a road, from which stretch, and what hides it elsewhere. */

const ROAD_CLASSES = ['expressway', 'national', 'provincial', 'county', 'arterial'];
const OBSERVER_STEP_METRES = 50;
const BLINK_MILLISECONDS = 500;
const NEAR_ROAD_PIXELS = 40;
const NEAR_METRES = 1500;
const NEAR_RAY_SHARE = 0.04;
const PICTURE = ['road', 'road-halo', 'target', 'seen', 'ray', 'ray-behind', 'eye', 'blocker', 'cursor', 'finding', 'finding-ring'];

export class SightCheck {
  title = t.sight.head;
  due = t.sight.headDue;
  #options;
  #target = null;
  #road = null;
  #chart = null;
  #ray = null;
  #asked;
  #link = h('p', { class: 'small', hidden: true });
  #result = h('div', { 'aria-live': 'polite' }, h('p', { class: 'soft' }, t.sight.start));
  #profile = h('div');
  #screens = h('div');
  #screening = null;
  #screenHeight = 0;

  constructor(options) {
    this.#options = options;
    this.pickTarget = h('select', { id: 'pick-target', onchange: event => options.session.update({ subject: event.target.value }, { step: true }) },
      h('option', { value: '' }, t.sight.chooseTarget), ...options.subjects.sight.map(({ properties: p }) => h('option', { value: p.code }, p.name)));
    this.pickRoad = h('select', { id: 'pick-sight-road', onchange: event => this.#useRoad(event.target.value) }, h('option', { value: '' }, t.sight.chooseRoad));
    this.settings = { maxDistance: setting('max-distance', 100, 50000, 100), eyeHeight: setting('eye-height', 0, 100, 0.1), targetHeight: setting('target-height', 0, 100, 0.1), screenDistance: setting('screen-distance', 0.5, 1000, 0.5) };
    this.zones = new ZoneBlock(options);
    this.element = this.#form();
    this.#stopHover = options.map?.on('mousemove', place => this.#hovered(place));
    this.#loadRoads();
  }

  #stopHover;
  #roads = [];

  /** @param {string} code of a cemetery, or '' */
  async open(code) {
    this.zones.open();
    this.pickTarget.value = code;
    if (!code) return;
    try {
      const feature = await this.#options.api.item('cemeteries', code);
      this.#useTarget({ name: feature.properties.name, feature });
      put(this.#link, recordLink(this.#options.session, 'cemeteries', code));
      this.#link.hidden = false;
    } catch (failure) {
      put(this.#result, trouble(failure, () => this.open(code)));
    }
  }

  chosen(layer, id, feature) {
    if (layer === 'cemeteries') this.#options.session.update({ subject: id }, { step: true });
    else if (layer === 'roads' && feature) this.#useRoadFeature(feature);
    else return false;
    return true;
  }

  /** A click beside the chosen road moves the observer there. */
  clicked(place) {
    if (!this.#road || !this.#target || !this.#ray) return false;
    const { offset, distance } = nearestThrough(this.#lines, place);
    const box = this.#options.map.around(place, NEAR_ROAD_PIXELS);
    if (offset > metresBetween([box[0], place[1]], place)) return false;
    this.#observe(distance);
    return true;
  }

  leave() {
    this.#stopHover?.();
    this.#asked?.abort();
    this.zones.leave();
    this.#options.map?.clear(...PICTURE);
  }

  #form() {
    const { map } = this.#options;
    const field = (label, input, unit) => h('div', { class: 'field' }, h('label', { for: input.id }, label), unit ? h('div', { class: 'with-unit' }, input, unit) : input);
    return h('div', { class: 'sections' },
      h('section', { class: 'fields' }, field(t.sight.target, this.pickTarget), field(t.sight.road, this.pickRoad),
        map ? h('button', { class: 'button', type: 'button', onclick: () => choosePlace(map, place => place && this.#usePlace(place)) }, t.sight.targetPick) : null, this.#link),
      h('section', {}, this.#result),
      h('section', {}, this.#profile),
      this.#screens,
      h('section', {}, h('h2', {}, t.sight.options), h('div', { class: 'fields' }, ...Object.entries(this.settings).map(([name, input]) => field(t.sight[name], input, 'm'))),
        h('button', { class: 'button primary', type: 'button', onclick: () => this.#run() }, t.sight.run)),
      this.zones.element);
  }

  async #loadRoads() {
    const { api } = this.#options;
    try {
      const answers = await Promise.all(ROAD_CLASSES.map(roadClass => api.items('roads', { road_class: roadClass, limit: 100 })));
      this.#roads = answers.flatMap(body => body.features).filter(feature => feature.properties.name);
      this.pickRoad.append(...this.#roads.map(({ properties: p }) => h('option', { value: p.code }, this.#roadText(p))));
      this.#chooseNearestRoad();
    } catch (failure) {
      put(this.#result, trouble(failure, () => this.#loadRoads()));
    }
  }

  /** Roads of one name beyond the county are told apart by their code. */
  #roadText({ name, code, division_code: division }) {
    const own = this.#options.status?.division?.code;
    return own && !division?.startsWith(own) ? `${name} ${code}` : name;
  }

  /** Until the officer chooses, the question is asked of the gravest kind of road that is near: where the rule looks first. */
  #chooseNearestRoad() {
    if (this.#road || !this.#target || this.#roads.length === 0) return;
    const place = centreOf(boxOf(this.#target.feature));
    const away = road => nearestThrough(linesOf(road.geometry), place).offset;
    const near = this.#roads.filter(road => away(road) <= NEAR_METRES);
    const chosen = near[0] ?? [...this.#roads].sort((a, b) => away(a) - away(b))[0];
    this.#useRoadFeature(chosen);
  }

  async #useRoad(code) {
    if (!code) return;
    try {
      this.#useRoadFeature(await this.#options.api.item('roads', code));
    } catch (failure) {
      put(this.#result, trouble(failure, () => this.#useRoad(code)));
    }
  }

  #useRoadFeature(feature) {
    const { code, name } = feature.properties;
    if (![...this.pickRoad.options].some(option => option.value === code)) this.pickRoad.append(h('option', { value: code }, name ? this.#roadText(feature.properties) : code));
    this.pickRoad.value = code;
    this.#road = feature;
    this.zones.useRoad(feature);
    this.#draw('road-halo', feature, () => 'halo');
    this.#draw('road', feature, () => 'road');
    this.#ready();
  }

  #useTarget(target) {
    this.#target = target;
    this.#draw('target', target.feature, () => 'target');
    if (!this.#road) this.#chooseNearestRoad();
    else this.#ready();
  }

  #usePlace(place) {
    this.#options.session.update({ subject: '' });
    this.pickTarget.value = '';
    this.#link.hidden = true;
    this.#useTarget({ name: t.sight.targetPoint, feature: point(place) });
  }

  /** Both ends known: check at once. */
  #ready() {
    this.#screening = null;
    put(this.#screens);
    this.#options.map?.clear('seen', 'ray', 'ray-behind', 'eye', 'blocker', 'cursor', 'finding', 'finding-ring');
    if (this.#target && this.#road) this.#run();
  }

  async #run() {
    if (!this.#target || !this.#road) return put(this.#result, h('p', { class: 'soft' }, t.sight.start));
    this.#asked?.abort();
    this.#asked = new AbortController();
    const { signal } = this.#asked;
    put(this.#result, h('p', { class: 'soft', role: 'status' }, t.sight.running));
    const working = this.#working(signal);
    const named = ({ geometry }, name) => ({ type: 'Feature', properties: { name }, geometry });
    const question = { along: named(this.#road, this.#road.properties.name), targets: named(this.#target.feature, this.#target.name), ...this.#numbers() };
    try {
      const answer = await this.#options.api.visibility(question, signal, working.progress);
      this.#show(answer);
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      put(this.#result, trouble(failure, () => this.#run()));
    } finally {
      working.end();
    }
  }

  /** How far a check is that takes longer than a blink, and the way out of it. */
  #working(signal) {
    const started = performance.now();
    const bar = h('progress', { 'aria-label': t.sight.running });
    const said = h('p', { class: 'small soft' });
    const box = h('div', { class: 'working' }, bar, h('button', { class: 'button', type: 'button', onclick: () => this.#cancel() }, t.sight.cancel), said);
    let count = '';
    const clock = setInterval(() => {
      if (signal.aborted) return clearInterval(clock);
      if (!box.isConnected) put(this.#result, box);
      put(said, t.sight.progress(Math.round((performance.now() - started) / 1000), count));
    }, BLINK_MILLISECONDS);
    const progress = ({ done, of }) => {
      if (of === 1) return;
      Object.assign(bar, { max: of, value: done });
      count = `${done}/${of}`;
    };
    return { progress, end: () => clearInterval(clock) };
  }

  #cancel() {
    this.#asked?.abort();
    put(this.#result, h('p', { class: 'soft', role: 'status' }, t.sight.cancelled));
  }

  /** What the officer wrote; the rules of the place fill in the rest. */
  #numbers() {
    return Object.fromEntries(Object.entries(this.settings).filter(([, input]) => input.value !== '').map(([name, input]) => [name, Number(input.value)]));
  }

  #show(answer) {
    const seen = answer.features[0].properties;
    const stretches = seen.visibleFrom ?? [];
    const findings = answer.findings ?? [];
    this.#target.point = seen.point ?? centreOf(boxOf(this.#target.feature));
    for (const [name, input] of Object.entries(this.settings)) input.placeholder = String(answer.settings?.[name] ?? '');
    put(this.#result, verdict(findings.length ? gravest(findings) : seen.visible ? 'warning' : 'passed', sentenceFor(answer.sentence, ownSentence(seen)), t.sight.words[seen.verdict]),
      findingLists(findings, finding => this.#options.map && showFinding(this.#options.map, finding)),
      stretches.length ? h('h3', {}, t.sight.stretches) : null,
      h('ul', { class: 'stretches' }, ...stretches.map(stretch => this.#stretchRow(stretch))),
      answer.elevation ? h('p', { class: 'small soft' }, t.sight.elevation(answer.elevation.resolutionMetres, answer.elevation.verticalErrorMetres, answer.elevation.obstacles)) : null);
    this.#draw('seen', { type: 'FeatureCollection', features: stretches.map(stretch => this.#stretchFeature(stretch)) }, () => 'seen');
    const eye = seen.eye ? [point(seen.eye)] : [];
    const scene = { type: 'FeatureCollection', features: [this.#target.feature, ...eye, ...stretches.map(stretch => this.#stretchFeature(stretch))] };
    this.#options.map?.reveal(scene);
    this.#screening = seen.screening;
    put(this.#screens, seen.visible && seen.screening?.steps ? screeningPanel(seen.screening, seen.visibleLengthMetres, height => this.#tryScreen(height)) : '');
    this.#firstLook(seen, stretches);
  }

  #tryScreen(height) {
    this.#screenHeight = height;
    this.#chart?.showScreen(this.#screening.distance, height);
  }

  #stretchRow(stretch) {
    const { fromMetres, toMetres } = stretch;
    return h('li', { class: 'row end' }, h('span', {}, `${chainageText(fromMetres)}–${chainageText(toMetres)} · ${distanceText(toMetres - fromMetres)}`),
      h('button', { class: 'link', type: 'button', onclick: () => {
        this.#options.map?.reveal(this.#stretchFeature(stretch));
        this.#observe((fromMetres + toMetres) / 2);
      } }, t.findings.see));
  }

  /** Looks first from where the server looked last: the eye that sees most, or the nearest one where none does. */
  #firstLook({ eye }, stretches) {
    const [first] = stretches;
    if (eye) this.#observe(nearestThrough(this.#lines, eye).distance);
    else this.#observe(first ? (first.fromMetres + first.toMetres) / 2 : nearestThrough(this.#lines, this.#target.point).distance);
  }

  async #observe(distance) {
    const lines = this.#lines;
    const from = pointThrough(lines, distance);
    const to = this.#target.point;
    const total = lines.reduce((sum, line) => sum + lengthMetres(line), 0);
    const slide = h('input', { id: 'observer', type: 'range', min: '0', max: String(Math.floor(total)), step: String(OBSERVER_STEP_METRES), value: String(Math.round(distance)), onchange: event => this.#observe(Number(event.target.value)) });
    const head = h('h2', {}, t.sight.profile);
    const observer = h('div', { class: 'field' }, h('label', { for: 'observer' }, `${t.sight.observer} ${chainageText(distance)}`), slide);
    try {
      const { eyeHeight, targetHeight } = this.#numbers();
      const answer = await this.#options.api.profile(from, to, { eyeHeight, targetHeight });
      this.#ray = { from, to, total: answer.distances.at(-1) };
      this.#chart = profileChart(answer, metres => this.#cursor(metres));
      if (this.#screening) this.#chart.showScreen(this.#screening.distance, this.#screenHeight);
      const hadFocus = document.activeElement?.id === 'observer';
      put(this.#profile, head, observer, this.#chart.element);
      if (hadFocus) slide.focus();
      this.#drawRay(answer);
    } catch (failure) {
      put(this.#profile, head, observer, trouble(failure));
    }
  }

  #drawRay({ visible, blocker }) {
    const { from, to } = this.#ray;
    const stop = !visible && blocker ? [blocker.lon, blocker.lat] : to;
    this.#draw('ray', lineFeature([from, stop]), () => 'ray');
    this.#draw('ray-behind', lineFeature([stop, to]), () => 'ray behind');
    this.#draw('eye', point(from), () => 'eye');
    if (!visible && blocker) this.#options.map?.caption('blocker', stop, t.sight.blocker, 'bad');
    else this.#options.map?.clear('blocker');
  }

  /** The chart is pointed at: show the place on the map. */
  #cursor(metres) {
    if (metres === null) return this.#options.map?.clear('cursor');
    const { from, to, total } = this.#ray;
    const share = metres / total;
    this.#draw('cursor', point([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]), () => 'cursor');
  }

  /** The map is pointed at near the sight line: show the place in the chart. */
  #hovered(place) {
    if (!this.#chart || !this.#ray) return;
    const { from, to, total } = this.#ray;
    const { distance, offset } = nearestAlong([from, to], place);
    const at = offset < total * NEAR_RAY_SHARE ? Math.min(distance, total) : null;
    this.#chart.showAt(at);
    this.#cursor(at);
  }

  get #lines() {
    return linesOf(this.#road.geometry);
  }

  #stretchFeature({ fromMetres, toMetres }) {
    return { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates: partThrough(this.#lines, fromMetres, toMetres) } };
  }

  #draw(name, geojson, classOf) {
    this.#options.map?.show(name, geojson, classOf);
  }
}

function ownSentence({ visible, verdict: state, reason, visibleLengthMetres, nearestVisibleMetres, nearestMetres }) {
  const seen = visible ? t.sight.saidSeen(distanceText(visibleLengthMetres), distanceText(nearestVisibleMetres)) : t.sight.saidHidden(distanceText(nearestMetres ?? 0));
  return state === 'doubtful' ? `${t.sight.words.doubtful}${t.notices.colon}${seen.replace(/[.。]$/, '')}${t.sight.and}${doubtText(reason)}` : seen;
}

function setting(id, min, max, step) {
  return h('input', { id, type: 'number', inputmode: 'decimal', min: String(min), max: String(max), step: String(step) });
}

const point = coordinates => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates } });
const lineFeature = coordinates => ({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } });
