/** What stays seen behind a screen of any height, from the server's step function. Pure: metres in, metres out. */

/**
 * @typedef {{distance: number, heightForAll: number|null, seeingEyes: number, eyesNoScreenHides: number,
 *   steps: Array<{height: number, visibleLengthMetres: number, eyes: number}>}} Screening
 */

/**
 * @param {Screening} screening @param {number} bareLength visible without a screen
 * @returns {{visibleLengthMetres: number, eyes: number}} behind a screen of that height or more, up to the next step
 */
export function leftBehind({ steps, seeingEyes }, bareLength, height) {
  const step = steps.findLast(({ height: needed }) => needed <= height);
  return step ? { visibleLengthMetres: step.visibleLengthMetres, eyes: step.eyes } : { visibleLengthMetres: bareLength, eyes: seeingEyes };
}

/** @returns {number|null} lowest screen that hides at least a share (0..1) of the eyes that see; null when none does */
export function heightHiding({ steps, seeingEyes }, share) {
  const may = seeingEyes * (1 - share) + 1e-9;
  return steps.find(({ eyes }) => eyes <= may)?.height ?? null;
}

/** @returns {Array<[number, number]>} corners of the function's line, height and visible length, from no screen to the highest step */
export function stairs({ steps }, bareLength) {
  const corners = [[0, bareLength]];
  for (const { height, visibleLengthMetres } of steps) corners.push([height, corners.at(-1)[1]], [height, visibleLengthMetres]);
  return corners;
}
