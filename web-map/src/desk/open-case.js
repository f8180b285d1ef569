/**
 * Opens a naming case and goes to it.
 * @param {{api: typeof import('../api.js'), session: import('../parts/session.js').Session, status?: any}} desk
 * @param {{title: string, divisionCode?: string, applicant?: string, reason?: string, items?: object[]}} wish of the page's county unless it names another division
 */
export async function openCase({ api, session, status }, wish) {
  const made = await api.openCase({ divisionCode: status?.division?.code, ...wish });
  session.update({ check: 'case', subject: made.code, filters: {}, query: '' }, { step: true });
}
