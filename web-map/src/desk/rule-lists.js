import { h, put } from '../parts/dom.js';
import { grey } from '../parts/rights.js';
import { t } from '../text/words.js';
import { keyOf, origin } from './rule-origin.js';

/** The lists among the rules of naming: words that names must not hold, generic words by class, protected names. */

const WORD_LISTS = ['banned', 'doubtful', 'leader', 'person', 'foreign', 'company', 'grand', 'famous-feature', 'added'];
const MATCHES = ['contains', 'whole', 'begins', 'ends'];
const CLASSES = ['road', 'settlement', 'committee', 'area', 'building', 'transport', 'utility', 'memorial', 'division', 'water', 'relief', 'sea'];

const options = (keys, words) => keys.map(key => h('option', { value: key }, words[key]));
const labelled = (id, text, input) => h('div', { class: 'field' }, h('label', { for: id }, text), input);

/** A list of rows of one kind at a time, and a form for one more. */
function listPart({ about, table, names, kind, belongs, text, fields, row }) {
  const list = h('ul', { class: 'words' });
  const add = h('button', { class: 'button', type: 'submit' }, t['naming-rules'].add);
  let latest = [[], ''];
  const show = (rows, reason) => {
    latest = [rows, reason];
    const held = rows.filter(one => one.state !== 'overruled' && belongs(one));
    put(list, ...held.map(one => h('li', {}, h('span', { lang: 'zh-CN' }, text(one)), about.isLocal(one) ? [' ', origin(one, [], names, about, table, reason)] : null)));
    if (!held.length) put(list, h('li', { class: 'soft' }, t['naming-rules'].empty));
    grey(add, reason);
  };
  const send = async event => {
    event.preventDefault();
    if (await about.set(table, row())) for (const input of event.target.querySelectorAll('input')) input.value = '';
  };
  kind?.addEventListener('change', () => show(...latest));
  return { element: h('div', {}, kind ? labelled(kind.id, t['naming-rules'].kinds[table], kind) : null, list, h('form', { class: 'fields', onsubmit: send }, ...fields, add)), show };
}

export function wordsPart(about) {
  const kind = h('select', { id: 'word-list' }, ...options(WORD_LISTS, t['naming-rules'].lists));
  const word = h('input', { id: 'word-word', maxlength: '50', required: true, autocomplete: 'off' });
  const match = h('select', { id: 'word-match' }, ...options(MATCHES, t['naming-rules'].matches));
  return listPart({
    about, table: 'words', names: ['list', 'word', 'match'], kind, belongs: row => row.cells.list === kind.value,
    text: row => (row.cells.match === 'contains' ? row.cells.word : `${row.cells.word}（${t['naming-rules'].matches[row.cells.match]}）`),
    fields: [labelled('word-word', t['naming-rules'].word, word), labelled('word-match', t['naming-rules'].match, match)],
    row: () => ({ list: kind.value, word: word.value.trim(), match: match.value }),
  });
}

export function genericsPart(about) {
  const kind = h('select', { id: 'generic-class' }, ...options(CLASSES, t['naming-rules'].classes));
  const word = h('input', { id: 'generic-word', maxlength: '10', required: true, autocomplete: 'off' });
  const [least, most] = ['least', 'most'].map(which => h('input', { id: `generic-${which}`, type: 'number', min: '0', step: 'any' }));
  const width = ({ minWidthMetres, maxWidthMetres }) => (minWidthMetres === undefined && maxWidthMetres === undefined ? '' : `（${minWidthMetres ?? 0}–${maxWidthMetres ?? '∞'} m）`);
  const given = (name, input) => (input.value ? { [name]: Number(input.value) } : {});
  return listPart({
    about, table: 'generic-words', names: ['nameClass', 'generic'], kind, belongs: row => row.cells.nameClass === kind.value,
    text: row => row.cells.generic + width(row.cells),
    fields: [labelled('generic-word', t['naming-rules'].generic, word), labelled('generic-least', t['naming-rules'].least, least), labelled('generic-most', t['naming-rules'].most, most)],
    row: () => ({ nameClass: kind.value, generic: word.value.trim(), ...given('minWidthMetres', least), ...given('maxWidthMetres', most) }),
  });
}

export function protectedPart(about) {
  const kind = h('select', { id: 'protected-kind' }, ...options(['protected', 'historic'], t['naming-rules'].protections));
  const name = h('input', { id: 'protected-name', maxlength: '100', required: true, autocomplete: 'off' });
  const list = h('input', { id: 'protected-list', maxlength: '200', required: true });
  return listPart({
    about, table: 'protected-names', names: ['kind', 'name'], kind, belongs: row => row.cells.kind === kind.value, text: row => `${row.cells.name}（${row.cells.listTitle}）`,
    fields: [labelled('protected-name', t['naming-rules'].protectedName, name), labelled('protected-list', t['naming-rules'].listTitle, list)],
    row: () => ({ ...keyOf({ cells: { kind: kind.value, name: name.value.trim() } }, 'kind', 'name'), listTitle: list.value.trim() }),
  });
}
