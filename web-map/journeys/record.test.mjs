import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { close, mapDrawn, open, picture, pixelOf, shutDown } from './browser.mjs';
import { change } from './office.mjs';

after(shutDown);

const PASSWORD = 'qinghe-demo-2026';
const MARKER = 'QY01010Q';

async function signIn(page, account) {
  await page.getByLabel('登录名').fill(account);
  await page.getByLabel('口令', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL(/\/desk\//);
}

test('a record is found by the keyboard alone, says what it is, and where', async () => {
  const page = await open('/desk/');
  await mapDrawn(page);
  await page.keyboard.press('/');
  await page.keyboard.type(MARKER);
  await page.getByRole('option', { name: new RegExp(MARKER) }).first().waitFor();
  await picture(page, 'desk-search');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('.record dl').waitFor();
  assert.equal(new URL(page.url()).searchParams.get('subject'), `boundary-markers/${MARKER}`);
  await page.locator('.entry', { hasText: '登记' }).waitFor();
  assert.match(await page.locator('.record').innerText(), /方位物一方位角\s+\d+°\d+′/);
  await page.locator('path.mark.selected').first().waitFor({ state: 'attached' });
  await mapDrawn(page);
  await picture(page, 'desk-record');
  await close(page);
});

test('the history tells field by field what was and what is, and shows on the map how the place moved', async () => {
  change('li.gong', `update boundary_marker set state = 'moved', material = '混凝土', geom = st_translate(geom, 0.0005, 0.0002) where code = '${MARKER}'`);
  const page = await open(`/desk/?check=record&subject=boundary-markers/${MARKER}`);
  const entry = page.locator('.entry[data-act="update"]');
  await entry.waitFor();
  assert.match(await entry.innerText(), /变更[\s\S]*20\d\d年\d+月\d+日 \d\d:\d\d · li\.gong/);
  assert.deepEqual(await entry.locator('tbody tr').allInnerTexts(), ['状况\t完好\t移位', '材质\t花岗岩\t混凝土']);
  await entry.getByText(/位置移动 5\d m/).waitFor();
  await entry.getByRole('button', { name: '在地图上看' }).click();
  assert.equal(await page.locator('path.mark.before').count(), 1);
  await page.locator('path.mark.after').first().waitFor({ state: 'attached' });
  await entry.scrollIntoViewIfNeeded();
  await mapDrawn(page);
  await picture(page, 'desk-record-history');
  await page.getByRole('button', { name: '命名检查' }).click();
  assert.equal(await page.locator('path.mark.before').count(), 0, 'it goes with the record');
  await close(page);
});

test('a click on the map opens the record of what is there, and back leads back', async () => {
  const view = { lat: 28.97, lon: 122.985, zoom: 15 };
  const page = await open(`/desk/?at=${view.lat.toFixed(5)},${view.lon.toFixed(5)},${view.zoom}`);
  await mapDrawn(page);
  const { features } = await (await page.request.get(`${new URL(page.url()).origin}/ogc/collections/roads/items?road_class=arterial&limit=1`)).json();
  const { coordinates: [line] } = features[0].geometry;
  await page.goto(`${new URL(page.url()).origin}/desk/?at=${line[1][1].toFixed(5)},${line[1][0].toFixed(5)},17`);
  await mapDrawn(page);
  await page.mouse.click(...await pixelOf(page, line[1], { lat: Number(line[1][1].toFixed(5)), lon: Number(line[1][0].toFixed(5)), zoom: 17 }));
  await page.locator('.record dl').waitFor();
  await page.goBack();
  await page.getByText('从左边选一件事').waitFor();
  await close(page);
});

test('a search at the desk lists what it found; a code that is not there says so', async () => {
  const page = await open('/desk/?check=record&q=xhl');
  await page.locator('.sheet .results a').first().click();
  await page.locator('.record dl').waitFor();
  await mapDrawn(page);
  await page.goto(`${new URL(page.url()).origin}/desk/?check=record&subject=graves/no-such`);
  await page.getByText('没有这条记录的现行版本').waitFor();
  await page.getByText('没有可看的履历').waitFor();
  await close(page, { expected: [/404/] });
});

test('the checks and the public page lead to the record', async () => {
  const page = await open('/desk/?check=inspection&subject=QY01');
  await page.getByRole('link', { name: '记录与履历' }).click();
  await page.locator('.record dl').waitFor();
  assert.equal(new URL(page.url()).searchParams.get('subject'), 'boundary-lines/QY01');
  await mapDrawn(page);
  await page.goto(`${new URL(page.url()).origin}/?id=cemeteries/C990121001`);
  await mapDrawn(page);
  await page.getByRole('link', { name: '办公台记录' }).click();
  await page.locator('.record dl').waitFor();
  await mapDrawn(page);
  await close(page);
});

test('the journal is greyed with its reason for who may not read it', async () => {
  const page = await open('/desk/');
  const head = page.getByRole('button', { name: /日志/ });
  await head.and(page.locator('[disabled]')).waitFor();
  assert.equal(await head.getAttribute('title'), '请先登录');
  await mapDrawn(page);
  await page.goto(`${new URL(page.url()).origin}/desk/?check=journal`);
  await page.locator('.greyed', { hasText: '请先登录' }).waitFor();
  assert.ok(await page.getByRole('button', { name: '查日志' }).isDisabled());
  await close(page);
});

test('the journal is narrowed by the address, and each entry opens its record', async () => {
  const page = await open('/sign-in/');
  await signIn(page, 'administrator');
  await page.getByRole('button', { name: /日志/ }).click();
  await page.locator('.entry').first().waitFor();
  await mapDrawn(page);
  await picture(page, 'desk-journal');
  await page.getByLabel('做了什么').selectOption('变更');
  await page.getByLabel('账号').fill('li.gong');
  await page.getByRole('button', { name: '查日志' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.entry').length === 1);
  const words = new URL(page.url()).searchParams;
  assert.deepEqual(['actor', 'act'].map(name => words.get(name)), ['li.gong', 'update']);
  assert.match(await page.locator('.entry').innerText(), /变更[\s\S]*界桩 QY01010Q[\s\S]*内容不显示/);
  await page.reload();
  await page.locator('.entry').first().waitFor();
  assert.equal(await page.getByLabel('账号').inputValue(), 'li.gong', 'the address keeps the filters');
  await page.getByLabel('从').fill('2000-01-01');
  await page.getByLabel('到', { exact: true }).fill('2000-12-31');
  await page.getByRole('button', { name: '查日志' }).click();
  await page.getByText('没有符合条件的日志').waitFor();
  await page.getByRole('button', { name: '清空条件' }).click();
  await page.locator('.entry').nth(5).waitFor();
  await page.getByRole('button', { name: '再往前' }).click();
  await page.locator('.entry').nth(35).waitFor();
  await page.getByRole('link', { name: /QY01010Q/ }).first().click();
  await page.locator('.entry[data-act="update"]').waitFor();
  assert.equal(new URL(page.url()).searchParams.get('check'), 'record');
  await close(page);
});
