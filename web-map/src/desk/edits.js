/**
 * Fields that several people may edit at once: what the server said, and what was written here since. Pure; nothing that
 * was written here is ever dropped without somebody choosing so.
 */

const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

export class Edits {
  #theirs;
  #base = {};
  #own = {};

  /** @param {Record<string, any>} values as the server has them @param {{base?: object, own?: object}} [kept] what an earlier page could not send */
  constructor(values, kept = {}) {
    this.#theirs = { ...values };
    this.#base = { ...kept.base };
    this.#own = { ...kept.own };
  }

  /** What the field shows. */
  value(field) {
    return field in this.#own ? this.#own[field] : this.#theirs[field];
  }

  /** Somebody wrote here. What stood there when they began is remembered until it is sent. */
  write(field, value) {
    if (!(field in this.#base)) this.#base[field] = this.#theirs[field] ?? null;
    this.#own[field] = value;
    if (same(value, this.#theirs[field])) this.#forget(field);
  }

  /** @returns {{base: object, set: object}|null} what to send; null when there is nothing */
  change() {
    const fields = Object.keys(this.#own);
    if (!fields.length) return null;
    return { base: pick(this.#base, fields), set: pick(this.#own, fields) };
  }

  /** What a page that comes later needs to go on; null when everything has been sent. */
  kept() {
    return this.change() ? { base: { ...this.#base }, own: { ...this.#own } } : null;
  }

  /**
   * The server's state, after a save or because somebody else wrote.
   * @returns {string[]} fields that now show something else
   */
  take(values) {
    const moved = Object.keys({ ...this.#theirs, ...values }).filter(field => !(field in this.#own) && !same(this.#theirs[field], values[field]));
    this.#theirs = { ...values };
    for (const field of Object.keys(this.#own)) if (same(this.#own[field], values[field])) this.#forget(field);
    return moved;
  }

  /** Fields that somebody else has changed since this page began to write them. @returns {Array<{field: string, mine: any, theirs: any}>} */
  clashes() {
    return Object.keys(this.#own).filter(field => !same(this.#base[field], this.#theirs[field])).map(field => ({ field, mine: this.#own[field], theirs: this.#theirs[field] }));
  }

  keepMine(field) {
    this.#base[field] = this.#theirs[field] ?? null;
  }

  keepTheirs(field) {
    this.#forget(field);
  }

  #forget(field) {
    delete this.#own[field];
    delete this.#base[field];
  }
}

const pick = (values, fields) => Object.fromEntries(fields.map(field => [field, values[field] ?? null]));
