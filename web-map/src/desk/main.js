import * as api from '../api.js';
import { mapFrame, mapLost } from '../map/frame.js';
import { pickAt } from '../map/pick.js';
import { appearance } from '../parts/appearance.js';
import { byId, h, put } from '../parts/dom.js';
import { notices, pageHead } from '../parts/head.js';
import { hearKeys, openKeys } from '../parts/keys.js';
import { personLinks } from '../parts/person.js';
import { greyAll, whyNot } from '../parts/rights.js';
import { searchBox } from '../parts/search-box.js';
import { Session } from '../parts/session.js';
import { chooseLanguage, language, t } from '../text/words.js';
import { AccountsPage } from './accounts.js';
import { CaseSheet } from './case.js';
import { CasesPage } from './cases.js';
import { CollectionPage } from './collection.js';
import { DivisionChangesPage } from './division-changes.js';
import { NamingRulesPage } from './naming-rules.js';
import { InspectionCheck } from './inspection.js';
import { JournalPage } from './journal.js';
import { NamingCheck } from './naming.js';
import { QualityPage } from './quality.js';
import { RecordView } from './record.js';
import { sheetFrame } from './sheet.js';
import { SightCheck } from './sight.js';
import { taskList } from './tasks.js';

/** The officers' desk: tasks, map, sheet. The address says which check or page is open and on what. */

const CHECKS = { naming: NamingCheck, cases: CasesPage, case: CaseSheet, inspection: InspectionCheck, sight: SightCheck, record: RecordView, collection: CollectionPage, quality: QualityPage, 'division-changes': DivisionChangesPage, 'naming-rules': NamingRulesPage, journal: JournalPage, accounts: AccountsPage };
/** Pages that are no check, and the right that each wants. */
const PAGES = { collection: 'read-office', quality: 'read-office', 'division-changes': 'read-office', 'naming-rules': 'read-office', journal: 'read-journal', accounts: 'administer' };
/** The right that a check or page wants before anything in it can be done; a record is for everybody who may see it. */
const WANTS = { naming: 'check', cases: 'read-office', case: 'read-office', inspection: 'check', sight: 'check', ...PAGES };

const session = new Session();
await chooseLanguage(session.state.lang);
let map = null;
let framed = null;
let subjects = {};
let check = null;
let opened = null;
const look = appearance(session, () => framed?.restyle());
const frame = h('div', { class: 'map-frame', id: 'map-part' });
const notice = h('div');
const sheet = sheetFrame(() => map?.resized());
const person = h('span', { class: 'row' });
const openRecord = (layer, code) => session.update({ check: 'record', subject: `${layer}/${code}`, filters: {}, query: '' }, { step: true });
const search = searchBox({ api, start: session.state.query, near: () => map?.centre, onChoose: ({ kind, id }) => openRecord(kind, id), onSearch: text => session.update({ check: 'record', subject: '', filters: {}, query: text }, { step: true }) });
const tasks = taskList({ api, pages: Object.keys(PAGES), search: search.element, onOpen: (name, subject) => session.update({ check: name, subject, filters: {}, query: '' }, { step: true }) });

layOut();
const [status, who] = await Promise.all([api.status().catch(() => null), api.session().catch(() => null)]);
put(person, personLinks({ api, session: who, link: session.state.lang ? `?lang=${session.state.lang}` : '' }));
tasks.grey(whyNot(who, 'check', language === 'en'), Object.fromEntries(Object.entries(PAGES).map(([page, act]) => [page, whyNot(who, act, language === 'en')])), whyNot(who, WANTS.cases, language === 'en'));
put(notice, notices(status));
document.title = `${t.deskTitle} · ${status?.division?.name ?? ''} · ${t.site}`;
[subjects, framed] = await Promise.all([tasks.load(), openFrame()]);
map = framed?.map ?? null;
session.listen(follow);
follow(session.state);
map?.on('click', clicked);
framed?.onChoose(({ layer, id }) => chosen(layer, id));

function layOut() {
  const fold = h('button', { class: 'button fold-map', type: 'button', 'aria-expanded': 'true', onclick: () => {
    const folded = frame.classList.toggle('folded');
    put(fold, folded ? t.map.unfold : t.map.fold);
    fold.setAttribute('aria-expanded', !folded);
    map?.resized();
  } }, t.map.fold);
  put(byId('page'),
    h('div', {}, h('a', { class: 'skip', href: '#sheet' }, t.skipToSheet), h('a', { class: 'skip', href: '#map-part' }, t.skipToMap),
      pageHead({ title: t.deskTitle, session, look, links: [h('a', { class: 'button quiet', href: `/${session.state.lang ? `?lang=${session.state.lang}` : ''}` }, t.desk.publicPage), person] })),
    notice,
    h('main', { class: 'desk' }, tasks.element, fold, frame, sheet.element));
  hearKeys({ '?': openKeys, '/': event => (event.preventDefault(), search.focus()), n: () => nextTask() });
}

/** @returns {Promise<object|null>} null when the map did not load: the sheets work without it */
async function openFrame() {
  try {
    return await mapFrame(frame, { session, api, status });
  } catch (failure) {
    console.error(failure);
    put(frame, mapLost());
    return null;
  }
}

/** Opens what the address names. */
function follow(state, why) {
  if (why === 'back') search.value = state.query;
  tasks.mark(state.check, state.subject);
  if (why && ['case', 'cases'].includes(state.check)) tasks.loadCases();
  const wanted = JSON.stringify([state.check, state.subject, state.filters, state.check === 'record' && state.query]);
  if (wanted === opened) return;
  const sameCheck = opened && JSON.parse(opened)[0] === state.check;
  opened = wanted;
  if (!sameCheck) check?.leave();
  if (!CHECKS[state.check]) {
    check = null;
    return sheet.show(t.deskTitle, '', h('p', {}, t.desk.chooseTask));
  }
  if (!sameCheck) {
    check = new CHECKS[state.check]({ api, map, status, subjects, session, who, rename: sheet.rename, tasksMoved: () => tasks.loadCases() });
    const reason = whyNot(who, WANTS[state.check], language === 'en');
    sheet.show(check.title, check.due, reason ? h('p', { class: 'greyed' }, reason) : null, greyAll(check.element, reason));
    if (reason) check.open = () => {};
  }
  check.open(state.subject);
}

async function clicked(place) {
  if (map.element.classList.contains('drawing') || check?.clicked?.(place)) return;
  const found = await pickAt(map, api, place, framed.askable()).catch(() => []);
  for (const { layer, feature } of found) if (chosen(layer, String(feature.id ?? feature.properties.code), feature)) return;
}

/** What was chosen on the map: a check takes what it can work on; where none is open, it is the record that is looked for. */
function chosen(layer, id, feature) {
  if (check && !check.opensRecords) return check.chosen?.(layer, id, feature) ?? false;
  openRecord(layer, id);
  return true;
}

function nextTask() {
  const buttons = [...tasks.element.querySelectorAll('.task')];
  buttons[(buttons.indexOf(document.activeElement) + 1) % buttons.length]?.focus();
}
