import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { close, graveFaults, mapDrawn, picture, shutDown } from './browser.mjs';
import { signedIn } from './people.mjs';

after(shutDown);

const tomorrow = new Date(Date.now() + (24 + 8) * 3600_000).toISOString().slice(0, 10);

test('a town is renamed from a day on: drafted and previewed by one, adopted by another, both states by date', async () => {
  const clerk = await signedIn('clerk', '/desk/?check=division-changes');
  await mapDrawn(clerk);
  await clerk.getByLabel('名称', { exact: true }).fill('石桥镇更名');
  await clerk.getByRole('button', { name: '新建调整' }).click();
  await clerk.getByText('还没有调整事项').first().waitFor();
  const code = await clerk.evaluate(() => fetch('/ogc/collections/divisions/items?name=石桥镇&limit=1').then(answer => answer.json()).then(found => found.features[0].properties.code));
  await clerk.getByLabel('区划代码（现在的）').fill(code);
  await clerk.getByLabel('新名称').fill('望桥镇');
  await clerk.keyboard.press('Tab');
  await clerk.waitForFunction(() => document.getElementById('item-pinyin').value !== '');
  assert.equal(await clerk.getByLabel('拼写（带声调）').inputValue(), 'Wàngqiáozhèn');
  await clerk.getByRole('button', { name: '添加', exact: true }).click();
  await clerk.getByText(/更名 .*望桥镇/).first().waitFor();
  await clerk.getByLabel('生效日').fill(tomorrow);
  await clerk.getByLabel('批准文号').fill('省政区划〔2026〕3号');
  await clerk.getByLabel('批准机关').fill('省人民政府');
  await clerk.getByLabel('批准日期').fill('2026-11-01');
  await clerk.getByLabel('新名称').fill('还没想好');
  await clerk.getByRole('button', { name: '保存', exact: true }).click();
  await clerk.getByText('没有妨碍实施的问题').waitFor();
  assert.equal(await clerk.getByLabel('新名称').inputValue(), '还没想好', 'what was typed elsewhere stays');
  await clerk.getByText(/石桥镇 → .*望桥镇/).first().waitFor();
  assert.equal(await clerk.getByRole('button', { name: '实施', exact: true }).getAttribute('title'), '您的岗位没有此项权限');
  const table = await clerk.request.get(await clerk.getByRole('link', { name: '下载新旧对照表（CSV）' }).getAttribute('href').then(path => new URL(path, clerk.url()).href));
  assert.match(await table.text(), /石桥镇.*望桥镇/);
  await picture(clerk, 'division-change');
  assert.deepEqual(await graveFaults(clerk), []);

  const approver = await signedIn('approver', `/desk/${new URL(clerk.url()).search}`);
  await approver.getByText('没有妨碍实施的问题').waitFor();
  await approver.getByRole('button', { name: '实施', exact: true }).click();
  await approver.locator('.chip', { hasText: '已实施' }).waitFor();
  const byDay = day => approver.evaluate(([day, code]) => fetch(`/ogc/collections/divisions/items?code=${code}&datetime=${day}`).then(answer => answer.json()).then(found => found.features.map(one => one.properties.name)), [day, code]);
  assert.deepEqual(await byDay('2026-01-01'), ['石桥镇']);
  assert.deepEqual(await byDay(tomorrow), ['望桥镇']);
  await mapDrawn(approver);
  await close(approver);
  await close(clerk);
});
