// The accounts of the demo, signed in.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BASE, blank } from './browser.mjs';

const PASSWORD = 'qinghe-demo-2026';
const LOG = process.env.FANGYU_LOG ?? join(dirname(fileURLToPath(import.meta.url)), '..', 'target', 'journeys-service.log');

/** The code of the demo approver's second factor (RFC 6238), whose secret the start log tells. */
function code() {
  const secret = /demo account: approver .*second factor ([A-Z2-7]+)/.exec(readFileSync(LOG, 'utf8'))[1];
  const bits = [...secret].map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map(byte => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** The demo's people at a page of the desk; how people themselves sign in is walked in sign-in.test.mjs. @param {{width?: number, height?: number}} [size] */
export async function signedIn(account, path, size = {}) {
  const page = await blank(size);
  const { request } = page.context();
  const tell = async (address, data) => {
    await request.get(`${BASE}/api/session`);   // each step of signing in has a token of its own
    const token = (await page.context().cookies(BASE)).find(({ name }) => name === 'XSRF-TOKEN').value;
    const answer = await request.post(BASE + address, { data, headers: { 'X-XSRF-TOKEN': token } });
    if (!answer.ok()) throw new Error(`${address}: ${answer.status()} ${await answer.text()}`);
  };
  await tell('/api/sign-in', { account, password: PASSWORD });
  if (account === 'approver') await tell('/api/sign-in/code', { code: code() });
  await page.goto(BASE + path);
  return page;
}
