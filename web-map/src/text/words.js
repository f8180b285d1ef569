/** The words of the chosen language. Chinese unless the address says otherwise. */

export const LANGUAGES = ['zh-CN', 'en'];

/** @type {typeof import('./zh-CN.js').default} the words in use; set before anything is drawn */
export let t;

/** @type {'zh-CN'|'en'} */
export let language = 'zh-CN';

/** @param {string|null} wanted @returns {Promise<void>} */
export async function chooseLanguage(wanted) {
  language = LANGUAGES.includes(wanted) ? wanted : 'zh-CN';
  t = (await import(`./${language}.js`)).default;
  document.documentElement.lang = language;
}

/** A word of a coded value, or the code itself when the register knows more than this page does. */
export const wordFor = (list, code) => (code === null || code === undefined || code === '' ? '' : list[code] ?? code);
