// Measures POST /api/naming/check over generated counties and the check of a case of 3,000 names, and prints tables.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import http from 'node:http';
import { availableParallelism, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REQUESTS = 300;
const WARM_UP = 60;
const COLD = 300; // requests of each kind before any is measured: a service that has just started compiles itself
const SEED = 20261126;
const BATCHES = 5;

const here = dirname(fileURLToPath(import.meta.url));
const jar = join(here, '../gis-service/target/dist/fangyu.jar');
const home = process.env.FANGYU_VAR ?? join(here, '../var');
const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java';
const COUNTIES = (process.env.NAMING_COUNTIES ?? '1,20').split(',').map(Number);

/** Seeded, so that two runs ask the same (mulberry32). */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function serve(env) {
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

/** How psql reaches the private server as its owner. */
function login(env) {
  const folder = join(env.FANGYU_VAR, 'database');
  const passwords = Object.fromEntries(readFileSync(join(folder, 'passwords.properties'), 'utf8').split('\n').filter(line => /^\w+=/.test(line)).map(line => line.trim().split('=')));
  const port = readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[3];
  return { ...process.env, PGHOST: '127.0.0.1', PGPORT: port, PGUSER: 'fangyu_owner', PGPASSWORD: passwords.fangyu_owner, PGDATABASE: 'fangyu', PGOPTIONS: '-c search_path=register,public' };
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

/** @returns {Promise<{milliseconds: number, status: number, body: any}>} */
function ask(method, url, content) {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const request = http.request(url, { agent, method, headers: content ? { 'Content-Type': 'application/json' } : {} }, answer => {
      const parts = [];
      answer.on('data', part => parts.push(part));
      answer.on('end', () => {
        const content = Buffer.concat(parts);
        const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
        resolve({ milliseconds, status: answer.statusCode, bytes: content.length, body: /json/.test(answer.headers['content-type']) ? JSON.parse(content) : null });
      });
    });
    request.on('error', reject).end(content && JSON.stringify(content));
  });
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

/** Milliseconds of processor time that the service and its database have used: what a loaded machine cannot blur; 0 where there is no /proc. */
function processorTime({ service, postmaster }) {
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

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const summary = times => [...times].sort((a, b) => a - b);
const ms = n => (n < 10 ? n.toFixed(2) : n.toFixed(0));

/** What people type: each name is a specific part that the register knows, so that there is something to find. */
const KINDS = {
  'road, in its town': (specific, place) => ({ specific, generic: '路', class: 'branch', widthMetres: 25, geometry: { type: 'LineString', coordinates: [place, [place[0] + 0.004, place[1] + 0.002]] } }),
  'building, in its town': (specific, place) => ({ target: 'place', placeClass: 'building', specific, generic: '花园', geometry: { type: 'Point', coordinates: place } }),
  'village committee, in its county': (specific, place) => ({ target: 'place', placeClass: 'committee', specific, generic: '村', geometry: { type: 'Point', coordinates: place } }),
  'bridge, with the names round it': (specific, place) => ({ target: 'place', placeClass: 'transport', specific, generic: '桥', geometry: { type: 'Point', coordinates: place } }),
  'town, in the province': (specific, place) => ({ target: 'place', placeClass: 'division', specific, generic: '镇', geometry: { type: 'Point', coordinates: place } }),
};

async function measure(address, sample, body, processes, requests = REQUESTS) {
  const next = random(SEED);
  const times = [];
  let findings = 0;
  let before = 0;
  for (let i = 0; i < requests + WARM_UP; i++) {
    if (i === WARM_UP) before = processorTime(processes);
    const b = Math.floor(next() * 40);
    const place = [121.5 + 0.025 + (b % 8) * 0.06 + next() * 0.006, 27 + 0.035 + Math.floor(b / 8) * 0.09 + next() * 0.008];
    const answer = await ask('POST', `${address}/api/naming/check`, body(sample[i % sample.length], place));
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    if (i >= WARM_UP) {
      times.push(answer.milliseconds);
      findings += answer.body.findings.filter(finding => finding.rival).length;
    }
  }
  return { times: summary(times), rivals: findings / REQUESTS, cpu: (processorTime(processes) - before) / REQUESTS };
}

/** An empty request through the same door, which is refused before anything is read. */
async function floor(address, processes) {
  const times = [];
  let before = 0;
  for (let i = 0; i < REQUESTS + WARM_UP; i++) {
    if (i === WARM_UP) before = processorTime(processes);
    const { milliseconds } = await ask('POST', `${address}/api/naming/check`, {});
    if (i >= WARM_UP) times.push(milliseconds);
  }
  return { times: summary(times), cpu: (processorTime(processes) - before) / REQUESTS };
}

/** The bare look-up: names of one sound in one division, inside the server. */
function bare(psql, sample, division, nameClass) {
  const out = psql(sample.slice(0, 200).map(specific => `explain (analyze, timing off, summary on) select * from naming_name
    where specific_sound = drafted_sound('${specific}') and division_code >= '${division}' and division_code < '${division}x' and name_class = '${nameClass}';`).join('\n'));
  return summary([...out.matchAll(/Execution Time: ([\d.]+) ms/g)].map(m => Number(m[1])));
}

/** What is made of a whole case or a whole county, three times each. */
async function whole(address) {
  const told = [];
  for (const path of ['cases/DM-2026-9001/documents/application.docx', 'cases/DM-2026-9001/documents/application.pdf', 'cases/DM-2026-9001/documents/four-bounds.pdf?item=1-100', 'quality?division=990101']) {
    const times = [];
    let bytes = 0;
    for (let i = 0; i < 3; i++) {
      const answer = await ask('GET', `${address}/api/naming/${path}`);
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      times.push((answer.milliseconds / 1000).toFixed(1));
      bytes = answer.bytes;
    }
    told.push(`${path} ${times.join(', ')} s (${(bytes / 1e6).toFixed(2)} MB)`);
  }
  return told.join('; ');
}

async function run(counties) {
  const work = mkdtempSync(join(home, 'bench-naming-'));
  chmodSync(work, 0o755); // where the database runs as another user, it must reach its data
  // Nobody counts the requests of a benchmark.
  const env = { ...process.env, FANGYU_VAR: join(work, 'var'), FANGYU_DESK_OPEN: 'true', FANGYU_LIMITS_RATE_ANY: 'off', FANGYU_LIMITS_RATE_CHECKS: 'off' };
  const { service, address } = await serve(env);
  try {
    const psql = sql => execFileSync('psql', ['-qAtX', '-v', 'ON_ERROR_STOP=1'], { env: login(env), input: sql, encoding: 'utf8', maxBuffer: 1 << 28 });
    const begun = Date.now();
    execFileSync('psql', ['-qAtX', '-v', 'ON_ERROR_STOP=1', '-v', `counties=${counties}`, '-f', join(here, 'naming/names.sql')], { env: login(env), encoding: 'utf8' });
    const size = psql("select pg_size_pretty(pg_total_relation_size('naming_name')) || ' for ' || count(*) || ' names' from naming_name").trim();
    console.error(`${counties} counties made in ${((Date.now() - begun) / 1000).toFixed(0)} s; ${size}`);
    const sample = psql("select specific from place where place_class = 'settlement' and starts_with(division_code, '990101') order by md5(code) limit 360").trim().split('\n');
    console.log(`\n${(counties * 100000).toLocaleString('en')} names (table of names: ${size})\n`);
    console.log('| name | p50 ms | p95 ms | p99 ms | CPU ms | rivals found | bare look-up p50 ms | p95 ms |\n|---|---:|---:|---:|---:|---:|---:|---:|');
    const processes = { service, postmaster: readFileSync(join(env.FANGYU_VAR, 'database/data/postmaster.pid'), 'utf8').split('\n')[0] };
    for (const body of Object.values(KINDS)) await measure(address, sample, body, processes, COLD);
    const empty = await floor(address, processes);
    const scopes = { 'road, in its town': ['9901', 'road'], 'building, in its town': ['9901', 'building'], 'village committee, in its county': ['990101', 'committee'], 'town, in the province': ['99', 'division'] };
    for (const [title, body] of Object.entries(KINDS)) {
      const { times, rivals, cpu } = await measure(address, sample, body, processes);
      const look = scopes[title] ? bare(psql, sample, ...scopes[title]) : null;
      console.log(`| ${title} | ${ms(percentile(times, 0.5))} | ${ms(percentile(times, 0.95))} | ${ms(percentile(times, 0.99))} | ${ms(cpu)} | ${rivals.toFixed(1)} | ${look ? ms(percentile(look, 0.5)) : '–'} | ${look ? ms(percentile(look, 0.95)) : '–'} |`);
    }
    console.log(`| floor: an empty request, refused | ${ms(percentile(empty.times, 0.5))} | ${ms(percentile(empty.times, 0.95))} | ${ms(percentile(empty.times, 0.99))} | ${ms(empty.cpu)} | – | – | – |`);
    const batches = [];
    let clashes = 0;
    const before = processorTime(processes);
    for (let i = 0; i < BATCHES; i++) {
      const answer = await ask('GET', `${address}/api/naming/cases/DM-2026-9001/findings`);
      if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body).slice(0, 2000)}`);
      batches.push(answer.milliseconds / 1000);
      clashes = answer.body.names.reduce((sum, name) => sum + (name.verdict?.findings.filter(finding => finding.rule === 'R08' && finding.severity === 'error').length ?? 0), 0);
    }
    console.log(`\nA case of 3,000 names, each also against the others, over HTTP: ${batches.map(s => s.toFixed(1)).join(', ')} s (the first with nothing kept), ${((processorTime(processes) - before) / BATCHES / 1000).toFixed(1)} s of processor time each; ${clashes.toLocaleString('en')} same names found.`);
    console.log(`Papers of that case and the self-check of a county: ${await whole(address)}.`);
    console.log(`${availableParallelism()} processors shared by service, database and client; load ${loadavg()[0].toFixed(1)}; seed ${SEED}.`);
  } finally {
    service.kill('SIGTERM');
    await new Promise(resolve => service.on('exit', resolve));
    rmSync(work, { recursive: true, force: true });
  }
}

for (const counties of COUNTIES) await run(counties);
