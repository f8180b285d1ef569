import { h, put } from './dom.js';
import { highlighted } from './highlight.js';
import { statusChip } from './names.js';
import { t, wordFor } from '../text/words.js';

/** The one box: a combobox that suggests while a person types, grouped by kind, saying why each thing matched. */

const PAUSE_MILLISECONDS = 140;
const SUGGESTIONS = 8;

/**
 * @param {object} options
 * @param {typeof import('../api.js')} options.api
 * @param {string} options.start
 * @param {() => [number, number]|undefined} options.near
 * @param {(text: string) => void} options.onSearch
 * @param {(result: any) => void} options.onChoose
 */
export function searchBox({ api, start, near, onSearch, onChoose }) {
  let timer;
  let asked;
  let shown = [];
  let active = -1;

  const list = h('div', { class: 'suggestions', id: 'suggestions', role: 'listbox', 'aria-label': t.search.suggestions, hidden: true });
  const input = h('input', {
    id: 'q', type: 'search', role: 'combobox', autocomplete: 'off', spellcheck: 'false', enterkeyhint: 'search', maxlength: '100',
    'aria-expanded': 'false', 'aria-controls': 'suggestions', 'aria-autocomplete': 'list', 'aria-describedby': 'q-hint',
    placeholder: t.search.placeholder, value: start, oninput: typed, onkeydown: key, onblur: () => setTimeout(hide, 150),
  });
  const clear = h('button', { class: 'button quiet', type: 'button', hidden: !start, onclick: () => { input.value = ''; clear.hidden = true; hide(); onSearch(''); input.focus(); } }, t.search.clear);
  const element = h('form', { class: 'search', role: 'search', onsubmit: submit },
    h('label', { class: 'unseen', for: 'q' }, t.search.label),
    h('div', { class: 'box' }, input, clear, h('button', { class: 'button primary' }, t.search.button)), list,
    h('p', { class: 'hint', id: 'q-hint' }, t.search.hint));

  function typed() {
    clear.hidden = !input.value;
    clearTimeout(timer);
    asked?.abort();
    const text = input.value.trim();
    if (!text) return hide();
    timer = setTimeout(() => suggest(text), PAUSE_MILLISECONDS);
  }

  async function suggest(text) {
    asked = new AbortController();
    try {
      const body = await api.search(text, { limit: SUGGESTIONS, near: near(), signal: asked.signal });
      if (input.value.trim() === text && document.activeElement === input) show(body.results, text);
    } catch {
      hide(); // a suggestion that fails is no trouble: pressing the button tells the reason
    }
  }

  function show(results, text) {
    const kinds = [...new Set(results.map(result => result.kind))];
    shown = kinds.flatMap(kind => results.filter(result => result.kind === kind));
    active = -1;
    input.removeAttribute('aria-activedescendant');
    put(list, ...kinds.map(kind => h('div', { role: 'group', 'aria-label': wordFor(t.kinds, kind) }, h('div', { class: 'group', 'aria-hidden': 'true' }, wordFor(t.kinds, kind)),
      ...results.filter(result => result.kind === kind).map(result => option(result, text)))));
    list.hidden = shown.length === 0;
    input.setAttribute('aria-expanded', shown.length > 0);
  }

  function option(result, text) {
    return h('div', { role: 'option', id: `suggestion-${shown.indexOf(result)}`, 'aria-selected': 'false', onmousedown: event => (event.preventDefault(), choose(result)) },
      h('span', { class: 'name', lang: 'zh-CN' }, markedName(result, text)), statusChip(result.status),
      h('span', { class: 'why' }, [result.pinyin && h('span', { lang: 'zh-Latn-pinyin' }, marked(result.pinyin, text)), result.division?.name, why(result, text)].filter(Boolean).flatMap((part, i) => (i ? [' · ', part] : [part]))));
  }

  function key(event) {
    if (event.key === 'Escape' && !list.hidden) { event.stopPropagation(); return hide(); }
    if (list.hidden || !['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) return;
    if (event.key === 'Enter') {
      if (active < 0) return;
      event.preventDefault();
      return choose(shown[active]);
    }
    event.preventDefault();
    active = (active + (event.key === 'ArrowDown' ? 1 : -1) + shown.length + (active < 0 && event.key === 'ArrowUp' ? 1 : 0)) % shown.length;
    shown.forEach((_, i) => list.querySelector(`#suggestion-${i}`).setAttribute('aria-selected', i === active));
    input.setAttribute('aria-activedescendant', `suggestion-${active}`);
    list.querySelector(`#suggestion-${active}`).scrollIntoView({ block: 'nearest' });
  }

  function choose(result) {
    hide();
    onChoose(result);
  }

  function submit(event) {
    event.preventDefault();
    clearTimeout(timer);
    asked?.abort();
    hide();
    onSearch(input.value.trim());
  }

  function hide() {
    list.hidden = true;
    shown = [];
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  return {
    element,
    focus: () => (input.focus(), input.select()),
    get value() {
      return input.value.trim();
    },
    set value(text) {
      input.value = text;
      clear.hidden = !text;
    },
  };
}

/** A result's name with what matched set off: as the server says, or as the letters show. */
export function markedName({ name, matched }, query) {
  if (matched?.text !== name || !Number.isInteger(matched?.from)) return marked(name, query);
  const { from, to } = matched;
  return [name.slice(0, from), h('mark', {}, name.slice(from, to)), name.slice(to)];
}

/** Text with what matched set off. */
export const marked = (text, query) => highlighted(text, query).map(([part, hit]) => (hit ? h('mark', {}, part) : part));

const TELLS_ITS_TEXT = ['alias', 'former_name', 'short_name', 'minority_name', 'abbreviation', 'code'];

/** Why a result is in the list, e.g. "按首字母 xhl 匹配", "按曾用名“红旗大队”匹配". */
export function why({ matched }, query) {
  if (!matched?.field) return '';
  const field = wordFor(t.search.fields, matched.field);
  const how = wordFor(t.search.hows, matched.how);
  return TELLS_ITS_TEXT.includes(matched.field) && matched.text ? t.search.byText(field, how, matched.text) : t.search.byField(field, how, query);
}
