import { h, put } from '../parts/dom.js';
import { distanceText } from '../text/measures.js';
import { language, t } from '../text/words.js';
import { CountyMap } from './county-map.js';
import { inViewPanel } from './in-view.js';
import { layerPanel } from './layer-panel.js';
import { legendPanel } from './legend.js';
import { scaleBar } from './scale.js';
import { USUAL_LAYERS } from './style.js';

/** The map in its frame: zoom buttons, layers, legend, the list of what is in view, scale bar. Both pages use it. */

/**
 * @param {HTMLElement} element
 * @param {{session: import('../parts/session.js').Session, api: typeof import('../api.js'), status: any}} options
 * @returns {Promise<{map: CountyMap, askable: () => Set<string>, restyle: () => void, onChoose: (listener: Function) => void}>}
 *   `askable`: visible layers that the server has with places, which differ between officers and the public;
 *   rejected when the map does not load
 */
export async function mapFrame(element, { session, api, status }) {
  const surface = h('div', { class: 'surface' });
  put(element, surface);
  const known = await api.layers().catch(() => []);
  const layers = new Set(session.state.layers ?? USUAL_LAYERS);
  const askable = () => new Set([...layers].filter(layer => known.length === 0 || known.some(({ id, geometryType }) => id === layer && geometryType)));
  const chosen = () => (map.setLayers(layers), session.update({ layers: [...layers] }));
  const map = await CountyMap.open(surface, {
    bounds: status?.bounds ?? boundsOf(known), view: session.state.view, own: status?.division?.code, layers,
    name: `${t.map.name(status?.division?.name ?? '')} ${t.map.help}`,
  });
  const listeners = [];
  const restyle = () => {
    map.restyle();
    if (session.state.panel === 'legend') panels.legend.shown(true);
  };
  const frame = { map, restyle, askable, onChoose: listener => listeners.push(listener) };
  const panels = {
    layers: layerPanel({ known, layers, onChange: chosen }),
    legend: legendPanel({ known }),
    list: inViewPanel({ map, api, askable, onChoose: chosen => listeners.forEach(listener => listener(chosen)) }),
  };
  element.append(tools({ map, session, status, panels }), foot(map, status));
  follow(map, session);
  return frame;
}

function tools({ map, session, status, panels }) {
  const holder = h('div', { class: 'map-panel', id: 'map-panel', role: 'region', tabindex: '0', hidden: true });
  const button = (label, text, onclick) => h('button', { class: 'button', type: 'button', title: label, 'aria-label': label, onclick }, text);
  const openers = Object.keys(panels).map(name => h('button', { class: 'button', type: 'button', 'aria-expanded': 'false', 'aria-controls': 'map-panel', onclick: () => open(session.state.panel === name ? '' : name) }, t.map[{ layers: 'layers', legend: 'legend', list: 'inView' }[name]]));
  const names = Object.keys(panels);

  function open(name) {
    session.update({ panel: name });
    show(name);
  }

  function show(name) {
    holder.hidden = !panels[name];
    openers.forEach((opener, i) => opener.setAttribute('aria-expanded', names[i] === name));
    if (panels[name]) put(holder, panels[name].element);
    holder.setAttribute('aria-label', panels[name] ? openers[names.indexOf(name)].textContent : t.map.layers);
    for (const other of names) panels[other].shown?.(other === name);
  }

  holder.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    const opener = openers[names.indexOf(session.state.panel)];
    open('');
    opener?.focus();
  });
  show(session.state.panel);
  return h('div', { class: 'map-side' }, h('div', { class: 'map-tools' },
    h('div', { class: 'stack' }, ...openers),
    h('div', { class: 'stack' }, button(t.map.zoomIn, '+', () => map.zoomBy(1)), button(t.map.zoomOut, '−', () => map.zoomBy(-1)),
      status?.bounds ? button(t.map.wholeCounty, '⌂', () => map.fit(status.bounds)) : null)), holder);
}

/** The review number belongs on the map itself, where every picture of it shows it. */
function foot(map, status) {
  const bar = h('div', { class: 'bar' });
  const length = h('span');
  const draw = () => {
    const { lat, zoom } = map.view;
    const scale = scaleBar(lat, zoom);
    bar.style.width = `${scale.pixels}px`;
    put(length, distanceText(scale.metres));
  };
  draw();
  map.on('moveend', draw);
  return h('div', { class: 'map-foot' }, h('div', { class: 'scale-bar', role: 'img', 'aria-label': t.map.scale }, length, bar), h('span', { lang: language }, [status?.reviewNumber && t.notices.reviewNumber(status.reviewNumber), t.map.attribution].filter(Boolean).join(' · ')));
}

/** Moving the map rewrites the address without a step in the history, at most a few times a second. */
function follow(map, session) {
  let timer;
  map.on('moveend', () => {
    clearTimeout(timer);
    timer = setTimeout(() => session.update({ view: map.view }), 200);
  });
  session.listen((state, why) => why === 'back' && map.go(state.view));
}

function boundsOf(known) {
  const boxes = known.map(layer => layer.bounds).filter(Boolean);
  if (boxes.length === 0) return [73, 18, 135, 54]; // the country, when the server tells nothing
  return [Math.min(...boxes.map(b => b[0])), Math.min(...boxes.map(b => b[1])), Math.max(...boxes.map(b => b[2])), Math.max(...boxes.map(b => b[3]))];
}

/** What stands in the frame when the map did not load. */
export function mapLost() {
  return h('div', { class: 'map-lost', role: 'alert' }, h('p', {}, `${t.marks.warning} ${t.map.failed}`));
}
