import { language, t } from '../text/words.js';
import { h, put } from './dom.js';
import { openKeys } from './keys.js';

/**
 * The page's head: its name, the switches, and the standing notices.
 * @param {{title: string, session: import('./session.js').Session, look: ReturnType<typeof import('./appearance.js').appearance>, links: Node[]}} options
 */
export function pageHead({ title, session, look, links }) {
  const other = language === 'en' ? '' : 'en';
  const themeButton = h('button', { class: 'button quiet', type: 'button' });
  const typeButton = h('button', { class: 'button quiet', type: 'button' });
  const label = () => {
    put(themeButton, look.theme() === 'dark' ? t.switches.light : t.switches.dark);
    put(typeButton, look.type() === 'large' ? t.switches.largeOn : t.switches.large);
    typeButton.setAttribute('aria-pressed', look.type() === 'large');
  };
  themeButton.addEventListener('click', () => (look.setTheme(look.theme() === 'dark' ? 'light' : 'dark'), label()));
  typeButton.addEventListener('click', () => (look.setType(look.type() === 'large' ? '' : 'large'), label()));
  label();
  return h('header', { class: 'head' },
    h('p', { class: 'brand' }, h('a', { href: '/' }, h('span', { class: 'seal', 'aria-hidden': 'true' }, '方'), h('span', {}, t.site)), h('span', { class: 'soft' }, title)),
    h('nav', { class: 'row switches', 'aria-label': t.switches.look },
      ...links, themeButton, typeButton,
      h('a', { class: 'button quiet', lang: other || 'zh-CN', title: t.switches.languageHint, href: session.link({ lang: other || 'zh-CN' }), onclick: event => (event.currentTarget.href = session.link({ lang: other || 'zh-CN' })) }, t.switches.language),
      h('button', { class: 'button quiet keys-button', type: 'button', onclick: openKeys }, t.switches.keys)));
}

/** What must stand over every map: that the data are made up, that a review number is missing; one that is there stands on the map. */
export function notices(status) {
  const parts = [];
  if (status?.demo) parts.push(h('p', {}, h('strong', {}, t.notices.demo), t.notices.colon, t.notices.demoMeaning));
  if (status && !status.reviewNumber) parts.push(h('p', {}, h('strong', {}, t.notices.review), t.notices.colon, t.notices.reviewMeaning));
  return parts.length ? h('aside', { class: 'notice', 'aria-label': t.notices.label }, ...parts) : h('aside', { hidden: true });
}
