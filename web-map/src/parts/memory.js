/** Small things a browser may remember. Where storage is off, nothing is remembered and nothing breaks. */

export function remembered(name) {
  try {
    return localStorage.getItem(`fangyu.${name}`);
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(`fangyu.${name}`, value);
  } catch {
    // private mode: the page works, it only forgets
  }
}
