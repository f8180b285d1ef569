/**
 * Builds an element. Attributes that start with "on" are listeners; `class`, `dataset` and properties such
 * as `value` or `hidden` are set as such; null, undefined and false are left out.
 * Text is always text: nothing here parses HTML.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node|string|number|null|undefined|false|Array)} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for SVG. @returns {SVGElement} */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

/** Replaces everything inside an element. */
export function put(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(worthShowing).map(asNode));
  return element;
}

/** @param {string} id @returns {HTMLElement} */
export const byId = id => document.getElementById(id);

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'dataset') Object.assign(element.dataset, value);
    else if (name === 'value' || name === 'checked' || name === 'hidden') element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter(worthShowing).map(asNode));
  return element;
}

const worthShowing = child => child !== null && child !== undefined && child !== false;
const asNode = child => (child instanceof Node ? child : String(child));
