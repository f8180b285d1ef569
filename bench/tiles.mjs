// Measures the tiles of the county set at four zooms: built new, kept in memory, unchanged (304), and pgbench with the
// very SQL of the service (bench/tiles/z*.sql, held equal to it by TileQueryTest).
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { availableParallelism, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ZOOMS = [10, 12, 14, 16];
const TILES = 60;
const REQUESTS = 300; // at least, of each kind at each zoom
const COPIES = { plates: 25, roads: 10 };

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..');
const jar = join(root, 'gis-service/target/dist/fangyu.jar');
const home = process.env.FANGYU_VAR ?? join(root, 'var');
const work = mkdtempSync(join(home, 'bench-tiles-'));
chmodSync(work, 0o755); // where the database runs as another user, it must reach its data
// Nobody counts the requests of a benchmark.
const env = { ...process.env, FANGYU_VAR: join(work, 'var'), FANGYU_LIMITS_RATE_ANY: 'off', FANGYU_LIMITS_RATE_SEARCH: 'off' };
const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java';

/** Starts the service on the demo county and tells its port. */
function serve() {
  const service = spawn(java, ['-jar', jar, 'run', '--port', '0', '--demo', join(home, 'demo')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let log = '';
    service.stdout.on('data', text => {
      log += text;
      const ready = /ready: http:\/\/localhost:(\d+)/.exec(log);
      if (ready) resolve({ service, port: Number(ready[1]) });
    });
    service.on('exit', status => reject(new Error(`the service ended with ${status}: ${log}`)));
  });
}

/** How clients of PostgreSQL reach the private server as one of its users. */
function login(role) {
  const folder = join(env.FANGYU_VAR, 'database');
  const passwords = Object.fromEntries(readFileSync(join(folder, 'passwords.properties'), 'utf8').split('\n').filter(line => /^\w+=/.test(line)).map(line => line.trim().split('=')));
  const port = readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[3];
  return { ...process.env, PGHOST: '127.0.0.1', PGPORT: port, PGUSER: role, PGPASSWORD: passwords[role], PGDATABASE: 'fangyu', PGOPTIONS: '-c search_path=register,public' };
}

const sql = (role, text) => execFileSync('psql', ['-qAtX', '-v', 'ON_ERROR_STOP=1', '-c', text], { env: login(role), encoding: 'utf8' }).trim();

/** A demo county is small; copies of its plates and roads, a few hundred metres beside the originals, make a real one. */
function enlarge() {
  const shifted = 'st_translate(geom, cos(i) * 0.0005 * i, sin(i) * 0.0004 * i)';
  sql('fangyu_app', `begin; set local fangyu.actor = 'bench';
    insert into road (code, name, road_class, width_metres, status, division_code, geom, valid_from)
      select code || '-' || i, name, road_class, width_metres, status, division_code, ${shifted}, valid_from from road, generate_series(1, ${COPIES.roads - 1}) i where valid_to is null;
    insert into door_plate (code, road_code, place_code, number, sub_number, parent_code, plate_kind, status, division_code, geom, valid_from)
      select code || '-' || i, road_code, place_code, number + 10000 * i, sub_number, parent_code || '-' || i, plate_kind, status, division_code, ${shifted}, valid_from from door_plate, generate_series(1, ${COPIES.plates - 1}) i where valid_to is null;
    commit`);
  sql('fangyu_owner', 'analyze register.road; analyze register.door_plate');
}

/** Addresses of tiles in which plates stand, always the same ones. */
function addresses(zoom) {
  const side = 2 ** zoom;
  return sql('fangyu_app', `with p as (select md5(code) as h, st_x(geom) as lon, radians(st_y(geom)) as lat from door_plate),
      t as (select distinct on (x, y) h, floor((lon + 180) / 360 * ${side})::int as x, floor((1 - ln(tan(lat) + 1 / cos(lat)) / pi()) / 2 * ${side})::int as y from p order by x, y, h)
    select x || ',' || y from t order by h limit ${TILES}`).split('\n').map(line => line.split(',').map(Number));
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

/** One request over a kept connection: status, bytes, ETag and milliseconds until the last byte. */
function get(port, path, headers = {}) {
  const start = process.hrtime.bigint();
  return new Promise((resolve, reject) => http.get({ port, path, agent, headers: { 'Accept-Encoding': 'gzip', ...headers } }, answer => {
    let bytes = 0;
    answer.on('data', chunk => { bytes += chunk.length; });
    answer.on('end', () => resolve({ status: answer.statusCode, bytes, etag: answer.headers.etag, ms: Number(process.hrtime.bigint() - start) / 1e6 }));
  }).on('error', reject));
}

/** CPU milliseconds that the database and the service have used so far; wall time says little on a machine that others use. */
function cpu(service) {
  const [postmaster] = readFileSync(join(env.FANGYU_VAR, 'database/data/postmaster.pid'), 'utf8').split('\n');
  const used = pid => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/.*\) /s, '').split(' ').map(Number);
      return { parent: fields[1], own: fields[11] + fields[12], reaped: fields[13] + fields[14] };
    } catch {
      return { parent: 0, own: 0, reaped: 0 }; // it has just ended
    }
  };
  let ticks = used(postmaster).own + used(postmaster).reaped;
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    const process = used(pid);
    if (process.parent === Number(postmaster)) ticks += process.own;
  }
  return { database: ticks * 10, service: used(service.pid).own * 10 };
}

