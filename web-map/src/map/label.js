import { namesAlong } from './along.js';
import { bounds } from './paint.js';
import { fillBar, placeMark, plate, sign, stone } from './symbols.js';

/**
 * Labellers: `place(layout, geometry, feature)` says where a label wants to be and how to draw it; the layer decides
 * who wins. A label is {anchor, bboxes, draw} in CSS px of the whole world at this zoom; `draw` starts at the anchor.
 */

const SAME_SPOT_PIXELS = 60;

/** @param {import('./palette.js').Palette} palette */
export function labellers(palette) {
  const placing = write => look => ({ place: (layout, geometry, feature) => write({ layout, geometry, feature, look, palette }) });
  return {
    stone: placing(stoneLabel),
    areaName: placing(areaName),
    pointName: placing(pointName),
    lineName: placing(lineName),
    cemeteryName: placing(cemeteryName),
    plate: placing(plateLabel),
    sign: placing(signLabel),
  };
}

function stoneLabel({ layout, geometry, feature, look, palette }) {
  const side = look.size[layout.zoom < 12 ? 0 : layout.zoom < 14 ? 1 : 2] * Math.sqrt(palette.scale);
  const colours = { stone: palette.colour(look.colour), carve: palette.colour(look.carve), halo: palette.colour(look.halo), leaf: palette.colour(look.colour) };
  const number = layout.zoom >= look.numberFrom ? String(feature.props.serial ?? '').padStart(3, '0') : '';
  const font = palette.font(12, { weight: 600 });
  const width = number ? measured(layout, font, number) + 5 : 0;
  const anchor = geometry[0][0];
  return [{
    anchor,
    bboxes: [box(anchor, -side / 2 - 1, -side / 2 - 1, side / 2 + 1 + width, side / 2 + 1)],
    draw: ctx => {
      ctx.globalAlpha = 1;
      if (number) write(ctx, number, side / 2 + 4, 0, { font, colour: colours.stone, halo: colours.halo, align: 'left' });
      stone(ctx, feature.props.state, side, colours);
    },
  }];
}

function areaName({ layout, geometry, feature, look, palette }) {
  const name = feature.props.name;
  const extent = bounds(geometry);
  if (!name || extent.maxX - extent.minX < look.room || extent.maxY - extent.minY < look.room / 2) return undefined;
  const font = palette.font(look.size, look);
  const width = measured(layout, font, name);
  const anchor = middle(geometry[0][0], extent);
  return [{
    anchor,
    bboxes: [box(anchor, -width / 2, -look.size * 0.6, width / 2, look.size * 0.6)],
    draw: ctx => write(ctx, name, 0, 0, { font, colour: palette.colour(look.colour), halo: palette.colour(look.halo), align: 'center' }),
    deduplicationKey: `${look.size}${name}`,
    deduplicationDistance: look.apart,
  }];
}

function pointName({ layout, geometry, feature, look, palette }) {
  const { name: whole, short_name: short } = feature.props;
  if (!whole) return undefined;
  const name = look.brackets ? `(${whole})` : layout.zoom < (look.shortBelow ?? 0) ? short || whole : whole;
  const font = palette.font(look.size, look);
  const width = measured(layout, font, name);
  const half = look.size * 0.62 * palette.scale;
  const start = look.mark ? 7 : -width / 2;
  const anchor = geometry[0][0];
  return [{
    anchor,
    bboxes: [box(anchor, Math.min(start, -4), -half, start + width + 2, half)],
    draw: ctx => {
      const colour = palette.colour(look.colour);
      write(ctx, name, start, 0, { font, colour, halo: palette.colour(look.halo), align: 'left' });
      if (look.mark) placeMark(ctx, look.mark, colour, palette.colour(look.halo));
    },
    deduplicationKey: name, // a village and its committee have one name and stand on one spot
    deduplicationDistance: SAME_SPOT_PIXELS,
  }];
}

