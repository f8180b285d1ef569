import { insideRing, ringArea } from './geometry.mjs';

/** Gives each hole (clockwise) to the smallest shell (anticlockwise) that holds it; biggest polygon first. */
export function ringsToPolygons(rings) {
  const shells = rings
    .filter(r => ringArea(r) > 0)
    .map(r => ({ ring: r, area: ringArea(r), holes: [] }))
    .sort((a, b) => b.area - a.area);
  for (const hole of rings.filter(r => ringArea(r) < 0)) {
    const owner = shells.filter(s => s.area > -ringArea(hole) && insideRing(s.ring, middle(hole))).at(-1);
    owner?.holes.push(hole);
  }
  return shells.map(s => [s.ring, ...s.holes]);
}

const middle = ring => [(ring[0][0] + ring[1][0]) / 2, (ring[0][1] + ring[1][1]) / 2];
