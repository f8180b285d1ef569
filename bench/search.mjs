// Measures /api/search over 100,000 generated names, each kind of query by itself, and prints a table.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import http from 'node:http';
import { availableParallelism, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NAMES = Number(process.env.BENCH_NAMES ?? 100_000);
const QUERIES = 250;
const WARM_UP = 40;
const SEED = 20261121;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const jar = join(root, 'gis-service/target/dist/fangyu.jar');
const home = process.env.FANGYU_VAR ?? join(root, 'var');
const work = mkdtempSync(join(home, 'bench-search-'));
chmodSync(work, 0o755); // where the database runs as another user, it must reach its data
// Nobody counts the requests of a benchmark.
const env = { ...process.env, FANGYU_VAR: join(work, 'var'), FANGYU_LIMITS_RATE_ANY: 'off', FANGYU_LIMITS_RATE_SEARCH: 'off' };
const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java';

/** Seeded, so that two runs ask the same (mulberry32). */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const next = random(SEED);
const pick = list => list[Math.floor(next() * list.length)];

const FIRST = [...'东西南北上下大小前后新老长高双石金银青红白黄龙凤虎马牛羊张王李赵刘陈杨周吴徐孙朱胡郭何林罗郑梁谢宋唐许邓冯韩曹曾彭肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆石夏'];
const SECOND = [...'家山河溪湖塘坪坡岭沟湾洲堰桥井泉田园林树竹松柏桃梅杏柳花草云水沙土门楼台寺庙庵堡寨关口岗坑洞峰岩崖坝埠集店铺市场坊里头角尾中心'];
const GENERIC = ['村', '村', '村', '湾', '屯', '庄', '冲', '坳', '塘', '岭', '组', '新村', '桥', '水库'];

function name() {
  return pick(FIRST) + pick(SECOND) + (next() < 0.35 ? pick(SECOND) : '') + pick(GENERIC);
}

function writePlaces(path) {
  const file = openSync(path, 'w');
  writeSync(file, 'code,name,place_class,category_code,status,division_code,secrecy,former_name,lon,lat\n');
  for (let i = 0; i < NAMES; i++) {
    const former = next() < 0.05 ? name() : '';
    const place = [122.9 + next() * 0.2, 28.9 + next() * 0.2].map(d => d.toFixed(7));
    writeSync(file, `99012110022200${String(i).padStart(6, '0')},${name()},settlement,22200,announced,990121,public,${former},${place}\n`);
  }
  closeSync(file);
}

function writeCounty(path) {
  const ring = [[122.8, 28.8], [123.2, 28.8], [123.2, 29.2], [122.8, 29.2], [122.8, 28.8]];
  const file = openSync(path, 'w');
  writeSync(file, JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { code: '990121', name: '青禾县', level: 'county' },
    geometry: { type: 'MultiPolygon', coordinates: [[ring]] } }] }));
  closeSync(file);
}

function serve() {
  const service = spawn(java, ['-XX:+UseParallelGC', '-jar', jar, 'run', '--port', '0'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let log = '';
    service.stdout.on('data', text => {
      log += text;
      const ready = /ready: (http:\/\/localhost:\d+)/.exec(log);
      if (ready) resolve({ service, address: ready[1] });
    });
    service.on('exit', status => reject(new Error(`the service ended with ${status}: ${log}`)));
  });
}

function importIt(kind, path) {
  const result = spawnSync(java, ['-jar', jar, 'import', path, '--as', kind, '--crs', 'EPSG:4490'], { env, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`${kind}: ${result.stdout.slice(0, 2000)}${result.stderr.slice(-2000)}`);
  return result.stdout.trim().split('\n').pop();
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

/** @returns {Promise<{milliseconds: number, body: any}>} */
function ask(address, query) {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    http.get(`${address}/api/search?limit=10&q=${encodeURIComponent(query)}`, { agent }, answer => {
      const parts = [];
      answer.on('data', part => parts.push(part));
      answer.on('end', () => {
        const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
        if (answer.statusCode !== 200) return reject(new Error(`${query}: ${answer.statusCode} ${Buffer.concat(parts)}`));
        resolve({ milliseconds, body: JSON.parse(Buffer.concat(parts)) });
      });
    }).on('error', reject);
  });
}

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** Milliseconds of processor time that the service and its database have used; 0 where there is no /proc. */
function processorTime(service) {
  const postmaster = readFileSync(join(env.FANGYU_VAR, 'database/data/postmaster.pid'), 'utf8').split('\n')[0];
  let ticks = 0;
  try {
    for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
      const stat = readStat(pid);
      if (!stat) continue;
      if (pid === postmaster) ticks += stat.slice(11, 15).reduce((a, b) => a + Number(b), 0); // its own and its ended children's
      else if (pid === String(service.pid) || stat[1] === postmaster) ticks += Number(stat[11]) + Number(stat[12]);
    }
  } catch {
    return 0;
  }
  return ticks * 10;
}

/** The fields of /proc/PID/stat from the state on, or null for a process that has ended. */
function readStat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

async function measure(address, queries, wanted, service) {
  const times = [];
  let found = 0;
  let before = 0;
  for (const [i, query] of queries.entries()) {
    if (i === WARM_UP) before = processorTime(service);
    const { milliseconds, body } = await ask(address, query);
    if (i >= WARM_UP) {
      times.push(milliseconds);
      if (wanted(body, i)) found++;
    }
  }
  times.sort((a, b) => a - b);
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), p99: percentile(times, 0.99), cpu: (processorTime(service) - before) / times.length, found: found / times.length };
}

