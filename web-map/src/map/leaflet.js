/**
 * The one door to Leaflet and the vector-tile layer. Both are classic scripts with a global; they are fetched
 * only when a map is wanted, so the list of results never waits for them.
 */

const SCRIPTS = ['/webjars/leaflet/dist/leaflet.js', '/vendor/protomaps-leaflet.js'];

let loading;

/** @returns {Promise<{L: any, vector: any}>} rejected when a script does not arrive; the page then lives without a map */
export function loadLeaflet() {
  loading ??= SCRIPTS.reduce((before, path) => before.then(() => loadScript(path)), Promise.resolve())
    .then(() => ({ L: window.L, vector: window.protomapsL }));
  return loading;
}

function loadScript(path) {
  return new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = path;
    script.addEventListener('load', () => done());
    script.addEventListener('error', () => failed(new Error(`no ${path}`)));
    document.head.append(script);
  });
}
