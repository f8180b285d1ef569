import { formatAddress, parseAddress } from '../address.js';

/** The page's state, kept in its address. */
export class Session {
  #listeners = new Set();

  constructor(scope = window) {
    this.scope = scope;
    this.state = parseAddress(scope.location.search);
    scope.addEventListener('popstate', () => {
      this.state = parseAddress(scope.location.search);
      for (const listener of this.#listeners) listener(this.state, 'back');
    });
  }

  /**
   * @param {Partial<import('../address.js').State>} change
   * @param {{step?: boolean}} [options] `step` makes a history entry, so that "back" undoes it; moving the map does not
   */
  update(change, { step = false } = {}) {
    this.state = { ...this.state, ...change };
    const address = this.scope.location.pathname + formatAddress(this.state);
    this.scope.history[step ? 'pushState' : 'replaceState'](null, '', address);
    for (const listener of this.#listeners) listener(this.state, 'change');
  }

  /** @returns {string} the address of this page with a change, for links */
  link(change) {
    return this.scope.location.pathname + formatAddress({ ...this.state, ...change });
  }

  /** @param {(state: import('../address.js').State, why: 'back'|'change') => void} listener */
  listen(listener) {
    this.#listeners.add(listener);
  }
}