const passesFor = tiles => Math.ceil(REQUESTS / tiles.length);

/** Asks for every tile a few times; before each pass something may be done. Mean milliseconds of each tile, and CPU. */
async function measure(target, paths, before, headers = () => ({})) {
  const passes = passesFor(paths);
  const sums = paths.map(() => 0);
  const last = [];
  const spent = { database: 0, service: 0 };
  for (let pass = 0; pass <= passes; pass++) {
    before();
    const start = cpu(target.service);
    for (const [i, path] of paths.entries()) {
      last[i] = await get(target.port, path, headers(i));
      if (pass > 0) sums[i] += last[i].ms; // the first pass warms everything up
    }
    const end = cpu(target.service);
    if (pass > 0) for (const who of Object.keys(spent)) spent[who] += (end[who] - start[who]) / passes / paths.length;
  }
  return { ms: sums.map(sum => sum / passes), last, cpu: spent };
}

/** Mean milliseconds of the same tiles by pgbench, each a statement of its own in one script; and the database's CPU. */
function pgbench(target, zoom, tiles) {
  if (spawnSync('pgbench', ['--version']).error) return null;
  const query = readFileSync(join(here, `tiles/z${zoom}.sql`), 'utf8').replace(/\s+/g, ' ');
  const script = join(work, `z${zoom}.pgbench`);
  writeFileSync(script, tiles.map(([x, y]) => `\\set x ${x}\n\\set y ${y}\n${query}\n`).join(''));
  const day = new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10);
  const run = times => execFileSync('pgbench', ['-n', '-r', '-M', 'prepared', '-t', String(times), '-f', script, '-D', `z=${zoom}`, '-D', `day=${day}`, '-D', 'limit=20000'],
    { env: login('fangyu_app'), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  run(1);
  const start = cpu(target.service);
  const found = run(passesFor(tiles)).split('\n').map(line => /^\s*([\d.]+)\s+(?:\d+\s+)?select/.exec(line)).filter(Boolean).map(match => Number(match[1]));
  if (found.length !== tiles.length) throw new Error(`pgbench reported ${found.length} of ${tiles.length} statements`);
  return { ms: found, cpu: { database: (cpu(target.service).database - start.database) / passesFor(tiles) / tiles.length, service: 0 } };
}

function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

function shown(measured) {
  if (measured === null) return 'not installed';
  const { database, service } = measured.cpu;
  return `${quantile(measured.ms, 0.5).toFixed(1)} · ${quantile(measured.ms, 0.9).toFixed(1)} (${database.toFixed(1)} + ${service.toFixed(1)})`;
}

const target = await serve();
try {
  enlarge();
  const rows = kind => Number(sql('fangyu_app', `select count(*) from ${kind}`)).toLocaleString('en');
  console.log(`Set county (all layers), ${rows('door_plate')} plates, ${rows('road')} roads. Milliseconds: median · 90th percentile over the tiles (CPU a tile: database + service); one connection, the first pass not counted.\n`);
  console.log('| zoom | tiles | KB gzip, median | pgbench, same SQL | HTTP, built new | HTTP, kept | HTTP, 304 |\n|---:|---:|---:|---:|---:|---:|---:|');
  for (const zoom of ZOOMS) {
    const tiles = addresses(zoom);
    const paths = tiles.map(([x, y]) => `/tiles/county/${zoom}/${x}/${y}.mvt`);
    const changed = () => sql('fangyu_owner', 'update register.data_version set version = version + 1');
    const database = pgbench(target, zoom, tiles);
    const fresh = await measure(target, paths, changed);
    const kept = await measure(target, paths, () => {});
    const unchanged = await measure(target, paths, () => {}, i => ({ 'If-None-Match': kept.last[i].etag }));
    if (fresh.last.some(tile => tile.status !== 200) || unchanged.last.some(tile => tile.status !== 304)) throw new Error(`zoom ${zoom}: not the answers that were to be measured`);
    console.log(`| ${zoom} | ${tiles.length} | ${(quantile(kept.last.map(tile => tile.bytes), 0.5) / 1024).toFixed(1)} | ${shown(database)} | ${shown(fresh)} | ${shown(kept)} | ${shown(unchanged)} |`);
  }
  console.log(`\n${availableParallelism()} processors shared by database, service and client; load average ${loadavg()[0].toFixed(1)}.`);
} finally {
  agent.destroy();
  target.service.kill('SIGTERM');
  await new Promise(resolve => target.service.on('exit', resolve));
  rmSync(work, { recursive: true, force: true });
}
