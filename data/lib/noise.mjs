// Gradient noise in two dimensions and what is built from it. Coordinates are free of units.

const fade = t => t * t * t * (t * (t * 6 - 15) + 10);

/** @returns {(x: number, y: number) => number} smooth noise, about -1..1, period 256 */
export function gradientNoise(random) {
  const order = random.shuffled([...Array(256).keys()]);
  const perm = Uint8Array.from({ length: 512 }, (_, i) => order[i & 255]);
  const gx = Float64Array.from({ length: 256 }, (_, i) => Math.cos((i * Math.PI) / 128));
  const gy = Float64Array.from({ length: 256 }, (_, i) => Math.sin((i * Math.PI) / 128));
  const dot = (ix, iy, x, y) => {
    const g = perm[perm[ix & 255] + (iy & 255)];
    return gx[g] * x + gy[g] * y;
  };
  return (x, y) => {
    const ix = Math.floor(x),
      iy = Math.floor(y),
      fx = x - ix,
      fy = y - iy;
    const u = fade(fx),
      v = fade(fy);
    const low = dot(ix, iy, fx, fy) * (1 - u) + dot(ix + 1, iy, fx - 1, fy) * u;
    const high = dot(ix, iy + 1, fx, fy - 1) * (1 - u) + dot(ix + 1, iy + 1, fx - 1, fy - 1) * u;
    return 1.5 * (low * (1 - v) + high * v);
  };
}

/** Sum of octaves, each twice as fine and half as strong. */
export function fractal(noise, x, y, octaves) {
  let sum = 0,
    amplitude = 1,
    scale = 1;
  for (let i = 0; i < octaves; i++, amplitude *= 0.5, scale *= 2)
    sum += amplitude * noise(x * scale + 17.3 * i, y * scale - 9.1 * i);
  return sum / 2;
}

/** Ridged multifractal (Musgrave): sharp crests, about 0..1. */
export function ridged(noise, x, y, octaves) {
  let sum = 0,
    amplitude = 0.5,
    scale = 1,
    previous = 1;
  for (let i = 0; i < octaves; i++, amplitude *= 0.5, scale *= 2.03) {
    const crest = (1 - Math.abs(noise(x * scale + 31.7 * i, y * scale + 5.9 * i))) ** 2;
    sum += amplitude * crest * previous;
    previous = crest;
  }
  return sum;
}
