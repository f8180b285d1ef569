import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { close, graveFaults, mapDrawn, picture, shutDown } from './browser.mjs';
import { signedIn } from './people.mjs';

after(shutDown);

test('names are collected from the walk-in list, duplicates are seen, and the chosen become one case', async () => {
  const page = await signedIn('officer', '/desk/?check=collection');
  await page.getByRole('button', { name: /^为 .* 采集名称$/ }).first().waitFor();
  await mapDrawn(page);
  const walk = await page.request.get(await page.getByRole('link', { name: '下载清单（CSV）' }).getAttribute('href').then(path => new URL(path, page.url()).href));
  assert.match(await walk.text(), /事项,登记代码/);
  await page.getByRole('button', { name: /^为 .* 采集名称$/ }).first().click();
  await page.getByLabel('名称', { exact: true }).fill('学堂弄');
  await page.getByLabel('讲述人').fill('王老人');
  await page.getByLabel('由来').fill('旧有学堂');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('“学堂弄”已保存').waitFor();
  await page.getByLabel('名称', { exact: true }).fill('薛塘弄');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('先定位置').waitFor();
  await page.getByRole('button', { name: '在地图上点' }).click();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  const first = page.locator('.collected', { has: page.getByLabel('选 学堂弄') });
  await page.getByLabel('选 薛塘弄').waitFor();
  await first.getByText('由来、照片、讲述人').click();
  await first.getByText('王＊＊').waitFor();
  assert.match(await first.locator('.verdict').innerText(), /薛塘弄[\s\S]*同音/);
  await picture(page, 'desk-collection');
  assert.deepEqual(await graveFaults(page), []);
  await page.getByLabel('选 学堂弄').check();
  await page.getByRole('button', { name: '批量建案（1）' }).click();
  await page.waitForURL(/check=case&subject=DM-/);
  await page.getByText('学堂弄').first().waitFor();
  assert.doesNotMatch(await page.locator('.sheet').innerText(), /王老人/);
  await mapDrawn(page);
  await close(page);
});

test('on a phone everything is one column', async () => {
  const page = await signedIn('officer', '/desk/?check=collection', { width: 360, height: 740 });
  await page.locator('.collected').first().waitFor();
  await mapDrawn(page);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360), 'nothing sticks out');
  await page.locator('.collection').scrollIntoViewIfNeeded();
  await picture(page, 'phone-collection', { fullPage: true });
  await close(page);
});

test('a record shows its other names; an officer adds one, the search finds it, and it is withdrawn with a reason', async () => {
  const page = await signedIn('officer', '/desk/');
  const { features: [place] } = await (await page.request.get(new URL('/ogc/collections/places/items?limit=1', page.url()).href)).json();
  await page.goto(new URL(`/desk/?check=record&subject=places/${place.properties.code}`, page.url()).href);
  const names = page.locator('.other-names');
  await names.getByRole('button', { name: '添加名称' }).click();
  await names.getByLabel('种类').selectOption('方言名');
  await names.getByLabel('名称', { exact: true }).fill('埗头坳');
  await names.getByLabel('使用起').fill('清');
  await names.getByLabel('依据').fill('县志卷三');
  await names.getByRole('button', { name: '添加', exact: true }).click();
  const row = page.locator('.other-name', { hasText: '埗头坳' });
  await row.getByText('清–今').waitFor();
  await mapDrawn(page);
  await picture(page, 'desk-other-names');
  const found = await (await page.request.get(new URL(`/api/search?q=${encodeURIComponent('埗头坳')}`, page.url()).href)).json();
  assert.deepEqual([found.results[0].id, found.results[0].matched.field], [place.properties.code, 'dialect_name']);
  await row.getByRole('button', { name: '撤回 埗头坳' }).click();
  await row.getByLabel('撤回理由').fill('误登');
  await row.getByRole('button', { name: '撤回名称' }).click();
  await row.waitFor({ state: 'detached' });
  await close(page);
});
