import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { BASE, close, graveFaults, mapDrawn, open, picture, pixelOf, shutDown } from './browser.mjs';
import { change } from './office.mjs';

after(shutDown);

const PASSWORD = 'qinghe-demo-2026';
const VIEW = { lat: 28.97, lon: 122.985, zoom: 14 };
const AT = `at=${VIEW.lat.toFixed(5)},${VIEW.lon.toFixed(5)},${VIEW.zoom}`;

async function enter(account, path, look = {}) {
  const page = await open('/sign-in/', look);
  await page.getByLabel('登录名').fill(account);
  await page.getByLabel('口令', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL(/\/desk\//);
  await page.goto(BASE + path);
  return page;
}

const block = page => page.locator('.zone-block');
const rowOf = (page, name) => block(page).locator('li', { hasText: name });

test('the demo has the zones of its trunk roads, current, and the map shows them', async () => {
  const page = await open('/desk/?check=sight');
  await rowOf(page, 'G56').filter({ hasText: '现行' }).waitFor({ timeout: 60_000 });
  assert.match(await rowOf(page, 'G56').innerText(), /可见 [\d.]+ km²、视距 1.000 m/);
  await rowOf(page, 'G56').getByRole('button', { name: /看范围/ }).click();
  await page.locator('path.mark.zone.current').waitFor();
  await mapDrawn(page);
  await picture(page, 'desk-zones');
  const again = rowOf(page, 'G56').getByRole('button', { name: /重新计算/ });
  assert.ok(await again.isDisabled(), 'nobody is signed in');
  assert.match(await again.getAttribute('title'), /请先登录/);
  assert.deepEqual(await graveFaults(page), []);
  await close(page);
});

test('an officer draws a corridor, sees it computed, and withdraws it', async () => {
  const page = await enter('officer', `/desk/?check=sight&${AT}`);
  await mapDrawn(page);
  await block(page).getByRole('button', { name: '画一条走廊再算' }).click();
  await page.mouse.click(...await pixelOf(page, [122.98, 28.97], VIEW));
  await page.mouse.dblclick(...await pixelOf(page, [122.99, 28.972], VIEW));
  await page.getByLabel('走廊名称').fill('规划北环');
  await block(page).getByRole('button', { name: '计算', exact: true }).click();
  await rowOf(page, '规划北环').filter({ hasText: '现行' }).waitFor({ timeout: 60_000 });
  await rowOf(page, '规划北环').getByRole('button', { name: /看范围/ }).focus();
  await page.keyboard.press('Enter');
  await page.locator('path.mark.zone').waitFor();
  assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), /收起范围/, 'the focus stays');
  await mapDrawn(page);
  await picture(page, 'desk-zone-drawn');
  await rowOf(page, '规划北环').getByRole('button', { name: /不再保留/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '不再保留' }).click();
  await rowOf(page, '规划北环').waitFor({ state: 'detached' });
  assert.equal(await page.locator('path.mark.zone').count(), 0);
  await close(page);
});

test('when the road changes its zone is computed anew by itself', async () => {
  const page = await open('/desk/?check=sight');
  const row = rowOf(page, 'G56');
  await row.filter({ hasText: '现行' }).waitFor({ timeout: 60_000 });
  const before = await (await fetch(`${BASE}/api/visibility/zones`)).json();
  const zone = before.zones.find(({ name }) => name.startsWith('G56'));
  change('journey', `update road set geom = st_multi(st_linesubstring(st_linemerge(geom), 0, 0.5)) where code = '${zone.road}' and valid_to is null`);
  const now = await (await fetch(`${BASE}/api/visibility/zones`)).json();
  const stale = now.zones.find(({ code }) => code === zone.code);
  assert.deepEqual([stale.state, stale.changed[0].input], ['stale', 'road'], 'the list says so at once');
  const until = Date.now() + 60_000;
  let after;
  do {
    await new Promise(resolve => setTimeout(resolve, 500));
    after = (await (await fetch(`${BASE}/api/visibility/zones`)).json()).zones.find(({ code }) => code === zone.code);
  } while ((after.state !== 'current' || after.run) && Date.now() < until);
  assert.equal(after.state, 'current');
  assert.ok(after.seenSquareMetres < zone.seenSquareMetres, 'half the road sees less');
  assert.notEqual(after.inputs.road, zone.inputs.road);
  await close(page);
});

test('on a phone and in English the block reads well', async () => {
  const page = await open('/desk/?check=sight&lang=en', { width: 390, height: 844 });
  await block(page).getByText('Current').first().waitFor({ timeout: 60_000 });
  await block(page).scrollIntoViewIfNeeded();
  await picture(page, 'desk-zones-phone', { fullPage: true });
  assert.deepEqual(await graveFaults(page), []);
  await close(page);
});
