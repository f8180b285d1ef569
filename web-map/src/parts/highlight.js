/**
 * Which parts of a text a query matched, so that a reader sees why it was found. Pure.
 * @param {string} text @param {string} query
 * @returns {Array<[string, boolean]>} pieces in order; true where matched. Case and tone marks do not matter.
 */
export function highlighted(text, query) {
  const wanted = [...plain(query)].filter(letter => letter !== ' ').join('');
  if (!text || !wanted) return text ? [[text, false]] : [];
  const letters = [...text];
  const folded = letters.map(letter => plain(letter));
  for (let start = 0; start < letters.length; start++) {
    const end = matchEnd(folded, start, wanted);
    if (end > start) return [[letters.slice(0, start), false], [letters.slice(start, end), true], [letters.slice(end), false]].filter(([part]) => part.length).map(([part, hit]) => [part.join(''), hit]);
  }
  return [[text, false]];
}

/** Index after the match that starts at `start`, spaces skipped; -1 when there is none. */
function matchEnd(folded, start, wanted) {
  if (folded[start] === ' ') return -1;
  let matched = '';
  for (let i = start; i < folded.length; i++) {
    if (folded[i] !== ' ') matched += folded[i];
    if (matched === wanted) return i + 1;
    if (!wanted.startsWith(matched)) return -1;
  }
  return -1;
}

const plain = text => text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').normalize('NFC');
