import { t } from '../text/words.js';
import { h } from './dom.js';

/** @param {Error & {kind?: string, status?: number}} failure @returns {string} what went wrong and what to do, in one sentence */
export function troubleText(failure) {
  if (!failure.kind) return t.errors.page;
  if (failure.kind === 'network') return t.errors.network;
  if (failure.kind === 'unreadable') return t.errors.unreadable;
  if (failure.status === 401 || failure.status === 403) return failure.message || t.errors.closed;
  if (failure.status >= 500) return t.errors.server;
  return failure.message || t.errors.server;
}

/** @param {Error} failure @param {() => void} [again] */
export function trouble(failure, again) {
  if (!failure.kind) console.error(failure);
  return h('div', { class: 'trouble', role: 'alert' },
    h('p', {}, h('span', { class: 'mark' }, `${t.marks.error} ${t.severity.error}`), ' ', troubleText(failure)),
    again ? h('button', { class: 'button', type: 'button', onclick: again }, t.errors.again) : null);
}
