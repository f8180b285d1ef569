import { asked } from '../parts/ask.js';
import { h, put } from '../parts/dom.js';
import { grey, oneLanguage, sentenceOf } from '../parts/rights.js';
import { secretOnce, tokenList } from '../parts/tokens.js';
import { trouble, troubleText } from '../parts/trouble.js';
import { language, t } from '../text/words.js';
import { journalLink, stepLink } from './links.js';

/** Accounts as their administrators manage them: a list by office, then one account. What may not be done is greyed by the server's reason. */

const EVERYWHERE = '';

export class AccountsPage {
  title = t.accounts.head;
  due = t.accounts.headDue;
  opensRecords = true;
  #options;
  #answer = null;
  #names = new Map();
  #asked = null;
  #place = h('div');
  #said = h('div', { 'aria-live': 'polite' });

  constructor(options) {
    this.#options = options;
    this.element = h('div', { class: 'accounts' }, this.#said, this.#place);
  }

  /** @param {string} name of an account, or '' for the list */
  async open(name) {
    this.#asked = name;
    put(this.#said);
    if (!this.#answer) put(this.#place, h('p', { class: 'soft' }, t.detail.loading));
    try {
      this.#answer = await this.#options.api.accounts();
      await this.#learnNames();
    } catch (failure) {
      return put(this.#place, trouble(failure, () => this.open(name)));
    }
    if (this.#asked === name) this.#show(name);
  }

  leave() {
    this.#asked = null;
  }

  #show(name) {
    const account = this.#answer.accounts.find(entry => entry.account === name);
    const { rename } = this.#options;
    if (name && account) {
      rename(account.displayName, [account.account, this.#office(account.division)].join(' · '));
      return put(this.#place, this.#one(account));
    }
    rename(this.title, this.due);
    put(this.#place, name ? h('p', {}, t.accounts.unknown(name)) : null, this.#list());
  }

  // the list

  #list() {
    const rows = h('div');
    const filter = h('input', { id: 'account-filter', type: 'search', autocomplete: 'off', oninput: () => fill() });
    const fill = () => {
      const wanted = filter.value.trim().toLowerCase();
      const found = this.#answer.accounts.filter(({ account, displayName }) => `${account} ${displayName}`.toLowerCase().includes(wanted));
      const offices = [...new Set(found.map(({ division }) => division))].sort();
      put(rows, found.length ? offices.map(office => [h('h3', {}, this.#office(office)), h('ul', { class: 'results' }, ...found.filter(({ division }) => division === office).map(account => this.#row(account)))]) : h('p', { class: 'soft' }, t.accounts.none));
    };
    fill();
    return h('div', { class: 'sections' },
      h('section', {}, h('div', { class: 'field' }, h('label', { for: 'account-filter' }, t.accounts.filter(this.#answer.accounts.length)), filter), rows),
      h('section', {}, h('h2', {}, t.accounts.add), this.#addForm()));
  }

  #row(account) {
    return h('li', {}, this.#link(account.account, h('span', {}, h('span', { class: 'name' }, account.displayName), ' ', h('span', { class: 'soft' }, account.account)), h('span', {}, ...states(account)),
      h('span', { class: 'facts' }, account.grants.map(grant => this.#role(grant)).join(t.listMark) || t.accounts.noRole)));
  }

  #link(account, ...content) {
    return stepLink(this.#options.session, { check: 'accounts', subject: account }, content);
  }

  #addForm() {
    const account = h('input', { id: 'new-account', maxlength: '63', required: true, autocomplete: 'off', autocapitalize: 'none', placeholder: 'wang.fang' });
    const name = h('input', { id: 'new-name', maxlength: '100', required: true, autocomplete: 'off' });
    const { role, division, known } = this.#roleChoice('new', [h('option', { value: '' }, t.accounts.noRole)]);
    return h('form', { class: 'fields', onsubmit: event => {
      event.preventDefault();
      this.#do(async () => {
        const made = await this.#options.api.addAccount({ account: account.value, displayName: name.value, division: division.value, role: role.value || null });
        this.#asked = made.account.account;
        this.#options.session.update({ subject: made.account.account }, { step: true });
        return secretOnce(t.accounts.firstPassword(made.account.displayName), made.password);
      });
    } }, field(t.accounts.account, account), field(t.accounts.displayName, name), field(t.accounts.division, division, known), field(t.accounts.role, role), h('button', { class: 'button primary' }, t.accounts.addVerb));
  }

  /** A role and a division: one of the administrator's own, or written out. */
  #roleChoice(id, more = []) {
    const own = this.#answer.divisions;
    const role = h('select', { id: `${id}-role` }, ...more, ...this.#answer.roles.map(entry => h('option', { value: entry.key }, word(entry))));
    const division = h('input', { id: `${id}-division`, list: `${id}-divisions`, required: true, inputmode: 'numeric', autocomplete: 'off', value: own[0] || 'all' });
    const known = h('datalist', { id: `${id}-divisions` }, ...own.map(code => h('option', { value: code || 'all' }, this.#office(code))));
    return { role, division, known };
  }

  // one account

  #one(account) {
    const may = sentenceOf(account.manage, language === 'en');
    return h('div', { class: 'sections' },
      h('section', {}, h('p', {}, this.#link('', `← ${t.accounts.toList}`)), h('p', { class: 'row' }, ...states(account, true)), may ? h('p', { class: 'soft' }, may) : null,
        h('p', { class: 'row small' }, journalLink(this.#options.session, { actor: account.account }, t.accounts.whatTheyDid), journalLink(this.#options.session, { register: 'account', code: account.account }, t.accounts.whatHappened))),
      h('section', {}, h('h2', {}, t.accounts.roles), this.#grants(account), this.#grantForm(account)),
      h('section', {}, h('h2', {}, t.accounts.signIn), this.#keys(account, may), this.#moveForm(account, may)),
      h('section', {}, h('h2', {}, t.tokens.head), this.#tokens(account, may)));
  }

  #grants(account) {
    const withdraw = grant => this.#change(account, 'grants/withdraw', { role: grant.role, division: grant.division || 'all' }, t.accounts.withdrawn(this.#role(grant)));
    const rows = account.grants.map(grant => h('li', { class: 'row end' }, this.#role(grant),
      grey(h('button', { class: 'button', type: 'button', 'aria-label': t.accounts.withdrawOne(this.#role(grant)), onclick: () => withdraw(grant) }, t.accounts.withdraw), sentenceOf(grant.withdraw, language === 'en'))));
    return [rows.length ? h('ul', { class: 'grants' }, ...rows) : h('p', { class: 'soft' }, t.accounts.noRole), account.beyond ? h('p', { class: 'soft small' }, t.accounts.beyond) : null];
  }

  #grantForm(account) {
    const { role, division, known } = this.#roleChoice('grant');
    const why = h('p', { class: 'soft small' });
    const give = h('button', { class: 'button primary' }, t.accounts.grant);
    const judge = () => {
      const offer = account.offers.find(entry => entry.role === role.value && (entry.division || 'all') === division.value.trim());
      const reason = offer ? sentenceOf(offer.grant, language === 'en') : '';
      grey(give, reason);
      put(why, reason);
    };
    for (const input of [role, division]) input.addEventListener('input', judge);
    judge();
    return h('form', { class: 'fields', onsubmit: event => {
      event.preventDefault();
      const chosen = role.selectedOptions[0].textContent;
      this.#change(account, 'grants', { role: role.value, division: division.value.trim() }, t.accounts.granted(`${chosen} ${division.value.trim()}`));
    } }, field(t.accounts.role, role), field(t.accounts.division, division, known), h('div', {}, give, why));
  }

  #keys(account, may) {
    const button = (text, onclick) => grey(h('button', { class: 'button', type: 'button', onclick }, text), may);
    const sure = (sentence, verb, path, said) => async () => (await asked(sentence, verb)) && this.#change(account, path, {}, said);
    return h('div', { class: 'row' },
      account.lockedSeconds ? button(t.accounts.unlock, () => this.#change(account, 'unlock', {}, t.accounts.unlocked)) : null,
      button(t.accounts.resetPassword, async () => (await asked(t.accounts.resetPasswordSure(account.displayName), t.accounts.resetPassword)) && this.#resetPassword(account)),
      account.secondFactor ? button(t.accounts.resetSecondFactor, sure(t.accounts.resetSecondFactorSure(account.displayName), t.accounts.resetSecondFactor, 'second-factor/reset', t.accounts.secondFactorReset)) : null,
      button(t.accounts.endSessions, () => this.#change(account, 'sessions/end', {}, t.accounts.sessionsEnded)),
      account.disabled ? button(t.accounts.enable, () => this.#change(account, 'enable', {}, t.accounts.enabled))
        : button(t.accounts.disable, sure(t.accounts.disableSure(account.displayName), t.accounts.disable, 'disable', t.accounts.disabled)));
  }

  #moveForm(account, may) {
    const division = h('input', { id: 'move-division', required: true, autocomplete: 'off', value: account.division || 'all' });
    return h('details', {}, h('summary', {}, t.accounts.move), h('form', { class: 'fields', onsubmit: event => {
      event.preventDefault();
      this.#change(account, 'move', { division: division.value.trim() }, t.accounts.moved(division.value.trim()));
    } }, field(t.accounts.division, division), h('p', { class: 'soft small' }, t.accounts.moveMeaning), grey(h('button', { class: 'button' }, t.accounts.moveVerb), may)));
  }

  #resetPassword(account) {
    return this.#do(async () => secretOnce(t.accounts.firstPassword(account.displayName), (await this.#options.api.changeAccount(account.account, 'password', {})).password));
  }

  #tokens(account, may) {
    return tokenList({
      tokens: account.tokens, reason: may, acts: this.#answer.acts.filter(act => account.acts.includes(act.key)).map(act => ({ act: act.key, title: act.title, titleEn: act.titleEn })),
      onRevoke: id => this.#change(account, `tokens/${id}/revoke`, {}, t.tokens.revoked),
      onMake: wish => this.#do(async () => secretOnce(t.tokens.told, (await this.#options.api.changeAccount(account.account, 'tokens', wish)).token)),
    });
  }

  // doing it

  #change(account, path, body, said) {
    return this.#do(async () => (await this.#options.api.changeAccount(account.account, path, body), h('p', { role: 'status' }, `${t.marks.passed} ${said}`)));
  }

  /** Does something, reads the accounts anew, and says what is now true; or why it was refused, and nothing has changed. */
  async #do(work) {
    try {
      const said = await work();
      const name = this.#asked;
      await this.open(name);
      put(this.#said, said);
    } catch (failure) {
      put(this.#said, h('p', { class: 'trouble', role: 'alert' }, oneLanguage(troubleText(failure), language === 'en')));
    }
    this.#said.scrollIntoView({ block: 'nearest' });
  }

  #role(grant) {
    return t.account.role(language === 'en' ? grant.titleEn : grant.title, this.#office(grant.division));
  }

  #office(code) {
    return code === EVERYWHERE ? t.accounts.everywhere : [this.#names.get(code), code].filter(Boolean).join(' ');
  }

  /** Names of the divisions that occur, as far as they are published. */
  async #learnNames() {
    const codes = this.#answer.accounts.flatMap(account => [account.division, ...account.grants.map(grant => grant.division)]);
    const unknown = [...new Set([...codes, ...this.#answer.divisions])].filter(code => code && !this.#names.has(code));
    await Promise.all(unknown.map(async code => this.#names.set(code, await this.#options.api.items('divisions', { code, limit: 1 }).then(body => body.features[0]?.properties.name, () => ''))));
  }
}

const word = entry => (language === 'en' ? entry.titleEn : entry.title);

const field = (label, input, more) => h('div', { class: 'field' }, h('label', { for: input.id }, label), input, more);

/** What is to be known of an account at a glance; the colour only repeats the word. */
function states(account, all = false) {
  const chip = (text, tone) => h('span', { class: `chip ${tone}` }, text);
  return [
    account.disabled ? chip(t.accounts.states.disabled, 'cinnabar') : null,
    account.lockedSeconds ? chip(t.accounts.states.locked(account.lockedSeconds), 'cinnabar') : null,
    account.password === 'given' ? chip(t.accounts.states.given, 'ochre') : account.password === 'expired' ? chip(t.accounts.states.expired, 'ochre') : all && account.password === 'none' ? chip(t.accounts.states.none, '') : null,
    all ? chip(account.secondFactor ? t.accounts.states.secondFactor : t.accounts.states.noSecondFactor, account.secondFactor ? 'jade' : '') : null,
  ];
}
