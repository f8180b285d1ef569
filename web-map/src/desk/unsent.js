import { remember, remembered } from '../parts/memory.js';

/** What was written and could not be sent yet is kept in this browser until it is. @param {string} key of the thing that is written */
export const unsent = key => ({
  read() {
    try {
      return JSON.parse(remembered(`unsent.${key}`) ?? 'null') ?? undefined;
    } catch {
      return undefined;
    }
  },
  write: kept => remember(`unsent.${key}`, JSON.stringify(kept)),
});
