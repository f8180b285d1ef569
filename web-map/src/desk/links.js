import { h } from '../parts/dom.js';
import { t } from '../text/words.js';

/** Links from one part of the desk to another. */

/** A link to the record of something, for the other parts of the desk. */
export function recordLink(session, layer, code, text = t.record.link) {
  return stepLink(session, { check: 'record', subject: `${layer}/${code}`, filters: {}, query: '' }, text);
}

/** A link to the journal, narrowed. @param {Record<string, string>} filters */
export function journalLink(session, filters, text, title) {
  return stepLink(session, { check: 'journal', subject: '', filters, query: '' }, text, title);
}

/** A link to another state of the desk: within the page, unless somebody wants a tab of its own. */
export function stepLink(session, change, text, title) {
  return h('a', { href: session.link(change), title, onclick: event => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    session.update(change, { step: true });
  } }, text);
}