function lineName({ layout, geometry, feature, look, palette }) {
  const name = feature.props.name;
  if (!name) return undefined;
  const font = palette.font(look.size, look);
  const letters = [...name];
  const widths = letters.map(letter => measured(layout, font, letter));
  const upright = !/[A-Za-z0-9]/.test(name);
  const half = (look.size * palette.scale) / 2;
  const names = geometry.flatMap(line => namesAlong(line, widths, { apart: look.apart, upright, offset: look.offset ?? 0 }));
  const ink = { font, colour: palette.colour(look.colour), halo: palette.colour(look.halo), align: 'center' };
  return names.map(places => {
    const { x, y } = places[Math.floor(places.length / 2)];
    const anchor = at(geometry[0][0], x, y);
    return {
      anchor,
      bboxes: places.map(spot => box(spot, -half, -half, half, half)),
      draw: ctx => {
        for (const pass of ['halo', 'ink']) places.forEach((spot, i) => turnedLetter(ctx, letters[i], spot, anchor, ink, pass));
      },
      deduplicationKey: name,
      deduplicationDistance: look.apart * 0.7,
    };
  });
}

function turnedLetter(ctx, letter, spot, anchor, ink, pass) {
  ctx.save();
  ctx.translate(spot.x - anchor.x, spot.y - anchor.y);
  ctx.rotate(spot.angle);
  write(ctx, letter, 0, 0, { ...ink, pass });
  ctx.restore();
}

function cemeteryName({ layout, geometry, feature, look, palette }) {
  const { name, plots_built: built, plots_used: used } = feature.props;
  if (!name) return undefined;
  const font = palette.font(look.size, look);
  const width = measured(layout, font, name);
  const extent = bounds(geometry);
  const anchor = at(geometry[0][0], (extent.minX + extent.maxX) / 2, extent.maxY + look.size);
  const colour = palette.colour(look.colour);
  return [{
    anchor,
    bboxes: [box(anchor, -width / 2, -look.size * 0.6, width / 2, look.size * 0.6 + (built ? look.bar.height + 4 : 0))],
    draw: ctx => {
      write(ctx, name, 0, 0, { font, colour, halo: palette.colour(look.halo), align: 'center' });
      if (!built) return;
      ctx.translate(0, look.size * 0.6 * palette.scale + 2);
      fillBar(ctx, (used ?? 0) / built, { ...look.bar, colour, ground: palette.colour(look.halo) });
    },
    deduplicationKey: name,
    deduplicationDistance: look.apart,
  }];
}

function plateLabel({ layout, geometry, feature, look, palette }) {
  const { label: text, street_direction: direction } = feature.props;
  if (!text) return undefined;
  const font = palette.font(look.size, { weight: 600 });
  const width = Math.max(18, measured(layout, font, text) + 9);
  const height = look.size * palette.scale + 5;
  const anchor = geometry[0][0];
  const ground = palette.colour(direction === 'north-south' ? look.northSouth : look.eastWest);
  return [{
    anchor,
    bboxes: [box(anchor, -width / 2, -height / 2, width / 2, height / 2)],
    draw: ctx => {
      ctx.globalAlpha = 1;
      plate(ctx, text, { width, height, ground, ink: palette.colour(look.ink), font });
    },
  }];
}

function signLabel({ geometry, feature, look, palette }) {
  const { state, colour } = feature.props;
  const anchor = geometry[0][0];
  const board = palette.colour(state === 'missing' ? look.missing : colour === 'green' ? look.green : look.blue);
  return [{
    anchor,
    bboxes: [box(anchor, -8, -6, 8, 8)],
    draw: ctx => {
      ctx.globalAlpha = 1;
      sign(ctx, state, { board, halo: palette.colour('paper') });
    },
  }];
}

/** Text with a halo, vertically centred. `pass` draws only the halo or only the ink, for names set letter by letter. */
function write(ctx, text, x, y, { font, colour, halo, align, pass }) {
  ctx.globalAlpha = 1;
  ctx.font = font;
  ctx.textAlign = align;
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  if (pass !== 'ink') {
    ctx.strokeStyle = halo;
    ctx.lineWidth = 3.4;
    ctx.strokeText(text, x, y);
  }
  if (pass === 'halo') return;
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
}

function measured(layout, font, text) {
  layout.scratch.font = font;
  return layout.scratch.measureText(text).width;
}

const box = (point, left, top, right, bottom) => ({ minX: point.x + left, minY: point.y + top, maxX: point.x + right, maxY: point.y + bottom });
const middle = (point, extent) => at(point, (extent.minX + extent.maxX) / 2, (extent.minY + extent.maxY) / 2);

/** A point of the layer's own kind (it has methods the layer needs) at other coordinates. */
function at(point, x, y) {
  const moved = point.clone();
  moved.x = x;
  moved.y = y;
  return moved;
}
