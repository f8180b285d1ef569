// The county, made in the order in which one thing needs another. Everything in EPSG:4550 metres.
import { makeRelief } from './relief.mjs';
import { makeReservoirs } from './reservoirs.mjs';
import { makeDivisions } from './divisions.mjs';
import { Land } from './land.mjs';
import { makeRoads } from './roads.mjs';
import { describeRoads } from './roadtext.mjs';
import { nameDealer } from './names.mjs';
import { namePlaces } from './places.mjs';
import { makeDoorPlates, makeSigns, RoadIndex } from './doorplates.mjs';
import { makeLines, makeMarkers, walk, measure, faultyNeighbour, STATES } from './boundary.mjs';
import { makeBuiltUpAreas, makeZones } from './zones.mjs';
import { makeCemeteries, makeGraves } from './burial.mjs';
import { giveIdentityNumbers } from './identity.mjs';
import { apart, insideMulti, lengthOf } from './geometry.mjs';
import { randomFor } from './random.mjs';

export function makeCounty(seed) {
  const relief = makeRelief(seed),
    dealer = nameDealer(randomFor(seed, 'names'));
  const reservoirs = makeReservoirs(relief);
  for (const r of reservoirs) dealer.take(r.name.slice(0, -2));
  const land = new Land(
    makeDivisions(relief, randomFor(seed, 'divisions'), {
      committee: town => `${town.name.slice(0, -1)}社区`,
      next: () => dealer.village(),
    }),
    relief.coarse,
  );
  relief.fine.data.forEach((z, k) => {
    relief.fine.data[k] = Math.round(z * 64) / 64;
  }); // a sixty-fourth of a metre, exact in 32 bits
  const { roads, towns, villages } = makeRoads(relief, land, randomFor(seed, 'roads'), dealer, reservoirs);
  describeRoads(roads, land, randomFor(seed, 'road details'));
  const { book, estates } = namePlaces({ relief, land, roads, towns, dealer, random: randomFor(seed, 'places'), reservoirs });
  const own = roads.filter(r => r.county === '990121');
  const plates = makeDoorPlates({ roads: own, estates, villages, land, random: randomFor(seed, 'door plates'), dealer });
  const signs = makeSigns(own, land, randomFor(seed, 'signs'));
  const burials = makeBurials({ relief, land, roads, own, towns, reservoirs, seed });
  giveIdentityNumbers(plates, burials.graves, randomFor(seed, 'identity numbers'));
  return {
    relief,
    reservoirs,
    land,
    roads,
    towns,
    places: book.rows,
    plates,
    signs,
    ...makeBorders(relief, land, seed),
    ...burials,
  };
}

function makeBorders({ fine }, land, seed) {
  const lines = makeLines(land),
    [qy, qs] = lines,
    random = randomFor(seed, 'markers');
  const own = makeMarkers(qy, 46, fine, random, { junction: 'end', states: STATES }),
    other = makeMarkers(qs, Math.round(lengthOf(qs.line) / 2000), fine, random, {});
  return {
    lines,
    markers: [...own, ...other],
    track: walk(qy.line, fine, randomFor(seed, 'walk')),
    measured: measure(own, randomFor(seed, 'fixes')),
    faulty: faultyNeighbour(qy, { code: '990122', polygons: land.polygon('990122') }),
  };
}

function makeBurials({ relief, land, own, roads, towns, reservoirs, seed }) {
  const builtUp = makeBuiltUpAreas(relief, towns),
    zones = makeZones(relief, land, own, reservoirs, towns, builtUp);
  const index = new RoadIndex(own),
    keepAway = p =>
      index.blocked(p, null, 60) ||
      builtUp.some(b => insideMulti(b.polygons, p)) ||
      reservoirs.some(r => insideMulti(r.polygons, p)) ||
      land.leaves.some(l => l.at && apart(l.at, p) < 300);
  const expressway = own.filter(r => r.class === 'expressway').flatMap(r => r.lines);
  const { cemeteries, expectations } = makeCemeteries({
    relief,
    land,
    expressway,
    keepAway,
    random: randomFor(seed, 'cemeteries'),
  });
  const graves = makeGraves({
    relief,
    land,
    roads,
    cemeteries,
    keepAway: p => index.blocked(p, null, 5),
    random: randomFor(seed, 'graves'),
  });
  return { builtUp, zones, cemeteries, graves, sightExpectations: expectations };
}
