import { h, put } from '../parts/dom.js';
import { remember, remembered } from '../parts/memory.js';
import { t } from '../text/words.js';

/**
 * The sheet at the right: a sticky head that says what this is and what is due, then one column of sections.
 * Its left edge can be dragged or moved with the arrow keys; under 900 px it is a drawer from below.
 */

const NARROWEST = 320;
const WIDEST = 720;
const STEP = 16;

export function sheetFrame(onResize) {
  const title = h('h1', { id: 'sheet-title' });
  const due = h('p', { class: 'soft small' });
  const body = h('div', { class: 'sheet-body' });
  const fold = h('button', { class: 'button quiet fold', type: 'button', 'aria-expanded': 'true', onclick: () => toggle() }, t.desk.drawerClose);
  const edge = h('div', { class: 'edge', role: 'separator', tabindex: '0', 'aria-orientation': 'vertical', 'aria-label': t.desk.resize, 'aria-valuemin': NARROWEST, 'aria-valuemax': WIDEST });
  const element = h('section', { class: 'sheet', id: 'sheet', 'aria-labelledby': 'sheet-title', tabindex: '-1' }, edge,
    h('header', { class: 'sheet-head' }, h('div', {}, title, due), fold), body);

  function setWidth(pixels) {
    const width = Math.round(Math.min(WIDEST, Math.max(NARROWEST, pixels)));
    document.documentElement.style.setProperty('--sheet-width', `${width}px`);
    edge.setAttribute('aria-valuenow', width);
    remember('sheetWidth', width);
    onResize();
  }

  function toggle(open = element.classList.contains('folded')) {
    element.classList.toggle('folded', !open);
    fold.setAttribute('aria-expanded', open);
    put(fold, open ? t.desk.drawerClose : t.desk.drawerOpen);
    onResize();
  }

  edge.addEventListener('pointerdown', event => {
    edge.setPointerCapture(event.pointerId);
    const move = moved => setWidth(window.innerWidth - moved.clientX);
    edge.addEventListener('pointermove', move);
    edge.addEventListener('pointerup', () => edge.removeEventListener('pointermove', move), { once: true });
  });
  edge.addEventListener('keydown', event => {
    const step = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key];
    if (step) setWidth(element.offsetWidth + step);
  });
  edge.setAttribute('aria-valuenow', remembered('sheetWidth') ?? 420);
  if (remembered('sheetWidth')) document.documentElement.style.setProperty('--sheet-width', `${Number(remembered('sheetWidth'))}px`);

  const rename = (head, what) => {
    put(title, head);
    put(due, what);
  };

  return {
    element,
    /** What this is, once it is known. */
    rename,
    show(head, what, ...content) {
      rename(head, what);
      put(body, ...content);
      toggle(true);
    },
  };
}
