// The database away for a while: what everybody is told meanwhile, and whether all is well afterwards without a restart.
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from './client.mjs';
import { until200 } from './service.mjs';

const PLACE = { lon: 123.0, lat: 29.0 };   // in the midst of the demo county
const TILE = tileOf(PLACE, 12);
const ASKED = ['/api/status', TILE, '/api/search?q=%E8%B7%AF', '/ogc/collections/roads/items?limit=5', '/api/layers', '/tiles/county.json', '/readyz'];
const ALWAYS = ['/livez', '/', '/desk/', '/actuator/health/liveness'];

function tileOf({ lon, lat }, z) {
  const x = Math.floor((lon + 180) / 360 * 2 ** z);
  const y = Math.floor((1 - Math.asinh(Math.tan(lat * Math.PI / 180)) / Math.PI) / 2 * 2 ** z);
  return `/tiles/county/${z}/${x}/${y}.mvt`;
}

/** Asks everything over and over from several sides until it is told to stop. */
function crowd(port, seen) {
  let going = true;
  const workers = [...ASKED, 'sign-in', ...ALWAYS].map(async (path, i) => {
    const client = new Client(port, `127.0.0.${100 + i}`);
    while (going) {
      const answer = path === 'sign-in' ? await client.send('POST', '/api/sign-in', { body: { account: 'officer', password: 'qinghe-demo-2026' }, headers: { Cookie: 'XSRF-TOKEN=a', 'X-XSRF-TOKEN': 'a' } }) : await client.get(path);
      seen(path, answer);
      await sleep(100);
    }
  });
  return async () => {
    going = false;
    await Promise.all(workers);
  };
}

/** Leaves the service without its database. @returns what was told, and how it came back */
export async function outage(port, seconds, goAway, comeBack) {
  const visitor = new Client(port, '127.0.0.98');
  const before = await visitor.get(TILE);
  const told = { answers: 0, refused: 0, unclear: [], longest: 0 };
  if (before.status !== 200) throw new Error(`the tile ${TILE} was answered ${before.status} before the outage`);
  goAway();
  const leave = crowd(port, (path, answer) => {
    told.answers++;
    told.longest = Math.max(told.longest, answer.ms);
    const clear = answer.status === 503 && (path === '/readyz' || answer.headers['retry-after'] && /problem\+json/.test(answer.headers['content-type'] ?? ''));
    if (clear) told.refused++;
    if (ALWAYS.includes(path) ? answer.status !== 200 : !clear) told.unclear.push(`${path}: ${answer.status} ${answer.body.toString('utf8').slice(0, 120)}`);
  });
  await sleep(seconds * 1000);
  await leave();
  comeBack();
  told.back = await until200(port, '/readyz');
  const kept = await visitor.get(TILE, { 'If-None-Match': before.headers.etag });
  told.tile = { etag: before.headers.etag, status: kept.status };
  return told;
}

/** After a write: the tile's tag is another, and the search finds the new name. */
export async function afterWards(service, port, before) {
  const visitor = new Client(port, '127.0.0.98');
  const file = `${service.work}/after.csv`;
  writeFileSync(file, `code,name,place_class,category_code,status,division_code,secrecy,lon,lat\n99012110022298000001,归来亭,settlement,22200,announced,990121,public,${PLACE.lon},${PLACE.lat}\n`);
  const { status, output } = await service.command(['import', file, '--as', 'places', '--crs', 'EPSG:4490']);
  if (status !== 0) throw new Error(`import after the outage ended with ${status}:\n${output}`);
  const tile = await visitor.get(TILE, { 'If-None-Match': before });
  const search = await visitor.get(`/api/search?q=${encodeURIComponent('归来亭')}`);
  return tile.status === 200 && tile.headers.etag !== before && search.status === 200 && search.body.includes('归来亭');
}
