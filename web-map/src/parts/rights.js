/** What the person may do, as the server says it: the same rule that answers the request greys the button. */

/**
 * @param {object|null} session the answer of /api/session; null when it could not be asked
 * @param {string} act e.g. "check" @returns {string} why not, as a sentence; '' when it is allowed or not known
 */
export function whyNot(session, act, english = false) {
  const may = session?.acts?.find(entry => entry.act === act);
  return !may || may.allowed ? '' : oneLanguage(may.sentence, english);
}

/** "中文 / English" in the language of the page. */
export function oneLanguage(sentence, english) {
  const at = sentence.lastIndexOf(' / ');
  return at < 0 ? sentence : english ? sentence.slice(at + 3) : sentence.slice(0, at);
}

/** Why not, where the answer about a thing brings it along. @param {{allowed: boolean, sentence?: string}} may @returns {string} '' when it is allowed */
export const sentenceOf = (may, english = false) => (may.allowed ? '' : oneLanguage(may.sentence, english));

/** Greys a button and says why; or lets it be. @param {HTMLButtonElement} button @param {string} reason '' = allowed */
export function grey(button, reason) {
  button.disabled = Boolean(reason);
  if (reason) button.title = reason;
  else button.removeAttribute('title');
  return button;
}

/** Greys everything in an element that somebody could do, and says why. @param {HTMLElement} element @param {string} reason '' = allowed */
export function greyAll(element, reason) {
  if (reason) for (const part of element.querySelectorAll('button, input, select, textarea')) grey(part, reason);
  return element;
}
