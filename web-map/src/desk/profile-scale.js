/** The profile's arithmetic: from metres to the picture and back. Pure. */

/**
 * @param {{distances: number[], ground: Array<number|null>, sight: number[], surface?: Array<number|null>}} profile
 * @param {{width: number, height: number, left: number, right: number, top: number, bottom: number}} frame in picture units
 */
export function profileScale({ distances, ground, sight, surface = [] }, frame) {
  const heights = [...ground, ...sight, ...surface].filter(value => Number.isFinite(value));
  const low = Math.min(...heights);
  const high = Math.max(...heights);
  const room = Math.max(10, (high - low) * 0.12);
  const total = distances.at(-1) || 1;
  const span = high - low + 2 * room;
  const plot = { width: frame.width - frame.left - frame.right, height: frame.height - frame.top - frame.bottom };
  return {
    total,
    x: metres => frame.left + (metres / total) * plot.width,
    y: metres => frame.top + ((high + room - metres) / span) * plot.height,
    distanceAt: x => Math.min(total, Math.max(0, ((x - frame.left) / plot.width) * total)),
    floor: frame.height - frame.bottom,
    heightTicks: roundTicks(low, high),
    distanceTicks: roundTicks(0, total),
  };
}

/** @returns {number[]} three to six round values within the range */
export function roundTicks(low, high) {
  const rough = (high - low) / 4 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(factor => factor * power).find(candidate => candidate >= rough);
  const ticks = [];
  for (let value = Math.ceil(low / step) * step; value <= high + step * 1e-9; value += step) ticks.push(Number(value.toFixed(6)));
  return ticks;
}

/** @returns {{distance: number, ground: number|null, sight: number}} linear between the two samples around a distance */
export function sampleAt({ distances, ground, sight }, distance) {
  let i = distances.findIndex(value => value >= distance);
  if (i < 0) i = distances.length - 1;
  if (i === 0) return { distance: distances[0], ground: ground[0], sight: sight[0] };
  const share = (distance - distances[i - 1]) / (distances[i] - distances[i - 1] || 1);
  const between = values => (Number.isFinite(values[i - 1]) && Number.isFinite(values[i]) ? values[i - 1] + (values[i] - values[i - 1]) * share : null);
  return { distance, ground: between(ground), sight: between(sight) };
}

/** @returns {Array<Array<[number, number]>>} runs of known ground, so that missing data leave a hole and not a line */
export function groundRuns({ distances, ground }) {
  const runs = [];
  let run = null;
  ground.forEach((height, i) => {
    if (!Number.isFinite(height)) run = null;
    else if (run) run.push([distances[i], height]);
    else runs.push((run = [[distances[i], height]]));
  });
  return runs;
}
