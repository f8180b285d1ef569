/** A raster of numbers over EPSG:4550. Row 0 is the southernmost; values belong to cell centres. */
export class Grid {
  /** @param {{e: number, n: number}} corner south-west corner, metres @param {number} cell metres */
  constructor(corner, cell, width, height, data = new Float64Array(width * height)) {
    Object.assign(this, { corner, cell, width, height, data });
  }

  like(data = new Float64Array(this.width * this.height)) {
    return new Grid(this.corner, this.cell, this.width, this.height, data);
  }

  centre(index) {
    return [
      this.corner.e + ((index % this.width) + 0.5) * this.cell,
      this.corner.n + (Math.floor(index / this.width) + 0.5) * this.cell,
    ];
  }

  /** @returns {number} index of the cell holding the point; points outside go to the nearest cell */
  indexOf([e, n]) {
    const i = Math.min(this.width - 1, Math.max(0, Math.floor((e - this.corner.e) / this.cell)));
    const j = Math.min(this.height - 1, Math.max(0, Math.floor((n - this.corner.n) / this.cell)));
    return j * this.width + i;
  }

  value(point) {
    return this.data[this.indexOf(point)];
  }

  /** Bilinear between the four nearest cell centres; clamped at the edge. */
  at([e, n]) {
    const x = Math.min(this.width - 1.000001, Math.max(0, (e - this.corner.e) / this.cell - 0.5));
    const y = Math.min(this.height - 1.000001, Math.max(0, (n - this.corner.n) / this.cell - 0.5));
    const i = Math.floor(x),
      j = Math.floor(y),
      fx = x - i,
      fy = y - j,
      o = j * this.width + i,
      d = this.data;
    return (d[o] * (1 - fx) + d[o + 1] * fx) * (1 - fy) + (d[o + this.width] * (1 - fx) + d[o + this.width + 1] * fx) * fy;
  }

  /** Calls back with the index of each of the (up to eight) neighbours and its distance in cells. */
  neighbours(index, visit) {
    const i = index % this.width,
      j = Math.floor(index / this.width);
    for (let dj = -1; dj <= 1; dj++)
      for (let di = -1; di <= 1; di++) {
        if ((di || dj) && i + di >= 0 && i + di < this.width && j + dj >= 0 && j + dj < this.height)
          visit(index + dj * this.width + di, di && dj ? Math.SQRT2 : 1);
      }
  }

  /** Steepest slope (rise over run) of a central difference. */
  slope(index) {
    const i = index % this.width,
      j = Math.floor(index / this.width),
      d = this.data,
      w = this.width;
    const west = d[index - (i > 0 ? 1 : 0)],
      east = d[index + (i < w - 1 ? 1 : 0)];
    const south = d[index - (j > 0 ? w : 0)],
      north = d[index + (j < this.height - 1 ? w : 0)];
    return Math.hypot(east - west, north - south) / (2 * this.cell);
  }
}

/** A finer copy, by Catmull–Rom splines in both directions. @param {number} factor whole number */
export function refine(grid, factor) {
  const width = grid.width * factor,
    height = grid.height * factor;
  const fine = new Grid(grid.corner, grid.cell / factor, width, height);
  const half = new Float64Array(width * grid.height);
  const weights = Array.from({ length: factor }, (_, k) => {
    const t = ((k + 0.5) / factor + 0.5) % 1,
      t2 = t * t,
      t3 = t2 * t;
    return [-t3 / 2 + t2 - t / 2, 1.5 * t3 - 2.5 * t2 + 1, -1.5 * t3 + 2 * t2 + t / 2, t3 / 2 - t2 / 2];
  });
  const taps = (k, size) => {
    const first = Math.floor((k + 0.5) / factor - 0.5) - 1;
    return [0, 1, 2, 3].map(o => Math.min(size - 1, Math.max(0, first + o)));
  };
  for (let i = 0; i < width; i++) {
    const [a, b, c, d] = taps(i, grid.width),
      w = weights[i % factor];
    for (let j = 0; j < grid.height; j++) {
      const o = j * grid.width,
        s = grid.data;
      half[j * width + i] = w[0] * s[o + a] + w[1] * s[o + b] + w[2] * s[o + c] + w[3] * s[o + d];
    }
  }
  for (let j = 0; j < height; j++) {
    const [a, b, c, d] = taps(j, grid.height).map(k => k * width),
      w = weights[j % factor];
    for (let i = 0; i < width; i++)
      fine.data[j * width + i] = w[0] * half[a + i] + w[1] * half[b + i] + w[2] * half[c + i] + w[3] * half[d + i];
  }
  return fine;
}
