// The accounts of the demo, signed in as people do it.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { open } from './browser.mjs';

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

/** The demo's people at a page of the desk. @param {{width?: number, height?: number}} [size] */
export async function signedIn(account, path, size = {}) {
  const page = await open('/sign-in/', size);
  await page.getByLabel('登录名').fill(account);
  await page.getByLabel('口令', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  if (account === 'approver') {
    await page.getByLabel('动态口令').fill(code());
    await page.getByRole('button', { name: '确认', exact: true }).click();
  }
  await page.waitForURL(/\/desk\//);
  await page.goto(new URL(path, page.url()).href);
  return page;
}
