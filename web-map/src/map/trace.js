/**
 * Remembers where lines were drawn on one tile, so that a border two divisions share, or a border that is also a
 * registered line, is dashed once and not twice over itself.
 */
export class Trace {
  /** @param {number} [cell] CSS px; lines closer than this count as the same */
  constructor(cell = 3) {
    this.cell = cell;
    this.cells = new Set();
  }

  /**
   * @param {Array<{x: number, y: number}>} points
   * @returns {Array<Array<{x: number, y: number}>>} the parts of the line that were not drawn before, now remembered
   */
  fresh(points) {
    const runs = [];
    let run = null;
    for (let i = 1; i < points.length; i++) {
      if (this.#drawn(points[i - 1], points[i])) run = null;
      else if (run) run.push(points[i]);
      else runs.push((run = [points[i - 1], points[i]]));
    }
    for (const part of runs) this.#remember(part);
    return runs;
  }

  #drawn(a, b) {
    return [0.02, 0.5, 0.98].every(share => this.#near(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share));
  }

  #near(x, y) {
    const [column, row] = [Math.floor(x / this.cell), Math.floor(y / this.cell)];
    for (let dx = -1; dx <= 1; dx++) for (let dy = -1; dy <= 1; dy++) if (this.cells.has(key(column + dx, row + dy))) return true;
    return false;
  }

  #remember(points) {
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1], points[i]];
      const steps = Math.max(1, Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / this.cell));
      for (let s = 0; s <= steps; s++) {
        this.cells.add(key(Math.floor((a.x + ((b.x - a.x) * s) / steps) / this.cell), Math.floor((a.y + ((b.y - a.y) * s) / steps) / this.cell)));
      }
    }
  }
}

const key = (column, row) => column * 100003 + row;
