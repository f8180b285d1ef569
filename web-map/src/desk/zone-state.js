import { dateText, distanceText, shareText } from '../text/measures.js';
import { language, t } from '../text/words.js';
import { oneLanguage } from '../parts/rights.js';

/** What is said of a sight zone: pure, so that words and states can be tested without a page. */

const ACTIVE = ['waiting', 'computing'];

/** @param {any} zone entry of GET /api/visibility/zones */
export const active = zone => ACTIVE.includes(zone.run?.state);

/** One line: how it stands, and why. @returns {{kind: 'current'|'stale'|'none'|'busy'|'failed', text: string}} */
export function stateOf(zone) {
  const { run, state } = zone;
  if (run?.state === 'waiting') return { kind: 'busy', text: t.zones.waiting };
  if (run?.state === 'computing') return { kind: 'busy', text: t.zones.computing(Math.floor(run.share * 100)) };
  const reasons = (zone.changed ?? []).map(({ sentence }) => oneLanguage(sentence, language === 'en')).join(t.listMark);
  const stale = state === 'stale' ? `${t.zones.state.stale}${t.notices.colon}${reasons}` : '';
  if (run?.state === 'failed') return { kind: 'failed', text: [stale, `${t.zones.failed}${t.notices.colon}${oneLanguage(run.sentence ?? '', language === 'en')}`].filter(Boolean).join(t.zones.and) };
  return { kind: state, text: stale || t.zones.state[state] };
}

/** What the zone is: area, range, day, and how much nothing can be said of. @returns {string} '' while there is none */
export function factsOf({ seenSquareMetres, maxDistance, computedOn, unansweredShare }) {
  if (!seenSquareMetres) return '';
  const open = unansweredShare > 0 ? [t.zones.unanswered(unansweredShare < 0.001 ? `< ${shareText(0.001)}` : shareText(unansweredShare))] : [];
  return [t.zones.area(squareKilometres(seenSquareMetres)), t.zones.range(distanceText(maxDistance)), t.zones.computedOn(dateText(computedOn, language)), ...open].join(t.listMark);
}

/** Zones whose computation ended between two lists. @param {any[]} before @param {any[]} now @returns {string[]} codes */
export function ended(before, now) {
  const running = new Set(now.filter(active).map(zone => zone.code));
  return before.filter(zone => active(zone) && !running.has(zone.code)).map(zone => zone.code);
}

const squareKilometres = squareMetres => `${(squareMetres / 1e6).toFixed(squareMetres < 1e7 ? 2 : 1)} km²`;
