import { areaText, bearingText, dateText, distanceText, momentText } from '../text/measures.js';
import { language, t, wordFor } from '../text/words.js';
import { h } from './dom.js';

/** What is known of a thing, as a person reads it: each field by its word, each value with its unit or meaning. */

const METRES = /_(metres|distance)$/;
const MOMENT = /(At|_at)$/;
const BEARING = /_bearing$/;
const DATE = /_(on|from|to|date)$/;

/**
 * @param {any} p properties @param {string[]} without fields that are told elsewhere
 * @param {Record<string, string>} [fields] words of those that are told here
 */
export function factList(p, without, fields = t.detail.fields) {
  const facts = Object.entries(p).filter(([key, value]) => fields[key] && !without.includes(key) && value !== null && value !== '' && !(p.division_name && key === 'division_code'));
  return h('dl', {}, ...facts.flatMap(([key, value]) => [h('dt', {}, fields[key]), h('dd', {}, factText(key, value))]));
}

/** @returns {string} a value as a person reads it */
export function factText(key, value) {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? t.detail.yes : t.detail.no;
  if (Array.isArray(value)) return value.map(part => factText(key, part)).join(t.listMark);
  if (typeof value === 'object') return JSON.stringify(value);
  if (key === 'state' || key === 'status') return wordFor(t.status, value);
  if (t.codes[key]) return wordFor(t.codes[key], value);
  if (key === 'area_square_metres') return areaText(value, language);
  if (METRES.test(key)) return distanceText(value);
  if (BEARING.test(key)) return bearingText(value);
  if (DATE.test(key)) return dateText(value, language);
  if (MOMENT.test(key)) return momentText(value, language);
  return String(value);
}
