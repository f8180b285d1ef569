import { h, put } from '../parts/dom.js';
import { troubleText } from '../parts/trouble.js';
import { momentText } from '../text/measures.js';
import { language, t, wordFor } from '../text/words.js';

/** Saying something to a consultation, and looking up by the receipt what came of it. */

const LONGEST = 2000;
const STANCES = ['for', 'against', 'other'];

/** "4F7K2-M9QXB" is easier to copy by hand. */
const spaced = receipt => `${receipt.slice(0, 5)}-${receipt.slice(5)}`;

/** @param {any} api @param {any} one the consultation */
export function commentForm(api, one) {
  const about = h('select', { id: 'comment-item' }, h('option', { value: '' }, t.comments.whole), ...one.names.map(name => h('option', { value: String(name.ordinal) }, name.name)));
  const stances = STANCES.map(stance => h('label', { class: 'choice' }, h('input', { type: 'radio', name: 'stance', value: stance, required: true }), ' ', t.comments.stances[stance]));
  const text = h('textarea', { id: 'comment-text', rows: '5', maxlength: String(LONGEST), required: true });
  const said = h('div', { role: 'status' });
  const button = h('button', { class: 'button primary', type: 'submit' }, t.comments.send);
  const send = async event => {
    event.preventDefault();
    button.disabled = true;
    const stance = form.querySelector('[name=stance]:checked').value;
    try {
      const { receipt } = await api.comment(one.code, { stance, comment: text.value.trim(), ...(about.value ? { item: Number(about.value) } : {}) });
      put(form, taken(receipt));
      form.querySelector('.receipt').focus();
    } catch (failure) {
      put(said, h('p', { class: 'trouble', role: 'alert' }, `${t.marks.error} ${troubleText(failure)}`));
      button.disabled = false;
    }
  };
  const form = h('form', { class: 'comment sections', onsubmit: send },
    one.names.length > 1 ? h('div', { class: 'field' }, h('label', { for: 'comment-item' }, t.comments.about), about) : null,
    h('fieldset', { class: 'row' }, h('legend', { class: 'small soft' }, t.comments.stance), ...stances),
    h('div', { class: 'field' }, h('label', { for: 'comment-text' }, t.comments.text), text),
    h('p', { class: 'soft small' }, t.comments.nobody), h('div', { class: 'row' }, button), said);
  return h('section', {}, h('h2', {}, t.comments.head), form);
}

function taken(receipt) {
  const copy = h('button', { class: 'button', type: 'button', onclick: async () => {
    try {
      await navigator.clipboard.writeText(spaced(receipt));
      put(copy, t.tokens.copied);
    } catch {
      put(copy, t.detail.shareFailed);
    }
  } }, t.tokens.copy);
  return h('div', { class: 'once' }, h('p', {}, `${t.marks.passed} ${t.comments.taken}`), h('output', { class: 'secret receipt', tabindex: '-1' }, spaced(receipt)), copy, h('p', { class: 'soft small' }, t.comments.keep));
}

/** @param {any} api */
export function receiptForm(api) {
  const field = h('input', { id: 'receipt', maxlength: '20', autocomplete: 'off', required: true, spellcheck: 'false' });
  const answer = h('div', { role: 'status' });
  const look = async event => {
    event.preventDefault();
    try {
      put(answer, told(await api.receipt(field.value.trim())));
    } catch (failure) {
      put(answer, h('p', {}, failure.status === 404 ? t.comments.unknown : troubleText(failure)));
    }
  };
  return h('section', { class: 'receipt-form' }, h('h2', {}, t.comments.lookHead), h('form', { class: 'row', onsubmit: look },
    h('div', { class: 'field grow' }, h('label', { for: 'receipt' }, t.comments.receipt), field), h('button', { class: 'button', type: 'submit' }, t.comments.look)), answer);
}

function told(comment) {
  return h('div', { class: 'own-comment' },
    h('p', { class: 'soft small' }, [comment.caseTitle, comment.name, wordFor(t.comments.stances, comment.stance), momentText(comment.madeAt, language)].filter(Boolean).join(' · ')),
    h('blockquote', {}, comment.comment),
    comment.reply ? [h('p', { class: 'soft small' }, t.comments.replied(momentText(comment.repliedAt, language))), h('blockquote', { class: 'reply' }, comment.reply)] : h('p', { class: 'soft' }, t.comments.noReply));
}
