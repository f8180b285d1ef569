// Seeded randomness. Every part of the county draws from its own stream, named after what it is for,
// so that a change to the door plates cannot move a mountain.

/** @param {string} text @returns {number} 32-bit FNV-1a hash */
const hash = text => {
  let h = 0x811c9dc5;
  for (const c of text) h = Math.imul(h ^ c.codePointAt(0), 0x01000193);
  return h >>> 0;
};

/**
 * A stream of numbers in [0, 1) that depends on nothing but seed and purpose (sfc32).
 * @param {number} seed @param {string} purpose
 */
export function randomFor(seed, purpose) {
  let a = hash(`${seed}/${purpose}`),
    b = hash(`${purpose}#${seed}`),
    c = seed >>> 0,
    d = 1;
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 16; i++) next();
  return Object.assign(next, {
    between: (low, high) => low + (high - low) * next(),
    integer: (low, high) => low + Math.floor((high - low + 1) * next()),
    chance: share => next() < share,
    pick: list => list[Math.floor(next() * list.length)],
    /** Standard normal, by Box and Muller. */
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    shuffled: list => {
      const copy = [...list];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1));
        [copy[i], copy[j]] = [copy[j], copy[i]];
      }
      return copy;
    },
  });
}

/** Picks by weight: `weighted(random, { installed: 80, planned: 20 })`. */
export function weighted(random, weights) {
  const entries = Object.entries(weights);
  let left = random() * entries.reduce((sum, [, w]) => sum + w, 0);
  for (const [value, weight] of entries) if ((left -= weight) < 0) return value;
  return entries[0][0];
}
