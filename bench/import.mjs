// Measures ./gis import for each KIND and ogr2ogr with the same file into the same server, and prints a table.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { multiply } from './multiply.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const jar = join(root, 'gis-service/target/dist/fangyu.jar');
const home = process.env.FANGYU_VAR ?? join(root, 'var');
const demo = join(home, 'demo');
const work = mkdtempSync(join(home, 'bench-import-'));
chmodSync(work, 0o755); // where the database runs as another user, it must reach its data
const env = { ...process.env, FANGYU_VAR: join(work, 'var') };
const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java';

/** Starts the service, so that one database serves every command. */
function serve() {
  const service = spawn(java, ['-jar', jar, 'run', '--port', '0', '--demo', demo], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let log = '';
    service.stdout.on('data', text => { log += text; if (log.includes('ready:')) resolve(service); });
    service.on('exit', status => reject(new Error(`the service ended with ${status}: ${log}`)));
  });
}

function importIt(kind, path, crs) {
  const result = spawnSync(java, ['-jar', jar, 'import', path, '--as', kind, '--crs', crs], { env, encoding: 'utf8' });
  const found = /([\d,]+) rows imported, ([\d,]+) rows\/s/.exec(result.stdout);
  if (result.status !== 0 || !found) throw new Error(`${kind}: ${result.stdout.slice(0, 2000)}${result.stderr.slice(-2000)}`);
  return Number(found[2].replaceAll(',', ''));
}

/** The same file by ogr2ogr: no checks, no journal, one spatial index. Rows a second, or null where it is not installed. */
function rival(path, rows, crs) {
  if (spawnSync('ogr2ogr', ['--version']).error) return null;
  const passwords = Object.fromEntries(readFileSync(join(env.FANGYU_VAR, 'database/passwords.properties'), 'utf8')
    .split('\n').filter(line => line.includes('=')).map(line => line.trim().split('=')));
  const port = readFileSync(join(env.FANGYU_VAR, 'database/data/postmaster.pid'), 'utf8').split('\n')[3];
  const target = `PG:host=127.0.0.1 port=${port} dbname=fangyu user=fangyu_owner password=${passwords.fangyu_owner ?? passwords.owner ?? passwords.OWNER}`;
  const places = path.endsWith('.csv')
    ? ['-oo', `X_POSSIBLE_NAMES=lon,easting`, '-oo', 'Y_POSSIBLE_NAMES=lat,northing', '-s_srs', crs] : [];
  const start = process.hrtime.bigint();
  execFileSync('ogr2ogr', ['-f', 'PostgreSQL', target, path, '-nln', 'register.bench_rival', '-overwrite', '-t_srs', 'EPSG:4490',
    '-nlt', 'PROMOTE_TO_MULTI', ...places], { stdio: ['ignore', 'ignore', 'inherit'] });
  return Math.round(rows / (Number(process.hrtime.bigint() - start) / 1e9));
}

const service = await serve();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { service.kill('SIGTERM'); rmSync(work, { recursive: true, force: true }); process.exit(1); });
try {
  const { files } = JSON.parse(readFileSync(join(demo, 'manifest.json'), 'utf8'));
  console.log(`| KIND | file | rows | MB | import, rows/s | ogr2ogr, rows/s |\n|---|---|---:|---:|---:|---:|`);
  for (const { kind, file, crs } of files) {
    const { path, rows } = multiply(demo, kind, file, work);
    const speed = importIt(kind, path, crs);
    const other = rival(path, rows, crs);
    console.log(`| ${kind} | ${file.split('.').pop()} | ${rows.toLocaleString('en')} | ${(statSync(path).size / 1e6).toFixed(1)} | ${speed.toLocaleString('en')} | ${other?.toLocaleString('en') ?? 'not installed'} |`);
    rmSync(path);
  }
  console.log(`\n${availableParallelism()} processors, database in ${env.FANGYU_VAR}; each import is one transaction with all checks, indexes and the journal.`);
} finally {
  service.kill('SIGTERM');
  await new Promise(resolve => service.on('exit', resolve));
  rmSync(work, { recursive: true, force: true });
}
