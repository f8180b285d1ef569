import { boxOf, centreOf } from '../geo/box.js';
import { h } from '../parts/dom.js';
import { language, t } from '../text/words.js';

const RING_PIXELS = 26;
const SLIVER_ZOOM = 20;
const FEW = 8; // findings of a kind shown before the rest is folded away

/**
 * Findings as two lists, errors apart from warnings; what passed is folded away. Each says its rule and its clause and
 * can be seen on the map.
 * @param {Array<{rule: string, severity: string, message: string, clause: string, rival?: any, where?: object, overridable?: boolean, overridden?: {reason: string, by: string}}>} findings
 * @param {(finding: any) => void} onSee
 */
export function findingLists(findings, onSee) {
  const of = (...severities) => findings.filter(finding => severities.includes(finding.severity));
  const [errors, others, passed] = [of('error'), of('warning', 'unknown'), of('passed', 'info')];
  const rows = items => h('ul', { class: 'findings' }, ...items.map(finding => row(finding, onSee)));
  const list = items => (items.length <= FEW ? rows(items) : [rows(items.slice(0, FEW)), h('details', {}, h('summary', {}, t.findings.more(items.length - FEW)), rows(items.slice(FEW)))]);
  return h('div', { class: 'finding-lists' },
    errors.length ? h('section', {}, h('h3', {}, t.findings.errors(errors.length)), list(errors)) : null,
    others.length ? h('section', {}, h('h3', {}, t.findings.others(others.length)), list(others)) : null,
    errors.length + others.length === 0 ? h('p', { class: 'soft' }, t.findings.none) : null,
    passed.length ? h('details', {}, h('summary', {}, t.findings.passed(passed.length)), list(passed)) : null);
}

function row(finding, onSee) {
  const { severity, message, rule, clause, where, overridable, overridden } = finding;
  const exception = overridden ? t.findings.setAside(overridden.reason, overridden.by) : severity === 'error' && overridable ? t.findings.exception : null;
  return h('li', { class: `finding ${severity}` },
    h('span', { class: 'mark' }, `${t.marks[severity] ?? ''} ${t.severity[severity] ?? severity}`),
    h('span', { lang: 'zh-CN' }, message, exception && h('span', { class: 'small soft' }, ` ${exception}`)),
    where ? h('button', { class: 'link', type: 'button', title: t.findings.seeTitle(message), 'aria-label': t.findings.seeTitle(message), onclick: () => onSee(finding) }, t.findings.see) : h('span'),
    h('span', { class: 'law', lang: 'zh-CN' }, t.findings.rule(rule, clause)));
}

/**
 * The sentence of truth that stands first.
 * @param {'error'|'warning'|'unknown'|'info'|'passed'} severity
 * @param {string} [word] the verdict itself, where it has a name of its own; not said again before the sentence
 */
export const verdict = (severity, sentence, word) => h('p', { class: `verdict ${severity}`, role: 'status' },
  h('span', { class: word ? 'mark word' : 'mark' }, word ? `${t.marks[severity]} ${word}` : t.marks[severity]),
  h('span', {}, word && sentence.startsWith(word + t.notices.colon) ? sentence.slice(word.length + t.notices.colon.length) : sentence));

/** The server states the result in Chinese; readers of another language get the page's own sentence. */
export const sentenceFor = (stated, own) => (language === 'zh-CN' && stated ? stated : own);

/** @returns {string} the gravest severity among findings */
export const gravest = findings => ['error', 'unknown', 'warning', 'info', 'passed'].find(severity => findings.some(finding => finding.severity === severity)) ?? 'passed';

/** The place of a finding on the map, in the colour of its severity; slivers get a ring, or nobody would see them. */
export function showFinding(map, { where, severity }) {
  const line = where.type.endsWith('LineString') ? ' line' : '';
  const tone = severity === 'error' ? (line ? 'rival' : 'fault') : `warn${line}`;
  const isArea = where.type.endsWith('Polygon');
  map.show('finding', { type: 'Feature', properties: {}, geometry: where }, () => tone);
  if (isArea) map.show('finding-ring', { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: centreOf(boxOf(where)) } }, () => `ring ${severity === 'error' ? '' : 'care'}`, RING_PIXELS);
  else map.clear('finding-ring');
  map.reveal(where, { deepest: isArea ? SLIVER_ZOOM : undefined });
}
