import { t } from '../text/words.js';
import { h } from './dom.js';

/** Asks before something that cannot be taken back easily. @param {string} sentence what will be so @param {string} verb of the button that does it @returns {Promise<boolean>} */
export function asked(sentence, verb) {
  return new Promise(resolve => {
    const dialog = h('dialog', { 'aria-label': sentence, onclose: () => (dialog.remove(), resolve(dialog.returnValue === 'yes')) },
      h('form', { method: 'dialog', class: 'sections' }, h('p', {}, sentence),
        h('div', { class: 'row' }, h('button', { class: 'button primary', value: 'yes' }, verb), h('button', { class: 'button', value: 'no' }, t.cancel))));
    document.body.append(dialog);
    dialog.showModal();
  });
}
