/**
 * Sets pinyin over the characters it belongs to. The register keeps pinyin by words ("Yíngbīn Dàdào");
 * ruby needs it by syllables.
 */

const INITIAL = '(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])';
const FINAL =
  '(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|van|an|ai|ao|en|ei|er|ia|ie|iu|in|ou|ua|ui|un|uo|ue|ve|vn|a|e|i|o|u|v)';
const BARE = '(?:ang|eng|ai|an|ao|ei|en|er|ou|a|e|o)'; // what may stand without an initial
const SYLLABLE = new RegExp(`^(?:${INITIAL}${FINAL}|${BARE})$`);
const LONGEST_SYLLABLE = 6;

/**
 * @param {string} name e.g. "迎宾大道"
 * @param {string} pinyin e.g. "Yíngbīn Dàdào"
 * @returns {Array<[string, string]>} pairs of text and its reading; one pair for the whole name where the
 *   reading does not fall apart into as many syllables as the name has characters
 */
export function readings(name, pinyin) {
  const letters = [...(name ?? '')];
  if (!pinyin) return [[letters.join(''), '']];
  const words = pinyin.split(/[\s'’-]+/).filter(Boolean);
  const han = letters.filter(isHan).length;
  const latinIsSpelt = words.filter(word => !isReading(word));
  const syllables = split(words.filter(isReading), han);
  if (!syllables || (latinIsSpelt.length === 0 && han === 0)) return [[letters.join(''), pinyin]];
  let next = 0;
  return gather(letters.map(letter => [letter, isHan(letter) ? syllables[next++] : '']));
}

/** All words into exactly `count` syllables, or null. */
function split(words, count) {
  if (words.length === 0) return count === 0 ? [] : null;
  const [word, ...rest] = words;
  for (const own of cuts(word)) {
    const others = split(rest, count - own.length);
    if (others) return [...own, ...others];
  }
  return null;
}

/** Every way to cut one word into syllables, longest first syllable first. */
function cuts(word) {
  if (word === '') return [[]];
  const found = [];
  for (let length = Math.min(LONGEST_SYLLABLE, word.length); length > 0; length--) {
    const head = word.slice(0, length);
    if (!SYLLABLE.test(plain(head))) continue;
    for (const tail of cuts(word.slice(length))) found.push([head, ...tail]);
  }
  return found;
}

/** Neighbouring letters without a reading of their own stay together ("G56"). */
function gather(pairs) {
  return pairs.reduce((all, [text, reading]) => {
    const last = all.at(-1);
    if (last && !last[1] && !reading) last[0] += text;
    else all.push([text, reading]);
    return all;
  }, []);
}

/** Tones off, ü as v. */
const plain = text =>
  text.normalize('NFC').toLowerCase().replace(/[üǖǘǚǜ]/g, 'v').normalize('NFD').replace(/[\u0300-\u036f]/g, '');
const isReading = word => cuts(word).length > 0;
const isHan = letter => /\p{Script=Han}/u.test(letter);
