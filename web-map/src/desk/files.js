import { h } from '../parts/dom.js';
import { t } from '../text/words.js';
import { Refusal } from '../api.js';

/**
 * A button that takes one file, and beside it the practice file where there is one.
 * @param {{id: string, label: string, accept: string, read: (text: string, name: string) => any, onFile: (content: any) => void, onTrouble: (failure: Error) => void, practice?: {label: string, load: () => Promise<any>}}} options
 */
export function fileChoice({ id, label, accept, read, onFile, onTrouble, practice }) {
  const take = async content => {
    try {
      await onFile(await content());
    } catch (failure) {
      onTrouble(failure);
    }
  };
  const input = h('input', { id, type: 'file', accept, class: 'unseen', onchange: event => {
    const [file] = event.target.files;
    event.target.value = '';
    if (file) take(async () => read(await file.text(), file.name));
  } });
  return h('div', { class: 'row files' }, input, h('label', { class: 'button', for: id }, label),
    practice ? h('button', { class: 'button', type: 'button', onclick: () => take(practice.load) }, practice.label) : null);
}

/** @param {string} text @param {string} name of the file, for the sentence when it is not JSON */
export function readJson(text, name) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('problem', t.errors.file(name));
  }
}
