import * as api from '../api.js';
import { mapFrame, mapLost } from '../map/frame.js';
import { pickAt } from '../map/pick.js';
import { appearance } from '../parts/appearance.js';
import { byId, h, put } from '../parts/dom.js';
import { notices, pageHead } from '../parts/head.js';
import { hearKeys, openKeys } from '../parts/keys.js';
import { personLinks } from '../parts/person.js';
import { whyNot } from '../parts/rights.js';
import { Session } from '../parts/session.js';
import { chooseLanguage, language, t } from '../text/words.js';
import { InspectionCheck } from './inspection.js';
import { NamingCheck } from './naming.js';
import { sheetFrame } from './sheet.js';
import { SightCheck } from './sight.js';
import { taskList } from './tasks.js';

/** The officers' desk: tasks, map, sheet. The address says which check is open and on what. */

const CHECKS = { naming: NamingCheck, inspection: InspectionCheck, sight: SightCheck };

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
const tasks = taskList({ api, onOpen: (name, subject) => session.update({ check: name, subject }, { step: true }) });

layOut();
const [status, who] = await Promise.all([api.status().catch(() => null), api.session().catch(() => null)]);
put(person, personLinks({ api, session: who, link: session.state.lang ? `?lang=${session.state.lang}` : '' }));
tasks.grey(whyNot(who, 'check', language === 'en'));
put(notice, notices(status));
document.title = `${t.deskTitle} · ${status?.division?.name ?? ''} · ${t.site}`;
[subjects, framed] = await Promise.all([tasks.load(), openFrame()]);
map = framed?.map ?? null;
session.listen(follow);
follow(session.state);
map?.on('click', clicked);
framed?.onChoose(({ layer, id }) => check?.chosen?.(layer, id));

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
  hearKeys({ '?': openKeys, '/': event => (event.preventDefault(), tasks.element.querySelector('button').focus()), n: () => nextTask() });
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
function follow(state) {
  tasks.mark(state.check, state.subject);
  const wanted = `${state.check}/${state.subject}`;
  if (wanted === opened) return;
  const sameCheck = opened?.split('/')[0] === state.check;
  opened = wanted;
  if (!CHECKS[state.check]) return sheet.show(t.deskTitle, '', h('p', {}, t.desk.chooseTask));
  if (!sameCheck) {
    check?.leave();
    check = new CHECKS[state.check]({ api, map, status, subjects, session });
    sheet.show(check.title, check.due, check.element);
  }
  check.open(state.subject);
}

async function clicked(place) {
  if (!check || map.element.classList.contains('drawing')) return;
  if (check.clicked?.(place)) return;
  const found = await pickAt(map, api, place, framed.askable()).catch(() => []);
  for (const { layer, feature } of found) if (check.chosen?.(layer, String(feature.id ?? feature.properties.code), feature)) return;
}

function nextTask() {
  const buttons = [...tasks.element.querySelectorAll('.task')];
  buttons[(buttons.indexOf(document.activeElement) + 1) % buttons.length]?.focus();
}
