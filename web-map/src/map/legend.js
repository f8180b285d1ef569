import { h } from '../parts/dom.js';
import { t } from '../text/words.js';
import { labellers } from './label.js';
import { painters } from './paint.js';
import { palette } from './palette.js';
import { LABELS, LEGEND, PAINT } from './style.js';

/** The legend, painted by the very painters of the map, so that it cannot say something else. */

const WIDTH = 48;
const HEIGHT = 26;
const ZOOM = 16;

/** @param {{known: any[]}} options layers the server has; others need no legend */
export function legendPanel({ known }) {
  const element = h('div');
  const entries = LEGEND.filter(entry => known.length === 0 || known.some(layer => layer.id === entry.layer));
  const groups = [...new Set(entries.map(entry => entry.group))];
  const draw = () => {
    const colours = palette();
    element.replaceChildren(h('h2', {}, t.map.legend), ...groups.flatMap(group => [h('h3', {}, t.legend.groups[group]),
      ...entries.filter(entry => entry.group === group).map(entry => h('div', { class: 'legend-row' }, sample(entry, colours), h('span', {}, wordOf(entry.word))))]));
  };
  return { element, shown: isShown => isShown && draw() };
}

function wordOf(word) {
  if (!Array.isArray(word)) return t.legend[word];
  const [group, code] = word;
  if (group === 'state') return t.status[code];
  return group === 'level' ? t.legend.line(t.codes.level[code]) : t.codes[group][code];
}

function sample({ rule: id, sample: props }, colours) {
  const canvas = h('canvas', { width: WIDTH * 2, height: HEIGHT * 2, 'aria-hidden': 'true' });
  const ctx = canvas.getContext('2d');
  ctx.scale(2, 2);
  const painted = PAINT.find(rule => rule.id === id);
  if (painted) paintSample(ctx, painted, props, colours);
  else labelSample(ctx, LABELS.find(rule => rule.id === id), props, colours);
  return canvas;
}

function paintSample(ctx, rule, props, colours) {
  const paint = painters(colours);
  const lying = [[point(3, 19), point(WIDTH - 3, 7)]];
  const block = [[point(3, 3), point(WIDTH - 3, 3), point(WIDTH - 3, HEIGHT - 3), point(3, HEIGHT - 3), point(3, 3)]];
  const dots = [[10, 8], [22, 17], [32, 9], [40, 18]];
  const road = rule.symbol.startsWith('road');
  if (road) {
    const casing = PAINT.find(other => other.id === `roadCasing-${rule.look.roadClass}`);
    paint.roadCasing(casing.look).draw(ctx, lying, 14, { props });
  }
  const painter = paint[rule.symbol](rule.look);
  painter.before?.(ctx, ZOOM);
  if (rule.symbol === 'dot') for (const [x, y] of dots) painter.draw(ctx, [[point(x, y)]], ZOOM, { props });
  else painter.draw(ctx, road || rule.symbol === 'boundary' ? lying : block, road ? 14 : ZOOM, { props });
}

function labelSample(ctx, rule, props, colours) {
  const place = labellers(colours)[rule.symbol](rule.look).place;
  const [label] = place({ zoom: ZOOM + 2, scratch: ctx }, [[point(rule.symbol === 'stone' ? 16 : WIDTH / 2, HEIGHT / 2)]], { props }) ?? [];
  if (!label) return;
  ctx.translate(label.anchor.x, label.anchor.y);
  label.draw(ctx);
}

const point = (x, y) => ({ x, y, clone: () => point(x, y) });
