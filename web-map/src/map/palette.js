/** The tokens as the painters need them: plain hex colours, the font family and the type scale. */

export const TOKENS = ['paper', 'panel', 'line', 'ink', 'ink-2', 'ink-3', 'jade', 'cinnabar', 'ochre', 'azure', 'plum', 'on-colour', 'wood', 'water'];

/**
 * @typedef {object} Palette
 * @property {(colour: Colour) => string} colour
 * @property {(size: number, options?: {weight?: number, italic?: boolean}) => string} font a canvas font; size in CSS px
 * @property {number} scale type scale, 1 or 1.35
 *
 * @typedef {string | {of: string, share: number, over: string}} Colour a token, or `share` of one over another
 */

/** @returns {Palette} of the document as it looks now */
export function palette(root = document.documentElement) {
  const style = getComputedStyle(root);
  const token = name => style.getPropertyValue(`--${name}`).trim();
  return paletteOf(Object.fromEntries(TOKENS.map(name => [name, token(name)])), {
    family: token('text-family') || 'sans-serif',
    scale: Number(token('type-scale')) || 1,
  });
}

/** @param {Record<string, string>} tokens name → "#rrggbb" @returns {Palette} */
export function paletteOf(tokens, { family = 'sans-serif', scale = 1 } = {}) {
  const solid = name => {
    if (!tokens[name]) throw new Error(`no token named ${name}`);
    return tokens[name];
  };
  return {
    scale,
    colour: wanted => (typeof wanted === 'string' ? solid(wanted) : mix(solid(wanted.of), solid(wanted.over), wanted.share)),
    font: (size, { weight = 400, italic = false } = {}) => `${italic ? 'italic ' : ''}${weight} ${size * scale}px ${family}`,
  };
}

/** @param {string} a hex @param {string} b hex @param {number} share of a, 0..1 @returns {string} hex */
export function mix(a, b, share) {
  const [from, to] = [channels(b), channels(a)];
  return `#${from.map((value, i) => Math.round(value + (to[i] - value) * share).toString(16).padStart(2, '0')).join('')}`;
}

const channels = hex => [1, 3, 5].map(start => parseInt(hex.slice(start, start + 2), 16));
