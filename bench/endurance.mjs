// Kills the service and its database under writing clients, takes the database away, and counts what is lost.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { lookUp } from './endurance/lookup.mjs';
import { afterWards, outage } from './endurance/outage.mjs';
import { freePort, OtherServer, PrivateDatabase, Service, until200 } from './endurance/service.mjs';
import { Administrator, Archivist, Importer, Ledger, Renewer, Visitor } from './endurance/writers.mjs';

const short = process.env.ENDURANCE === 'short';
const ROUNDS = short ? { service: 2, database: 2, gone: 4, frozen: 0 } : { service: 20, database: 10, gone: 30, frozen: 10 };
const SEED = 20261125;
const EXPECTED_COMPLAINTS = [/the private PostGIS server ended unexpectedly/, /the database did not answer/, /the private PostGIS server could not be started again/];

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const home = process.env.FANGYU_VAR ?? join(root, 'var');
const demo = join(home, 'demo');
if (!existsSync(join(demo, 'manifest.json'))) throw new Error(`no demo county in ${demo}`);

/** Seeded, so that two runs kill at the same moments (mulberry32). */
let seed = SEED;
function next() {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

const say = text => console.error(`endurance: ${text}`);
const median = times => times.slice().sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
const seconds = ms => (ms / 1000).toFixed(2);

/** A folder of its own in which the database's user may write. */
function place(name) {
  mkdirSync(home, { recursive: true });
  const work = mkdtempSync(join(home, `bench-endurance-${name}-`));
  chmodSync(work, 0o755);
  return work;
}

/** Rounds of writing and killing on one service. @param stroke kills something and waits until writing is possible again; tells how long that took */
async function rounds(count, service, database, ledger, stroke) {
  const writers = people(service, database, ledger);
  const times = [];
  let imports = 0;
  for (let round = 0; round < count; round++) {
    const working = [...writers];
    if (round % 4 === 0) working.push(importer(service, ledger, imports++));
    working.forEach(writer => writer.start());
    await sleep(1500 + next() * 2500);
    times.push(await stroke(round));
    await sleep(500);   // writing goes on afterwards
    await Promise.all(working.map(writer => writer.finish()));
    say(`round ${round + 1} of ${count}: back after ${seconds(times.at(-1))} s, ${ledger.writes.length} writes so far`);
  }
  return { times, found: await lookUp(ledger, writers, database, service.port) };
}

const importers = new WeakMap();
function importer(service, ledger) {
  if (!importers.has(service)) importers.set(service, new Importer(service, ledger));
  return Object.assign(importers.get(service), { ledger });
}

let addresses = 10;
const address = () => `127.0.0.${addresses++ % 80 + 10}`;

function people(service, database, ledger) {
  const { port } = service;
  const writers = [new Visitor(port, address(), ledger, 'clerk'), new Visitor(port, address(), ledger, 'neighbour')];
  if (!service.renewers) {
    service.renewers = ['inspector', 'department-reviewer'].map(account => new Renewer(port, address(), ledger, account));
  }
  for (const renewer of service.renewers) writers.push(Object.assign(renewer, { ledger, lost: 0 }));
  const roads = database.sql("select code from road where starts_with(division_code, '990121') and valid_to is null order by code limit 100").split('\n');
  for (let i = 0; i < 2; i++) writers.push(new Archivist(port, address(), ledger, 'officer', roads));
  return [...writers, new Administrator(port, address(), ledger)];
}

const faults = [];
const row = (name, count, ledger, { times, found }) => {
  for (const lost of found.lost) faults.push(`${name}: lost ${lost}`);
  for (const doubled of found.doubled) faults.push(`${name}: doubled ${doubled}`);
  for (const [status, answers] of ledger.other) if (status !== 401) faults.push(`${name}: ${answers} answers were ${status}, as ${ledger.example}`);
  console.log(`${name}: acknowledged ${Object.entries(found.kinds).map(([kind, n]) => `${n} ${kind}`).join(', ')}`);
  return [name, count, found.acknowledged, found.lost.length, found.doubled.length, `${found.unacknowledged} (${found.there} there)`, ledger.refusals,
    seconds(median(times)), seconds(Math.max(...times)), seconds(ledger.longestRefusal)];
};

async function journalIsWhole(service) {
  const { status, output } = await service.command(['check', 'journal']);
  if (status !== 0) faults.push(`check journal ended with ${status}: ${output}`);
  return output.split('\n').find(line => line.startsWith('journal: ')) ?? output;
}

async function killing(table) {
  const work = place('kill');
  const service = new Service(await freePort(), work, demo, {});
  const database = new PrivateDatabase(work);
  try {
    say(`ready after ${seconds(await service.start())} s`);
    say(`fsync ${database.sql('show fsync')}, synchronous_commit ${database.sql('show synchronous_commit')}, full_page_writes ${database.sql('show full_page_writes')}`);
    if (`${database.sql('show fsync')} ${database.sql('show synchronous_commit')} ${database.sql('show full_page_writes')}` !== 'on on on') faults.push('the private database does not force what it acknowledges to the disk');
    const byService = new Ledger();
    table.push(row('kill -9 of the service', ROUNDS.service, byService, await rounds(ROUNDS.service, service, database, byService, async () => {
      await service.kill();
      return service.start();
    })));
    const byDatabase = new Ledger();
    table.push(row('kill -9 of the database', ROUNDS.database, byDatabase, await rounds(ROUNDS.database, service, database, byDatabase, async round => {
      database.kill(round % 3 === 2);
      await sleep(50);
      return 50 + await until200(service.port, '/readyz');
    })));
    console.log(await journalIsWhole(service));
    for (const complaint of service.complaints(EXPECTED_COMPLAINTS)) faults.push(`log: ${complaint}`);
    await service.stop();
  } finally {
    service.process?.kill('SIGKILL');
    await service.ended;
    await sleep(1000);   // the guard stops the database
  }
  if (faults.length === 0) rmSync(work, { recursive: true, force: true });   // else it is looked at
}

async function away() {
  const work = place('away');
  const server = new OtherServer(work, await freePort());
  const service = new Service(await freePort(), work, demo, server.settings);
  try {
    await service.start();
    const gone = await outage(service.port, ROUNDS.gone, () => server.stop(), () => server.start());
    report(`database gone for ${ROUNDS.gone} s`, gone);
    if (!await afterWards(service, service.port, gone.tile.etag)) faults.push('after the outage a tile or the search was not up to date');
    if (ROUNDS.frozen) report(`database frozen for ${ROUNDS.frozen} s`, await outage(service.port, ROUNDS.frozen, () => server.signal('SIGSTOP'), () => server.signal('SIGCONT')));
    console.log(await journalIsWhole(service));
    await service.stop();
  } finally {
    service.process?.kill('SIGKILL');
    await service.ended;
    server.stop();
  }
  if (faults.length === 0) rmSync(work, { recursive: true, force: true });   // else it is looked at
}

function report(name, told) {
  console.log(`${name}: ${told.answers} answers, ${told.refused} clear 503, ${told.unclear.length} others, longest ${seconds(told.longest)} s, ready again after ${seconds(told.back)} s without a restart, unchanged tile ${told.tile.status}`);
  for (const unclear of told.unclear.slice(0, 5)) faults.push(`${name}: ${unclear}`);
  if (told.tile.status !== 304) faults.push(`${name}: the tile that did not change was answered ${told.tile.status}`);
}

const table = [['', 'rounds', 'acknowledged', 'lost', 'doubled', 'unacknowledged', '503', 'back, median s', 'back, longest s', 'longest refusal s']];
console.log(`load ${loadavg()[0].toFixed(1)} at the start, ${availableParallelism()} cores, seed ${SEED}`);
await killing(table);
await away();
const widths = table[0].map((_, column) => Math.max(...table.map(line => String(line[column]).length)));
for (const line of table) console.log(line.map((cell, column) => column === 0 ? String(cell).padEnd(widths[0]) : String(cell).padStart(widths[column])).join('  '));
for (const fault of faults.slice(0, 40)) console.log(`FAULT ${fault}`);
process.exit(faults.length === 0 ? 0 : 1);
