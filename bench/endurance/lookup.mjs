// Looks every noted write up again: in the journal, and through the API.
import { createHash } from 'node:crypto';
import { Client } from './client.mjs';

const LOOKED_UP_BY_API = 25; // the newest attachments of each round, whose answers came just before the kill

/** @returns {{acknowledged: number, lost: string[], doubled: string[], unacknowledged: number, there: number}} */
export async function lookUp(ledger, writers, database, port) {
  const found = { acknowledged: 0, lost: [], doubled: [], unacknowledged: 0, there: 0 };
  const journal = new Map(lines(database, "select request_id, count(*) from journal where request_id like 'e-%' group by 1"));
  const places = new Map(lines(database, "select code, count(*) from place where code like '99012110022299%' group by 1"));
  const attachments = has(database, 'attachment') ? new Map(lines(database, 'select id, count(*), min(sha256) from attachment group by 1')) : new Map();
  const times = write => write.kind === 'import' ? whole(write.codes.map(code => Number(places.get(code) ?? 0)))
    : write.kind === 'attachment' ? (attachments.get(write.attachment)?.split('|')[1] === write.hash ? Number(attachments.get(write.attachment).split('|')[0]) : 0)
      : Number(journal.get(write.id) ?? 0);
  for (const write of ledger.writes) {
    if (write.silent) continue; // a password is looked up by signing in
    const n = times(write);
    if (write.acknowledged) found.acknowledged++; else found.unacknowledged++;
    if (write.acknowledged && n === 0) found.lost.push(`${write.kind} ${write.id ?? write.codes[0]}`);
    if (!write.acknowledged && n > 0) found.there++;
    if (n > 1) found.doubled.push(`${write.kind} ${write.id ?? write.codes[0]}`);
  }
  for (const writer of writers) {
    if (writer.changes === undefined) continue;
    found.acknowledged += writer.changes;
    if (writer.lost) found.lost.push(`password of ${writer.account}`);
  }
  found.lost.push(...await lostToTheApi(ledger, port));
  return found;
}

/** The content of the newest attachments, as whoever may see them gets it. */
async function lostToTheApi(ledger, port) {
  const newest = ledger.writes.filter(write => write.kind === 'attachment' && write.acknowledged).slice(-LOOKED_UP_BY_API);
  if (newest.length === 0) return [];
  const officer = new Client(port, '127.0.0.99');
  const came = await officer.post('/api/sign-in', { account: 'officer', password: 'qinghe-demo-2026' });
  if (came.status !== 200) return [`the officer cannot sign in: ${came.status}`];
  const lost = [];
  for (const write of newest) {
    const answer = await officer.get(`/api/attachments/${write.attachment}/content`);
    if (answer.status !== 200 || createHash('sha256').update(answer.body).digest('hex') !== write.hash) lost.push(`attachment ${write.attachment} by the API: ${answer.status}`);
  }
  return lost;
}

/** Rows of one import: all there once, none, or - a fault - part of them. */
function whole(counts) {
  if (counts.every(n => n === counts[0])) return counts[0];
  throw new Error(`half an import is there: ${counts}`);
}

export const has = (database, table) => database.sql(`select count(*) from pg_tables where schemaname = 'register' and tablename = '${table}'`) === '1';

const lines = (database, text) => database.sql(text).split('\n').filter(Boolean).map(line => [line.slice(0, line.indexOf('|')), line.slice(line.indexOf('|') + 1)]);
