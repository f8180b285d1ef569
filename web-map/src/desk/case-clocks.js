import { h } from '../parts/dom.js';
import { dateText } from '../text/measures.js';
import { language, t } from '../text/words.js';

/** How a case stands and which clocks run, in words and colour. */

const TONES = { met: 'jade', late: 'ochre', running: '', soon: 'ochre', overdue: 'cinnabar' };
const STATES = { draft: '', review: '', returned: 'ochre', decided: 'jade', filed: 'jade', announced: 'jade', refused: 'cinnabar', withdrawn: '', appealed: 'ochre' };

export const stateChip = ({ state }) => h('span', { class: `chip ${STATES[state] ?? ''}` }, t.cases.states[state] ?? state);

/** @param {Array<{kind: string, due: string, done?: string, daysLeft: number, tone: string}>} clocks */
export const clockChips = clocks => clocks.filter(clock => clock.tone !== 'met').map(clock => h('span', { class: `chip ${TONES[clock.tone]}`, title: t.cases.clockDue(dateText(clock.due, language)) }, t.cases.clock(t.cases.clocks[clock.kind] ?? clock.kind, clock.daysLeft, clock.tone)));

/** The clock that runs out first; null when none runs. */
export const mostUrgent = clocks => clocks.filter(clock => !clock.done).sort((a, b) => a.daysLeft - b.daysLeft)[0] ?? null;
