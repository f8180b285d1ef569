import { h, put } from '../parts/dom.js';
import { grey } from '../parts/rights.js';
import { trouble } from '../parts/trouble.js';
import { t, wordFor } from '../text/words.js';
import { clockChips, mostUrgent, stateChip } from './case-clocks.js';

/**
 * The task list at the left: what is due in each of the three checks, the things themselves one click away; above it the
 * search for a record, below it the pages that are no check.
 */

const EACH = 8;
const MOST = 200;

/** What each check works on: the layer, its filter, and how an entry reads. */
export const SUBJECTS = {
  naming: { layer: 'roads', filter: { status: 'unnamed' }, text: p => t.desk.unnamedRoad(wordFor(t.codes.road_class, p.road_class), p.code.slice(-5)) },
  inspection: { layer: 'boundary-lines', filter: {}, text: p => p.name },
  sight: { layer: 'cemeteries', filter: {}, text: p => p.name },
};

/**
 * @param {{api: any, pages: string[], search: HTMLElement, onOpen: (check: string, subject: string) => void}} options
 */
export function taskList({ api, pages, search, onOpen }) {
  const sections = Object.fromEntries(Object.keys(SUBJECTS).map(check => [check, section(check, onOpen)]));
  const cases = caseSection(api, onOpen);
  const links = Object.fromEntries(pages.map(page => [page, h('button', { class: 'task-head', type: 'button', onclick: () => onOpen(page, '') }, h('b', {}, t[page].head), h('span', { class: 'soft small' }, t[page].headDue))]));
  const element = h('nav', { class: 'tasks', 'aria-label': t.desk.tasks }, h('h2', { class: 'unseen' }, t.desk.tasks), h('section', { class: 'find' }, search),
    sections.naming.element, cases.element, sections.inspection.element, sections.sight.element, ...Object.values(links).map(link => h('section', {}, link)));
  /** @type {Record<string, any[]>} */
  const subjects = {};

  async function load() {
    cases.load();
    await Promise.all(Object.entries(SUBJECTS).map(async ([check, { layer, filter }]) => {
      try {
        const body = await api.items(layer, { limit: MOST, ...filter });
        subjects[check] = body.features;
        sections[check].fill(body.features, body.numberMatched ?? body.features.length);
      } catch (failure) {
        subjects[check] = [];
        put(sections[check].list, h('li', {}, trouble(failure, load)));
      }
    }));
    return subjects;
  }

  return {
    element,
    load,
    /** The open cases as they now are. */
    loadCases: cases.load,
    /** Greys what may not be done. @param {string} check reason against the checks @param {Record<string, string>} page reasons against the pages; '' = it may @param {string} read reason against reading cases */
    grey(check, page, read = '') {
      cases.grey(read);
      for (const part of Object.values(sections)) part.grey(check);
      for (const [name, reason] of Object.entries(page)) grey(links[name], reason);
    },
    mark(check, subject) {
      cases.mark(check, subject);
      for (const [name, link] of Object.entries(links)) link.setAttribute('aria-current', name === check ? 'true' : 'false');
      for (const [name, { head, list }] of Object.entries(sections)) {
        head.setAttribute('aria-current', name === check ? 'true' : 'false');
        for (const button of list.querySelectorAll('button')) button.setAttribute('aria-current', name === check && button.dataset.code === subject ? 'true' : 'false');
      }
    },
  };
}

/** The open cases, those first whose clock runs out first. */
function caseSection(api, onOpen) {
  const duty = h('span', { class: 'soft small' }, t.cases.headDue);
  const head = h('button', { class: 'task-head', type: 'button', onclick: () => onOpen('cases', '') }, h('b', {}, t.cases.head), duty);
  const list = h('ul');
  const left = one => mostUrgent(one.clocks)?.daysLeft ?? Infinity;
  let marked = ['', ''];
  let refused = '';
  const mark = (check, subject) => {
    marked = [check, subject];
    head.setAttribute('aria-current', ['case', 'cases'].includes(check) ? 'true' : 'false');
    for (const button of list.querySelectorAll('button')) button.setAttribute('aria-current', check === 'case' && button.dataset.code === subject ? 'true' : 'false');
  };
  return {
    element: h('section', {}, head, list),
    mark,
    /** Greys the list for who may not read cases, and asks for none. @param {string} why '' = they may */
    grey(why) {
      refused = why;
      grey(head, why);
    },
    async load() {
      if (refused) return;
      try {
        const open = (await api.namingCases()).sort((a, b) => left(a) - left(b));
        put(duty, t.cases.open(open.length));
        put(list, ...open.slice(0, EACH).map(one => h('li', {}, h('button', { class: 'task', type: 'button', dataset: { code: one.code }, title: one.code, onclick: () => onOpen('case', one.code) }, one.title, ' ', clockChips(one.clocks.slice(0, 1)).length ? clockChips(one.clocks.slice(0, 1)) : stateChip(one)))),
          open.length > EACH ? h('li', { class: 'soft small' }, t.desk.more(open.length - EACH)) : null);
        mark(...marked);
      } catch {
        put(duty, t.cases.headDue); // who may not read cases has none
      }
    },
  };
}

function section(check, onOpen) {
  const duty = h('span', { class: 'soft small' }, t.desk.loadingTasks);
  const head = h('button', { class: 'task-head', type: 'button', onclick: () => onOpen(check, '') }, h('b', {}, t.desk.checks[check]), duty);
  const list = h('ul');
  let reason = '';
  const entry = ({ properties }) => {
    const button = h('button', { class: 'task', type: 'button', dataset: { code: properties.code }, title: properties.code, onclick: () => onOpen(check, properties.code) }, SUBJECTS[check].text(properties));
    return h('li', {}, reason ? grey(button, reason) : button);
  };
  return {
    element: h('section', {}, head, list),
    head,
    list,
    /** Greys the check, and what will be listed as due in it. */
    grey(why) {
      reason = why;
      grey(head, why);
    },
    fill(features, total) {
      put(duty, t.desk.duties[check](total));
      put(list, ...features.slice(0, EACH).map(entry), total > EACH ? h('li', { class: 'soft small' }, t.desk.more(total - EACH)) : null);
    },
  };
}
