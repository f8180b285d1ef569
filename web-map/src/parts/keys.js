import { t } from '../text/words.js';
import { h } from './dom.js';

/** The sheet of shortcuts, and the keys every page knows. */

let sheet;

export function openKeys() {
  sheet ??= document.body.appendChild(keySheet());
  sheet.showModal();
}

/**
 * @param {Record<string, (event: KeyboardEvent) => void>} actions key → what it does; not heard while a person types
 */
export function hearKeys(actions) {
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actions[event.key];
    if (!action || (isTyping(event.target) && event.key !== 'Escape')) return;
    action(event);
  });
}

const isTyping = target => target instanceof HTMLElement && target.matches('input, select, textarea, [contenteditable]');

function keySheet() {
  const list = items => h('dl', { class: 'keys' }, ...items.flatMap(([keys, meaning]) => [h('dt', {}, h('kbd', {}, keys)), h('dd', {}, meaning)]));
  return h('dialog', { 'aria-labelledby': 'keys-title' },
    h('h2', { id: 'keys-title' }, t.keys.title), list(t.keys.items),
    h('h3', {}, t.keys.drawingTitle), list(t.keys.drawing),
    h('form', { method: 'dialog' }, h('button', { class: 'button primary' }, t.close)));
}
