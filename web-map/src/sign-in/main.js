import * as api from '../api.js';
import { appearance } from '../parts/appearance.js';
import { byId, h, put } from '../parts/dom.js';
import { pageHead } from '../parts/head.js';
import { hearKeys, openKeys } from '../parts/keys.js';
import { oneLanguage } from '../parts/rights.js';
import { Session } from '../parts/session.js';
import { secretOnce, tokenList } from '../parts/tokens.js';
import { troubleText } from '../parts/trouble.js';
import { chooseLanguage, language, t } from '../text/words.js';

/** Signing in, one step at a time; once in, the own account. The server says which step is next. */

const page = new Session();
await chooseLanguage(page.state.lang);
const look = appearance(page, () => {});
const place = h('main', { class: 'sign-in', id: 'sign-in' });
const trouble = h('p', { class: 'trouble', role: 'alert', hidden: true });
const link = new URLSearchParams(location.hash.slice(1)).get('first');
const came = new URLSearchParams(location.hash.slice(1));
const deskLink = `/desk/${page.state.lang ? `?lang=${page.state.lang}` : ''}`;
document.title = `${t.account.title} · ${t.site}`;
put(byId('page'), pageHead({ title: t.account.title, session: page, look, links: [h('a', { class: 'button quiet', href: deskLink }, t.deskTitle)] }), h('div'), place);
hearKeys({ '?': openKeys });
await show(link ? 'first' : '');
if (came.has('unlinked')) tellTrouble(t.account.unlinked(came.get('unlinked')));
if (came.has('failed')) tellTrouble(t.account.failedElsewhere);

/** Draws the step that the server names, or the one asked for. */
async function show(wanted = '') {
  const session = await api.session().catch(failure => (complain(failure), null));
  const status = await api.status().catch(() => null);
  const step = wanted || session?.next || (session?.signedIn ? 'in' : 'password-first');
  const steps = { first, code, enrol: () => enrol(t.account.enrolStart), password: () => change(t.account.mustChange), in: () => own(session), 'password-first': () => credentials(status, session) };
  put(place, h('h1', {}, step === 'in' ? t.account.own : step === 'first' ? t.account.first : t.account.title), trouble, await steps[step]());
  if (step !== 'in') place.querySelector('input')?.focus();
}

function credentials(status, session) {
  const account = field('account', t.account.name, { autocomplete: 'username', autocapitalize: 'none', required: true });
  const password = field('password', t.account.password, { type: 'password', autocomplete: 'current-password', required: true });
  return form(t.account.signIn, [account, password, status?.demo ? h('p', { class: 'soft small' }, t.account.demo) : null],
    async () => next(await api.signIn(value(account), value(password))), ...elsewhere(session));
}

/** Providers of OpenID Connect that the service is set up for. */
function elsewhere(session) {
  return (session?.providers ?? []).map(provider => h('a', { class: 'button', href: provider.link }, t.account.elsewhere(provider.name)));
}

function code() {
  const digits = codeField();
  return form(t.account.confirm, [h('p', {}, t.account.codeStart), digits], async () => next(await api.signInCode(value(digits))));
}

async function enrol(start) {
  const fresh = await api.newSecondFactor();
  const digits = codeField();
  return form(t.account.confirm, [h('p', {}, start), h('p', { class: 'soft small' }, t.account.secret), h('p', { class: 'secret', id: 'secret' }, fresh.secret),
    h('p', {}, h('a', { href: fresh.uri }, t.account.openApp)), digits], async () => next(await api.confirmSecondFactor(value(digits))));
}

function first() {
  const account = field('account', t.account.name, { autocomplete: 'username', autocapitalize: 'none', required: true });
  const name = field('display-name', t.account.displayName, { autocomplete: 'name', required: true });
  const password = freshPassword();
  return form(t.account.create, [h('p', {}, t.account.firstStart), account, name, password], async () => {
    const answer = await api.signInFirst({ link, account: value(account), displayName: value(name), password: value(password) });
    history.replaceState(null, '', location.pathname + location.search);
    next(answer);
  });
}

