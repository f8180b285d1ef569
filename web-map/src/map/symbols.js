/** Point symbols as canvas strokes, centred on the origin. The layer's labels and the legend draw the same ones. */

/**
 * A boundary marker: a square stone whose shape tells its state, so that it reads in grey print too.
 * @param {CanvasRenderingContext2D} ctx @param {string} state @param {number} side CSS px
 * @param {{stone: string, carve: string, halo: string, leaf: string}} colours
 */
export function stone(ctx, state, side, colours) {
  const half = side / 2;
  if (state === 'lost') return hollowStone(ctx, half, colours);
  ctx.fillStyle = colours.halo;
  ctx.fillRect(-half - 1.2, -half - 1.2, side + 2.4, side + 2.4);
  ctx.fillStyle = colours.stone;
  ctx.fillRect(-half, -half, side, side);
  if (side < 8) return;
  if (state === 'damaged') crack(ctx, half, colours);
  if (state === 'moved') shift(ctx, half, colours);
  if (state === 'overgrown') leaf(ctx, half, colours);
}

function hollowStone(ctx, half, { stone: colour, halo }) {
  ctx.fillStyle = halo;
  ctx.fillRect(-half, -half, 2 * half, 2 * half);
  ctx.strokeStyle = colour;
  ctx.lineWidth = Math.max(1.2, half / 4);
  ctx.setLineDash([half * 0.6, half * 0.4]);
  ctx.strokeRect(-half + 0.6, -half + 0.6, 2 * half - 1.2, 2 * half - 1.2);
  ctx.setLineDash([]);
}

function crack(ctx, half, { carve }) {
  polyline(ctx, [[0.1, -1], [-0.3, -0.3], [0.25, 0.05], [-0.15, 0.45], [0.2, 1]], half);
  ctx.strokeStyle = carve;
  ctx.lineWidth = Math.max(1.4, half / 3.2);
  ctx.stroke();
}

function shift(ctx, half, { stone: colour, halo }) {
  for (const [width, stroke] of [[4, halo], [1.8, colour]]) {
    polyline(ctx, [[-0.9, -0.9], [-2, -2]], half);
    ctx.strokeStyle = stroke;
    ctx.lineWidth = width;
    ctx.stroke();
    polyline(ctx, [[-1.1, -2], [-2, -2], [-2, -1.1]], half);
    ctx.stroke();
  }
}

function leaf(ctx, half, { carve, leaf: green }) {
  ctx.beginPath();
  ctx.moveTo(-half * 0.75, half * 0.75);
  ctx.quadraticCurveTo(-half * 0.9, -half * 0.8, half * 0.8, -half * 0.8);
  ctx.quadraticCurveTo(half * 0.8, half * 0.9, -half * 0.75, half * 0.75);
  ctx.fillStyle = carve;
  ctx.fill();
  polyline(ctx, [[-0.75, 0.75], [0.35, -0.35]], half);
  ctx.strokeStyle = green;
  ctx.lineWidth = 1.2;
  ctx.stroke();
}

/** A door plate: a small enamel plate with its number. Width and height in CSS px. */
export function plate(ctx, text, { width, height, ground, ink, font }) {
  rounded(ctx, -width / 2, -height / 2, width, height, 2);
  ctx.fillStyle = ground;
  ctx.fill();
  ctx.lineWidth = 0.8;
  ctx.strokeStyle = ink;
  rounded(ctx, -width / 2 + 1.2, -height / 2 + 1.2, width - 2.4, height - 2.4, 1.2);
  ctx.stroke();
  ctx.fillStyle = ink;
  ctx.font = font;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(text, 0, 0.6);
}

/** A street sign: a board on a post; missing ones are hollow, damaged ones crossed. */
export function sign(ctx, state, { board, halo }) {
  ctx.strokeStyle = board;
  ctx.fillStyle = state === 'missing' ? halo : board;
  ctx.lineWidth = 1.4;
  polyline(ctx, [[0, 0], [0, 7]], 1);
  ctx.stroke();
  rounded(ctx, -7, -5, 14, 6, 1);
  ctx.fill();
  ctx.stroke();
  if (state !== 'damaged') return;
  polyline(ctx, [[-4, -4], [3, 0]], 1);
  ctx.strokeStyle = halo;
  ctx.stroke();
}

/** What stands beside a place's name. */
export function placeMark(ctx, kind, colour, halo) {
  ctx.lineWidth = 1.4;
  ctx.strokeStyle = colour;
  ctx.fillStyle = kind === 'ring' ? halo : colour;
  ctx.beginPath();
  if (kind === 'peak') {
    ctx.moveTo(0, -4);
    ctx.lineTo(4, 3);
    ctx.lineTo(-4, 3);
    ctx.closePath();
  } else ctx.arc(0, 0, kind === 'ring' ? 2.8 : 2, 0, 2 * Math.PI);
  ctx.fill();
  if (kind === 'ring') ctx.stroke();
}

/** How full a cemetery is: a thin bar, 0..1. */
export function fillBar(ctx, share, { width, height, colour, ground }) {
  ctx.fillStyle = ground;
  ctx.fillRect(-width / 2, 0, width, height);
  ctx.fillStyle = colour;
  ctx.fillRect(-width / 2, 0, width * Math.min(1, share), height);
  ctx.strokeStyle = colour;
  ctx.lineWidth = 0.8;
  ctx.strokeRect(-width / 2, 0, width, height);
}

function polyline(ctx, points, scale) {
  ctx.beginPath();
  points.forEach(([x, y], i) => (i ? ctx.lineTo(x * scale, y * scale) : ctx.moveTo(x * scale, y * scale)));
}

function rounded(ctx, x, y, width, height, radius) {
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, radius);
}
