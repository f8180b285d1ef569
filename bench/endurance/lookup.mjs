// Looks every noted write up again: in the journal, and through the API.
import { createHash } from 'node:crypto';
import { Client } from './client.mjs';

const LOOKED_UP_BY_API = 25; // the newest attachments of each round, whose answers came just before the kill

/** @returns {{acknowledged: number, lost: string[], doubled: string[], unacknowledged: number, there: number, kinds: object}} */
export async function lookUp(ledger, writers, database, port) {
  const found = { acknowledged: 0, lost: [], doubled: [], unacknowledged: 0, there: 0, kinds: {} };
  // One request may leave several rows, but none of them twice.
  const journal = new Map(lines(database, "select request_id, max(n) from (select request_id, count(*) as n from journal where request_id like 'e-%' group by request_id, act, register, code) t group by 1"));
  const accounts = new Map(lines(database, "select account, case when count(g.id) = 1 and bool_and(password_hash is not null) then 1 else -1 end from account a left join account_grant g on g.account_id = a.id where account like 'made-%' group by 1"));
  const places = new Map(lines(database, "select code, count(*) from place where code like '99012110022299%' group by 1"));
  const attachments = new Map(lines(database, 'select attachment_id, count(*), min(sha256) from attachment group by 1'));
  const papers = new Map(lines(database, "select after->>'attachment_id', count(*) from journal where register = 'attachment' and act = 'insert' group by 1"));
  const kept = new Set(ledger.writes.filter(write => write.kind === 'attachment' && write.acknowledged).map(write => write.attachment));
  const times = write => write.kind === 'import' ? whole(write.codes.map(code => Number(places.get(code) ?? 0)))
    : write.kind === 'attachment' ? (attachments.get(write.attachment) === `1|${write.hash}` ? Number(papers.get(write.attachment) ?? 0) : 0)
      : write.kind === 'account' ? Math.min(Number(accounts.get(write.account) ?? 0), 1) * Number(journal.get(write.id) ?? 0) : Number(journal.get(write.id) ?? 0);
  for (const write of ledger.writes) {
    if (!write.acknowledged && kept.has(write.attachment)) continue;   // sent again under its number until it was acknowledged
    const n = times(write);
    if (n < 0) throw new Error(`half of ${write.kind} ${write.account} is there`);
    found.kinds[write.kind] = (found.kinds[write.kind] ?? 0) + (write.acknowledged ? 1 : 0);
    if (write.acknowledged) found.acknowledged++; else found.unacknowledged++;
    if (write.acknowledged && n === 0) found.lost.push(`${write.kind} ${write.id ?? write.codes[0]}`);
    if (!write.acknowledged && n > 0) found.there++;
    if (n > 1) found.doubled.push(`${write.kind} ${write.id ?? write.codes[0]}`);
  }
  for (const writer of writers) if (writer.lost) found.lost.push(`password of ${writer.account}`);
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

const lines = (database, text) => database.sql(text).split('\n').filter(Boolean).map(line => [line.slice(0, line.indexOf('|')), line.slice(line.indexOf('|') + 1)]);