function change(start) {
  const old = field('old', t.account.old, { type: 'password', autocomplete: 'current-password', required: true });
  const fresh = freshPassword();
  const done = h('p', { role: 'status' });
  return form(t.account.change, [start ? h('p', {}, start) : null, old, fresh, done], async () => {
    await api.changePassword(value(old), value(fresh));
    if (start) return show();
    for (const entry of [old, fresh]) entry.querySelector('input').value = '';
    put(done, t.account.changed);
  });
}

async function own(session) {
  const english = language === 'en';
  const roles = session.roles.map(role => t.account.role(english ? role.titleEn : role.title, role.division)).join(t.listMark);
  const second = h('div', {}, session.secondFactor ? h('p', {}, t.account.hasSecondFactor) : null,
    h('button', { class: 'button', type: 'button', onclick: () => attempt(async () => put(second, await enrol(t.account.enrolOwn))) }, t.account.enrol));
  return h('div', { class: 'own' },
    h('section', {}, h('p', { id: 'who' }, t.account.signedInAs(session.displayName, roles)),
      h('div', { class: 'row' }, h('a', { class: 'button primary', href: deskLink }, t.account.toDesk),
        h('button', { class: 'button', type: 'button', onclick: () => attempt(async () => (await api.signOut(), show())) }, t.account.signOut),
        h('button', { class: 'button', type: 'button', onclick: () => attempt(async () => (await api.signOutEverywhere(), show())) }, t.account.signOutEverywhere))),
    h('section', {}, h('h2', {}, t.account.may), h('ul', { class: 'rights' }, ...session.acts.map(act => h('li', { dataset: { allowed: String(act.allowed) } },
      `${act.allowed ? t.marks.passed : t.marks.unknown} ${english ? act.titleEn : act.title}`, act.allowed ? null : h('span', { class: 'soft small' }, ` ${oneLanguage(act.sentence, english)}`))))),
    h('section', {}, h('h2', {}, t.account.change), change('')),
    h('section', {}, h('h2', {}, t.account.enrol), second),
    h('section', {}, h('h2', {}, t.tokens.head), h('p', { class: 'soft small' }, t.tokens.what), await ownTokens(session)));
}

/** The own machine tokens; drawn anew after one has ended. */
async function ownTokens(session) {
  const part = h('div');
  const acts = session.acts.filter(act => act.allowed);
  const draw = tokens => put(part, tokenList({
    tokens, acts,
    onRevoke: id => attempt(async () => draw((await api.revokeOwnToken(id)).tokens)),
    onMake: wish => attempt(async () => {
      const made = await api.makeOwnToken(wish);
      draw(await api.ownTokens());
      part.append(secretOnce(t.tokens.told, made.token));
    }),
  }));
  draw(await api.ownTokens());
  return part;
}

/** After a step: on to the next, or to the desk when there is none. */
function next(answer) {
  return answer.next === 'in' ? afterwards() : show();
}

async function afterwards() {
  const session = await api.session();
  if (session.next) return show();
  location.assign(deskLink);
}

function form(verb, parts, send, ...after) {
  const button = h('button', { class: 'button primary', type: 'submit' }, verb);
  return h('form', { method: 'post', action: location.pathname, onsubmit: event => {
    event.preventDefault();
    button.disabled = true;
    attempt(send).finally(() => (button.disabled = false));
  } }, ...parts, button, ...after);
}

async function attempt(work) {
  trouble.hidden = true;
  try {
    await work();
  } catch (failure) {
    complain(failure);
  }
}

function complain(failure) {
  if (!failure.kind) console.error(failure);
  tellTrouble(oneLanguage(troubleText(failure), language === 'en'));
}

function tellTrouble(sentence) {
  put(trouble, sentence);
  trouble.hidden = false;
}

function freshPassword() {
  return field('fresh', t.account.fresh, { type: 'password', autocomplete: 'new-password', minlength: '10', required: true, placeholder: t.account.freshHint });
}

function codeField() {
  return field('code', t.account.code, { inputmode: 'numeric', autocomplete: 'one-time-code', maxlength: '6', required: true, placeholder: t.account.codeHint });
}

function field(id, label, attributes) {
  return h('div', { class: 'field' }, h('label', { for: id }, label), h('input', { id, name: id, ...attributes }));
}

function value(entry) {
  return entry.querySelector('input').value;
}
