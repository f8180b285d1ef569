import { DIVISION_LINES, roadWidth } from './style.js';
import { Trace } from './trace.js';

/**
 * Painters of areas and lines. Each takes a rule's look and the palette and returns what the vector layer calls for
 * every feature of a tile: `draw(ctx, geometry, zoom, feature)`; geometry in CSS px, several rings or lines.
 * Hatch spacings divide the tile's 256 px, so that the lines run on from tile to tile.
 */

/** @typedef {import('./palette.js').Palette} Palette */

/** @returns {Record<string, (look: any) => {before?: Function, draw: Function}>} */
export function painters(/** @type {Palette} */ palette) {
  const traced = tracing();
  return {
    fill: look => ({ draw: (ctx, geometry) => area(ctx, geometry, look, palette) }),
    hatch: look => ({ draw: (ctx, geometry) => hatched(ctx, geometry, look, palette) }),
    cemetery: look => ({ draw: (ctx, geometry, zoom, feature) => cemetery(ctx, geometry, look, feature.props, palette) }),
    dot: look => ({ draw: (ctx, geometry, zoom, feature) => dot(ctx, geometry, zoom, look, feature.props, palette) }),
    roadCasing: look => ({ draw: (ctx, geometry, zoom, feature) => roadCasing(ctx, geometry, zoom, look, feature.props, palette) }),
    roadFill: look => ({ draw: (ctx, geometry, zoom) => roadFill(ctx, geometry, zoom, look, palette) }),
    boundary: look => {
      const fresh = traced();
      return { before: fresh.begin, draw: (ctx, geometry) => boundary(ctx, geometry.flatMap(fresh.lines), look, palette) };
    },
  };
}

/**
 * One trace for all boundary rules of a tile. A tile is painted in one go, rule by rule in order: another canvas, or a
 * rule that is not later than the one before, means that a new tile has begun.
 */
function tracing() {
  let trace = new Trace();
  let canvas = null;
  let last = -1;
  let rules = 0;
  return () => {
    const own = rules++;
    return {
      begin: ctx => {
        if (ctx !== canvas || own <= last) trace = new Trace();
        canvas = ctx;
        last = own;
      },
      lines: line => trace.fresh(line),
    };
  };
}

function area(ctx, geometry, { colour, opacity, edge }, palette) {
  path(ctx, geometry);
  ctx.globalAlpha = opacity;
  ctx.fillStyle = palette.colour(colour);
  ctx.fill();
  if (edge) outline(ctx, edge, palette);
}

function outline(ctx, { colour, width, opacity = 1, dash = [] }, palette) {
  ctx.globalAlpha = opacity;
  ctx.strokeStyle = palette.colour(colour);
  ctx.lineWidth = width;
  ctx.setLineDash(dash);
  ctx.stroke();
  ctx.setLineDash([]);
}

function hatched(ctx, geometry, { colour, opacity, lines, edge }, palette) {
  area(ctx, geometry, { colour, opacity }, palette);
  hatchInside(ctx, geometry, { colour, ...lines }, palette);
  path(ctx, geometry);
  outline(ctx, edge, palette);
}

/** Diagonals across the shape; `crossed` lays a second set the other way. */
function hatchInside(ctx, geometry, { colour, spacing, width, opacity, crossed }, palette) {
  ctx.save();
  path(ctx, geometry);
  ctx.clip();
  const box = bounds(geometry);
  ctx.beginPath();
  for (let k = Math.floor((box.minX + box.minY) / spacing) * spacing; k <= box.maxX + box.maxY; k += spacing) {
    ctx.moveTo(k - box.minY, box.minY);
    ctx.lineTo(k - box.maxY, box.maxY);
  }
  for (let k = Math.floor((box.minX - box.maxY) / spacing) * spacing; crossed && k <= box.maxX - box.minY; k += spacing) {
    ctx.moveTo(k + box.minY, box.minY);
    ctx.lineTo(k + box.maxY, box.maxY);
  }
  outline(ctx, { colour, width, opacity }, palette);
  ctx.restore();
}

