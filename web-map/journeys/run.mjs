// Runs the journeys against the packaged service with the demo county: starts it on a free port in a folder of its own,
// waits until it is ready, lets node's test runner walk every *.test.mjs here, stops the service, and fails when its log
// is not clean or a process is left behind.
//
//   node web-map/journeys/run.mjs JAR DEMO_FOLDER [TEST_FILE…]
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, createWriteStream } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tmpdir } from 'node:os';

const here = dirname(fileURLToPath(import.meta.url));
const READY_MILLISECONDS = 120_000;
const [jar, demo, ...wanted] = process.argv.slice(2).map(path => resolve(path));
if (!jar || !demo) {
  console.error('usage: node run.mjs JAR DEMO_FOLDER [TEST_FILE…]');
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'fangyu-journeys-'));
const target = join(here, '..', 'target');
mkdirSync(target, { recursive: true });
const logFile = join(target, 'journeys-service.log');

/** Starts the service. @returns {{process: import('node:child_process').ChildProcess, ready: Promise<string>}} */
function startService() {
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const service = spawn(java, ['-jar', jar, 'run', '--port', '0', '--demo', demo],
    { env: { ...process.env, FANGYU_VAR: folder, FANGYU_PASSWORD_DAYS: '365' }, stdio: ['ignore', 'pipe', 'pipe'] });
  const log = createWriteStream(logFile);
  service.stdout.pipe(log);
  service.stderr.pipe(log);
  const ready = new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`not ready in ${READY_MILLISECONDS} ms, see ${logFile}`)), READY_MILLISECONDS);
    let text = '';
    service.stdout.on('data', chunk => {
      text += chunk;
      const url = /ready: (http:\/\/localhost:\d+)\//.exec(text)?.[1];
      if (url) { clearTimeout(late); resolve(url); }
    });
    service.on('exit', code => { clearTimeout(late); reject(new Error(`the service ended with ${code}, see ${logFile}`)); });
  });
  return { process: service, ready };
}

const exited = child => child.exitCode !== null ? Promise.resolve(child.exitCode) : new Promise(resolve => child.on('exit', resolve));

function processesNaming(text) {
  return readdirSync('/proc').filter(name => /^\d+$/.test(name)).map(name => {
    try { return readFileSync(join('/proc', name, 'cmdline'), 'utf8').replaceAll('\0', ' '); } catch { return ''; }
  }).filter(line => line.includes(text));
}

async function walkJourneys(url) {
  const files = wanted.length ? wanted : readdirSync(here).filter(name => name.endsWith('.test.mjs')).map(name => join(here, name));
  const runner = spawn(process.execPath, ['--test', '--test-concurrency=1', ...files], { env: { ...process.env, FANGYU_URL: url, FANGYU_VAR: folder, FANGYU_JAR: jar }, stdio: 'inherit', cwd: join(here, '..') });
  return exited(runner);
}

const service = startService();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => service.process.kill('SIGTERM'));
let faults = 0;
try {
  faults += await walkJourneys(await service.ready) === 0 ? 0 : 1;
} catch (failure) {
  console.error(failure.message);
  faults += 1;
} finally {
  service.process.kill('SIGTERM');
  await exited(service.process);
}

const unclean = readFileSync(logFile, 'utf8').split('\n').filter(line => line && !/ INFO /.test(line));
if (unclean.length) { console.error(`the service's log is not clean:\n${unclean.slice(0, 40).join('\n')}`); faults += 1; }
const left = processesNaming(folder);
if (left.length) { console.error(`processes left behind:\n${left.join('\n')}`); faults += 1; }
rmSync(folder, { recursive: true, force: true });
// Where the database's own user cannot reach the folder, its data went here.
rmSync(`/var/lib/fangyu/${join(folder, 'database').replaceAll('/', '_').slice(1)}`, { recursive: true, force: true });
process.exit(faults ? 1 : 0);
