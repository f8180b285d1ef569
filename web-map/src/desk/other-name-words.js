/** What is said and sent of other names. Pure. */

export const KINDS = ['former', 'alias', 'short', 'minority', 'dialect'];

/** The scripts of China's minorities that names are written in most; any other is added through the interface for programs. */
export const LANGUAGES = ['bo', 'ug-Arab', 'mn-Mong', 'kk-Arab', 'ko', 'za', 'ii', 'ky-Arab', 'tdd'];

/** @param {{periodFrom?: string, periodTo?: string}} name @param {(from: string, to: string) => string} words @returns {string} '' where no period is known */
export const periodText = ({ periodFrom, periodTo }, words) => (periodFrom || periodTo ? words(periodFrom ?? '', periodTo ?? '') : '');

/** @param {Record<string, string>} fields as a form has them @returns {object} what is sent: empty fields left out */
export const wishOf = (register, code, fields) => ({ register, code, ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.trim()]).filter(([, value]) => value)) });
