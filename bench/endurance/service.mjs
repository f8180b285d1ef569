// The packaged service as a child process: started, killed, stopped; and the programs of PostgreSQL beside it.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, readdirSync } from 'node:fs';
import http from 'node:http';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const jar = process.env.FANGYU_JAR ?? join(root, 'gis-service/target/dist/fangyu.jar');
const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java';
const DEADLINE = 300_000; // for anything that should happen at all

export const freePort = () => new Promise(resolve => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** Status of one GET, or 0 where nobody answers. */
const status = (port, path) => new Promise(resolve => {
  http.get({ port, host: '127.0.0.1', path, agent: false, timeout: 10_000 }, answer => {
    answer.resume().on('end', () => resolve(answer.statusCode)).on('error', () => resolve(0));
  }).on('timeout', function late() { this.destroy(); }).on('error', () => resolve(0));
});

/** Milliseconds until the address answers 200. */
export async function until200(port, path) {
  const start = Date.now();
  while (await status(port, path) !== 200) {
    if (Date.now() - start > DEADLINE) throw new Error(`${path} did not answer 200 within ${DEADLINE} ms`);
    await sleep(20);
  }
  return Date.now() - start;
}

export class Service {
  constructor(port, work, demo, env) {
    Object.assign(this, { port, work, demo, env: { ...process.env, FANGYU_VAR: join(work, 'var'), ...env }, log: join(work, 'service.log') });
    delete this.env.JAVA_TOOL_OPTIONS;
  }

  /** Starts it and waits until it is ready. @returns milliseconds that took */
  async start() {
    const log = openSync(this.log, 'a');
    this.process = spawn(java, ['-XX:+UseParallelGC', '-jar', jar, 'run', '--port', String(this.port), '--demo', this.demo], { env: this.env, stdio: ['ignore', log, log] });
    closeSync(log);
    this.ended = new Promise(resolve => this.process.on('exit', resolve));
    const ready = await Promise.race([until200(this.port, '/readyz'), this.ended.then(() => -1)]);
    if (ready < 0) throw new Error(`the service ended while starting; see ${this.log}:\n${readFileSync(this.log, 'utf8').slice(-2000)}`);
    return ready;
  }

  async kill() {
    this.process.kill('SIGKILL');
    await this.ended;
  }

  async stop() {
    this.process.kill('SIGTERM');
    await this.ended;
  }

  /** Runs a command of the product to its end. @returns {{status: number, output: string}} */
  command(words) {
    return new Promise(resolve => {
      const child = spawn(java, ['-jar', jar, ...words], { env: this.env, stdio: ['ignore', 'pipe', 'pipe'] });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', text => { output += text; });
      child.on('close', code => resolve({ status: code, output }));
    });
  }

  /** Words of the log lines that are neither INFO nor of the given kinds. */
  complaints(allowed) {
    return readFileSync(this.log, 'utf8').split('\n').filter(line => / (WARN|ERROR) /.test(line) && !allowed.some(pattern => pattern.test(line)));
  }
}

/** The private server of a service: its files say where it is. */
export class PrivateDatabase {
  constructor(work) {
    this.folder = join(work, 'var/database');
  }

  pid() {
    return Number(readFileSync(join(this.folder, 'data/postmaster.pid'), 'utf8').split('\n')[0]);
  }

  /** Kills the server, or one of its workers, upon which the server throws all out and recovers. */
  kill(worker) {
    const server = this.pid();
    const own = readFileSync(`/proc/${server}/cmdline`, 'utf8').includes(this.folder);
    if (!own) throw new Error(`process ${server} is not the server in ${this.folder}`);
    process.kill(worker ? workerOf(server) : server, 'SIGKILL');
  }

  sql(text) {
    const passwords = Object.fromEntries(readFileSync(join(this.folder, 'passwords.properties'), 'utf8').split('\n').filter(line => /^\w+=/.test(line)).map(line => line.trim().split('=')));
    const port = readFileSync(join(this.folder, 'data/postmaster.pid'), 'utf8').split('\n')[3];
    return psql({ PGHOST: '127.0.0.1', PGPORT: port, PGUSER: 'fangyu_owner', PGPASSWORD: passwords.fangyu_owner, PGDATABASE: 'fangyu', PGOPTIONS: '-c search_path=register,public' }, text);
  }
}

function workerOf(server) {
  const children = readFileSync(`/proc/${server}/task/${server}/children`, 'utf8').trim().split(' ').map(Number);
  return children.find(child => /fangyu_app/.test(readFileSync(`/proc/${child}/cmdline`, 'utf8'))) ?? children[0];
}

export function psql(login, text) {
  return execFileSync(program('psql'), ['-qAtX', '-v', 'ON_ERROR_STOP=1', '-c', text], { env: { ...process.env, ...login }, encoding: 'utf8', maxBuffer: 1 << 28 }).trim();
}

/** Debian keeps the server's programs off the path. */
function program(name) {
  const debian = '/usr/lib/postgresql';
  const versions = (() => { try { return readdirSync(debian); } catch { return []; } })().sort((a, b) => b - a);
  const places = [process.env.PG_BIN, ...versions.map(version => join(debian, version, 'bin'))].filter(Boolean);
  return places.map(place => join(place, name)).find(path => spawnSync(path, ['--version']).status === 0) ?? name;
}

/** A server that is not the service's own, which can be away for as long as we like. */
export class OtherServer {
  constructor(work, port) {
    this.port = port;
    this.folder = join(work, 'elsewhere');
    this.as = process.getuid() === 0 ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--init-groups'] : [];
    mkdirSync(this.folder);
    if (this.as.length) execFileSync('chown', ['postgres', this.folder]);
    this.run(program('initdb'), '-D', this.folder, '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '--auth=trust', '--no-instructions');
    this.start();
    psql({ PGHOST: '127.0.0.1', PGPORT: String(port), PGUSER: 'postgres', PGDATABASE: 'postgres' }, 'create database county');
    this.settings = { SPRING_DATASOURCE_URL: `jdbc:postgresql://127.0.0.1:${port}/county`, SPRING_DATASOURCE_USERNAME: 'postgres', SPRING_DATASOURCE_PASSWORD: 'none' };
  }

  start() {
    this.run(program('pg_ctl'), '-D', this.folder, '-w', '-s', '-l', join(this.folder, 'log'), '-o', `-p ${this.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`, 'start');
  }

  stop() {
    this.run(program('pg_ctl'), '-D', this.folder, '-w', '-s', '-m', 'immediate', 'stop');
  }

  /** Stops or goes on with every process of the server, which then neither answers nor refuses. */
  signal(name) {
    const server = Number(readFileSync(join(this.folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
    const children = readFileSync(`/proc/${server}/task/${server}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
    for (const pid of [server, ...children]) process.kill(pid, name);
  }

  run(command, ...words) {
    const whole = [...this.as, command, ...words];
    execFileSync(whole[0], whole.slice(1), { cwd: '/', stdio: ['ignore', 'ignore', 'inherit'] });
  }
}
