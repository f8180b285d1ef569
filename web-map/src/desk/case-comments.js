import { h, put } from '../parts/dom.js';
import { grey, sentenceOf } from '../parts/rights.js';
import { trouble } from '../parts/trouble.js';
import { momentText } from '../text/measures.js';
import { language, t } from '../text/words.js';

/** What the public said in the consultation of a case, and the office's answers to it. Read when it is unfolded. */
export function commentsPart({ api, code }) {
  const list = h('div', {}, h('p', { class: 'soft' }, t.detail.loading));
  const details = h('details', {}, h('summary', {}, t.cases.comments), list);
  const load = async () => {
    try {
      const { comments, counts, mayReply } = await api.caseComments(code);
      const reason = sentenceOf(mayReply, language === 'en');
      put(list, h('p', { class: 'soft' }, t.cases.commentCounts(counts)), h('ul', {}, ...comments.map(comment => line(comment, { api, code, reason, load }))));
    } catch (failure) {
      put(list, trouble(failure, load));
    }
  };
  details.addEventListener('toggle', () => details.open && load());
  return details;
}

function line(comment, { api, code, reason, load }) {
  const said = h('div');
  const reply = h('textarea', { rows: '2', required: true, maxlength: '2000', 'aria-label': t.cases.replyTo(comment.receipt) });
  const send = async event => {
    event.preventDefault();
    try {
      await api.replyToComment(code, comment.receipt, { reply: reply.value.trim(), ...(comment.reply ? { base: comment.reply } : {}) });
      load();
    } catch (failure) {
      put(said, trouble(failure));
    }
  };
  return h('li', { class: 'case-paper' }, h('p', {}, h('b', {}, t.cases.stances[comment.stance] ?? comment.stance), ' ', comment.name ?? '', h('span', { class: 'soft small' }, ` ${comment.receipt} · ${momentText(comment.madeAt, language)}`)),
    h('p', {}, comment.comment), comment.reply ? h('p', { class: 'small' }, h('b', {}, t.cases.reply), ' ', comment.reply)
      : h('form', { class: 'exception', onsubmit: send }, reply, grey(h('button', { class: 'button', type: 'submit' }, t.cases.reply), reason)), said);
}
