import { language, t } from '../text/words.js';
import { h } from './dom.js';

/**
 * The person's name in the page's head, or the way to sign in.
 * @param {{api: any, session: object|null, link: string}} options `link` carries language and look on
 */
export function personLinks({ api, session, link }) {
  if (!session?.signedIn) return [h('a', { class: 'button quiet', href: `/sign-in/${link}` }, t.account.signIn)];
  const roles = session.roles.map(role => t.account.role(language === 'en' ? role.titleEn : role.title, role.division)).join(t.listMark);
  return [
    h('a', { class: 'button quiet', href: `/sign-in/${link}`, title: t.account.signedInAs(session.displayName, roles) }, session.displayName),
    h('button', { class: 'button quiet', type: 'button', onclick: async () => {
      await api.signOut().catch(() => null);
      location.reload();
    } }, t.account.signOut),
  ];
}