/** Hatch by state: open light, full crossed, closed dense; not yet in use: a dashed outline alone. */
const CEMETERY_HATCH = {
  open: { spacing: 8, width: 0.8, opacity: 0.5 },
  full: { spacing: 8, width: 0.9, opacity: 0.75, crossed: true },
  closed: { spacing: 4, width: 0.8, opacity: 0.55 },
};

function cemetery(ctx, geometry, { colour, minPixels }, { status }, palette) {
  const box = bounds(geometry);
  if (Math.max(box.maxX - box.minX, box.maxY - box.minY) < minPixels) return smallCemetery(ctx, box, colour, palette);
  area(ctx, geometry, { colour, opacity: 0.1 }, palette);
  const hatch = CEMETERY_HATCH[status];
  if (hatch) hatchInside(ctx, geometry, { colour, ...hatch }, palette);
  path(ctx, geometry);
  outline(ctx, { colour, width: 1.6, dash: hatch ? [] : [5, 3] }, palette);
}

function smallCemetery(ctx, box, colour, palette) {
  const [x, y] = [(box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2];
  ctx.globalAlpha = 1;
  ctx.fillStyle = palette.colour('paper');
  ctx.strokeStyle = palette.colour(colour);
  ctx.lineWidth = 1.6;
  ctx.beginPath();
  ctx.arc(x, y, 3.2, Math.PI, 0);
  ctx.lineTo(x + 3.2, y + 3);
  ctx.lineTo(x - 3.2, y + 3);
  ctx.closePath();
  ctx.fill();
  ctx.stroke();
}

function dot(ctx, geometry, zoom, { colour, opacity = 1, radius, ring }, properties, palette) {
  const size = radius[zoom < 13 ? 0 : zoom < 16 ? 1 : 2];
  ctx.globalAlpha = opacity;
  ctx.fillStyle = palette.colour(colour);
  for (const [point] of geometry) {
    ctx.beginPath();
    ctx.arc(point.x, point.y, size, 0, 2 * Math.PI);
    ctx.fill();
  }
  if (!ring?.when(properties)) return;
  ctx.beginPath();
  ctx.arc(geometry[0][0].x, geometry[0][0].y, size + 2, 0, 2 * Math.PI);
  outline(ctx, ring, palette);
}

function roadCasing(ctx, geometry, zoom, { roadClass, colour, proposed, unnamed, overhang }, properties, palette) {
  const width = roadWidth(roadClass, zoom);
  const isUnnamed = !properties.name;
  path(ctx, geometry, false);
  ctx.lineCap = isUnnamed ? 'butt' : 'round';
  ctx.lineJoin = 'round';
  const edge = isUnnamed ? unnamed : properties.status === 'proposed' || properties.status === 'draft' ? proposed : colour;
  outline(ctx, { colour: edge, width: width + overhang, dash: isUnnamed ? [5, 4] : [] }, palette);
}

function roadFill(ctx, geometry, zoom, { roadClass, colour, centre }, palette) {
  const width = roadWidth(roadClass, zoom);
  if (width < 1) return;
  path(ctx, geometry, false);
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  outline(ctx, { colour, width: width - 0.4 }, palette);
  if (centre && width > 3.5) outline(ctx, { colour: centre, width: 1 }, palette);
}

function boundary(ctx, lines, { colour, width, dash, halo }, palette) {
  if (lines.length === 0) return;
  path(ctx, lines, false);
  ctx.lineJoin = 'round';
  ctx.lineCap = 'butt';
  outline(ctx, { ...halo, width: width + halo.width }, palette);
  outline(ctx, { colour, width, dash: dash === DIVISION_LINES.village.dash ? [width, 4] : dash }, palette);
}

function path(ctx, geometry, closed = true) {
  ctx.beginPath();
  for (const ring of geometry) {
    ring.forEach((point, i) => (i ? ctx.lineTo(point.x, point.y) : ctx.moveTo(point.x, point.y)));
    if (closed) ctx.closePath();
  }
}

/** @returns {{minX: number, minY: number, maxX: number, maxY: number}} */
export function bounds(geometry) {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const ring of geometry) {
    for (const { x, y } of ring) {
      box.minX = Math.min(box.minX, x);
      box.minY = Math.min(box.minY, y);
      box.maxX = Math.max(box.maxX, x);
      box.maxY = Math.max(box.maxY, y);
    }
  }
  return box;
}
