import { boxOf } from '../geo/box.js';
import { mapFrame } from '../map/frame.js';
import { pickAt } from '../map/pick.js';

/** The map beside the list: it shows what the list says, and a click on it asks the server what is there. */

export class PublicMap {
  #frame;
  #clicked = false;

  /** @returns {Promise<PublicMap>} rejected when the map could not be loaded; the page lives on without it */
  static async open(element, { session, api, status, onPick }) {
    return new PublicMap(await mapFrame(element, { session, api, status }), { session, api, onPick });
  }

  constructor(frame, { session, api, onPick }) {
    this.#frame = frame;
    const { map } = frame;
    map.on('click', async place => {
      this.#clicked = true;
      map.show('click', point(place), () => 'click');
      try {
        onPick(await pickAt(map, api, place, frame.askable()));
      } catch {
        onPick([]);
      }
    });
    frame.onChoose(({ layer, id }) => session.update({ selected: { layer, id } }, { step: true }));
  }

  get centre() {
    return this.#frame.map.centre;
  }

  showResults(results) {
    const { map } = this.#frame;
    const found = { type: 'FeatureCollection', features: results.filter(result => result.point).map(result => point(result.point)) };
    map.show('results', found, () => 'result');
    if (results.length && results.length < 50) map.reveal(found, { deepest: 15 });
  }

  /** @param {{layer: string, feature: any}|null} selected @param {boolean} [fit] bring it into view even when it is there */
  showSelected(selected, fit = false) {
    const { map } = this.#frame;
    map.clear('selected', 'selected-halo', 'click');
    if (!selected?.feature.geometry) return;
    const line = selected.feature.geometry.type.endsWith('LineString') ? ' line' : '';
    if (line) map.show('selected-halo', selected.feature, () => 'halo');
    map.show('selected', selected.feature, () => `selected${line}`);
    if (fit) map.fit(boxOf(selected.feature));
    else if (!this.#clicked) map.reveal(selected.feature);
    this.#clicked = false;
  }

  restyle() {
    this.#frame.restyle();
  }

  resized() {
    this.#frame.map.resized();
  }
}

const point = coordinates => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates } });
