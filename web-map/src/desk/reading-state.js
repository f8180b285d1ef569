/** Confirming a reading syllable by syllable, and typing tones by number. Pure. */

const MARKED = { a: 'āáǎà', e: 'ēéěè', i: 'īíǐì', o: 'ōóǒò', u: 'ūúǔù', ü: 'ǖǘǚǜ' };

/** @param {string} typed "yue4", "lv3", "yuè" @returns {string} with the tone's mark; 0 and 5 are no tone */
export function toned(typed) {
  const text = typed.trim().toLowerCase().replaceAll('v', 'ü').replaceAll('u:', 'ü');
  const [, letters, digit] = /^([a-zü]+)([0-5])$/.exec(text) ?? [];
  if (!letters) return text;
  const tone = Number(digit);
  const vowels = letters.match(/[aeiouü]+/)?.[0];
  if (!vowels || tone === 0 || tone === 5) return letters;
  const bearer = /[ae]/.exec(vowels)?.[0] ?? (vowels.includes('ou') ? 'o' : vowels.at(-1));
  const at = letters.lastIndexOf(bearer);
  return letters.slice(0, at) + MARKED[bearer][tone - 1] + letters.slice(at + 1);
}

export class ReadingState {
  /** @param {Array<{text: string, reading: string, alternatives?: string[], doubtful?: boolean, source?: string}>} syllables as they were drafted */
  constructor(syllables) {
    this.syllables = syllables.map(({ text, reading, alternatives = [], doubtful = false, source = '' }) => ({ text, reading, source, choices: [reading, ...alternatives], doubtful, confirmed: !doubtful }));
  }

  /** What is typed or chosen is confirmed by the next key, not by itself. */
  write(index, reading) {
    const syllable = this.syllables[index];
    syllable.reading = toned(reading);
    syllable.confirmed = false;
  }

  /** @returns {number} the next one to look at, or -1 */
  confirm(index) {
    const syllable = this.syllables[index];
    if (syllable.reading) syllable.confirmed = true;
    return this.next();
  }

  next() {
    return this.syllables.findIndex(({ confirmed }) => !confirmed);
  }

  get ready() {
    return this.next() < 0;
  }

  get readings() {
    return this.syllables.map(({ reading }) => reading);
  }
}
