import { h, put } from '../parts/dom.js';
import { grey, whyNot } from '../parts/rights.js';
import { trouble } from '../parts/trouble.js';
import { dateText, shareText } from '../text/measures.js';
import { language, t, wordFor } from '../text/words.js';
import { stepLink } from './links.js';
import { openCase } from './open-case.js';

/** The quarterly self-check: the score, what each check finds, and of each record the one button that mends it. */

const MARK = 'quality';

export class QualityPage {
  title = t.quality.head;
  due = t.quality.headDue;
  opensRecords = true;
  #options;
  #left = false;
  #asked = null;
  #score = h('div', {}, h('p', { class: 'soft' }, t.quality.computing));
  #list = h('div', { 'aria-live': 'polite' });

  constructor(options) {
    this.#options = options;
    this.element = h('div', { class: 'sections quality' }, h('section', {}, this.#score), h('section', {}, this.#list));
  }

  /** @param {string} subject the check whose records are shown; '' for none */
  async open(subject) {
    this.#asked = subject;
    try {
      const report = await this.#options.api.quality();
      if (this.#left || this.#asked !== subject) return;
      this.#show(report, subject);
      if (subject) await this.#records(subject);
      else put(this.#list, h('p', { class: 'soft' }, t.quality.choose));
    } catch (failure) {
      put(this.#score, trouble(failure, () => this.open(subject)));
    }
  }

  leave() {
    this.#left = true;
    this.#options.map?.clear(MARK);
  }

  #show(report, subject) {
    const { session } = this.#options;
    const line = check => h('tr', { 'aria-current': check.id === subject ? 'true' : null },
      h('td', {}, check.failing ? `${t.marks.warning} ` : `${t.marks.passed} `, check.failing ? stepLink(session, { check: 'quality', subject: check.id, filters: {}, query: '' }, title(check)) : title(check)),
      h('td', { class: 'number' }, check.checked ? `${check.failing} / ${check.checked}` : '–'), h('td', { class: 'number' }, String(check.weight)));
    put(this.#score,
      h('p', { class: 'score' }, h('b', {}, report.score === undefined ? '–' : report.score.toFixed(1)), h('span', { class: 'soft' }, t.quality.of(report.names, dateText(report.day, language)))),
      h('table', {}, h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t.quality.check), h('th', { scope: 'col', class: 'number' }, t.quality.failing), h('th', { scope: 'col', class: 'number' }, t.quality.weight))),
        h('tbody', {}, ...report.checks.map(line))));
    this.#checks = report.checks;
  }

  #checks = [];

  async #records(id, cursor, before = []) {
    const { api, map } = this.#options;
    const page = await api.qualityRecords(id, cursor);
    if (this.#left || this.#asked !== id) return;
    const check = this.#checks.find(one => one.id === id);
    const all = [...before, ...page.records];
    put(this.#list, h('h2', {}, title(check)), h('p', { class: 'small soft' }, [check.legalBasis, t.quality.share(shareText(check.share))].join(' · ')),
      h('p', {}, h('a', { class: 'button', href: api.qualitySheet(id), download: `${id}.csv` }, t.quality.sheet)),
      all.length ? h('ul', { class: 'failing' }, ...all.map(one => this.#line(id, one))) : h('p', {}, t.quality.none),
      page.next ? h('button', { class: 'button', type: 'button', onclick: () => this.#records(id, page.next, all).catch(failure => this.#list.append(trouble(failure))) }, t.quality.more) : null);
    map?.show(MARK, { type: 'FeatureCollection', features: all.map(one => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: one.point } })) }, () => 'ring care');
  }

  #line(id, one) {
    const said = h('p', { role: 'status' });
    const entry = h('li', {}, h('p', { class: 'row' }, h('span', { class: 'name', lang: 'zh-CN' }, one.name), h('span', { class: 'small soft' }, one.placeCode ?? one.code)),
      h('p', { class: 'small' }, t.quality.detail[id](...one.detail.map(word => wordFor(t.quality.words, word)))),
      h('p', { class: 'row' }, this.#fix(one, what => put(said, what), () => entry.remove())), said);
    return entry;
  }

  /** The one button; what it opens knows the record. */
  #fix(one, say, gone) {
    const { session, who, api } = this.#options;
    if (one.fix === 'record') return stepLink(session, { check: 'record', subject: `${one.layer}/${one.code}`, filters: {}, query: '' }, t.quality.fixes.record);
    const verify = one.fix === 'verify';
    const button = h('button', { class: 'button', type: 'button', onclick: async () => {
      button.disabled = true;
      try {
        if (verify) {
          await api.verifyName({ register: one.register, code: one.code });
          gone();
        } else await this.#openCase(one);
      } catch (failure) {
        button.disabled = false;
        say(trouble(failure));
      }
    } }, t.quality.fixes[one.fix]);
    return grey(button, whyNot(who, verify ? 'write-names' : 'draft', language === 'en'));
  }

  /** A case about the record, with what is known of it already in it. */
  async #openCase(one) {
    const { geometry } = await this.#options.api.item(one.layer, one.code);
    const road = one.register === 'road';
    const item = { act: one.fix === 'rename' ? 'rename' : 'name', target: one.register, recordCode: one.code, ...(road ? { roadClass: one.kind } : { placeClass: one.kind }), geometry,
      ...(one.fix === 'rename' ? {} : { specific: one.specific ?? one.name, ...(one.generic ? { generic: one.generic } : {}) }) };
    await openCase(this.#options, { divisionCode: one.divisionCode.slice(0, 6), title: t.quality.caseTitle[one.fix](one.name), items: [item] });
  }
}

const title = check => (language === 'en' ? check.titleEn : check.title);
