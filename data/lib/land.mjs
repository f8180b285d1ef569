// The divisions as things to ask: who is here, which polygon is that, where does a road cross the county line.
import { along, boundsOf, insideMulti, lengthOf, meetings } from './geometry.mjs';
import { polygonsOf } from './divisions.mjs';
import * as layout from './layout.mjs';

export class Land {
  #polygons = new Map();

  constructor({ leaves, label, arcs }, grid) {
    Object.assign(this, { leaves, label, arcs, grid });
  }

  /** @param {string} prefix division code of any level; '' for the whole land */
  polygon(prefix) {
    if (!this.#polygons.has(prefix))
      this.#polygons.set(
        prefix,
        polygonsOf(this.arcs, l => l >= 0 && this.leaves[l].code.startsWith(prefix)),
      );
    return this.#polygons.get(prefix);
  }

  county(label) {
    return label < 0 ? null : this.leaves[label].code.slice(0, 6);
  }

  /** @returns {string | null} the longest division code that holds the point; null outside */
  codeAt(point) {
    const nearby = this.#nearby(this.grid.indexOf(point));
    const leaf =
      nearby.size === 1
        ? [...nearby][0]
        : ([...nearby].find(l => l >= 0 && insideMulti(this.polygon(this.leaves[l].code), point)) ?? -1);
    return leaf < 0 ? null : this.leaves[leaf].code;
  }

  /** Labels within two cells, the cell's own first: smoothing moves no border farther. */
  #nearby(k) {
    const w = this.grid.width,
      labels = new Set([this.label[k]]);
    for (let dj = -2; dj <= 2; dj++) for (let di = -2; di <= 2; di++) labels.add(this.label[k + dj * w + di] ?? -1);
    return labels;
  }

  /** Arcs between two counties, or between a county and the outside (null). */
  border(a, b) {
    return this.arcs.filter(arc => {
      const sides = [this.county(arc.left), this.county(arc.right)];
      return sides[0] !== sides[1] && sides.includes(a) && sides.includes(b);
    });
  }

  /** Cuts roads at county lines: one road a county, with `lines` and `division`; what lies outside is dropped. */
  splitByCounty(roads) {
    const borders = this.arcs.filter(arc => this.county(arc.left) !== this.county(arc.right));
    const merged = new Map(),
      out = [];
    for (const road of roads)
      for (const piece of pieces(road.line, borders)) {
        const county = this.codeAt(along(piece, lengthOf(piece) / 2).point)?.slice(0, 6);
        if (!county) continue;
        const key = road.code && `${road.code}${county}`;
        if (key && merged.has(key)) {
          merged.get(key).lines.push(piece);
          continue;
        }
        const one = { ...road, code: key, lines: [piece], county, whole: road };
        delete one.line;
        out.push(one);
        if (key) merged.set(key, one);
      }
    return out;
  }
}

/** A line cut wherever it crosses a border. */
function pieces(line, borders) {
  const hits = borders.flatMap(arc => (overlap(arc.box, boundsOf(line)) ? [...meetings(line, arc.line)] : []));
  hits.sort((x, y) => x.i - y.i || x.t - y.t);
  const out = [];
  let now = [line[0]],
    next = 1;
  for (const { i, point } of hits) {
    while (next < i) now.push(line[next++]);
    out.push([...now, point]);
    now = [point];
  }
  out.push([...now, ...line.slice(next)]);
  return out;
}

const overlap = (a, b) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
