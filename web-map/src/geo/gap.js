import { eachPosition } from './box.js';
import { linesOf, metresBetween, nearestAlong } from './lines.js';

/**
 * Where two lines come nearest, looked for at the vertices of both: enough to draw the distance the server states.
 * @param {object} a geometry of lines @param {object} b geometry of lines or points
 * @returns {{metres: number, from: number[], to: number[]}|null}
 */
export function nearestBetween(a, b) {
  const oneWay = fromVertices(a, b);
  const other = fromVertices(b, a);
  const turned = other && { metres: other.metres, from: other.to, to: other.from };
  return [oneWay, turned].filter(Boolean).sort((p, q) => p.metres - q.metres)[0] ?? null;
}

function fromVertices(points, geometry) {
  let best = null;
  eachPosition(points, from => {
    for (const { point: to, offset: metres } of targets(geometry, from)) if (!best || metres < best.metres) best = { metres, from, to };
  });
  return best;
}

function targets(geometry, from) {
  if (geometry?.type === 'Point') return [{ point: geometry.coordinates, offset: metresBetween(geometry.coordinates, from) }];
  return linesOf(geometry).map(line => nearestAlong(line, from));
}
