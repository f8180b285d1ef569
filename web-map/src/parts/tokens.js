import { dateText } from '../text/measures.js';
import { language, t } from '../text/words.js';
import { h, put } from './dom.js';
import { grey } from './rights.js';

/** Machine tokens: a list with a way to end each, and a form for a new one, which is told once. */

const USUAL_DAYS = 90;

/**
 * @param {object} options
 * @param {Array<{id: number, name: string, scope: string[], expiresAt: string, holds: boolean}>} options.tokens
 * @param {Array<{act: string, title: string, titleEn: string}>} options.acts that the account may do
 * @param {(id: number) => Promise<void>} options.onRevoke
 * @param {(wish: {name: string, scope: string[], days: number}) => void} options.onMake
 * @param {string} [options.reason] why not, by which all is greyed
 */
export function tokenList({ tokens, acts, onRevoke, onMake, reason = '' }) {
  const word = key => {
    const act = acts.find(entry => entry.act === key);
    return act ? (language === 'en' ? act.titleEn : act.title) : key;
  };
  const rows = tokens.map(token => h('li', { class: 'row end' },
    h('span', {}, h('b', {}, token.name), ' ', h('span', { class: 'soft small' }, `${token.scope.map(word).join(t.listMark)} · ${token.holds ? t.tokens.until(dateText(token.expiresAt, language)) : t.tokens.over}`)),
    token.holds ? grey(h('button', { class: 'button', type: 'button', 'aria-label': t.tokens.revokeOne(token.name), onclick: () => onRevoke(token.id) }, t.tokens.revoke), reason) : null));
  return h('div', { class: 'tokens' },
    rows.length ? h('ul', {}, ...rows) : h('p', { class: 'soft' }, t.tokens.none),
    h('details', {}, h('summary', {}, t.tokens.fresh), form({ acts, word, onMake, reason })));
}

function form({ acts, word, onMake, reason }) {
  const name = h('input', { id: 'token-name', maxlength: '100', required: true, autocomplete: 'off', placeholder: t.tokens.nameHint });
  const days = h('input', { id: 'token-days', type: 'number', min: '1', max: '366', required: true, value: USUAL_DAYS });
  const scope = acts.map(({ act }) => h('label', { class: 'row small' }, h('input', { type: 'checkbox', name: 'scope', value: act, checked: act === 'read-office' }), word(act)));
  const element = h('form', { class: 'fields', onsubmit: event => {
    event.preventDefault();
    onMake({ name: name.value, days: Number(days.value), scope: [...element.querySelectorAll('[name=scope]:checked')].map(box => box.value) });
  } }, field(t.tokens.name, name), field(t.tokens.days, days),
  h('fieldset', {}, h('legend', { class: 'small soft' }, t.tokens.scope), ...scope), grey(h('button', { class: 'button', type: 'submit' }, t.tokens.make), reason));
  return element;
}

const field = (label, input) => h('div', { class: 'field' }, h('label', { for: input.id }, label), input);

/** Something that is shown once: it can be copied now and never be asked for again. */
export function secretOnce(sentence, secret) {
  const copy = h('button', { class: 'button', type: 'button', onclick: async () => {
    try {
      await navigator.clipboard.writeText(secret);
      put(copy, t.tokens.copied);
    } catch {
      put(copy, t.detail.shareFailed);
    }
  } }, t.tokens.copy);
  return h('div', { class: 'once', role: 'status' }, h('p', {}, sentence), h('p', { class: 'secret' }, secret), copy);
}
