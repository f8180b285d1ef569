// People who write, one request at a time each, and note for every request whether it was acknowledged.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from './client.mjs';

const DEMO_PASSWORD = 'qinghe-demo-2026';
const DIVISION = '990121';

/** What was asked for and what came back. */
export class Ledger {
  constructor() {
    Object.assign(this, { writes: [], refusals: 0, longestRefusal: 0, other: new Map() });
  }

  /** Notes an answer to a write. @returns whether it was acknowledged */
  note(kind, answer, facts) {
    const acknowledged = answer.status >= 200 && answer.status < 300;
    if (answer.unsent) return false;
    this.writes.push({ kind, id: answer.id, acknowledged, ...facts });
    this.refused(answer);
    return acknowledged;
  }

  /** Counts what was no success. An answer that came must be clear: 503 with a time to come back, 429 where a sign-in that was cut off counts as a failure, or 401 once a password was changed behind its back. */
  refused(answer) {
    if (answer.status >= 200 && answer.status < 400) return;
    this.longestRefusal = Math.max(this.longestRefusal, answer.ms);
    const clear = [503, 429].includes(answer.status) && answer.headers['retry-after'] && /problem\+json/.test(answer.headers['content-type']);
    if (clear) this.refusals++;
    else if (answer.status !== 0) this.other.set(answer.status, (this.other.get(answer.status) ?? 0) + 1);
    if (!clear && answer.status > 0 && answer.status !== 401 && !this.example) this.example = `${answer.status} ${answer.body.toString('utf8').slice(0, 300)}`;
  }
}

class Writer {
  constructor(port, address, ledger) {
    Object.assign(this, { client: new Client(port, address), ledger, running: false });
  }

  start() {
    this.running = true;
    this.done = (async () => {
      while (this.running) await this.step() || await sleep(200);
    })();
  }

  async finish() {
    this.running = false;
    await this.done;
  }
}

/** Signs in and out again and again: each is an event of the journal. */
export class Visitor extends Writer {
  constructor(port, address, ledger, account) {
    super(port, address, ledger);
    Object.assign(this, { account, password: DEMO_PASSWORD });
  }

  async step() {
    const came = await this.client.post('/api/sign-in', { account: this.account, password: this.password });
    if (!this.ledger.note('sign_in', came, { code: this.account })) return false;
    return this.ledger.note('sign_out', await this.client.post('/api/sign-out', {}), { code: this.account });
  }
}

/** Changes the password again and again; the last that was acknowledged must let in, or one that came after it. */
export class Renewer extends Writer {
  constructor(port, address, ledger, account) {
    super(port, address, ledger);
    Object.assign(this, { account, known: DEMO_PASSWORD, tried: undefined, changes: 0, lost: 0 });
  }

  async step() {
    if (!this.in && !(this.in = await this.signIn())) return false;
    this.tried = `renewed-${randomBytes(9).toString('base64url')}`;
    const answer = await this.client.post('/api/account/password', { old: this.known, fresh: this.tried });
    const kept = this.ledger.note('password', answer, { code: this.account });
    if (kept) Object.assign(this, { known: this.tried, tried: undefined, changes: this.changes + 1 });
    else this.in = false;
    return kept;
  }

  /** With the last known password, or the one whose change was not answered. A sign-in that neither gets is a loss. */
  async signIn() {
    for (const password of [this.known, this.tried].filter(Boolean)) {
      const answer = await this.client.post('/api/sign-in', { account: this.account, password });
      this.ledger.note('sign_in', answer, { code: this.account });
      if (answer.status === 200) {
        Object.assign(this, { known: password, tried: undefined });
        return true;
      }
      if (answer.status !== 401) return false;
    }
    this.lost++;
    return false;
  }
}

/** Hands in papers under ids of its own, and asks again with the same id when no answer came. */
export class Archivist extends Writer {
  /** @param {string[]} roads whose papers they are, in turn: a record has room for so many */
  constructor(port, address, ledger, account, roads) {
    super(port, address, ledger);
    Object.assign(this, { account, roads, papers: 0 });
  }

  async step() {
    if (!this.in) {
      const came = await this.client.post('/api/sign-in', { account: this.account, password: DEMO_PASSWORD });
      this.ledger.note('sign_in', came, { code: this.account });
      if (!(this.in = came.status === 200)) return false;
    }
    this.paper ??= { id: randomUUID(), road: this.roads[this.papers++ % this.roads.length], content: Buffer.from(`附件 ${randomUUID()}\n${randomBytes(1500).toString('base64')}\n`) };
    const { id, road, content } = this.paper;
    const hash = createHash('sha256').update(content).digest('hex');
    const answer = await this.client.post(`/api/attachments?register=road&code=${road}&kind=paper&name=${id}.txt&id=${id}`, content, { type: 'text/plain' });
    const kept = this.ledger.note('attachment', answer, { attachment: id, hash });
    if (kept) this.paper = undefined;
    else if (answer.status === 401 || answer.status === 403) this.in = false;
    return kept;
  }
}

/** Makes accounts, each with a right: two changes and a password, all or none. */
export class Administrator extends Writer {
  async step() {
    if (!this.in) {
      const came = await this.client.post('/api/sign-in', { account: 'administrator', password: DEMO_PASSWORD });
      this.ledger.note('sign_in', came, { code: 'administrator' });
      if (!(this.in = came.status === 200)) return false;
    }
    const account = `made-${randomUUID()}`;
    const answer = await this.client.post('/api/accounts', { account, displayName: '耐久', division: DIVISION, role: 'clerk' });
    if (answer.status === 401) this.in = false;
    return this.ledger.note('account', answer, { account });
  }
}

/** Runs the command import beside the service, a fresh file each time: all of its rows or none. */
export class Importer {
  constructor(service, ledger) {
    Object.assign(this, { service, ledger, runs: 0 });
  }

  start() {
    const run = this.runs++;
    const codes = Array.from({ length: 40 }, (_, i) => `99012110022299${String(run).padStart(3, '0')}${String(i).padStart(3, '0')}`);
    const rows = codes.map((code, i) => `${code},耐久村${run}之${i},settlement,22200,announced,${DIVISION},public,${123.01 + i / 1000},29.0${10 + run}`);
    const file = join(this.service.work, `places-${run}.csv`);
    writeFileSync(file, ['code,name,place_class,category_code,status,division_code,secrecy,lon,lat', ...rows].join('\n'));
    this.done = this.service.command(['import', file, '--as', 'places', '--crs', 'EPSG:4490']).then(({ status, output }) => {
      if (status !== 0 && status !== 3) throw new Error(`import ended with ${status}:\n${output}`);
      this.ledger.writes.push({ kind: 'import', acknowledged: status === 0, codes });
    });
  }

  async finish() {
    await this.done;
  }
}
