import { eachPosition } from './box.js';
import { linesOf, metresBetween, nearestAlong } from './lines.js';

/**
 * Where two lines come nearest. Lines that cross are nearest where they cross; others at a vertex of one of them.
 * @param {object} a geometry of lines @param {object} b geometry of lines or points
 * @returns {{metres: number, from: number[], to: number[]}|null}
 */
export function nearestBetween(a, b) {
  const meeting = crossing(a, b);
  if (meeting) return { metres: 0, from: meeting, to: meeting };
  const oneWay = fromVertices(a, b);
  const other = fromVertices(b, a);
  const turned = other && { metres: other.metres, from: other.to, to: other.from };
  return [oneWay, turned].filter(Boolean).sort((p, q) => p.metres - q.metres)[0] ?? null;
}

function crossing(a, b) {
  for (const [p, q] of segments(a)) {
    for (const [r, s] of segments(b)) {
      const place = crossingOf(p, q, r, s);
      if (place) return place;
    }
  }
  return null;
}

const segments = geometry => linesOf(geometry).flatMap(line => line.slice(1).map((point, i) => [line[i], point]));

/** Where segment p–q meets segment r–s, or null; parallel ones do not. */
function crossingOf(p, q, r, s) {
  const turn = (q[0] - p[0]) * (s[1] - r[1]) - (q[1] - p[1]) * (s[0] - r[0]);
  if (turn === 0) return null;
  const along = ((r[0] - p[0]) * (s[1] - r[1]) - (r[1] - p[1]) * (s[0] - r[0])) / turn;
  const across = ((r[0] - p[0]) * (q[1] - p[1]) - (r[1] - p[1]) * (q[0] - p[0])) / turn;
  return along >= 0 && along <= 1 && across >= 0 && across <= 1 ? [p[0] + along * (q[0] - p[0]), p[1] + along * (q[1] - p[1])] : null;
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