/** Connection string of the owner, for the rival's own table in the same server. */
function owner() {
  const passwords = Object.fromEntries(readFileSync(join(env.FANGYU_VAR, 'database/passwords.properties'), 'utf8')
    .split('\n').filter(line => line.includes('=')).map(line => line.trim().split('=')));
  const port = readFileSync(join(env.FANGYU_VAR, 'database/data/postmaster.pid'), 'utf8').split('\n')[3];
  return `host=127.0.0.1 port=${port} dbname=fangyu user=fangyu_owner password=${passwords.fangyu_owner ?? passwords.owner ?? passwords.OWNER}`;
}

function psql(sql) {
  const result = spawnSync('psql', [owner(), '-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1'], { input: sql, encoding: 'utf8' });
  if (result.error || result.status !== 0) throw new Error(`psql: ${result.error ?? result.stderr}`);
  return result.stdout;
}

/** ILIKE '%…%' with pg_trgm's GIN index, execution time inside the server. */
function rival(queries, service) {
  const before = processorTime(service);
  const out = psql(queries.map(q => `explain (analyze, timing off, summary on) select name from register.bench_rival where name ilike '%${q}%' order by length(name) limit 10;`).join('\n'));
  const times = [...out.matchAll(/Execution Time: ([\d.]+) ms/g)].map(m => Number(m[1])).sort((a, b) => a - b);
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), cpu: (processorTime(service) - before) / times.length };
}

const ms = n => (n === undefined ? '–' : n < 10 ? n.toFixed(2) : n.toFixed(0));

const { service, address } = await serve();
try {
  writeCounty(join(work, 'divisions.geojson'));
  importIt('divisions', join(work, 'divisions.geojson'));
  writePlaces(join(work, 'places.csv'));
  console.error(importIt('places', join(work, 'places.csv')));
  psql('create extension if not exists pg_trgm schema public; create table register.bench_rival as select name from register.place; create index on register.bench_rival using gin (name public.gin_trgm_ops); analyze register.bench_rival; analyze register.search_name;');
  const size = psql("select pg_size_pretty(pg_relation_size('register.search_name_grams')) || ' bigrams, ' || pg_size_pretty(pg_total_relation_size('register.search_name')) || ' table with all indexes, trigrams ' || pg_size_pretty(pg_total_relation_size('register.bench_rival'))").trim();
  const sample = psql(`select name || '|' || pinyin_plain || '|' || pinyin_initials from register.place where char_length(name) >= 4 order by md5(code) limit ${QUERIES + WARM_UP}`)
    .trim().split('\n').map(line => line.split('|'));
  const homophone = { 山: '珊', 河: '禾', 溪: '西', 湖: '胡', 桥: '乔', 泉: '全', 田: '甜', 园: '元', 林: '临', 家: '佳', 石: '时', 村: '皴' };
  const swap = text => [...text].map(c => homophone[c] ?? c).join('');
  const kinds = [
    ['whole name', n => n[0], (b, n) => b.results.some(r => r.name === n[0])],
    ['first 2 characters', n => n[0].slice(0, 2), (b, n) => b.results.every(r => r.matched.how !== 'prefix' || r.name.startsWith(n[0].slice(0, 2)))],
    ['inner 2 characters', n => n[0].slice(1, 3), (b, n) => b.results.some(r => r.name.includes(n[0].slice(1, 3)))],
    ['inner 3 characters', n => n[0].slice(1, 4), (b, n) => b.results.some(r => r.name.includes(n[0].slice(1, 4)))],
    ['1 character', n => n[0].slice(1, 2), b => b.results.length > 0],
    ['pinyin, whole', n => n[1].replaceAll(' ', ''), (b, n) => b.results.some(r => r.name === n[0])],
    ['pinyin, first 6 letters', n => n[1].replaceAll(' ', '').slice(0, 6), b => b.results.length > 0],
    ['initials', n => n[2], b => b.results.length > 0],
    ['homophone characters', n => swap(n[0]), (b, n) => b.results.some(r => r.name === n[0])],
    ['1 wrong character', n => n[0].slice(0, 1) + '犇' + n[0].slice(2), (b, n) => [...b.results, ...b.suggestions].some(r => r.name === n[0])],
    ['nothing like it', n => '犇' + n[0].slice(0, 2) + '犇羴', b => b.results.length === 0],
  ];
  console.log(`| query | p50 ms | p95 ms | p99 ms | CPU ms | found in 10 | pg_trgm ILIKE p50 ms | p95 ms | CPU ms |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|`);
  for (const [title, query, wanted] of kinds) {
    const queries = sample.map(query);
    const own = await measure(address, queries, (body, i) => wanted(body, sample[i]), service);
    const other = /inner|first 2|1 character/.test(title) ? rival(queries.slice(0, 80), service) : {};
    console.log(`| ${title} | ${ms(own.p50)} | ${ms(own.p95)} | ${ms(own.p99)} | ${ms(own.cpu)} | ${(100 * own.found).toFixed(0)} % | ${ms(other.p50)} | ${ms(other.p95)} | ${ms(other.cpu)} |`);
  }
  console.log(`\n${NAMES.toLocaleString('en')} names; ${size}. Ours is the whole HTTP answer on one connection, pg_trgm's the time inside the server; CPU is that of service and database together for one query. ${availableParallelism()} processors, load ${loadavg()[0].toFixed(1)}, seed ${SEED}.`);
} finally {
  service.kill('SIGTERM');
  await new Promise(resolve => service.on('exit', resolve));
  rmSync(work, { recursive: true, force: true });
}
