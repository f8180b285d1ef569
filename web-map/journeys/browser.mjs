// What the journeys share: one Chromium, pages that fail a test on any script error, screenshots under target/.
import { chromium } from 'playwright-core';
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const BASE = process.env.FANGYU_URL ?? 'http://localhost:8080';
const PICTURES = join(dirname(fileURLToPath(import.meta.url)), '..', 'target', 'screenshots');
mkdirSync(PICTURES, { recursive: true });

let browser;

/**
 * Chromium refuses to run as root with its sandbox.
 * @param {{width?: number, height?: number, theme?: 'light'|'dark', seen?: boolean, without?: string}} options `seen`: not the
 *   first visit; `without`: addresses that fail to load
 */
export async function open(path, options) {
  const page = await blank(options);
  await page.goto(BASE + path);
  return page;
}

/** A page of nothing yet, whose context can sign in first. */
export async function blank({ width = 1400, height = 900, theme = 'light', seen = true, without } = {}) {
  browser ??= await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] });
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, permissions: ['clipboard-read', 'clipboard-write'] });
  if (seen) await context.addInitScript(() => { try { localStorage.setItem('fangyu.visited', 'yes'); } catch { /* no storage, no matter */ } });
  const page = await context.newPage();
  if (without) await page.route(without, route => route.abort());
  page.faults = [];
  page.on('pageerror', fault => page.faults.push(fault.message));
  page.on('console', message => message.type() === 'error' && page.faults.push(message.text()));
  return page;
}

/** Waits until the map stands and its tiles are drawn. */
export async function mapDrawn(page) {
  await page.waitForSelector('.surface canvas.leaflet-tile-loaded', { timeout: 30_000 });
  await page.waitForFunction(() => [...document.querySelectorAll('.surface canvas.leaflet-tile')].every(tile => tile.classList.contains('leaflet-tile-loaded')), null, { timeout: 30_000 });
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @returns {Promise<string[]>} what axe finds serious or critical on the page as it stands */
export async function graveFaults(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  const grave = violations.filter(({ impact }) => ['serious', 'critical'].includes(impact));
  return grave.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).slice(0, 4).join(', ')}`);
}

/** Tiles that a page was still asking for when the journey left it; a map that lacks them never counts as drawn. */
const LEFT = /Failed to fetch[\s\S]*protomaps-leaflet/;

/** Ends a page; what went wrong in its console is a fault of the test, but for the failures the test made itself. */
export async function close(page, { expected = [] } = {}) {
  await page.context().close();
  assert.deepEqual(page.faults.filter(fault => ![...expected, LEFT].some(pattern => pattern.test(fault))), [], 'the console is clean');
}

export const picture = (page, name, options = {}) => page.screenshot({ path: join(PICTURES, `${name}.png`), ...options });

export async function shutDown() {
  await browser?.close();
  browser = undefined;
}

/** Where on the page a place lies, for a map whose view the address gives. */
export async function pixelOf(page, [lon, lat], view) {
  const box = await page.locator('.surface').boundingBox();
  const world = 256 * 2 ** view.zoom;
  const x = value => ((value + 180) / 360) * world;
  const y = value => ((1 - Math.asinh(Math.tan((value * Math.PI) / 180)) / Math.PI) / 2) * world;
  return [box.x + box.width / 2 + x(lon) - x(view.lon), box.y + box.height / 2 + y(lat) - y(view.lat)];
}
